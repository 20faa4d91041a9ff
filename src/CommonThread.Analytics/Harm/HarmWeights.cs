namespace CommonThread.Analytics.Harm;

/// <summary>What one event of each type weighs, by one named version of a published source.</summary>
/// <remarks>
/// The table is given, never built in: a national crime severity score, a cost of crime, days of sentence. Weights are in the
/// unit of the source. A figure names the version it was weighed with; another version is another table.
/// </remarks>
public sealed class HarmWeights
{
    private readonly Dictionary<string, double> weights;

    private HarmWeights(string source, string version, string unit, Dictionary<string, double> weights) =>
        (Source, Version, Unit, this.weights) = (source, version, unit, weights);

    /// <summary>Who published the weights and under what title.</summary>
    public string Source { get; }

    /// <summary>Which issue of them.</summary>
    public string Version { get; }

    /// <summary>What a weight is in: points of a score, pounds, days.</summary>
    public string Unit { get; }

    /// <summary>The types that have a weight, in alphabetical order.</summary>
    public IReadOnlyList<string> Types => [.. weights.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A table of weights.</summary>
    /// <param name="source">Who published the weights and under what title.</param>
    /// <param name="version">Which issue of them.</param>
    /// <param name="unit">What a weight is in.</param>
    /// <param name="rows">Type and weight, zero or more; capitals and blanks at the ends make no difference to a type.</param>
    /// <exception cref="StatisticsError">A type twice or without a name; a weight below zero; weights that add up to zero;
    /// no source, version or unit.</exception>
    public static HarmWeights Of(
        string source,
        string version,
        string unit,
        IEnumerable<(string Type, double Weight)> rows
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        StatisticsError.If(string.IsNullOrWhiteSpace(source), "Say where the weights come from");
        StatisticsError.If(string.IsNullOrWhiteSpace(version), "Say which version of the weights this is");
        StatisticsError.If(
            string.IsNullOrWhiteSpace(unit),
            "Say what the weights are in, such as points, pounds or days"
        );
        var table = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var (type, weight) in rows)
        {
            StatisticsError.If(string.IsNullOrWhiteSpace(type), "Every weight needs the type it is of");
            StatisticsError.If(
                !(weight is >= 0 and <= 1e12),
                $"The weight of “{type.Trim()}” must be a number, zero or more"
            );
            StatisticsError.If(!table.TryAdd(type.Trim(), weight), $"“{type.Trim()}” has two weights");
        }
        StatisticsError.If(table.Count == 0, "The table has no weights");
        StatisticsError.If(table.Values.Sum() <= 0, "The weights add up to zero, so nothing would weigh anything");
        return new(source.Trim(), version.Trim(), unit.Trim(), table);
    }

    /// <summary>The weight of a type, or null where the table has none.</summary>
    public double? Find(string type) =>
        type is not null && weights.TryGetValue(type.Trim(), out var weight) ? weight : null;
}
