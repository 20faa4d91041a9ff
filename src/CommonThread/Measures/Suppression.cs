namespace CommonThread.Measures;

/// <summary>A cell of a table that the public may read: a number, or hidden and why.</summary>
public readonly record struct PublicCell(double? Value, bool Hidden)
{
    public static PublicCell Shown(double value) => new(value, false);

    public static readonly PublicCell HiddenCell = new(null, true);

    /// <summary>The number, or "fewer than 5" is not said either: a dash with its explanation on the page.</summary>
    public string Say(Func<double, string> number) =>
        Hidden ? "hidden"
        : Value is { } v ? number(v)
        : "not known";
}

/// <summary>
/// Hides small counts of people from public views (C-49): those from 1 up to the threshold less one, and where a total would
/// give one away, the next smallest too, so that no hidden count can be worked out from what is shown.
/// </summary>
/// <remarks>
/// Primary and secondary suppression as in the Government Statistical Service's guidance on disclosure control for tables
/// from administrative sources. Zero is shown: it says nothing of a person.
/// </remarks>
public sealed class Suppression(int threshold = Suppression.DefaultThreshold)
{
    public const int DefaultThreshold = 5;

    /// <summary>Counts from 1 to this less one are hidden.</summary>
    public int Threshold { get; } =
        threshold is >= 2 and <= 100
            ? threshold
            : throw new ArgumentOutOfRangeException(nameof(threshold), "Threshold must be between 2 and 100");

    public bool IsSmall(double count) => count > 0 && count < Threshold;

    /// <summary>The cells of a row or column whose total is published beside them.</summary>
    public IReadOnlyList<PublicCell> Hide(IReadOnlyList<double> counts, bool totalIsShown = true)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var hidden = counts.Select(IsSmall).ToArray();
        if (totalIsShown)
            HideMore(counts, hidden);
        return [.. counts.Select((c, i) => hidden[i] ? PublicCell.HiddenCell : PublicCell.Shown(c))];
    }

    /// <summary>
    /// The cells of a table whose row and column totals are published. Secondary hiding in a row can open a column, so that
    /// it goes on until nothing changes.
    /// </summary>
    /// <param name="counts">Rows of equal length.</param>
    public IReadOnlyList<IReadOnlyList<PublicCell>> Hide(IReadOnlyList<IReadOnlyList<double>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Count == 0)
            return [];
        var width = counts[0].Count;
        if (counts.Any(r => r.Count != width))
            throw new ArgumentException("Every row must have the same number of cells", nameof(counts));
        var hidden = counts.Select(r => r.Select(IsSmall).ToArray()).ToArray();
        for (var changed = true; changed; )
        {
            changed = false;
            for (var r = 0; r < hidden.Length; r++)
                changed |= HideMore(counts[r], hidden[r]);
            for (var c = 0; c < width; c++)
            {
                var column = hidden.Select(row => row[c]).ToArray();
                if (!HideMore([.. counts.Select(row => row[c])], column))
                    continue;
                changed = true;
                for (var r = 0; r < hidden.Length; r++)
                    hidden[r][c] = column[r];
            }
        }
        return
        [
            .. counts.Select(
                (row, r) =>
                    (IReadOnlyList<PublicCell>)
                        [.. row.Select((v, c) => hidden[r][c] ? PublicCell.HiddenCell : PublicCell.Shown(v))]
            ),
        ];
    }

    /// <summary>
    /// Which of the counts are hidden, where some are totals of others and all stand beside each other: no total with its
    /// parts may have exactly one hidden, nor a shown total hidden parts whose sum is small.
    /// </summary>
    /// <param name="sums">Positions of a total and of its parts; they may overlap and stand in several.</param>
    public bool[] Hide(IReadOnlyList<double> counts, IReadOnlyList<(int Total, IReadOnlyList<int> Parts)> sums)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(sums);
        var hidden = counts.Select(IsSmall).ToArray();
        for (var changed = true; changed; )
        {
            changed = false;
            foreach (var (total, parts) in sums)
                changed |= parts.Count > 0 && Close(counts, hidden, total, parts);
        }
        return hidden;
    }

    private bool Close(IReadOnlyList<double> counts, bool[] hidden, int total, IReadOnlyList<int> parts)
    {
        var changed = false;
        while (true)
        {
            var some = parts.Where(p => hidden[p]).ToList();
            var open = hidden[total]
                // A hidden total is the sum of its parts where all of them are shown.
                ? some.Count == 0
                : some.Count == 1 || (some.Count > 1 && some.Sum(p => counts[p]) < Threshold);
            if (!open)
                return changed;
            var next = parts
                .Where(p => !hidden[p])
                // The least above zero first; a zero only where there is nothing else.
                .OrderBy(p => counts[p] > 0 ? 0 : 1)
                .ThenBy(p => counts[p])
                .Select(p => (int?)p)
                .FirstOrDefault();
            if (next is { } part)
                hidden[part] = true;
            else if (!hidden[total])
                hidden[total] = true;
            else
                return changed;
            changed = true;
        }
    }

    // One hidden cell is total less the rest; several whose sum is itself small give away that each is small, which the
    // mark says anyway, but a sum equal to their number gives each one: hide on until neither holds.
    private bool HideMore(IReadOnlyList<double> counts, bool[] hidden)
    {
        var changed = false;
        while (true)
        {
            var some = Enumerable.Range(0, counts.Count).Where(i => hidden[i]).ToList();
            if (some.Count == 0 || (some.Count > 1 && some.Sum(i => counts[i]) >= Threshold))
                return changed;
            var next = Enumerable
                .Range(0, counts.Count)
                .Where(i => !hidden[i] && counts[i] > 0)
                .OrderBy(i => counts[i])
                .Select(i => (int?)i)
                .FirstOrDefault();
            // With nothing else above zero a zero is hidden with it, so that the total no longer names the cell.
            next ??= Enumerable.Range(0, counts.Count).Where(i => !hidden[i]).Select(i => (int?)i).FirstOrDefault();
            if (next is not { } one)
                return changed;
            hidden[one] = true;
            changed = true;
        }
    }
}
