namespace CommonThread.Analytics.Impact;

/// <summary>A test where nothing was done.</summary>
/// <param name="Comparison">Position of the comparison place that stood in, from 0; null where the start was moved.</param>
/// <param name="Result">What the same method found there.</param>
public sealed record Placebo(int? Comparison, RatioOfRatios Result);

/// <summary>The real result among those where nothing was done.</summary>
/// <param name="Actual">The place, at its own start.</param>
/// <param name="Placebos">The others that could be tested, in order of time or place.</param>
/// <param name="Untested">How many could not be: too few events, or no chance to be told.</param>
/// <param name="Rank">1 where no placebo has as large a |t| as the real one; ties count against it.</param>
/// <param name="P">Rank over the tests, real one included: the share of them as far from no change.</param>
/// <param name="FallRank">The same of falls alone: 1 where no placebo fell as far.</param>
/// <param name="FallP">Its share.</param>
public sealed record PlaceboRanks(
    RatioOfRatios Actual,
    IReadOnlyList<Placebo> Placebos,
    int Untested,
    int Rank,
    double P,
    int FallRank,
    double FallP
);

/// <summary>
/// Placebo tests of a difference in differences (Bertrand, Duflo and Mullainathan, 2004, Quarterly Journal of Economics 119:249;
/// Abadie, Diamond and Hainmueller, 2010, section 3.4): the same method where nothing was done. If much is found there too, what
/// was found here says little. With few tests no share can be small: one real and nine placebos give 0.1 at best.
/// </summary>
public static class PlaceboTests
{
    /// <summary>
    /// In time: every start that leaves enough periods on both sides, within the periods before the real start. Neighbouring
    /// starts share most of their periods, so the share is a description rather than a probability.
    /// </summary>
    /// <param name="place">Counts of the place.</param>
    /// <param name="comparison">Comparison places, added up.</param>
    /// <param name="start">The real start.</param>
    /// <param name="least">The least periods on each side of a moved start.</param>
    /// <param name="confidence">Above a half, below 1.</param>
    /// <exception cref="StatisticsError">As the method itself; a baseline too short to move the start in.</exception>
    public static PlaceboRanks InTime(
        CountSeries place,
        IReadOnlyList<CountSeries> comparison,
        int start,
        int least = 6,
        double confidence = 0.95
    )
    {
        var actual = DifferenceInDifferences.OfCounts(place, comparison, start, confidence);
        StatisticsError.If(least < 2, "Each side of a moved start needs at least two periods");
        StatisticsError.If(
            start / 2 < least,
            $"The baseline of {start} periods is too short to move the start in: it takes {least} on each side"
        );
        var others = CountSeries.Sum(comparison);
        return Rank(
            actual,
            Enumerable
                .Range(least, start - (2 * least) + 1)
                .Select(moved => Tried(null, () => SharesOverTime.Ratio(place, others, 0, moved, start, confidence)))
        );
    }

    /// <summary>In space: each comparison place in turn stands in for the place, against the other comparison places.</summary>
    /// <param name="place">Counts of the place.</param>
    /// <param name="comparison">At least two comparison places.</param>
    /// <param name="start">The real start.</param>
    /// <param name="confidence">Above a half, below 1.</param>
    /// <exception cref="StatisticsError">As the method itself; a single comparison place.</exception>
    public static PlaceboRanks InSpace(
        CountSeries place,
        IReadOnlyList<CountSeries> comparison,
        int start,
        double confidence = 0.95
    )
    {
        var actual = DifferenceInDifferences.OfCounts(place, comparison, start, confidence);
        StatisticsError.If(comparison.Count < 2, "To swap places takes at least two comparison places");
        return Rank(
            actual,
            comparison.Select(
                (other, i) =>
                    Tried(
                        i,
                        () =>
                            DifferenceInDifferences.OfCounts(
                                other,
                                [.. comparison.Where((_, j) => j != i)],
                                start,
                                confidence
                            )
                    )
            )
        );
    }

    // A placebo with no events on one side is no evidence either way: it is left out and counted.
    private static Placebo? Tried(int? comparison, Func<RatioOfRatios> method)
    {
        try
        {
            return new(comparison, method());
        }
        catch (StatisticsError)
        {
            return null;
        }
    }

    private static PlaceboRanks Rank(RatioOfRatios actual, IEnumerable<Placebo?> tried)
    {
        var all = tried.ToArray();
        Placebo[] placebos = [.. all.OfType<Placebo>()];
        StatisticsError.If(placebos.Length == 0, "No placebo could be tested: there are too few events elsewhere");
        var own = actual.LogRatio.Statistic;
        var rank = 1 + placebos.Count(p => Math.Abs(p.Result.LogRatio.Statistic) >= Math.Abs(own));
        var fall = 1 + placebos.Count(p => p.Result.LogRatio.Statistic <= own);
        double tests = placebos.Length + 1;
        return new(actual, placebos, all.Length - placebos.Length, rank, rank / tests, fall, fall / tests);
    }
}
