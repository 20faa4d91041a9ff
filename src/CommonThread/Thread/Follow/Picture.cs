namespace CommonThread.Thread.Follow;

/// <summary>
/// The strand drawn as rows of beads, the vision at the top: where each bead stands and which lines join them.
/// The page lists the same beads in words; the picture adds nothing that the list lacks.
/// </summary>
public sealed class Picture
{
    private const int BoxWidth = 190;
    private const int BoxHeight = 58;
    private const int GapX = 18;
    private const int GapY = 40;
    private const int MostInARow = 5;

    public sealed record Box(Bead Bead, int X, int Y, IReadOnlyList<string> Lines);

    public sealed record Line(int X1, int Y1, int X2, int Y2);

    /// <summary>A row that had more beads than fit: how many are left to the list.</summary>
    public sealed record Rest(int X, int Y, string Words);

    public required IReadOnlyList<Box> Boxes { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    public required IReadOnlyList<Rest> Rests { get; init; }

    public int Width { get; private init; }

    public int Height { get; private init; }

    public static int WidthOfABox => BoxWidth;

    public static int HeightOfABox => BoxHeight;

    public static Picture Of(Strand strand)
    {
        ArgumentNullException.ThrowIfNull(strand);
        var rows = new List<List<Bead>>();
        foreach (var row in strand.Above.GroupBy(b => b.Steps).OrderByDescending(g => g.Key))
            rows.Add([.. row]);
        rows.Add([strand.Middle]);
        foreach (var row in strand.Below.GroupBy(b => b.Steps).OrderBy(g => g.Key))
            rows.Add([.. row]);
        var width = (MostInARow * (BoxWidth + GapX)) + GapX + 70;
        var boxes = new List<Box>();
        var rests = new List<Rest>();
        var at = new Dictionary<RecordRef, Box>();
        for (var r = 0; r < rows.Count; r++)
        {
            var shown = rows[r].Take(MostInARow).ToList();
            var y = GapY + (r * (BoxHeight + GapY));
            var left = (width - (shown.Count * (BoxWidth + GapX)) + GapX) / 2;
            for (var i = 0; i < shown.Count; i++)
            {
                var box = new Box(shown[i], left + (i * (BoxWidth + GapX)), y, Wrap(shown[i].Card.Title));
                boxes.Add(box);
                at[shown[i].Card.Record] = box;
            }
            if (rows[r].Count > shown.Count)
                rests.Add(
                    new(
                        left + (shown.Count * (BoxWidth + GapX)),
                        y + (BoxHeight / 2),
                        $"and {rows[r].Count - shown.Count} more"
                    )
                );
        }
        var lines = new List<Line>();
        foreach (var box in boxes)
        {
            if (box.Bead.Via is not { } via || !at.TryGetValue(via, out var other))
                continue;
            var (upper, lower) = other.Y < box.Y ? (other, box) : (box, other);
            lines.Add(new(upper.X + (BoxWidth / 2), upper.Y + BoxHeight, lower.X + (BoxWidth / 2), lower.Y));
        }
        return new()
        {
            Boxes = boxes,
            Lines = lines,
            Rests = rests,
            Width = width,
            Height = GapY + (rows.Count * (BoxHeight + GapY)),
        };
    }

    // Two lines of about 28 letters, the second cut with an ellipsis.
    private static List<string> Wrap(string title)
    {
        const int letters = 28;
        var lines = new List<string> { "" };
        foreach (var word in title.Split(' '))
        {
            if (lines[^1].Length == 0)
                lines[^1] = word;
            else if (lines[^1].Length + 1 + word.Length <= letters)
                lines[^1] += " " + word;
            else if (lines.Count < 2)
                lines.Add(word);
            else
            {
                lines[^1] += "…";
                break;
            }
        }
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Length > letters + 2)
                lines[i] = lines[i][..letters] + "…";
        }
        return lines;
    }
}
