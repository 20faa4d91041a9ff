using CommonThread.Commitments;

namespace CommonThread.Strategy.Plans;

/// <summary>The actions of a plan are written by whoever writes the plan .</summary>
internal sealed class WritersInPlan : IActionWriters
{
    public string Kind => Plan.RecordKind;

    public async Task<bool> IsTheirs(CommonThreadDb db, RecordRef subject, DateOnly today, CancellationToken stop) =>
        await PlanRecords.Plans(db).AsNoTracking().SingleOrDefaultAsync(p => p.Id == subject.Id, stop) is { } plan
        && PlanAuthor.MayWrite(plan, db.Acting.Caller, await Serving.On(db, today, stop));
}

/// <summary>What stands right under a priority is written by its lead and support officer .</summary>
internal sealed class WritersInPriority : IActionWriters
{
    public string Kind => StrategyKinds.Priority;

    public async Task<bool> IsTheirs(CommonThreadDb db, RecordRef subject, DateOnly today, CancellationToken stop) =>
        (await Serving.On(db, today, stop)).MayLead(db.Acting.Caller, subject.Id);
}
