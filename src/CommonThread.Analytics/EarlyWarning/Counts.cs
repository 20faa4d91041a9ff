namespace CommonThread.Analytics.EarlyWarning;

/// <summary>What every method asks of the counts it is given.</summary>
internal static class Counts
{
    /// <summary>Above this a double no longer tells neighbouring sums apart well enough for a test.</summary>
    public const double Most = 1e9;

    /// <summary>Counts with <see cref="double.NaN"/> where a period is missing.</summary>
    public static double[] Checked(IReadOnlyList<double?> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var values = new double[counts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (counts[i] is not { } count)
            {
                values[i] = double.NaN;
                continue;
            }
            StatisticsError.If(!double.IsFinite(count), "Counts must be ordinary numbers; leave out what is missing");
            StatisticsError.If(count < 0, "Counts cannot be negative");
            StatisticsError.If(count != Math.Floor(count), "Counts are whole numbers");
            StatisticsError.If(count > Most, "Counts above a thousand million are not counts of cases");
            values[i] = count;
        }
        return values;
    }

    public static void CheckRange(double[] series, int from, int periods) =>
        StatisticsError.If(
            from < 0 || periods < 0 || from > series.Length - periods,
            "The weeks to judge are not all in the series"
        );

    /// <summary>What is said of weeks when nothing could be learnt from those before them.</summary>
    public static IReadOnlyList<Judgement> Unjudged(double[] series, int from, int weeks)
    {
        var before = series.AsSpan(0, from).ToArray().Where(c => !double.IsNaN(c)).ToList();
        var state =
            before.Count == 0 ? WeekState.TooShort
            : before.Sum() <= 0 ? WeekState.NoCasesBefore
            : before.Count < 12 ? WeekState.TooShort
            : WeekState.NotConverged;
        return
        [
            .. Enumerable
                .Range(from, weeks)
                .Select(i => new Judgement(i, Known(series[i]), state)
                {
                    Expected = state == WeekState.NoCasesBefore ? 0 : null,
                }),
        ];
    }

    public static double? Known(double count) => double.IsNaN(count) ? null : count;
}
