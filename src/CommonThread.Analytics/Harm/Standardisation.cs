namespace CommonThread.Analytics.Harm;

/// <summary>One group, such as an age band, of the place that is compared.</summary>
/// <param name="Count">Its events.</param>
/// <param name="Population">Its people; above zero where there are events.</param>
/// <param name="Standard">
/// For the direct way the people of the group in the standard population; for the indirect way events to one person of the
/// group in the reference.
/// </param>
public sealed record StandardGroup(double Count, double Population, double Standard);

/// <summary>A directly standardised rate.</summary>
/// <param name="Rate">Events to so many of the standard population, had it the place’s own rates.</param>
/// <param name="Interval">Its interval.</param>
/// <param name="Count">Events observed, on which it rests.</param>
public sealed record StandardisedRate(double Rate, Interval Interval, double Count);

/// <summary>Observed events against those to expect.</summary>
/// <param name="Observed">Events observed.</param>
/// <param name="Expected">Events to expect at the reference’s rates.</param>
/// <param name="Ratio">Observed over expected: 1 where the place is like the reference.</param>
/// <param name="Interval">The ratio’s interval.</param>
public sealed record StandardisedRatio(double Observed, double Expected, double Ratio, Interval Interval);

/// <summary>
/// Fair comparison of places whose people differ (Breslow and Day, 1987, chapter 2; Eayres, 2008, technical briefing 3).
/// </summary>
public static class Standardisation
{
    /// <summary>
    /// Directly: the place’s rates, weighed by a standard population; interval by Dobson and others (1991) from the interval
    /// of the count.
    /// </summary>
    /// <param name="groups">The groups; those without people may not have events and are then left out with their share.</param>
    /// <param name="per">1,000 for events to a thousand.</param>
    /// <param name="method">How the interval of the count is found.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="StatisticsError">Events without people; a standard that adds up to zero; fewer than one event.</exception>
    public static StandardisedRate Direct(
        IReadOnlyList<StandardGroup> groups,
        double per = 1000,
        PoissonMethod method = PoissonMethod.ExactBelowTen,
        double confidence = 0.95
    )
    {
        Check(groups, per);
        var standard = groups.Sum(g => g.Population >= 1e-6 ? g.Standard : 0);
        StatisticsError.If(standard < 1e-6, "The standard population adds up to zero");
        var count = groups.Sum(g => g.Count);
        StatisticsError.If(count <= 0, "Without any events there is no standardised rate; show the count");
        var weighted = groups
            .Where(g => g.Population >= 1e-6)
            .Select(g => (g.Count, g.Standard / standard / g.Population * per))
            .ToArray();
        return new(weighted.Sum(g => g.Count * g.Item2), Intervals.WeightedSum(weighted, confidence, method), count);
    }

    /// <summary>Indirectly: events observed over those to expect at the reference’s rates; interval of the count over expected.</summary>
    /// <param name="groups">The groups, <see cref="StandardGroup.Standard"/> being events to one person in the reference.</param>
    /// <param name="method">How the interval of the count is found.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="StatisticsError">Nothing to expect; a negative count, population or rate.</exception>
    public static StandardisedRatio Indirect(
        IReadOnlyList<StandardGroup> groups,
        PoissonMethod method = PoissonMethod.ExactBelowTen,
        double confidence = 0.95
    )
    {
        Check(groups, 1);
        var observed = groups.Sum(g => g.Count);
        var expected = groups.Sum(g => g.Population * g.Standard);
        StatisticsError.If(
            expected < 1e-12,
            "The reference’s rates give nothing to expect, so nothing can be compared"
        );
        var interval = Intervals.Poisson(observed, method, confidence);
        return new(observed, expected, observed / expected, interval.Times(1 / expected));
    }

    private static void Check(IReadOnlyList<StandardGroup> groups, double per)
    {
        ArgumentNullException.ThrowIfNull(groups);
        StatisticsError.If(!(per is > 0 and <= 1e12), "The rate must be to a number above zero, such as 1,000");
        StatisticsError.If(groups.Count == 0, "A comparison needs at least one group");
        foreach (var group in groups)
        {
            StatisticsError.If(
                group is null
                    || !(group.Count is >= 0 and <= 1e15)
                    || !(group.Population is >= 0 and <= 1e15)
                    || !(group.Standard is >= 0 and <= 1e15),
                "Counts, populations and standards must be ordinary numbers, zero or more"
            );
            StatisticsError.If(
                group!.Count > 0 && !(group.Population >= 1e-6),
                "A group has events but no people; join it with the group beside it"
            );
        }
    }
}
