using CommonThread.Commitments;
using CommonThread.Places;
using CommonThread.Strategy.Leads;

namespace CommonThread.Strategy.Gaps;

/// <summary>What is missing in the leadership of a priority .</summary>
internal static class LeadGaps
{
    public static async Task<IReadOnlyList<Gap>> Leads(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (
                await PlanGaps
                    .Priorities(db)
                    .Where(p =>
                        !db.Set<PriorityRole>()
                            .Any(r =>
                                r.PriorityId == p.Id
                                && r.Role == RoleOfPriority.Lead
                                && (r.From == null || r.From <= today)
                                && (r.To == null || r.To >= today)
                            )
                    )
                    .Select(p => new
                    {
                        Row = p,
                        LedUntil = db.Set<PriorityRole>()
                            .Where(r => r.PriorityId == p.Id && r.Role == RoleOfPriority.Lead && r.To < today)
                            .Max(r => r.To),
                    })
                    .ToListAsync(stop)
            ).Select(p =>
                PlanGaps.On(
                    p.Row,
                    "has no lead",
                    $"~/strategy/{p.Row.Slug}/registers/roles/add?priority={p.Row.Id}",
                    "Name one",
                    PlanPermissions.AssignLeads
                ) with
                {
                    Since = p.LedUntil?.AddDays(1) ?? p.Row.Began,
                }
            ),
        ];

    public static async Task<IReadOnlyList<Gap>> NotStarted(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        var priorities = await PlanGaps.Priorities(db).ToListAsync(stop);
        var required = await db.Set<RequiredAction>()
            .Where(r => r.Kind == RequiredKind.Action)
            .Select(r => new
            {
                r.FrameworkId,
                r.Number,
                r.Words,
            })
            .ToListAsync(stop);
        var begun = (
            await db.Set<Commitment>()
                .Where(c =>
                    c.Kind == CommitmentKind.RequiredAction
                    && c.SubjectKind == StrategyKinds.Priority
                    && c.State != CommitmentState.NotStarted
                )
                .Select(c => new { c.SubjectId, c.Reference })
                .ToListAsync(stop)
        ).ToHashSet();
        return
        [
            .. from p in priorities
            from r in required
            where r.FrameworkId == p.FrameworkId
            where
                !begun.Contains(
                    new
                    {
                        SubjectId = p.Id,
                        Reference = (string?)r.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    }
                )
            select PlanGaps.On(
                p,
                $"has not started required action {r.Number}, {r.Words.TrimEnd('.')}",
                $"~/strategy/{p.Slug}/checklist/{p.Id}/{r.Number}",
                "Say how it stands",
                PlanPermissions.Lead
            ) with
            {
                Who = caller => serving.MayLead(caller, p.Id),
            },
        ];
    }

    public static async Task<IReadOnlyList<Gap>> Contacts(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        var (csps, held) = (LocalCsps.All(db), LocalCsps.Held(db));
        var missing = await (
            from m in db.Set<Mechanism>()
            join p in db.Set<Priority>() on m.PriorityId equals p.Id
            join f in db.Set<Framework>() on m.FrameworkId equals f.Id
            from csp in csps
            where
                !held.Any(l => l.ParentId == f.PlaceId) || held.Any(l => l.ParentId == f.PlaceId && l.ChildId == csp.Id)
            where !m.Contacts.Any(c => c.PlaceId == csp.Id && c.PostId != null)
            orderby p.Position, csp.Name
            select new
            {
                m.Id,
                Priority = p.Id,
                p.Name,
                f.Slug,
                Csp = csp.Name,
            }
        ).ToListAsync(stop);
        return
        [
            .. missing.Select(m => new Gap(
                new(StrategyKinds.Priority, m.Priority),
                $"{m.Name} has no contact in {m.Csp}.",
                $"~/strategy/{m.Slug}/registers/mechanisms/{m.Id}",
                "Name one",
                PlanPermissions.Lead
            )
            {
                Who = caller => serving.MayLead(caller, m.Priority),
            }),
        ];
    }

    public static async Task<IReadOnlyList<Gap>> Late(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        return
        [
            .. (
                await (
                    from r in db.PartnersParts<LeadReport>()
                    join p in db.Set<Priority>() on r.PriorityId equals p.Id
                    join f in db.Set<Framework>() on r.FrameworkId equals f.Id
                    where r.SubmittedOn == null && r.Version == 1 && r.Due < today
                    orderby r.Due
                    select new
                    {
                        Report = r,
                        p.Name,
                        f.Slug,
                    }
                ).ToListAsync(stop)
            ).Select(x => new Gap(
                x.Report.Record,
                $"The report on {x.Name} for {x.Report.Quarter} was due on {x.Report.Due.Say()}.",
                $"~/strategy/{x.Slug}/reports/{x.Report.Id}/write",
                "Write it",
                PlanPermissions.Lead,
                x.Report.PostId,
                x.Report.Due
            )
            {
                Who = caller => serving.MayLead(caller, x.Report.PriorityId),
            }),
        ];
    }

    public static async Task<IReadOnlyList<Gap>> Concerns(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (
                await (
                    from c in db.PartnersParts<Concern>()
                    join p in db.Set<Priority>() on c.PriorityId equals p.Id
                    join f in db.Set<Framework>() on c.FrameworkId equals f.Id
                    where c.AnsweredOn == null
                    select new
                    {
                        c.Id,
                        c.RaisedOn,
                        p.Name,
                        f.Slug,
                    }
                ).ToListAsync(stop)
            ).Select(c => new Gap(
                new("concern-of-lead", c.Id),
                $"A concern about {c.Name}, raised on {c.RaisedOn.Say()}, is not answered.",
                $"~/strategy/{c.Slug}/concerns/{c.Id}/answer",
                "Answer it",
                PlanPermissions.Answer,
                Since: c.RaisedOn
            )),
        ];
}
