using CommonThread.Shared.Work;

namespace CommonThread.Strategy.Leads;

/// <summary>Reports that the caller's posts owe, concerns they wait for, and relationships to keep up.</summary>
internal sealed class MyLeadWork(CommonThreadDb db) : IMyWork
{
    public async Task<IReadOnlyList<WorkItem>> For(Caller caller, DateOnly today, CancellationToken stop)
    {
        var posts = caller.PostIds;
        var led = Led(posts, today);
        var reports = await (
            from r in db.PartnersParts<LeadReport>()
            join p in db.Set<Priority>() on r.PriorityId equals p.Id
            join f in db.Set<Framework>() on r.FrameworkId equals f.Id
            where r.SubmittedOn == null && led.Contains(r.PriorityId)
            select new
            {
                Report = r,
                p.Name,
                f.Slug,
            }
        ).ToListAsync(stop);
        var answers = caller.May(PlanPermissions.Answer);
        var concerns = await (
            from c in db.PartnersParts<Concern>()
            join p in db.Set<Priority>() on c.PriorityId equals p.Id
            join f in db.Set<Framework>() on c.FrameworkId equals f.Id
            where c.AnsweredOn == null && (answers || led.Contains(p.Id))
            select new
            {
                c.Id,
                p.Name,
                f.Slug,
                IsOwn = led.Contains(p.Id),
            }
        ).ToListAsync(stop);
        var contacts = await (
            from r in db.PartnersParts<Relationship>()
            join f in db.Set<Framework>() on r.FrameworkId equals f.Id
            where r.NextContact != null && r.PriorityId != null && led.Contains(r.PriorityId.Value)
            select new
            {
                r.Id,
                r.Purpose,
                r.NextContact,
                f.Slug,
            }
        ).ToListAsync(stop);
        return
        [
            .. reports.Select(x => new WorkItem(
                $"{(x.Report.IsCorrection ? "Correct the report" : "Report")} on {x.Name} for {x.Report.Quarter}",
                $"~/strategy/{x.Slug}/reports/{x.Report.Id}/write",
                "Quarterly report",
                x.Report.IsCorrection ? null : x.Report.Due,
                x.Report.IsLate(today)
            )),
            .. concerns.Select(c =>
                c.IsOwn
                    ? new WorkItem(
                        $"Your concern about {c.Name}",
                        $"~/strategy/{c.Slug}/registers/concerns#entry-{c.Id}",
                        "Concern",
                        WaitingFor: "The Performance Group and the Board"
                    )
                    : new WorkItem(
                        $"Answer the concern about {c.Name}",
                        $"~/strategy/{c.Slug}/concerns/{c.Id}/answer",
                        "Concern"
                    )
            ),
            .. contacts.Select(c => new WorkItem(
                $"Next contact: {c.Purpose}",
                $"~/strategy/{c.Slug}/registers/relationships#entry-{c.Id}",
                "Relationship",
                c.NextContact,
                c.NextContact < today
            )),
        ];
    }

    public async Task<IReadOnlyList<RecordRef>> AnswersFor(Caller caller, DateOnly today, CancellationToken stop) =>
        [
            .. (await Led(caller.PostIds, today).Distinct().ToListAsync(stop)).Select(id => new RecordRef(
                StrategyKinds.Priority,
                id
            )),
        ];

    private IQueryable<int> Led(IReadOnlyCollection<int> posts, DateOnly today) =>
        db.Set<PriorityRole>()
            .Where(r =>
                posts.Contains(r.PostId)
                && r.Role != RoleOfPriority.LocalExpert
                && (r.From == null || r.From <= today)
                && (r.To == null || r.To >= today)
            )
            .Select(r => r.PriorityId);
}

/// <summary>A priority's lead on its card.</summary>
internal sealed class LeadFact : IPriorityFact
{
    public int Order => 10;

    public async Task<IReadOnlyDictionary<int, PriorityFact>> Facts(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        var leads = await db.Set<PriorityRole>()
            .Where(r =>
                priorityIds.Contains(r.PriorityId)
                && r.Role == RoleOfPriority.Lead
                && (r.From == null || r.From <= today)
                && (r.To == null || r.To >= today)
            )
            .AsNoTracking()
            .ToListAsync(stop);
        var names = await People.PostNames.Of(db, leads.Select(l => l.PostId), stop);
        return leads
            .Where(l => names.ContainsKey(l.PostId))
            .GroupBy(l => l.PriorityId)
            .ToDictionary(
                g => g.Key,
                g => new PriorityFact("Lead", names[g.First().PostId].Full, g.First().Illustrative)
            );
    }
}
