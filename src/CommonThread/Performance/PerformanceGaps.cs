using CommonThread.Measures;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>What ought to be measured and is not.</summary>
internal static class PerformanceGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new(
            "priority-without-outcome-measure",
            "Every priority whose lead reports has a measure of an outcome, and not of work alone",
            WithoutOutcome
        ),
    ];

    // D-03: coverage is priorities with an outcome measure, of all.
    private static async Task<IReadOnlyList<Gap>> WithoutOutcome(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var priorities = await (
            from priority in db.Set<Priority>()
            join framework in db.Set<Framework>() on priority.FrameworkId equals framework.Id
            where
                framework.LeadReports != null
                && framework.Status == VersionState.InForce
                && priority.State == PriorityState.Current
            orderby priority.FrameworkId, priority.Position
            select new
            {
                priority.Id,
                priority.Name,
                framework.Slug,
                framework.OwnerPostId,
            }
        ).ToListAsync(stop);
        var figures = await PriorityFigures.Of(db, priorities.ConvertAll(p => p.Id), stop);
        var outcomes = (
            await db.Set<Measure>().AsNoTracking().Where(m => m.Status == MeasureStatus.InUse).ToListAsync(stop)
        )
            .Where(m => m.ShowsOutcome)
            .Select(m => m.Id)
            .ToHashSet();
        return
        [
            .. priorities
                // One with no measure at all is a gap of the strategy already.
                .Where(p => figures[p.Id].Any() && !figures[p.Id].Any(outcomes.Contains))
                .Select(p => new Gap(
                    new(StrategyKinds.Priority, p.Id),
                    $"{p.Name} has no measure of an outcome.",
                    $"~/strategy/{p.Slug}/measures/write?for={new RecordRef(StrategyKinds.Priority, p.Id)}",
                    "Add one",
                    PlanPermissions.Delivery,
                    p.OwnerPostId
                )),
        ];
    }
}
