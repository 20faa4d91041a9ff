namespace CommonThread.Analytics.Harm;

/// <summary>Events of one type in one place.</summary>
/// <param name="Place">The place’s code.</param>
/// <param name="Type">The type of event, as the weights name it.</param>
/// <param name="Count">Events, zero or more.</param>
public sealed record PlaceCount(string Place, string Type, long Count);

/// <summary>What one type adds to a place’s harm.</summary>
/// <param name="Type">The type of event.</param>
/// <param name="Count">Events.</param>
/// <param name="Severity">Events times weight, in the unit of the weights.</param>
/// <param name="Share">Of the place’s severity, 0 to 1; 0 where the place has none.</param>
public sealed record TypeSeverity(string Type, long Count, double Severity, double Share);

/// <summary>A place’s harm.</summary>
/// <param name="Place">The place’s code.</param>
/// <param name="Count">Events of all types.</param>
/// <param name="Severity">Events times weight over all types, in the unit of the weights.</param>
/// <param name="Share">Of the severity of all places, 0 to 1.</param>
/// <param name="Mean">Severity of one event on average; null without events.</param>
/// <param name="Interval">95% interval of the severity, from chance in the counts alone.</param>
/// <param name="Types">By type, the heaviest first; equals by name.</param>
public sealed record PlaceSeverity(
    string Place,
    long Count,
    double Severity,
    double Share,
    double? Mean,
    Interval Interval,
    IReadOnlyList<TypeSeverity> Types
);

/// <summary>Severity: events weighed by the harm of their type.</summary>
public static class Severity
{
    /// <summary>Severity of every place, in the order of the places’ codes.</summary>
    /// <param name="counts">Events by place and type; rows of the same place and type add up.</param>
    /// <param name="weights">What one event of each type weighs.</param>
    /// <exception cref="StatisticsError">A type without a weight (all are named); a negative count.</exception>
    public static IReadOnlyList<PlaceSeverity> Of(IEnumerable<PlaceCount> counts, HarmWeights weights)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(weights);
        var places = new SortedDictionary<string, Dictionary<string, long>>(StringComparer.Ordinal);
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in counts)
        {
            if (row is not { Place: not null, Type: not null })
                throw new StatisticsError("A count needs its place and type");
            StatisticsError.If(row.Count is < 0 or > 1_000_000_000_000, "Counts must be whole numbers, zero or more");
            if (weights.Find(row.Type) is null)
                unknown.Add(row.Type);
            if (!places.TryGetValue(row.Place, out var types))
                places.Add(row.Place, types = new(StringComparer.OrdinalIgnoreCase));
            types[row.Type.Trim()] = types.GetValueOrDefault(row.Type.Trim()) + row.Count;
        }
        StatisticsError.If(
            unknown.Count > 0,
            $"The weights “{weights.Source}”, {weights.Version}, have none for: {string.Join(", ", unknown)}"
        );
        var all = places.Values.Sum(types => types.Sum(t => t.Value * weights.Find(t.Key)!.Value));
        return [.. places.Select(p => One(p.Key, p.Value, weights, all))];
    }

    private static PlaceSeverity One(string place, Dictionary<string, long> types, HarmWeights weights, double all)
    {
        var rows = types.Select(t => (t.Key, t.Value, Severity: t.Value * weights.Find(t.Key)!.Value)).ToArray();
        var severity = rows.Sum(r => r.Severity);
        var count = rows.Sum(r => r.Value);
        return new(
            place,
            count,
            severity,
            all > 0 ? severity / all : 0,
            count > 0 ? severity / count : null,
            Intervals.WeightedSum([.. rows.Select(r => ((double)r.Value, weights.Find(r.Key)!.Value))]),
            [
                .. rows.OrderByDescending(r => r.Severity)
                    .ThenBy(r => r.Key, StringComparer.Ordinal)
                    .Select(r => new TypeSeverity(
                        r.Key,
                        r.Value,
                        r.Severity,
                        severity > 0 ? r.Severity / severity : 0
                    )),
            ]
        );
    }
}
