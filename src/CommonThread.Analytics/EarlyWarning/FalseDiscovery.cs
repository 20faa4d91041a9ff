namespace CommonThread.Analytics.EarlyWarning;

/// <summary>The step-up rule of Benjamini and Hochberg (1995, Journal of the Royal Statistical Society B 57:289).</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// For each p, the least false discovery rate at which it would be called: the smallest p(j) × n / j over the p(j) that are
    /// no smaller, at most 1. Those that are null take no part and stay null.
    /// </summary>
    /// <exception cref="StatisticsError">A p below 0 or above 1.</exception>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        StatisticsError.If(p.Any(one => one is { } v && !(v >= 0 && v <= 1)), "A p is a chance: from 0 to 1");
        var order = Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderBy(i => p[i]).ToArray();
        var adjusted = new double?[p.Count];
        var least = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            var i = order[rank - 1];
            least = Math.Min(least, p[i]!.Value * order.Length / rank);
            adjusted[i] = least;
        }
        return adjusted;
    }
}
