namespace CommonThread.Analytics.Geography;

/// <summary>How much each corner of a line matters, after Visvalingam and Whyatt (1993).</summary>
internal static class CornerWeights
{
    /// <summary>
    /// For each corner the area in square metres of the triangle lost when it is removed, never less than that of a corner
    /// removed before it. Ends are infinite; so are the last two of a closed line, which keeps a triangle.
    /// </summary>
    public static double[] Of((int X, int Y)[] line)
    {
        var weights = new double[line.Length];
        Array.Fill(weights, double.PositiveInfinity);
        var keep = line[0] == line[^1] ? 4 : 2;
        var left = line.Length;
        if (left <= keep)
            return weights;
        var before = new int[line.Length];
        var after = new int[line.Length];
        var current = new double[line.Length];
        var queue = new PriorityQueue<(int Corner, double Area), (double, int)>(line.Length);
        for (var i = 1; i < line.Length - 1; i++)
        {
            (before[i], after[i]) = (i - 1, i + 1);
            Queue(i);
        }
        var most = 0.0;
        while (left > keep && queue.TryDequeue(out var next, out _))
        {
            var i = next.Corner;
            // Queued again since, with another triangle, or gone already.
            if (next.Area != current[i] || !double.IsPositiveInfinity(weights[i]))
                continue;
            weights[i] = most = Math.Max(most, next.Area);
            left--;
            after[before[i]] = after[i];
            before[after[i]] = before[i];
            if (before[i] > 0)
                Queue(before[i]);
            if (after[i] < line.Length - 1)
                Queue(after[i]);
        }
        return weights;

        void Queue(int i)
        {
            current[i] = SquareMetres(line[before[i]], line[i], line[after[i]]);
            queue.Enqueue((i, current[i]), (current[i], i));
        }
    }

    private static double SquareMetres((int X, int Y) a, (int X, int Y) b, (int X, int Y) c)
    {
        const double perMicro = AreaMeasures.EarthRadius * Math.PI / 180 / MicroDegrees.PerDegree;
        var twice = ((long)b.X - a.X) * ((long)c.Y - a.Y) - ((long)c.X - a.X) * ((long)b.Y - a.Y);
        var shrink = Math.Cos(double.DegreesToRadians(b.Y / (double)MicroDegrees.PerDegree));
        return Math.Abs(twice) / 2.0 * perMicro * perMicro * shrink;
    }
}
