using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy;

/// <summary>Which figures show how a priority goes: those of its success measures, and those that are linked to it themselves.</summary>
public static class PriorityFigures
{
    /// <summary>Numbers of measures by the number of the priority, as far as the caller may know of them.</summary>
    public static async Task<ILookup<int, int>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var links = await db.Set<Link>()
            .Where(l =>
                l.UpperKind == StrategyKinds.Priority
                && priorityIds.Contains(l.UpperId)
                && (l.LowerKind == StrategyKinds.Measure || l.LowerKind == "measure")
            )
            .Select(l => new
            {
                l.LowerKind,
                l.LowerId,
                l.UpperId,
            })
            .ToListAsync(stop);
        var promised = links.Where(l => l.LowerKind == StrategyKinds.Measure).Select(l => l.LowerId).ToHashSet();
        var figures = await KnownSuccess
            .Seen(db)
            .Where(s => s.MeasureId != null && promised.Contains(s.Id))
            .ToDictionaryAsync(s => s.Id, s => s.MeasureId!.Value, stop);
        return links
            .Select(l =>
                (
                    Priority: l.UpperId,
                    Measure: l.LowerKind != StrategyKinds.Measure ? l.LowerId : figures.GetValueOrDefault(l.LowerId)
                )
            )
            .Where(l => l.Measure != 0)
            .Distinct()
            .ToLookup(l => l.Priority, l => l.Measure);
    }
}
