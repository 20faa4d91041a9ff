namespace CommonThread.Analytics.Crime;

/// <summary>One month's counts: a row for each area and a last one for the unplaced, a column for each type.</summary>
internal sealed class CrimeMonthTally(int month, int areas, int types)
{
    private int width = types;
    private int[] counts = new int[checked((areas + 1) * types)];

    public int Month => month;

    /// <summary>Adds one crime; the area -1 is the unplaced.</summary>
    public void Add(int area, int type) => Add(area < 0 ? areas : area, type, 1);

    private void Add(int row, int type, int count)
    {
        if (type >= width)
        {
            var old = width;
            width = Math.Max(type + 1, width + 8);
            counts = Widened(width, old);
        }
        counts[row * width + type] += count;
    }

    /// <summary>Adds another tally of the same areas, whose types have the numbers given here.</summary>
    public void Add(CrimeMonthTally other, int[] typeOf)
    {
        var theirs = other.Counts(other.width).Concat(other.Unplaced(other.width)).ToArray();
        for (var i = 0; i < theirs.Length; i++)
            if (theirs[i] > 0)
                Add(i / other.width, typeOf[i % other.width], theirs[i]);
    }

    public int[] Counts(int columns) => Widened(columns, width)[..(areas * columns)];

    public int[] Unplaced(int columns) => Widened(columns, width)[(areas * columns)..];

    private int[] Widened(int columns, int old)
    {
        if (columns == old)
            return counts;
        var wider = new int[checked((areas + 1) * columns)];
        for (var row = 0; row <= areas; row++)
            counts.AsSpan(row * old, Math.Min(old, columns)).CopyTo(wider.AsSpan(row * columns));
        return wider;
    }
}
