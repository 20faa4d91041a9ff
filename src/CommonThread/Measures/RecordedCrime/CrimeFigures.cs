using CommonThread.Analytics.Crime;
using CommonThread.Places;

namespace CommonThread.Measures.RecordedCrime;

/// <summary>Turns counted crimes into values of measures: small areas as counted, larger places as their sums, totals over types.</summary>
internal sealed class CrimeFigures(
    CommonThreadDb db,
    SmallAreas areas,
    CrimeCounts counts,
    IReadOnlyDictionary<string, int> measures,
    CrimeCoverage before
)
{
    // A force's file covers the whole force. Fewer of its small areas than this with a row means a file of a part of it.
    private const double WholeForce = 0.5;

    private readonly List<NewFigure> all = [];
    private readonly HashSet<(int Place, DateOnly Month)> covered = [];

    public IReadOnlyList<NewFigure> All => all;

    /// <summary>The figures with each measure's own number in place of the one that stood for it.</summary>
    public List<NewFigure> Of(IReadOnlyDictionary<int, int> numbers) =>
        all.ConvertAll(f => numbers[f.MeasureId] == f.MeasureId ? f : f with { MeasureId = numbers[f.MeasureId] });

    /// <summary>Places and months for which the files are complete.</summary>
    public IReadOnlySet<(int Place, DateOnly Month)> Covered => covered;

    /// <summary>A published value of a place and month that the files speak of, and that has no successor in them, is now zero.</summary>
    public bool IsWithdrawn(Observation observation) => covered.Contains((observation.PlaceId, observation.First));

    public async Task Compute(CancellationToken stop)
    {
        var places = counts.AreaCodes.Select(c => areas.ByCode[c]).ToArray();
        var earlier = await Earlier(places, stop);
        var forces = await Forces(stop);
        var measureOfType = counts
            .Types.Select(t => measures.TryGetValue(StreetCrime.SlugOf(t), out var id) ? id : (int?)null)
            .ToArray();
        var asb = Enumerable.Range(0, counts.Types.Count).Single(t => counts.Types[t] == StreetCrime.AsbType);
        for (var m = 0; m < counts.Months.Count; m++)
        {
            stop.ThrowIfCancellationRequested();
            var month = counts.Months[m];
            var period = Period.MonthOf(month);
            var known = Known(m, places, forces);
            foreach (var place in known)
                covered.Add((place, month));
            // Values of small areas by measure: counted now, and those that stand from files of other forces.
            var values = new Dictionary<int, Dictionary<int, double>>();
            for (var a = 0; a < places.Length; a++)
            {
                var ofArea = counts.OfArea(m, a);
                var total = 0;
                for (var t = 0; t < ofArea.Length; t++)
                {
                    total += ofArea[t];
                    if (ofArea[t] > 0 && measureOfType[t] is { } measure)
                        Put(values, measure, places[a], ofArea[t]);
                }
                if (total > 0)
                    Put(values, measures[StreetCrime.CrimesAndAsb], places[a], total);
                if (total > ofArea[asb])
                    Put(values, measures[StreetCrime.Crimes], places[a], total - ofArea[asb]);
            }
            foreach (var (measure, of) in values)
            {
                foreach (var (place, value) in of)
                    Take(measure, place, period, value);
            }
            var whole = known;
            if (earlier.TryGetValue(month, out var others))
            {
                whole = [.. known, .. areas.ByCode.Values.Where(p => !known.Contains(p) && before.Has(p, month))];
                foreach (var (measure, place, value) in others.Where(o => !known.Contains(o.Place)))
                    Put(values, measure, place, value);
            }
            foreach (var (larger, members) in areas.Larger)
            {
                if (!members.Keys.All(whole.Contains))
                    continue;
                covered.Add((larger, month));
                foreach (var (measure, of) in values)
                {
                    var sum = 0d;
                    foreach (var (area, share) in members)
                    {
                        if (of.TryGetValue(area, out var value))
                            sum += share * value;
                    }
                    if (sum > 0)
                        Take(measure, larger, period, Math.Round(sum, 6));
                }
            }
        }
    }

    private static void Put(Dictionary<int, Dictionary<int, double>> values, int measure, int place, double value)
    {
        if (!values.TryGetValue(measure, out var of))
            values.Add(measure, of = []);
        of[place] = value;
    }

    private void Take(int measure, int place, Period period, double value) =>
        all.Add(new(measure, place, period, value) { BoundaryId = areas.BoundaryOf(place) });

    private HashSet<int> Known(int month, int[] places, List<HashSet<int>> forces)
    {
        var met = new HashSet<int>();
        for (var a = 0; a < places.Length; a++)
        {
            foreach (var n in counts.OfArea(month, a))
            {
                if (n > 0)
                {
                    met.Add(places[a]);
                    break;
                }
            }
        }
        foreach (var force in forces)
        {
            if (force.Count(met.Contains) >= WholeForce * force.Count)
                met.UnionWith(force);
        }
        return met;
    }

    private async Task<List<HashSet<int>>> Forces(CancellationToken stop)
    {
        var ids = await db.Set<Place>()
            .Where(p => p.Type == PlaceType.PoliceForceArea)
            .Select(p => p.Id)
            .ToListAsync(stop);
        return
        [
            .. areas
                .Larger.Concat(areas.NotWhole)
                .Where(a => ids.Contains(a.Key))
                .Select(a => a.Value.Keys.ToHashSet()),
        ];
    }

    // What other files said of small areas in the same months: a larger place may lie in two forces.
    private async Task<Dictionary<DateOnly, List<(int Measure, int Place, double Value)>>> Earlier(
        int[] places,
        CancellationToken stop
    )
    {
        if (!counts.Months.Any(before.Has))
            return [];
        var small = places.ToHashSet();
        var ids = measures.Values.ToList();
        var (first, last) = (counts.Months[0], counts.Months[^1]);
        var rows = await db.Set<Observation>()
            .Where(o => ids.Contains(o.MeasureId) && o.First >= first && o.First <= last)
            .Select(o => new
            {
                o.MeasureId,
                o.PlaceId,
                o.First,
                o.Value,
            })
            .ToListAsync(stop);
        return rows.Where(r => small.Contains(r.PlaceId))
            .GroupBy(r => r.First)
            .ToDictionary(g => g.Key, g => g.Select(r => (r.MeasureId, r.PlaceId, r.Value)).ToList());
    }
}
