using MathNet.Numerics.Statistics;

namespace CommonThread.Analytics.Impact;

/// <summary>The change of a place less the change of its comparison, in the measure’s own unit.</summary>
/// <param name="Before">The place’s mean before.</param>
/// <param name="After">The place’s mean after.</param>
/// <param name="ComparisonBefore">The comparison’s mean before.</param>
/// <param name="ComparisonAfter">The comparison’s mean after.</param>
/// <param name="Difference">(after − before) in the place less the same in the comparison.</param>
/// <param name="Test">The difference with its error and interval; null where a group is a single period.</param>
/// <param name="Free">Degrees of freedom of the test’s t.</param>
public sealed record DifferenceOfMeans(
    double Before,
    double After,
    double ComparisonBefore,
    double ComparisonAfter,
    double Difference,
    Estimate? Test,
    double? Free
);

/// <summary>The ratio of a place’s change to its comparison’s, from counts.</summary>
/// <param name="Start">Position of the first period after, from 0.</param>
/// <param name="PlaceBefore">Events in the place before.</param>
/// <param name="PlaceAfter">Events in the place after.</param>
/// <param name="ComparisonBefore">Events in the comparison before.</param>
/// <param name="ComparisonAfter">Events in the comparison after.</param>
/// <param name="LogRatio">
/// Logarithm of (after : before in the place) to (after : before in the comparison), with error and interval; its ratio below 1
/// where the place did better.
/// </param>
/// <param name="Dispersion">φ: above 1 where place and comparison part more from period to period than by chance.</param>
/// <param name="Free">Degrees of freedom of t: periods with events less two.</param>
public sealed record RatioOfRatios(
    int Start,
    double PlaceBefore,
    double PlaceAfter,
    double ComparisonBefore,
    double ComparisonAfter,
    Estimate LogRatio,
    double Dispersion,
    int Free
);

/// <summary>
/// Did the place do better than places like it that were left alone? It assumes that without the action both would have moved
/// alike, which <see cref="PlaceboTests"/> put to the test.
/// </summary>
public static class DifferenceInDifferences
{
    /// <summary>
    /// Difference of the means’ differences, with Welch’s error √Σ s²/n over the four groups and Satterthwaite’s degrees of
    /// freedom (Welch, 1947, Biometrika 34:28).
    /// </summary>
    /// <param name="before">Values of the place before, one for each period.</param>
    /// <param name="after">Values of the place after.</param>
    /// <param name="comparisonBefore">Values of the comparison before.</param>
    /// <param name="comparisonAfter">Values of the comparison after.</param>
    /// <param name="confidence">Above a half, below 1.</param>
    /// <exception cref="StatisticsError">An empty group; values that are no ordinary numbers.</exception>
    public static DifferenceOfMeans OfMeans(
        IReadOnlyList<double> before,
        IReadOnlyList<double> after,
        IReadOnlyList<double> comparisonBefore,
        IReadOnlyList<double> comparisonAfter,
        double confidence = 0.95
    )
    {
        CheckConfidence(confidence);
        IReadOnlyList<double>[] groups = [before, after, comparisonBefore, comparisonAfter];
        foreach (var group in groups)
        {
            ArgumentNullException.ThrowIfNull(group);
            StatisticsError.If(group.Count == 0, "Place and comparison each need a period before and a period after");
            foreach (var value in group)
                StatisticsError.If(!(Math.Abs(value) <= 1e100), "Values must be ordinary numbers");
        }
        var means = Array.ConvertAll(groups, g => g.Average());
        var difference = means[1] - means[0] - (means[3] - means[2]);
        if (Array.Exists(groups, g => g.Count < 2))
            return new(means[0], means[1], means[2], means[3], difference, null, null);
        var variances = Array.ConvertAll(groups, g => g.Variance() / g.Count);
        var sum = variances.Sum();
        // Groups that do not vary at all leave nothing to measure a difference by.
        if (!(sum > 1e-20 * means.Max(m => m * m)) || sum < 1e-200)
            return new(means[0], means[1], means[2], means[3], difference, null, null);
        var free = 1 / variances.Zip(groups, (v, g) => v / sum * (v / sum) / (g.Count - 1)).Sum();
        var test = new Chance(free, confidence).Of(difference, Math.Sqrt(sum));
        return new(means[0], means[1], means[2], means[3], difference, test, free);
    }

    /// <summary>
    /// The log ratio of ratios under a Poisson model with an effect for each period and each place, so that seasons and shocks
    /// that both share drop out: given the events of both in a period, the place’s share of them is binomial (McCullagh and
    /// Nelder, 1989, 6.4.2), and its log odds change when the action starts. Variances are multiplied by φ, Pearson’s statistic
    /// over the periods less two, where it is above 1 or below.
    /// </summary>
    /// <param name="place">Counts of the place.</param>
    /// <param name="comparison">Counts of one or more comparison places, added up; the same periods.</param>
    /// <param name="start">Position of the first period after the action began, from 0.</param>
    /// <param name="confidence">Above a half, below 1.</param>
    /// <exception cref="StatisticsError">
    /// Series of different lengths; fewer than two periods with events on either side; no events in one of the four.
    /// </exception>
    public static RatioOfRatios OfCounts(
        CountSeries place,
        IReadOnlyList<CountSeries> comparison,
        int start,
        double confidence = 0.95
    )
    {
        Check(place, comparison, confidence);
        return SharesOverTime.Ratio(place, CountSeries.Sum(comparison), 0, start, place.Length, confidence);
    }

    internal static void Check(CountSeries place, IReadOnlyList<CountSeries> comparison, double confidence)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(comparison);
        CheckConfidence(confidence);
        StatisticsError.If(comparison.Count == 0, "There is no comparison without a comparison place");
        foreach (var other in comparison)
        {
            ArgumentNullException.ThrowIfNull(other);
            StatisticsError.If(other.Length != place.Length, "The comparison has other periods than the place");
            StatisticsError.If(
                other.HasPopulation != place.HasPopulation,
                "Give a population for the place and every comparison, or for none"
            );
        }
    }

    private static void CheckConfidence(double confidence) =>
        StatisticsError.If(
            !(confidence is > 0.5 and < 0.99999),
            "The confidence lies between a half and 1, such as 0.95"
        );
}
