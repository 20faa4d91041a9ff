using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Programmes;

namespace CommonThread.Strategy.Gaps;

/// <summary>What is missing in delivery and learning, and with <see cref="LeadGaps"/> in leadership .</summary>
internal static class PlanGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("programme-without-activity", "Every commissioning programme has an activity that spends it", Programmes),
        new("priority-without-lead", "Every current priority has a lead", LeadGaps.Leads),
        new("priority-without-plan", "Every current priority has an action plan", WithoutPlan),
        new("priority-without-measure", "Every current priority has a measure", WithoutMeasure),
        new("pledge-without-action", "Every pledge has a live action", Pledges),
        new(
            "required-action-not-started",
            "Every required action of a priority is in hand or done",
            LeadGaps.NotStarted
        ),
        new(
            "csp-without-contact",
            "Every priority with a mechanism has a contact in each partnership",
            LeadGaps.Contacts
        ),
        new("report-late", "Every quarterly report is submitted by its date", LeadGaps.Late),
        .. Plans.TrialGaps.All,
        new("key-issue-unanswered", "Every key issue of a review is answered or left for a reason", Issues),
        new("concern-unanswered", "Every concern of a lead is answered", LeadGaps.Concerns),
    ];

    internal sealed class Row
    {
        public int Id { get; init; }

        public string Name { get; init; } = "";

        public string Slug { get; init; } = "";

        public int FrameworkId { get; init; }

        /// <summary>The day on which it began: its own, else its framework's; null where neither is known.</summary>
        public DateOnly? Began { get; init; }
    }

    internal static IQueryable<Row> Priorities(CommonThreadDb db) =>
        from p in db.Set<Priority>()
        join f in db.Set<Framework>() on p.FrameworkId equals f.Id
        where p.State == PriorityState.Current
        orderby p.FrameworkId, p.Position
        select new Row
        {
            Id = p.Id,
            Name = p.Name,
            Slug = f.Slug,
            FrameworkId = f.Id,
            Began = p.Start ?? f.PeriodStart,
        };

    internal static Gap On(Row row, string lacks, string url, string close, string permission) =>
        new(
            new(StrategyKinds.Priority, row.Id),
            $"{row.Name.TrimEnd('.')} {lacks}.",
            url,
            close,
            permission,
            Since: row.Began
        );

    private static async Task<IReadOnlyList<Gap>> Programmes(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await (
                    from p in db.Set<Programme>()
                    join f in db.Set<Framework>() on p.FrameworkId equals f.Id
                    where
                        !db.Set<Link>()
                            .Any(l =>
                                l.UpperKind == StrategyKinds.Programme
                                && l.UpperId == p.Id
                                && l.LowerKind == StrategyKinds.Activity
                            )
                    select new Row
                    {
                        Id = p.Id,
                        Name = p.Name,
                        Slug = f.Slug,
                        FrameworkId = f.Id,
                        Began = f.PeriodStart,
                    }
                ).ToListAsync(stop)
            ).Select(p => new Gap(
                new(StrategyKinds.Programme, p.Id),
                $"{p.Name} has no activity.",
                $"~/strategy/{p.Slug}/delivery/activities?programme={p.Id}",
                "Add one",
                PlanPermissions.Delivery,
                Since: p.Began
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> WithoutPlan(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        return
        [
            .. (
                await Priorities(db)
                    .Where(p =>
                        !db.Set<Plan>()
                            .Any(x =>
                                x.PriorityId == p.Id && x.Kind == PlanKind.ActionPlan && x.State != PlanState.Closed
                            )
                    )
                    .Select(p => new
                    {
                        Row = p,
                        HadOne = db.Set<Plan>().Any(x => x.PriorityId == p.Id && x.Kind == PlanKind.ActionPlan),
                        HeldUntil = db.Set<Plan>()
                            .Where(x => x.PriorityId == p.Id && x.Kind == PlanKind.ActionPlan && x.PeriodEnd < today)
                            .Max(x => x.PeriodEnd),
                    })
                    .ToListAsync(stop)
            ).Select(p =>
                On(
                    p.Row,
                    "has no action plan",
                    $"~/strategy/{p.Row.Slug}/plans/add?priority={p.Row.Id}",
                    "Write one",
                    PlanPermissions.Write
                ) with
                {
                    // Where one was closed, the priority has been without since that one's last day, if it is known.
                    Since = p.HadOne ? p.HeldUntil?.AddDays(1) : p.Row.Began,
                    Who = caller =>
                        PlanAuthor.MayBeginFor(PlanKind.ActionPlan, p.Row.Id, caller, serving, p.Row.FrameworkId),
                }
            ),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> WithoutMeasure(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await Priorities(db)
                    .Where(p =>
                        !db.Set<Link>()
                            .Any(l =>
                                l.UpperKind == StrategyKinds.Priority
                                && l.UpperId == p.Id
                                && (l.LowerKind == StrategyKinds.Measure || l.LowerKind == "measure")
                            )
                    )
                    .ToListAsync(stop)
            ).Select(p =>
                On(
                    p,
                    "has no outcome measure",
                    $"~/strategy/{p.Slug}/measures/write?for={new RecordRef(StrategyKinds.Priority, p.Id)}",
                    "Add one",
                    PlanPermissions.Delivery
                )
            ),
        ];

    private static async Task<IReadOnlyList<Gap>> Pledges(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (
                await (
                    from p in db.Set<Pledges.Pledge>()
                    join f in db.Set<Framework>() on p.FrameworkId equals f.Id
                    where
                        !db.Set<Link>()
                            .Any(l =>
                                l.UpperKind == StrategyKinds.Pledge
                                && l.UpperId == p.Id
                                && l.LowerKind == StrategyKinds.Action
                                && db.Set<Commitment>()
                                    .Any(c =>
                                        c.Id == l.LowerId
                                        && c.State != CommitmentState.Done
                                        && c.State != CommitmentState.Stopped
                                    )
                            )
                    select new
                    {
                        p.Id,
                        p.Number,
                        f.Slug,
                        f.Title,
                        f.PeriodStart,
                        HadOne = db.Set<Link>()
                            .Any(l =>
                                l.UpperKind == StrategyKinds.Pledge
                                && l.UpperId == p.Id
                                && l.LowerKind == StrategyKinds.Action
                            ),
                    }
                ).ToListAsync(stop)
            ).Select(p => new Gap(
                new(StrategyKinds.Pledge, p.Id),
                $"Pledge {p.Number} of {p.Title} has no live action.",
                $"~/strategy/{p.Slug}/plans",
                "Add one to a plan",
                PlanPermissions.Write,
                Since: p.HadOne ? null : p.PeriodStart
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> Issues(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (
                await (
                    from r in db.PartnersParts<LessonsReview>()
                    join f in db.Set<Framework>() on r.FrameworkId equals f.Id
                    from i in r.Issues
                    where i.Answer == null && i.LinkedId == null && i.NoChangeReason == null
                    select new
                    {
                        r.Id,
                        r.Title,
                        i.Number,
                        f.Slug,
                        r.On,
                    }
                ).ToListAsync(stop)
            ).Select(i => new Gap(
                new("lessons-review", i.Id),
                $"Key issue {i.Number} of “{i.Title}” is not answered.",
                $"~/strategy/{i.Slug}/lessons/{i.Id}",
                "Answer it",
                PlanPermissions.ApproveLearning,
                Since: i.On
            )),
        ];
}
