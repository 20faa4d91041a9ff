using MathNet.Numerics;

namespace CommonThread.Analytics.Hotspots;

/// <summary>How a place changed beside all places together.</summary>
/// <param name="Before">Events in the period before.</param>
/// <param name="After">Events in the period after.</param>
/// <param name="ExpectedAfter">Its events of both periods times the share of all events that fell in the period after.</param>
/// <param name="Residual">After less expected, in standard errors of the binomial; 0 where the place had no events.</param>
/// <param name="P">Exact two-sided probability of a share so far from that of all: twice the smaller tail, at most 1.</param>
/// <param name="Q">That, adjusted for false discovery over all places (Benjamini–Hochberg).</param>
/// <param name="Surroundings">Gi* of the residuals: whether places about it changed alike; null where not asked
/// for, or where all places changed by the same share.</param>
public sealed record PlaceChange(
    long Before,
    long After,
    double ExpectedAfter,
    double Residual,
    double P,
    double Q,
    LocalStatistic? Surroundings
);

/// <summary>
/// Hot spots of change: places that rose or fell more than all places together. Given a place’s events of both periods, those
/// of the second are binomial with the share of all events that fell there (Przyborowski and Wilenski, 1940, Biometrika
/// 31:313), so a county-wide rise makes no place stand out.
/// </summary>
public static class HotSpotChange
{
    /// <summary>Compares two periods.</summary>
    /// <param name="before">Events of each place before.</param>
    /// <param name="after">Events of each place after.</param>
    /// <param name="weights">
    /// Which places count for the surroundings; null for none. A place that does not count towards itself is made to.
    /// </param>
    /// <exception cref="StatisticsError">A negative count; no events in one of the periods; lists that do not match.</exception>
    public static IReadOnlyList<PlaceChange> Find(
        IReadOnlyList<long> before,
        IReadOnlyList<long> after,
        SpatialWeights? weights = null
    )
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        StatisticsError.If(before.Count != after.Count, "Each place needs a count before and a count after");
        foreach (var count in before.Concat(after))
            StatisticsError.If(count is < 0 or > 1_000_000_000_000, "Counts must be whole numbers, zero or more");
        var (first, second) = (before.Sum(c => (double)c), after.Sum(c => (double)c));
        StatisticsError.If(first == 0 || second == 0, "One of the periods has no events at all");
        var share = second / (first + second);
        var residuals = new double[before.Count];
        var p = new double[before.Count];
        for (var i = 0; i < residuals.Length; i++)
        {
            var n = (double)before[i] + after[i];
            residuals[i] = n > 0 ? (after[i] - (n * share)) / Math.Sqrt(n * share * (1 - share)) : 0;
            p[i] = Math.Min(1, 2 * Math.Min(AtMost(after[i], n, share), AtMost(before[i], n, 1 - share)));
        }
        var q = FalseDiscovery.Adjust([.. p.Select(v => (double?)v)]);
        IReadOnlyList<LocalStatistic>? about = null;
        // Where all places changed alike no surroundings stand out.
        if (weights is not null && residuals.Max() - residuals.Min() > 1e-9)
            about = GetisOrd.Local(residuals, weights.IncludesSelf ? weights : weights.IncludingSelf());
        return
        [
            .. residuals.Select(
                (r, i) =>
                    new PlaceChange(
                        before[i],
                        after[i],
                        ((double)before[i] + after[i]) * share,
                        r,
                        p[i],
                        q[i]!.Value,
                        about?[i]
                    )
            ),
        ];
    }

    // Probability of at most k of n.
    private static double AtMost(double k, double n, double share) =>
        k >= n ? 1 : SpecialFunctions.BetaRegularized(n - k, k + 1, 1 - share);
}
