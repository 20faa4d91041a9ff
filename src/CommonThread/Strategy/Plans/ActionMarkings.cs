using CommonThread.Commitments;

namespace CommonThread.Strategy.Plans;

/// <summary>
/// Who reads the actions of a plan: whoever reads its framework once the plan is open, and partners alone before that.
/// </summary>
internal sealed class MarkingInPlan : IActionMarking
{
    public string Kind => Plan.RecordKind;

    public static Marking Of(Framework framework, Plan plan) =>
        plan.IsOpen || framework.Marking > Marking.Partners ? framework.Marking : Marking.Partners;

    public async Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop) =>
        await db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == subject.Id, stop) is { } plan
            ? Of(await db.Set<Framework>().SingleAsync(f => f.Id == plan.FrameworkId, stop), plan)
            : null;

    /// <summary>Opens and closes the actions of a framework's plans with them. Saving is the caller's.</summary>
    public static async Task Settle(CommonThreadDb db, Framework framework, CancellationToken stop)
    {
        // The plans first: one that is just being moved counts as it will be saved.
        var plans = await db.Set<Plan>().Where(p => p.FrameworkId == framework.Id).ToDictionaryAsync(p => p.Id, stop);
        var actions = await db.Set<Commitment>()
            .Where(c =>
                c.SubjectKind == Plan.RecordKind
                && db.Set<Plan>().Any(p => p.Id == c.SubjectId && p.FrameworkId == framework.Id)
            )
            .ToListAsync(stop);
        foreach (var action in actions)
            action.Marking = Of(framework, plans[action.SubjectId]);
    }
}

/// <summary>An action right under a priority is read by whoever reads its framework.</summary>
internal sealed class MarkingInPriority : IActionMarking
{
    public string Kind => StrategyKinds.Priority;

    public async Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop) =>
        await (
            from p in db.Set<Priority>()
            join f in db.Set<Framework>() on p.FrameworkId equals f.Id
            where p.Id == subject.Id
            select (Marking?)f.Marking
        ).FirstOrDefaultAsync(stop);
}
