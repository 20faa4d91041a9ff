namespace CommonThread.Thread.Follow;

/// <summary>
/// The strand drawn as rows of beads, the vision at the top: where each bead stands and which lines join them.
/// The page lists the same beads in words; the picture adds nothing that the list lacks.
/// </summary>
public sealed class Picture
{
    public const int BoxWidth = 212;
    public const int BoxHeight = 82;
    private const int GapX = 16;
    private const int GapY = 44;
    private const int Edge = 8;
    private const int MostInARow = 5;

    // What two lines of a title hold in the widest of the ordinary fonts.
    private const int LettersInALine = 22;

    public sealed record Box(Bead Bead, int X, int Y, IReadOnlyList<string> Lines);

    public sealed record Line(int X1, int Y1, int X2, int Y2)
    {
        /// <summary>A thread hangs: it leaves a bead downwards and comes to the next from above.</summary>
        public string Path
        {
            get
            {
                var middle = (Y1 + Y2) / 2;
                return $"M{X1} {Y1}C{X1} {middle} {X2} {middle} {X2} {Y2}";
            }
        }
    }

    /// <summary>A row that had more beads than fit: how many are left to the list, and where in it they are.</summary>
    public sealed record Rest(int X, int Y, string Words, string Anchor);

    public required IReadOnlyList<Box> Boxes { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    public required IReadOnlyList<Rest> Rests { get; init; }

    public int Width { get; private init; }

    public int Height { get; private init; }

    public static Picture Of(Strand strand)
    {
        ArgumentNullException.ThrowIfNull(strand);
        IReadOnlyList<List<Bead>> rows =
        [
            .. strand.Above.GroupBy(b => b.Steps).OrderByDescending(g => g.Key).Select(g => g.ToList()),
            [strand.Middle],
            .. strand.Below.GroupBy(b => b.Steps).OrderBy(g => g.Key).Select(g => g.ToList()),
        ];
        // As wide as its widest row, so that a short thread is not lost in an empty field.
        var widest = Math.Clamp(rows.Max(r => r.Count), 3, MostInARow);
        var width = (widest * (BoxWidth + GapX)) - GapX + (2 * Edge);
        var boxes = new List<Box>();
        var rests = new List<Rest>();
        var at = new Dictionary<RecordRef, (int X, int Y)>();
        for (var r = 0; r < rows.Count; r++)
        {
            var cut = rows[r].Count > MostInARow;
            var shown = cut ? rows[r].Take(MostInARow - 1).ToList() : rows[r];
            var places = shown.Count + (cut ? 1 : 0);
            var y = Edge + (r * (BoxHeight + GapY));
            var left = (width - (places * (BoxWidth + GapX)) + GapX) / 2;
            for (var i = 0; i < shown.Count; i++)
            {
                var box = new Box(shown[i], left + (i * (BoxWidth + GapX)), y, Wrap(shown[i].Card.Title));
                boxes.Add(box);
                at[shown[i].Card.Record] = (box.X, box.Y);
            }
            if (!cut)
                continue;
            var x = left + (shown.Count * (BoxWidth + GapX));
            var rest = rows[r].Skip(shown.Count).ToList();
            rests.Add(new(x, y, $"and {rest.Count} more", rest[0].Side == Side.Above ? "above" : "below"));
            foreach (var bead in rest)
                at[bead.Card.Record] = (x, y);
        }
        var lines = strand
            .Above.Concat(strand.Below)
            .Where(b => b.Via is { } via && at.ContainsKey(via))
            .Select(b =>
            {
                var (one, other) = (at[b.Card.Record], at[b.Via!.Value]);
                var (upper, lower) = one.Y < other.Y ? (one, other) : (other, one);
                return new Line(upper.X + (BoxWidth / 2), upper.Y + BoxHeight, lower.X + (BoxWidth / 2), lower.Y);
            })
            .Distinct()
            .ToList();
        return new()
        {
            Boxes = boxes,
            Lines = lines,
            Rests = rests,
            Width = width,
            Height = (rows.Count * (BoxHeight + GapY)) - GapY + (2 * Edge),
        };
    }

    // Two lines; what does not fit ends in an ellipsis. The whole title is in the list.
    private static List<string> Wrap(string title)
    {
        var lines = new List<string>();
        var rest = title.Trim();
        while (rest.Length > 0 && lines.Count < 2)
        {
            if (rest.Length <= LettersInALine)
            {
                lines.Add(rest);
                return lines;
            }
            var space = rest.LastIndexOf(' ', LettersInALine);
            var end = space > 0 ? space : LettersInALine;
            lines.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }
        if (rest.Length > 0)
            lines[^1] = lines[^1][..Math.Min(lines[^1].Length, LettersInALine - 1)].TrimEnd() + "…";
        return lines;
    }
}
