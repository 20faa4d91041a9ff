namespace CommonThread.Analytics.Trends;

/// <summary>How an XmR chart is drawn.</summary>
public sealed record XmrOptions
{
    /// <summary>Which direction is better, so that a signal is read as improvement or concern.</summary>
    public GoodDirection Good { get; init; } = GoodDirection.Neither;

    /// <summary>Positions in the series (0 is the first point) where a new stretch with its own mean and limits begins.</summary>
    public IReadOnlyList<int> RebaseAt { get; init; } = [];

    /// <summary>Mean and limits of each stretch come from its first so many points only; null for all of them.</summary>
    public int? FixAfter { get; init; }

    /// <summary>
    /// Leaves moving ranges above 3.267 times their mean out of the mean moving range, so that one jump does not widen the
    /// limits (Nelson, 1982). As in Making Data Count, on unless switched off.
    /// </summary>
    public bool ScreenOutliers { get; init; } = true;
}

/// <summary>
/// The chart of individual values and moving ranges (Shewhart; Wheeler 1993), with the rules of NHS Making Data Count.
/// Limits are the mean ± 2.66 times the mean moving range. It supposes one value a period, in the order of time, not heavily
/// correlated from one to the next; it makes no assumption of a distribution.
/// </summary>
public static class Xmr
{
    /// <summary>3 / d2 with d2 = 1.128 for ranges of two, rounded as published.</summary>
    public const double LimitFactor = 2.66;

    private const double OutlierFactor = 3.267;

    /// <summary>Draws the chart.</summary>
    /// <param name="values">In the order of time; null where nothing was measured (no moving range crosses it).</param>
    /// <param name="options">Stretches, screening and the better direction.</param>
    /// <exception cref="StatisticsError">A value that is not a number; a stretch without two neighbouring values; a rebasing outside the series.</exception>
    public static ControlChart Draw(IReadOnlyList<double?> values, XmrOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= new();
        foreach (var value in values)
            StatisticsError.IfNotFinite(value ?? 0, "Values");
        StatisticsError.If(options.FixAfter < 2, "Limits can be fixed after two points or more");
        var points = new ControlPoint[values.Count];
        var sigma = 0.0;
        var segment = 0;
        foreach (var (start, end) in Stretches.Of(values.Count, options.RebaseAt))
        {
            var basis = options.FixAfter is { } n ? Math.Min(end, start + n) : end;
            var (mean, range) = Basis(values, start, basis, options.ScreenOutliers);
            var (limit, near) = (LimitFactor * range, 2 * LimitFactor / 3 * range);
            for (var i = start; i < end; i++)
                points[i] = new(values[i], mean, mean - limit, mean + limit, mean - near, mean + near, segment);
            sigma = limit / 3;
            segment++;
        }
        return new(SpecialCauses.Find(points, options.Good), sigma);
    }

    private static (double Mean, double Range) Basis(IReadOnlyList<double?> values, int start, int end, bool screen)
    {
        double sum = 0;
        var count = 0;
        var ranges = new List<double>();
        for (var i = start; i < end; i++)
        {
            if (values[i] is not { } value)
                continue;
            sum += value;
            count++;
            if (i > start && values[i - 1] is { } before)
                ranges.Add(Math.Abs(value - before));
        }
        StatisticsError.If(ranges.Count == 0, "Limits need at least two values, one after the other");
        var mean = ranges.Average();
        if (screen)
        {
            var kept = ranges.FindAll(r => r < OutlierFactor * mean);
            // A series that never moves has no range below its own mean; its limits lie on its mean.
            mean = kept.Count > 0 ? kept.Average() : mean;
        }
        return (sum / count, mean);
    }
}
