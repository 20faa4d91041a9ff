using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>A page about one quarterly report.</summary>
public abstract class ReportPage : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public LeadReport Report { get; private set; } = null!;

    public Priority Priority { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    /// <summary>Whether the caller writes the reports on this priority.</summary>
    public bool MayLead { get; private set; }

    protected override async Task<bool> Find()
    {
        var report = await Db.Set<LeadReport>()
            .SingleOrDefaultAsync(r => r.Id == Id && r.FrameworkId == Framework.Id, Stop);
        if (report is null)
            return false;
        Report = report;
        Priority = await Db.Set<Priority>().SingleAsync(p => p.Id == report.PriorityId, Stop);
        Owners = await Owners.Load(Db, Stop);
        MayLead = (await Serving()).MayLead(Caller, report.PriorityId);
        return true;
    }
}

/// <summary>A quarterly report: read once submitted, corrected by a new version.</summary>
[SignedIn]
public sealed class ReportModel : ReportPage
{
    protected override async Task<bool> Find() =>
        await base.Find()
        && (
            HttpMethods.IsGet(Request.Method)
            || MayLead
            || NotTheirs(CommonThread.Strategy.Serving.ForItsLead, $"{Home}/reports/{Id.ToString(Text.Words)}")
        );

    public void OnGet() { }

    public async Task<IActionResult> OnPostCorrect()
    {
        var next = await Db.Set<LeadReport>()
            .FirstOrDefaultAsync(
                r =>
                    r.PriorityId == Report.PriorityId
                    && r.QuarterStart == Report.QuarterStart
                    && r.Version > Report.Version,
                Stop
            );
        Rules.Check(("", next is null, "A newer version of this report is there already"));
        var corrected = Report.Correct();
        Db.Add(corrected);
        await Db.SaveChangesAsync(Stop);
        return Done("A new version is begun. The submitted one stays as it is", $"{Home}/reports/{corrected.Id}/write");
    }
}
