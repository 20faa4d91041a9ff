namespace CommonThread.Analytics.Hotspots;

/// <summary>Every pair of points no further apart than a distance, found through a grid of squares of that side.</summary>
internal sealed class NearPairs
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly int[] order;
    private readonly CellKeys keys;
    private readonly double squaredReach;

    /// <summary>Sorts the points into squares.</summary>
    /// <param name="points">In metres on a flat grid.</param>
    /// <param name="metres">The furthest that a pair is apart, that distance included.</param>
    public NearPairs(IReadOnlyList<(double X, double Y)> points, double metres)
    {
        ArgumentNullException.ThrowIfNull(points);
        CellKeys.Check(points, metres);
        squaredReach = metres * metres;
        x = new double[points.Count];
        y = new double[points.Count];
        for (var i = 0; i < x.Length; i++)
            (x[i], y[i]) = points[i];
        // A hair wider than the distance, so that rounding cannot put a neighbour two squares away.
        keys = CellKeys.Of(x, y, metres * (1 + 1e-9));
        order = keys.Order;
        (x, y) = ([.. order.Select(i => points[i].X)], [.. order.Select(i => points[i].Y)]);
    }

    /// <summary>Gives each pair once with its squared distance, the numbers in the order of the points given; sequence fixed.</summary>
    public void ForEach(Action<int, int, double> pair)
    {
        for (var cell = 0; cell < keys.Count; cell++)
        {
            for (var a = keys.Starts[cell]; a < keys.Starts[cell + 1]; a++)
                Between(a, a + 1, keys.Starts[cell + 1], pair);
            Reach(cell, 0, 1, pair);
            for (var across = -1; across <= 1; across++)
                Reach(cell, 1, across, pair);
        }
    }

    private void Reach(int cell, int up, int across, Action<int, int, double> pair)
    {
        var other = keys.Find(cell, up, across);
        if (other < 0)
            return;
        for (var a = keys.Starts[cell]; a < keys.Starts[cell + 1]; a++)
            Between(a, keys.Starts[other], keys.Starts[other + 1], pair);
    }

    private void Between(int a, int from, int to, Action<int, int, double> pair)
    {
        for (var b = from; b < to; b++)
        {
            var (dx, dy) = (x[a] - x[b], y[a] - y[b]);
            var squared = (dx * dx) + (dy * dy);
            if (squared <= squaredReach)
                pair(order[a], order[b], squared);
        }
    }
}
