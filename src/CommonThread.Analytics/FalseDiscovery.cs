namespace CommonThread.Analytics;

/// <summary>How the tests depend on one another.</summary>
public enum FalseDiscoveryMethod
{
    /// <summary>Benjamini and Hochberg (1995): independent tests, or tests that tend to agree, as neighbours’ do.</summary>
    BenjaminiHochberg,

    /// <summary>Benjamini and Yekutieli (2001): whatever the dependence; more cautious.</summary>
    BenjaminiYekutieli,
}

/// <summary>
/// False discovery control over many tests at once: of what is named at 0.05, no more than one in twenty is expected to be
/// named by chance. Without it 500 areas give 25 "hot spots" where there are none.
/// </summary>
public static class FalseDiscovery
{
    /// <summary>Adjusted p (q): the smallest rate of false discoveries at which the test would count as found.</summary>
    /// <param name="p">One for each test, from 0 to 1; null where nothing could be tested stays null and is not counted.</param>
    /// <param name="method">Benjamini–Hochberg or Benjamini–Yekutieli.</param>
    /// <exception cref="StatisticsError">A p below 0 or above 1.</exception>
    public static IReadOnlyList<double?> Adjust(
        IReadOnlyList<double?> p,
        FalseDiscoveryMethod method = FalseDiscoveryMethod.BenjaminiHochberg
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        StatisticsError.If(p.Any(v => v is not (null or (>= 0 and <= 1))), "A probability lies between 0 and 1");
        var order = Enumerable.Range(0, p.Count).Where(i => p[i] is not null).OrderByDescending(i => p[i]).ToArray();
        var n = order.Length;
        var factor = 1.0;
        if (method == FalseDiscoveryMethod.BenjaminiYekutieli)
            for (var i = 2; i <= n; i++)
                factor += 1.0 / i;
        var adjusted = new double?[p.Count];
        var least = 1.0;
        for (var rank = n; rank >= 1; rank--)
        {
            var i = order[n - rank];
            adjusted[i] = least = Math.Min(least, p[i]!.Value * factor * n / rank);
        }
        return adjusted;
    }
}
