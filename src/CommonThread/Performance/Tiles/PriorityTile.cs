using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Tiles;

/// <summary>A priority with its measures in one place, those that stand worst first (D-08, D-10).</summary>
/// <param name="Facts">What else is known of it: its lead, its open actions.</param>
public sealed record PriorityTile(
    Priority Priority,
    string? Theme,
    IReadOnlyList<MeasureReading> Readings,
    IReadOnlyList<PriorityFact> Facts
)
{
    /// <summary>The worst that one of its measures stands; not judged where none is.</summary>
    public Track Track => Readings.Select(r => r.Progress?.Track ?? Track.NotJudged).DefaultIfEmpty().Max();

    /// <summary>Whether at least one of its measures shows an outcome and not only work done (D-03).</summary>
    public bool HasOutcome => Readings.Any(r => r.Measure.ShowsOutcome);

    /// <summary>The priorities of a framework as tiles, in the framework's order.</summary>
    public static async Task<IReadOnlyList<PriorityTile>> Of(
        CommonThreadDb db,
        Figures figures,
        IEnumerable<IPriorityFact> facts,
        int frameworkId,
        PlaceName place,
        DateOnly today,
        CancellationToken stop,
        DateOnly? until = null
    )
    {
        ArgumentNullException.ThrowIfNull(facts);
        var priorities = await CurrentPriorities.Of(db, frameworkId, stop);
        var themes = await CurrentPriorities.Themes(db, frameworkId, stop);
        var ids = priorities.Select(p => p.Id).ToList();
        var readings = await ReadingsOf(db, figures, ids, place, stop, until);
        var said = new List<IReadOnlyDictionary<int, PriorityFact>>();
        foreach (var fact in facts.Where(f => f.Order < SignalOfMeasures).OrderBy(f => f.Order))
            said.Add(await fact.Facts(db, ids, today, stop));
        return
        [
            .. priorities.Select(p => new PriorityTile(
                p,
                p.ThemeId is { } theme ? themes.GetValueOrDefault(theme) : null,
                readings[p.Id],
                [.. said.Select(f => f.GetValueOrDefault(p.Id)).OfType<PriorityFact>()]
            )),
        ];
    }

    /// <summary>The measures of priorities with their figures of one place, the worst first.</summary>
    /// <param name="until">Leaves out figures of periods that end after the day.</param>
    public static async Task<IReadOnlyDictionary<int, IReadOnlyList<MeasureReading>>> ReadingsOf(
        CommonThreadDb db,
        Figures figures,
        IReadOnlyCollection<int> priorityIds,
        PlaceName place,
        CancellationToken stop,
        DateOnly? until = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var shows = await PriorityFigures.Of(db, priorityIds, stop);
        var wanted = shows.SelectMany(s => s).ToHashSet();
        var measures = await db.Set<Measure>()
            .AsNoTracking()
            .Where(m => wanted.Contains(m.Id) && m.Status == MeasureStatus.InUse)
            .ToListAsync(stop);
        var readings = (await MeasureReading.Of(db, figures, measures, place, stop, until: until)).ToDictionary(r =>
            r.Measure.Id
        );
        return priorityIds.ToDictionary(
            id => id,
            id =>
                (IReadOnlyList<MeasureReading>)
                    [
                        .. shows[id]
                            .Where(readings.ContainsKey)
                            .Select(m => readings[m])
                            .OrderByDescending(r => r.Progress?.Track ?? Track.NotJudged)
                            .ThenBy(r => r.Measure.Title, StringComparer.Ordinal),
                    ]
        );
    }

    // What the cards of a framework say of its measures in words; here the measures stand themselves.
    private const int SignalOfMeasures = 20;
}
