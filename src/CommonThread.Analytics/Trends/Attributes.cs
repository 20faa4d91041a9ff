namespace CommonThread.Analytics.Trends;

/// <summary>How a chart of counts is drawn.</summary>
public sealed record AttributesOptions
{
    /// <summary>Which direction is better, so that a signal is read as improvement or concern.</summary>
    public GoodDirection Good { get; init; } = GoodDirection.Neither;

    /// <summary>Positions in the series where a new stretch with its own centre and limits begins.</summary>
    public IReadOnlyList<int> RebaseAt { get; init; } = [];

    /// <summary>
    /// Widens (or narrows) the limits by the variation between periods, for denominators so large that chance alone would
    /// call everything a signal: Laney's p′ and u′ (Laney, 2002, Quality Engineering 14:531).
    /// </summary>
    public bool Laney { get; init; }
}

/// <summary>
/// Control charts of counts: shares (p), rates (u), counts (c) and the opportunities between rare events (g), with three-sigma
/// limits (Montgomery, Introduction to Statistical Quality Control, 7.2 to 7.3; Benneyan 2001 for g) and the rules of Making
/// Data Count. Where the denominators differ, each point has limits of its own.
/// </summary>
public static class Attributes
{
    /// <summary>d2 for ranges of two.</summary>
    private const double D2 = 1.128;

    /// <summary>Shares: cases of so many, such as answers that are positive. Values are shares from 0 to 1.</summary>
    /// <exception cref="StatisticsError">A count that is negative or above its total; a total of zero.</exception>
    public static ControlChart P(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> totals,
        AttributesOptions? options = null
    )
    {
        Check(counts, totals);
        StatisticsError.If(
            counts.Where((c, i) => c > totals[i]).Any(),
            "A count cannot be greater than the total it is a share of"
        );
        return Shares(counts, totals, (centre, n) => Math.Sqrt(centre * (1 - centre) / n), ceiling: 1, options);
    }

    /// <summary>Rates: events to a unit of exposure, such as crimes to 1,000 residents. Values are in events to one unit.</summary>
    /// <exception cref="StatisticsError">A negative count; an exposure of zero.</exception>
    public static ControlChart U(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> exposures,
        AttributesOptions? options = null
    )
    {
        Check(counts, exposures);
        return Shares(
            counts,
            exposures,
            (centre, n) => Math.Sqrt(centre / n),
            ceiling: double.PositiveInfinity,
            options
        );
    }

    /// <summary>Counts of events in periods of equal opportunity.</summary>
    /// <exception cref="StatisticsError">A negative count.</exception>
    public static ControlChart C(IReadOnlyList<double> counts, AttributesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        StatisticsError.If(
            options?.Laney == true,
            "Laney’s correction is for shares and rates; give exposures and draw a u chart"
        );
        return Shares(
            counts,
            [.. Enumerable.Repeat(1.0, counts.Count)],
            (centre, _) => Math.Sqrt(centre),
            ceiling: double.PositiveInfinity,
            options
        );
    }

    /// <summary>Opportunities (days, contacts) between one rare event and the next; geometric, so the upper limit tells of fewer events.</summary>
    /// <exception cref="StatisticsError">A negative number of opportunities.</exception>
    public static ControlChart G(IReadOnlyList<double> between, AttributesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(between);
        StatisticsError.If(options?.Laney == true, "Laney’s correction is for shares and rates");
        return Shares(
            between,
            [.. Enumerable.Repeat(1.0, between.Count)],
            (centre, _) => Math.Sqrt(centre * (centre + 1)),
            ceiling: double.PositiveInfinity,
            options
        );
    }

    private static void Check(IReadOnlyList<double> counts, IReadOnlyList<double> totals)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(totals);
        StatisticsError.If(counts.Count != totals.Count, "Each count needs its total");
        foreach (var total in totals)
        {
            StatisticsError.IfNotFinite(total, "Totals");
            StatisticsError.If(total <= 0, "Each total must be above zero; leave out periods without any");
        }
    }

    private static ControlChart Shares(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> totals,
        Func<double, double, double> sigmaOf,
        double ceiling,
        AttributesOptions? options
    )
    {
        options ??= new();
        foreach (var count in counts)
        {
            StatisticsError.IfNotFinite(count, "Counts");
            StatisticsError.If(count < 0, "Counts cannot be negative");
        }
        StatisticsError.If(counts.Count == 0, "A chart needs at least one point");
        var points = new ControlPoint[counts.Count];
        var scale = 1.0;
        var segment = 0;
        foreach (var (start, end) in Stretches.Of(counts.Count, options.RebaseAt))
        {
            double events = 0,
                exposure = 0;
            for (var i = start; i < end; i++)
                (events, exposure) = (events + counts[i], exposure + totals[i]);
            var centre = events / exposure;
            scale = options.Laney ? Between(counts, totals, start, end, centre, sigmaOf) : 1;
            for (var i = start; i < end; i++)
            {
                var sigma = sigmaOf(centre, totals[i]) * scale;
                points[i] = new(
                    counts[i] / totals[i],
                    centre,
                    Math.Max(0, centre - (3 * sigma)),
                    Math.Min(ceiling, centre + (3 * sigma)),
                    Math.Max(0, centre - (2 * sigma)),
                    Math.Min(ceiling, centre + (2 * sigma)),
                    segment
                );
            }
            segment++;
        }
        return new(SpecialCauses.Find(points, options.Good), scale);
    }

    // Laney's sigma of z: the mean moving range of the standardised values over d2.
    private static double Between(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> totals,
        int start,
        int end,
        double centre,
        Func<double, double, double> sigmaOf
    )
    {
        StatisticsError.If(end - start < 2, "Laney’s correction needs at least two points in each stretch");
        StatisticsError.If(
            sigmaOf(centre, 1) <= 0,
            "Laney’s correction needs some variation: every share is 0, or every share is 1"
        );
        double Z(int i) => ((counts[i] / totals[i]) - centre) / sigmaOf(centre, totals[i]);
        return Enumerable.Range(start + 1, end - start - 1).Average(i => Math.Abs(Z(i) - Z(i - 1))) / D2;
    }
}
