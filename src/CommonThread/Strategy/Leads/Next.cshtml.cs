using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>Begins this quarter's report on a priority, prefilled, or takes the lead to the one that is owed.</summary>
[Needs(PlanPermissions.Lead)]
public sealed class NextModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int PriorityId { get; set; }

    public Priority Priority { get; private set; } = null!;

    public Period Quarter => Period.QuarterOf(Today);

    /// <summary>Reports that are owed already, oldest first.</summary>
    public IReadOnlyList<LeadReport> Owed { get; private set; } = [];

    public LeadReportText Known { get; private set; } = new();

    protected override async Task<bool> Find()
    {
        var priority = await Db.Set<Priority>()
            .SingleOrDefaultAsync(p => p.Id == PriorityId && p.FrameworkId == Framework.Id, Stop);
        if (priority is null)
            return false;
        Priority = priority;
        if (!(await Serving()).MayLead(Caller, PriorityId))
            return NotTheirs(
                CommonThread.Strategy.Serving.ForItsLead,
                $"~/strategy/priorities/{PriorityId.ToString(Text.Words)}#reports"
            );
        Owed = await Db.Set<LeadReport>()
            .Where(r => r.PriorityId == PriorityId && r.SubmittedOn == null)
            .OrderBy(r => r.QuarterStart)
            .ToListAsync(Stop);
        Known = await DraftReport.For(Db, priority, Today, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var start = Quarter.First;
        var report = await Db.Set<LeadReport>()
            .Where(r => r.PriorityId == PriorityId && r.QuarterStart == start)
            .OrderByDescending(r => r.Version)
            .FirstOrDefaultAsync(Stop);
        if (report is null)
        {
            report = LeadReport.For(Priority, Quarter, null);
            report.Write(Known);
            Db.Add(report);
            await Db.SaveChangesAsync(Stop);
        }
        return LocalRedirect(Url.Content($"{Home}/reports/{report.Id}{(report.SubmittedOn is null ? "/write" : "")}"));
    }
}
