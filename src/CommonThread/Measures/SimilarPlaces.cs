using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>A place like another, with how far apart they are in standard deviations.</summary>
public sealed record SimilarPlace(PlaceName Place, double Distance);

/// <summary>Places of the same kind that are most like a place, and by what.</summary>
/// <param name="Variables">In words, with their year: "deprivation rank (2019)".</param>
public sealed record Likeness(IReadOnlyList<SimilarPlace> Places, IReadOnlyList<string> Variables)
{
    public static readonly Likeness None = new([], []);
}

/// <summary>
/// Finds places like another: the nearest of the same kind by deprivation, people to the hectare, share in rural areas and
/// share aged 65 and over, each in standard deviations from the mean of that kind (Euclidean distance, equal weights).
/// </summary>
public sealed class SimilarPlaces(CommonThreadDb db, CompareFigures compare, PlaceTree tree, Figures figures)
{
    public const int Nearest = 5;

    private static readonly string[] Slugs = [KnownMeasures.DeprivationRank, KnownMeasures.Rural, KnownMeasures.Aged65];

    public Task<Likeness> To(int placeId, CancellationToken stop) =>
        compare.Remember(placeId, db.Clock.Today(), () => Find(placeId, stop), stop);

    private async Task<Likeness> Find(int placeId, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        if (!names.TryGetValue(placeId, out var place))
            return Likeness.None;
        var peers = names.Values.Where(p => p.Type == place.Type).Select(p => p.Id).ToList();
        if (peers.Count < 3)
            return Likeness.None;
        var variables = await Variables(placeId, peers, stop);
        if (variables.Count == 0)
            return Likeness.None;
        var complete = peers.Where(p => variables.TrueForAll(v => v.Values.ContainsKey(p))).ToList();
        if (complete.Count < 3)
            return Likeness.None;
        var scaled = variables.ConvertAll(v => Standardise(complete, v.Values));
        var nearest = complete
            .Where(p => p != placeId)
            .Select(p => new SimilarPlace(names[p], Math.Sqrt(scaled.Sum(s => Math.Pow(s[p] - s[placeId], 2)))))
            .OrderBy(s => s.Distance)
            .ThenBy(s => s.Place.Name, StringComparer.Ordinal)
            .Take(Nearest)
            .ToList();
        return new(nearest, [.. variables.Select(v => v.Words)]);
    }

    private async Task<List<(string Words, Dictionary<int, double> Values)>> Variables(
        int placeId,
        List<int> peers,
        CancellationToken stop
    )
    {
        var measures = await figures.Measures(stop, Slugs);
        var mine = await figures.OfPlace(measures, placeId, stop);
        var variables = new List<(string, Dictionary<int, double>)>();
        foreach (var measure in measures)
        {
            if (mine[measure.Id].LastOrDefault(f => f.Part.Length == 0) is not { } latest)
                continue;
            var standing = await compare.All(measure, latest.Period, stop);
            Add($"{char.ToLowerInvariant(measure.Title[0])}{measure.Title[1..]} ({latest.Period})", standing.Of);
        }
        var residents = await Residents.Of(db, peers, stop, await figures.Published(stop));
        var hectares = await db.Set<BoundaryVersion>()
            .Where(b => b.To == null)
            .Select(b => new { b.PlaceId, b.Hectares })
            .ToDictionaryAsync(b => b.PlaceId, b => b.Hectares, stop);
        Add(
            "people to the hectare",
            p =>
                hectares.TryGetValue(p, out var h) && h > 0 && residents.In(p, DateOnly.MaxValue.Year) is { } people
                    ? people / h
                    : null
        );
        return variables;

        void Add(string words, Func<int, double?> value)
        {
            var values = peers
                .Select(p => (p, Value: value(p)))
                .Where(v => v.Value is not null)
                .ToDictionary(v => v.p, v => v.Value!.Value);
            if (values.ContainsKey(placeId) && values.Count >= 3)
                variables.Add((words, values));
        }
    }

    private static Dictionary<int, double> Standardise(List<int> places, Dictionary<int, double> values)
    {
        var mean = places.Average(p => values[p]);
        var deviation = Math.Sqrt(places.Average(p => Math.Pow(values[p] - mean, 2)));
        return places.ToDictionary(p => p, p => deviation > 0 ? (values[p] - mean) / deviation : 0);
    }
}
