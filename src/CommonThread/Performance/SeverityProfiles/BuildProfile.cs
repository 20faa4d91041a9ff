using CommonThread.Analytics.Harm;
using CommonThread.Measures;
using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>
/// Works out a severity profile from what is published (D-12): counts of each kind of harm in the quarter, by district, times their
/// weights. A place is the sum of its districts wherever each of them has a figure, so that partnerships add up to the county.
/// </summary>
public sealed class BuildProfile(CommonThreadDb db, Figures figures, PlaceTree tree)
{
    private static readonly string[] DistrictTypes = [PlaceType.District, PlaceType.Unitary];

    /// <summary>Counts of one kind of harm: of the whole, of its districts, of its neighbourhoods.</summary>
    private sealed record Counted(
        HarmCategory Category,
        Measure Measure,
        double? Weight,
        double? Whole,
        double? YearBefore,
        double? Repeat,
        double? Vulnerable,
        IReadOnlyDictionary<int, double> Areas
    )
    {
        public double? Severity => Whole * Weight;
    }

    public async Task<ProfileContent> For(SeverityProfile profile, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var names = await tree.Names(stop);
        var table = await db.Set<WeightTable>()
            .AsNoTracking()
            .Include(t => t.Weights)
            .SingleAsync(t => t.Id == profile.WeightTableId, stop);
        var categories = await db.Set<HarmCategory>()
            .AsNoTracking()
            .Where(c => c.FrameworkId == profile.FrameworkId && !c.IsRetired)
            .OrderBy(c => c.Name)
            .ToListAsync(stop);
        var measures = await db.Set<Measure>().AsNoTracking().ToDictionaryAsync(m => m.Id, stop);
        var on = profile.Quarter.Last;
        var districts = await Inside(profile.PlaceId, DistrictTypes, on, stop);
        var small = await Inside(profile.PlaceId, [PlaceType.Neighbourhood], on, stop);
        if (small.Count == 0)
            small = await Inside(profile.PlaceId, [PlaceType.Ward], on, stop);
        var counted = new List<Counted>(categories.Count);
        foreach (var category in categories)
        {
            // A category's measure may have been hidden from this reader; then its count is not known to them.
            if (measures.GetValueOrDefault(category.MeasureId) is not { } measure)
                continue;
            var quarter = profile.Quarter;
            var here = await Sums(measure, quarter, [profile.PlaceId, .. districts, .. small], stop);
            counted.Add(
                new(
                    category,
                    measure,
                    table.Of(category.Id),
                    Whole(here, profile.PlaceId, districts),
                    await Whole(measure, quarter.SameAYearBefore(), profile.PlaceId, districts, stop),
                    await Part(category.RepeatMeasureId, measures, quarter, profile.PlaceId, districts, stop),
                    await Part(category.VulnerableMeasureId, measures, quarter, profile.PlaceId, districts, stop),
                    here
                )
            );
        }
        var priorities = (await CurrentPriorities.Of(db, profile.FrameworkId, stop)).ToDictionary(
            p => p.Id,
            p => p.Name
        );
        return await Say(profile, table, counted, priorities, names, districts, small, today, stop);
    }

    private async Task<ProfileContent> Say(
        SeverityProfile profile,
        WeightTable table,
        List<Counted> counted,
        Dictionary<int, string> priorities,
        IReadOnlyDictionary<int, PlaceName> names,
        List<int> districts,
        List<int> small,
        DateOnly today,
        CancellationToken stop
    )
    {
        var weighed = counted.FindAll(c => c.Severity is not null);
        var total = weighed.Sum(c => c.Severity!.Value);
        var residents = await Residents.Of(db, [profile.PlaceId, .. districts, .. small], stop);
        var year = profile.Quarter.Last.Year;
        var notes = profile.Notes.ToDictionary(n => n.CategoryId, n => n.Words);
        var interval = Interval(weighed);
        var areas = Areas(weighed, small, names, residents, year);
        var releases = await Releases(weighed, profile, districts, stop);
        return new()
        {
            Place = names.GetValueOrDefault(profile.PlaceId)?.Name ?? "A partnership",
            Quarter = profile.Quarter.ToString(),
            WorkedOutOn = today,
            WeightTableId = table.Id,
            Weights = table.Title,
            WeightsUrl = table.Url,
            Unit = table.Unit,
            Summary = profile.Summary,
            Lines =
            [
                .. counted
                    .OrderByDescending(c => c.Severity ?? -1)
                    .ThenBy(c => c.Category.Name, StringComparer.Ordinal)
                    .Select(c => new ProfileLine(
                        c.Category.Id,
                        c.Category.Name,
                        c.Category.PriorityId is { } p && priorities.ContainsKey(p) ? p : null,
                        c.Category.PriorityId is { } named ? priorities.GetValueOrDefault(named) : null,
                        $"~/measures/{c.Measure.Slug}",
                        c.Whole,
                        c.Weight,
                        c.Severity,
                        total > 0 && c.Severity is { } s ? s / total : 0,
                        c.Repeat,
                        c.Vulnerable,
                        c.YearBefore * c.Weight,
                        notes.GetValueOrDefault(c.Category.Id)
                    )),
            ],
            Districts = Areas(weighed, districts, names, residents, year),
            Neighbourhoods = [.. areas.Take(MostNeighbourhoods)],
            Concentration = Concentrated(areas, names),
            Severity = total,
            Lower = interval.Lower,
            Upper = interval.Upper,
            YearBefore =
                weighed.Count > 0 && weighed.TrueForAll(c => c.YearBefore is not null)
                    ? weighed.Sum(c => c.YearBefore!.Value * c.Weight!.Value)
                    : null,
            Residents = Known(districts, residents, year) ?? residents.In(profile.PlaceId, year),
            Missing = [.. Missing(counted, profile.Quarter)],
            Releases = [.. releases.Select(r => new ReleaseOfProfile(r.ReleaseId, r.ReleaseNumber, r.Text, r.Date))],
            Illustrative = profile.Illustrative || table.Illustrative || releases.Any(r => r.Illustrative),
        };
    }

    private const int MostNeighbourhoods = 10;

    private static double? Known(List<int> districts, Residents residents, int year)
    {
        var each = districts.ConvertAll(d => residents.In(d, year));
        return each.Count > 0 && each.TrueForAll(r => r is not null) ? each.Sum() : null;
    }

    private static Interval Interval(List<Counted> weighed)
    {
        var counts = weighed.ConvertAll(c => (c.Whole!.Value, c.Weight!.Value));
        // Sums of small areas by their share of residents leave parts of an event.
        var whole = counts.TrueForAll(c => c.Item1 == Math.Floor(c.Item1));
        return counts.Count == 0
            ? new(0, 0)
            : Intervals.WeightedSum(counts, method: whole ? PoissonMethod.ExactBelowTen : PoissonMethod.Byar);
    }

    private static IEnumerable<string> Missing(List<Counted> counted, Period quarter)
    {
        foreach (var c in counted.Where(c => c.Weight is null))
            yield return $"{c.Category.Name} has no weight in this version of the weights.";
        foreach (var c in counted.Where(c => c.Whole is null))
            yield return $"{c.Category.Name}: no count for {quarter} is published for every district.";
    }

    // Areas with a figure of every kind of harm that is weighed, the heaviest for each resident first.
    private static List<AreaLine> Areas(
        List<Counted> weighed,
        List<int> ids,
        IReadOnlyDictionary<int, PlaceName> names,
        Residents residents,
        int year
    ) =>
        [
            .. ids.Where(id => weighed.Count > 0 && weighed.TrueForAll(c => c.Areas.ContainsKey(id)))
                .Select(id => new AreaLine(
                    id,
                    names[id].Name,
                    names[id].Url,
                    weighed.Sum(c => c.Areas[id] * c.Weight!.Value),
                    residents.In(id, year),
                    weighed.MaxBy(c => c.Areas[id] * c.Weight!.Value)?.Category.Name
                ))
                .OrderByDescending(a => a.Rate ?? 0)
                .ThenBy(a => a.Name, StringComparer.Ordinal),
        ];

    private static string? Concentrated(List<AreaLine> areas, IReadOnlyDictionary<int, PlaceName> names)
    {
        if (areas.Count < 4 || areas.Sum(a => a.Severity) <= 0)
            return null;
        var found = Concentration.Of([.. areas.Select(a => a.Severity)]);
        var kind = (PlaceType.Find(names[areas[0].PlaceId].Type)?.Name ?? "area").ToLowerInvariant();
        return $"Half of the harm is in {found.PlacesWithHalf} of {Text.Count(found.Places, kind)}.";
    }

    // Of one kind, and wholly or mostly in the place.
    private async Task<List<int>> Inside(int placeId, string[] types, DateOnly on, CancellationToken stop)
    {
        var found = new List<int>();
        foreach (var type in types)
            found.AddRange((await tree.Members(placeId, type, on, stop)).Where(m => m.Value > 0.5).Select(m => m.Key));
        return found;
    }

    private async Task<double?> Part(
        int? measureId,
        Dictionary<int, Measure> measures,
        Period quarter,
        int placeId,
        List<int> districts,
        CancellationToken stop
    ) =>
        measureId is { } id && measures.TryGetValue(id, out var measure)
            ? await Whole(measure, quarter, placeId, districts, stop)
            : null;

    private async Task<double?> Whole(
        Measure measure,
        Period quarter,
        int placeId,
        List<int> districts,
        CancellationToken stop
    ) => Whole(await Sums(measure, quarter, [placeId, .. districts], stop), placeId, districts);

    private static double? Whole(IReadOnlyDictionary<int, double> sums, int placeId, List<int> districts) =>
        districts.Count > 0 && districts.TrueForAll(sums.ContainsKey) ? districts.Sum(d => sums[d])
        : sums.TryGetValue(placeId, out var own) ? own
        : null;

    // Only a monthly or quarterly count can be told of a quarter; what is hidden from this reader is not known to them.
    private async Task<IReadOnlyDictionary<int, double>> Sums(
        Measure measure,
        Period quarter,
        IReadOnlyCollection<int> places,
        CancellationToken stop
    ) =>
        measure.Frequency is PeriodKind.Month or PeriodKind.Quarter
            ? (await figures.Sums(measure, quarter.First, quarter.Last, places, stop))
                .Where(s => double.IsFinite(s.Value))
                .ToDictionary(s => s.Key, s => s.Value)
            : new Dictionary<int, double>();

    private async Task<IReadOnlyList<Provenance>> Releases(
        List<Counted> weighed,
        SeverityProfile profile,
        List<int> districts,
        CancellationToken stop
    )
    {
        var ids = weighed.ConvertAll(c => c.Measure.Id);
        List<int> places = [profile.PlaceId, .. districts];
        var (first, last) = (profile.Quarter.First, profile.Quarter.Last);
        var releases = await db.Set<Observation>()
            .Where(o => ids.Contains(o.MeasureId) && places.Contains(o.PlaceId) && o.First >= first && o.Last <= last)
            .Select(o => o.ReleaseId)
            .Distinct()
            .ToListAsync(stop);
        var found = new List<Provenance>();
        foreach (var id in releases.Order())
        {
            if (await figures.Origin(id, stop) is { } origin)
                found.Add(origin);
        }
        return found;
    }
}
