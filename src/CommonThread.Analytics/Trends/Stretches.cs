namespace CommonThread.Analytics.Trends;

/// <summary>How a series is cut into stretches, each with limits of its own.</summary>
internal static class Stretches
{
    /// <summary>Half-open ranges of the series: a new one begins at each position of <paramref name="rebaseAt"/>.</summary>
    /// <exception cref="StatisticsError">A position lies outside the series or stands twice.</exception>
    public static IReadOnlyList<(int Start, int End)> Of(int length, IReadOnlyList<int>? rebaseAt)
    {
        var cuts = (rebaseAt ?? []).Order().ToList();
        StatisticsError.If(
            cuts.Exists(c => c <= 0 || c >= length) || cuts.Distinct().Count() != cuts.Count,
            "Limits can be set anew only at points after the first, once at each"
        );
        List<int> edges = [0, .. cuts, length];
        return [.. edges.Zip(edges.Skip(1))];
    }
}
