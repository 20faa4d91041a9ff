using CommonThread.Commitments;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// What passes on with the lead of a priority: the required actions that are open, the duties, and the reports that are owed
/// belong to the post that leads today. What an earlier lead showed or reported stays theirs.
/// </summary>
internal static class FollowLeads
{
    /// <summary>Hands over what is open. Without a priority, for all. Saving is the caller's.</summary>
    public static async Task To(CommonThreadDb db, int? priorityId, DateOnly today, CancellationToken stop)
    {
        // Leads that are added but not saved yet count too.
        var stored = await db.Set<PriorityRole>()
            .Where(r => r.Role == RoleOfPriority.Lead && (priorityId == null || r.PriorityId == priorityId))
            .ToListAsync(stop);
        var leads = stored
            .Concat(db.Set<PriorityRole>().Local)
            .Distinct()
            .Where(r =>
                r.Role == RoleOfPriority.Lead
                && (priorityId is null || r.PriorityId == priorityId)
                && r.IsCurrent(today)
            )
            .GroupBy(r => r.PriorityId)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.From).First().PostId);
        if (leads.Count == 0)
            return;
        var names = await People.PostNames.Of(db, leads.Values, stop);
        var ids = leads.Keys.ToList();
        var standing = await db.Set<Commitment>()
            .Where(c =>
                c.SubjectKind == StrategyKinds.Priority
                && ids.Contains(c.SubjectId)
                && (
                    c.Kind == CommitmentKind.LeadDuty
                    || (
                        c.Kind == CommitmentKind.RequiredAction
                        && c.State != CommitmentState.Done
                        && c.State != CommitmentState.Stopped
                    )
                )
            )
            .ToListAsync(stop);
        foreach (var commitment in standing.Where(c => c.OwnerPostId != leads[c.SubjectId]))
        {
            var post = leads[commitment.SubjectId];
            commitment.OwnedBy(names.GetValueOrDefault(post)?.OrganisationId, post);
        }
        var owed = await db.Set<LeadReport>()
            .Where(r => r.SubmittedOn == null && ids.Contains(r.PriorityId))
            .ToListAsync(stop);
        foreach (var report in owed)
            report.PostId = leads[report.PriorityId];
    }
}

/// <summary>
/// Every night: what is open passes to leads whose first day has come, and when a quarter is over each lead's report on it is
/// opened with its date, and the lead told.
/// </summary>
internal sealed class OpenLeadReports : INightlyRound
{
    public string Title => "Leads and their quarterly reports";

    public int Order => 45;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        var db = context.Db;
        await FollowLeads.To(db, null, context.Today, stop);
        await db.SaveChangesAsync(stop);
        var quarter = Period.QuarterOf(Period.QuarterOf(context.Today).First.AddDays(-1));
        var due = quarter.Last.AddMonths(1);
        var waiting = await (
            from priority in db.Set<Priority>()
            join framework in db.Set<Framework>() on priority.FrameworkId equals framework.Id
            where
                framework.LeadReports == PeriodKind.Quarter
                && framework.Status == VersionState.InForce
                && priority.State == PriorityState.Current
                && (framework.PeriodStart == null || framework.PeriodStart <= quarter.First)
                && !db.Set<LeadReport>().Any(r => r.PriorityId == priority.Id && r.QuarterStart == quarter.First)
            orderby priority.Id
            select new { Priority = priority, framework.Slug }
        ).ToListAsync(stop);
        await OpenReports.For(
            db,
            waiting.ConvertAll(w => (w.Priority, w.Slug)),
            quarter,
            due,
            context.Today,
            context.Now,
            stop
        );
    }
}

/// <summary>Opens reports on priorities for a quarter and tells the posts that lead them (A-40, D-21).</summary>
internal static class OpenReports
{
    public static async Task For(
        CommonThreadDb db,
        IReadOnlyList<(Priority Priority, string Slug)> waiting,
        Period quarter,
        DateOnly due,
        DateOnly today,
        DateTime? tellAt,
        CancellationToken stop
    )
    {
        var ids = waiting.Select(w => w.Priority.Id).ToList();
        var leads = (
            await db.Set<PriorityRole>()
                .Where(r => r.Role == RoleOfPriority.Lead && ids.Contains(r.PriorityId))
                .ToListAsync(stop)
        )
            .Where(r => r.IsCurrent(today))
            .GroupBy(r => r.PriorityId)
            .ToDictionary(g => g.Key, g => g.First().PostId);
        foreach (var (priority, slug) in waiting)
        {
            var report = LeadReport.For(priority, quarter, due);
            report.PostId = leads.TryGetValue(priority.Id, out var post) ? post : null;
            db.Add(report);
            await db.SaveChangesAsync(stop);
            if (report.PostId is { } lead && tellAt is { } now)
                db.Add(
                    Notice.To(
                        lead,
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"lead-report:{priority.Id}:{quarter.First:yyyyMMdd}"
                        ),
                        $"Your report on {Brief(priority.Name)} for {quarter} is due on {report.Due.Say()}",
                        $"~/strategy/{slug}/reports/{report.Id.ToString(Text.Words)}/write",
                        now
                    )
                );
        }
        await db.SaveChangesAsync(stop);
    }

    private static string Brief(string name) => name.Length > 200 ? name[..200] + "…" : name;
}
