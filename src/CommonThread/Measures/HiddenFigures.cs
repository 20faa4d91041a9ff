using CommonThread.Partnerships;
using CommonThread.Places;
using Microsoft.Extensions.Caching.Memory;

namespace CommonThread.Measures;

/// <summary>
/// Which published values a reader may not see (C-49). One rule for everything that leaves: pages, facts, maps, charts, tables,
/// CSV and sentences all read through <see cref="Figures"/>, which asks here.
/// </summary>
/// <remarks>
/// Of a measure marked so, counts from 1 up to the threshold less one are hidden from everybody who is not signed in, and
/// others with them where a shown value would give one away: a place and the places of one kind that make it up, in each
/// hierarchy, and a whole and its parts.
/// </remarks>
public sealed class HiddenFigures(
    CommonThreadDb db,
    PlaceTree tree,
    IMemoryCache? cache = null,
    CurrentPartnership? partnership = null
)
{
    private static readonly HashSet<FigureKey> Nothing = [];
    private readonly Dictionary<(int, int?), IReadOnlySet<FigureKey>> known = [];
    private int? threshold;

    /// <summary>Whether anything of the measure may be hidden from the reader.</summary>
    public bool MayHide(Measure measure) =>
        measure.Suppress && !db.Acting.Caller.IsSignedIn && !db.Acting.Caller.SeesEverything;

    /// <summary>Counts below this are hidden: the measure's own threshold, or the partnership's.</summary>
    public async Task<int> ThresholdOf(Measure measure, CancellationToken stop) =>
        measure.SuppressBelow ?? (threshold ??= (await DisclosureRule.InForce(db, stop)).Threshold);

    /// <summary>The keys of the values of a measure that the reader may not see; empty for partners and for other measures.</summary>
    internal async Task<IReadOnlySet<FigureKey>> Of(Measure measure, CancellationToken stop)
    {
        if (!MayHide(measure))
            return Nothing;
        var below = await ThresholdOf(measure, stop);
        if (known.TryGetValue((measure.Id, below), out var set))
            return set;
        // The head of the history names the state of the database: links, boundaries and releases alike.
        var key = (typeof(HiddenFigures), partnership?.Required.Slug, await db.Head(stop), measure.Id, below);
        if (cache is null || db.Database.CurrentTransaction is not null || !cache.TryGetValue(key, out set))
        {
            set = await Work(measure, new Suppression(below), stop);
            if (db.Database.CurrentTransaction is null)
                cache?.Set(key, set, TimeSpan.FromHours(1));
        }
        return known[(measure.Id, below)] = set!;
    }

    private async Task<IReadOnlySet<FigureKey>> Work(Measure measure, Suppression rule, CancellationToken stop)
    {
        var rows = await db.Set<Observation>()
            .AsNoTracking()
            .Where(o => o.MeasureId == measure.Id)
            .Select(o => new
            {
                o.PlaceId,
                o.PeriodKind,
                o.First,
                o.Part,
                o.Value,
                o.Numerator,
            })
            .ToListAsync(stop);
        var sums = await Sums([.. rows.Select(r => r.PlaceId).Distinct()], stop);
        var hidden = new HashSet<FigureKey>();
        foreach (var period in rows.GroupBy(r => (r.PeriodKind, r.First)))
        {
            var cells = period.Select(r => (Place: r.PlaceId, r.Part)).ToList();
            var at = cells.Index().ToDictionary(c => c.Item, c => c.Index);
            var equations = new List<(int Total, IReadOnlyList<int> Parts)>();
            foreach (var part in cells.Select(c => c.Part).Distinct())
            {
                foreach (var (place, members) in sums)
                {
                    if (at.TryGetValue((place, part), out var total))
                        equations.Add(
                            (total, [.. members.Where(m => at.ContainsKey((m, part))).Select(m => at[(m, part)])])
                        );
                }
            }
            foreach (var (place, part) in cells.Where(c => c.Part.Length == 0))
                equations.Add(
                    (at[(place, part)], [.. cells.Where(c => c.Place == place && c.Part.Length > 0).Select(c => at[c])])
                );
            // A ratio is small where what it counts is.
            var hide = rule.Hide([.. period.Select(r => r.Numerator ?? r.Value)], equations);
            foreach (var (i, (place, part)) in cells.Index())
            {
                if (hide[i])
                    hidden.Add(new(measure.Id, place, period.Key.PeriodKind, period.Key.First, part));
            }
        }
        return hidden;
    }

    // A place and the places of one kind in it, as anybody may add them up: by each hierarchy's next step, and by kind however deep.
    private async Task<List<(int Place, IReadOnlyList<int> Members)>> Sums(HashSet<int> places, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        var today = db.Clock.Today();
        var sums = new List<(int, IReadOnlyList<int>)>();
        foreach (var place in places.Where(names.ContainsKey))
        {
            var members = (await tree.Shares(place, today, stop))
                .Where(s => s.Key != place && s.Value > 0 && places.Contains(s.Key) && names.ContainsKey(s.Key))
                .Select(s => s.Key);
            sums.AddRange(members.GroupBy(m => names[m].Type).Select(kind => (place, (IReadOnlyList<int>)[.. kind])));
        }
        return sums;
    }
}
