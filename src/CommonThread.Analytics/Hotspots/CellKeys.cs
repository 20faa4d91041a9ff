namespace CommonThread.Analytics.Hotspots;

/// <summary>Points sorted into the squares of a grid; only squares that hold a point are kept, row by row.</summary>
internal sealed class CellKeys
{
    // Two empty columns at either side and rows below, so that a step of two across never lands in the next row or below 0.
    private const int Margin = 2;
    private readonly ulong[] cells;
    private readonly ulong columns;

    private CellKeys(ulong[] cells, int[] starts, int[] order, ulong columns) =>
        (this.cells, Starts, Order, this.columns) = (cells, starts, order, columns);

    /// <summary>Number of squares that hold a point.</summary>
    public int Count => cells.Length;

    /// <summary>Where each square’s points begin in <see cref="Order"/>, and the end of the last.</summary>
    public int[] Starts { get; }

    /// <summary>The points’ numbers, square by square.</summary>
    public int[] Order { get; }

    /// <summary>The key by which the squares are sorted.</summary>
    public ulong Key(int cell) => cells[cell];

    /// <summary>Added to a square’s key it gives that of the square so many rows up and columns across.</summary>
    public long Step(int up, int across) => (up * (long)columns) + across;

    /// <summary>The square so many rows up and columns across, or −1 where it holds no point.</summary>
    public int Find(int cell, int up, int across) =>
        Math.Max(-1, Array.BinarySearch(cells, unchecked(cells[cell] + (ulong)Step(up, across))));

    /// <summary>Refuses what cannot be sorted into squares.</summary>
    public static void Check(IReadOnlyList<(double X, double Y)> points, double reach)
    {
        StatisticsError.If(!(reach is > 0 and < 1e100), "The distance must be above zero and an ordinary number");
        StatisticsError.If(!(reach > 1e-100), "The distance is too small to be told from nothing");
        for (var i = 0; i < points.Count; i++)
            StatisticsError.If(
                !(Math.Abs(points[i].X) <= 1e100 && Math.Abs(points[i].Y) <= 1e100),
                "Coordinates must be ordinary numbers"
            );
    }

    /// <summary>Sorts the points into squares of one side.</summary>
    public static CellKeys Of(double[] x, double[] y, double side)
    {
        if (x.Length == 0)
            return new([], [0], [], 1);
        var (left, bottom) = (x.Min(), y.Min());
        var (across, up) = ((x.Max() - left) / side, (y.Max() - bottom) / side);
        StatisticsError.If(
            across > 1e9 || up > 1e9,
            "The distance is too small beside how far apart the points lie; check that both are in metres"
        );
        var columns = (ulong)across + 1 + (2 * Margin);
        var keys = new ulong[x.Length];
        var order = new int[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            keys[i] =
                (((ulong)((y[i] - bottom) / side) + Margin + 1) * columns) + (ulong)((x[i] - left) / side) + Margin;
            order[i] = i;
        }
        Sort(ref keys, ref order);
        var count = 1;
        for (var i = 1; i < keys.Length; i++)
            if (keys[i] != keys[i - 1])
                count++;
        var cells = new ulong[count];
        var starts = new int[count + 1];
        var at = 0;
        for (var i = 0; i < keys.Length; i++)
            if (i == 0 || keys[i] != keys[i - 1])
                (cells[at], starts[at++]) = (keys[i], i);
        starts[count] = keys.Length;
        return new(cells, starts, order, columns);
    }

    // Counting sort by eleven bits at a time from the lowest: it keeps the order of the points given within a square, and
    // takes only as many rounds as the largest key has digits.
    private static void Sort(ref ulong[] keys, ref int[] order)
    {
        const int bits = 11;
        var most = keys.Max();
        var (otherKeys, otherOrder) = (new ulong[keys.Length], new int[order.Length]);
        for (var shift = 0; shift < 64 && most >> shift > 0; shift += bits)
        {
            var next = new int[1 << bits];
            foreach (var key in keys)
                next[(int)(key >> shift) & ((1 << bits) - 1)]++;
            for (int digit = 0, at = 0; digit < next.Length; digit++)
                (next[digit], at) = (at, at + next[digit]);
            for (var i = 0; i < keys.Length; i++)
            {
                var to = next[(int)(keys[i] >> shift) & ((1 << bits) - 1)]++;
                (otherKeys[to], otherOrder[to]) = (keys[i], order[i]);
            }
            (keys, otherKeys, order, otherOrder) = (otherKeys, keys, otherOrder, order);
        }
    }
}
