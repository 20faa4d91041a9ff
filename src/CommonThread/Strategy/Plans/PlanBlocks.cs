using CommonThread.Commitments;

namespace CommonThread.Strategy.Plans;

/// <summary>An action on a bar from its start to its due date, in percent of the width of the time shown.</summary>
public sealed record ActionBar(Commitment Action, double Left, double Width)
{
    /// <summary>"late", "done", "stopped" or "open"; the words beside the bar say the same.</summary>
    public string Kind(DateOnly today) =>
        Action.IsOverdue(today) ? "late"
        : Action.State == CommitmentState.Done ? "done"
        : Action.State == CommitmentState.Stopped ? "stopped"
        : "open";
}

/// <summary>Actions with their dates as bars over one stretch of time.</summary>
public sealed record ActionBars(
    IReadOnlyList<ActionBar> Bars,
    DateOnly From,
    DateOnly To,
    double Today,
    Owners Owners,
    DateOnly On
)
{
    /// <summary>Lays the actions out from the first start to the last due date, today included.</summary>
    public static ActionBars? Of(IReadOnlyList<Commitment> actions, Owners owners, DateOnly today)
    {
        var dated = actions.Where(a => a.Due is not null).ToList();
        if (dated.Count == 0)
            return null;
        var from = dated.Select(a => a.Start ?? a.Due!.Value).Append(today).Min();
        var to = dated.Select(a => a.Due!.Value).Append(today).Max().AddDays(1);
        double length = to.DayNumber - from.DayNumber;
        double At(DateOnly day) => (day.DayNumber - from.DayNumber) / length * 100;
        return new(
            [
                .. dated.Select(a =>
                {
                    var start = a.Start ?? a.Due!.Value;
                    return new ActionBar(a, At(start), Math.Max(1, At(a.Due!.Value.AddDays(1)) - At(start)));
                }),
            ],
            from,
            to.AddDays(-1),
            At(today),
            owners,
            today
        );
    }
}

/// <summary>The plans of a priority, with the actions of its action plans.</summary>
public sealed record PlansView(
    Priority Priority,
    string Slug,
    IReadOnlyList<Plan> Plans,
    CommitmentTable Actions,
    ActionBars? Bars,
    bool MayWrite
);

internal sealed class PlansBlock : IPriorityBlock
{
    public int Order => 30;
    public string Anchor => "action-plan";
    public string Heading => "Action plan";
    public string Partial => "/Strategy/Plans/_Plans.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var plans = await PlanRecords
            .Plans(db)
            .Where(p => p.PriorityId == priority.Id)
            .OrderBy(p => p.Kind)
            .ThenByDescending(p => p.PeriodStart)
            .AsNoTracking()
            .ToListAsync(stop);
        var actions = await Actions(db, priority, stop);
        var owners = await Owners.Load(db, stop);
        return new PlansView(
            priority,
            await Slugs.Of(db, priority.FrameworkId, stop),
            plans,
            new CommitmentTable(actions, owners, today, "Actions for this priority"),
            ActionBars.Of(actions, owners, today),
            PlanAuthor.MayBeginFor(
                PlanKind.ActionPlan,
                priority.Id,
                caller,
                await Serving.On(db, today, stop),
                priority.FrameworkId
            )
        );
    }

    /// <summary>Every plan action that serves the priority, through its own plan or linked from another.</summary>
    public static async Task<IReadOnlyList<Commitment>> Actions(
        CommonThreadDb db,
        Priority priority,
        CancellationToken stop
    )
    {
        var own = db.Set<Plan>().Where(p => p.PriorityId == priority.Id).Select(p => p.Id);
        return await db.Set<Commitment>()
            .Include(c => c.Updates)
            .Where(c =>
                c.Kind == CommitmentKind.PlanAction
                && (
                    // What another plan shares with the priority is its work too.
                    c.SharedWith.Any(s => s.RecordKind == StrategyKinds.Priority && s.RecordId == priority.Id)
                    || (c.SubjectKind == Plan.RecordKind && own.Contains(c.SubjectId))
                    || db.Set<Link>()
                        .Any(l =>
                            l.LowerKind == StrategyKinds.Action
                            && l.LowerId == c.Id
                            && l.UpperKind == StrategyKinds.Priority
                            && l.UpperId == priority.Id
                        )
                )
            )
            .OrderBy(c => c.Due)
            .AsNoTracking()
            .ToListAsync(stop);
    }
}

/// <summary>The lines of a costed plan with its totals.</summary>
/// <param name="ChangeAt">The plan's address, where its lines may be changed.</param>
public sealed record LinesView(Plan Plan, string? ChangeAt);

/// <summary>The costed lines of a priority.</summary>
public sealed record CostsView(Priority Priority, string Slug, IReadOnlyList<Plan> Plans, bool MayWrite);

internal sealed class CostsBlock : IPriorityBlock
{
    public int Order => 40;
    public string Anchor => "costs";
    public string Heading => "What it costs";
    public string Partial => "/Strategy/Plans/_Costs.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var plans = await PlanRecords
            .Plans(db)
            .Include(p => p.Lines)
            .Where(p => p.PriorityId == priority.Id && p.Kind == PlanKind.DeliveryPlan)
            .AsNoTracking()
            .ToListAsync(stop);
        var may = PlanAuthor.MayBeginFor(
            PlanKind.DeliveryPlan,
            priority.Id,
            caller,
            await Serving.On(db, today, stop),
            priority.FrameworkId
        );
        return plans.Count == 0 && !may
            ? null
            : new CostsView(priority, await Slugs.Of(db, priority.FrameworkId, stop), plans, may);
    }
}
