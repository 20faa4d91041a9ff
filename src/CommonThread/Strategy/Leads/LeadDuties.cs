using CommonThread.People;

namespace CommonThread.Strategy.Leads;

/// <summary>On a post's page: the priorities it leads or supports, and for partners the reports it owes (B-15).</summary>
internal sealed class LeadDuties : IPostBlock
{
    public string Heading => "Priorities";

    public int Order => 20;

    public async Task<IReadOnlyList<PostDuty>> Duties(
        CommonThreadDb db,
        IReadOnlyCollection<int> postIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        var roles = await (
            from role in db.Parts<PriorityRole>()
            join priority in db.Set<Priority>() on role.PriorityId equals priority.Id
            join framework in db.Set<Framework>() on priority.FrameworkId equals framework.Id
            where
                postIds.Contains(role.PostId)
                && (role.From == null || role.From <= today)
                && (role.To == null || role.To >= today)
                && priority.State != PriorityState.Closed
            orderby role.Role, framework.Title, priority.Position
            select new
            {
                role.PostId,
                role.Role,
                PriorityId = priority.Id,
                priority.Name,
                framework.Title,
            }
        ).ToListAsync(stop);
        var reports = await (
            from report in db.PartnersParts<LeadReport>()
            join priority in db.Set<Priority>() on report.PriorityId equals priority.Id
            join framework in db.Set<Framework>() on report.FrameworkId equals framework.Id
            where report.SubmittedOn == null && report.PostId != null && postIds.Contains(report.PostId.Value)
            orderby report.Due
            select new
            {
                PostId = report.PostId!.Value,
                Report = report,
                priority.Name,
                framework.Slug,
            }
        ).ToListAsync(stop);
        return
        [
            .. reports.Select(r => new PostDuty(
                r.PostId,
                $"Report on {r.Name} for {r.Report.Quarter}",
                $"~/strategy/{r.Slug}/reports/{r.Report.Id.ToString(Text.Words)}/write",
                r.Report.IsLate(today) ? "Late" : "Owed",
                r.Report.Due
            )),
            .. roles.Select(r => new PostDuty(
                r.PostId,
                r.Name,
                $"~/strategy/priorities/{r.PriorityId.ToString(Text.Words)}",
                r.Role switch
                {
                    RoleOfPriority.Lead => "Lead",
                    RoleOfPriority.SupportOfficer => "Support officer",
                    _ => "Expert",
                },
                Detail: r.Title
            )),
        ];
    }
}
