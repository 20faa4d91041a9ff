using CommonThread.Commitments;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// The quarterly reports of a framework by quarter, late ones first; whoever keeps the forward plan sets the date by which a
/// quarter's reports are due (A-40).
/// </summary>
[SignedIn]
public sealed class ReportsModel : FrameworkPage
{
    public sealed record Row(LeadReport Report, string Priority, string Lead);

    public sealed class Input
    {
        public DateOnly? Due { get; set; }

        public DateOnly Quarter { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<Row> Late => [.. Rows.Where(r => r.Report.SubmittedOn is null && r.Report.IsLate(Today))];

    public IReadOnlyList<IGrouping<DateOnly, Row>> Quarters =>
        [.. Rows.GroupBy(r => r.Report.QuarterStart).OrderByDescending(g => g.Key)];

    /// <summary>The latest quarter of which a report is still owed: the one whose date can be set.</summary>
    public DateOnly? OpenQuarter => Rows.Where(IsOwed).Select(r => (DateOnly?)r.Report.QuarterStart).Max();

    private static bool IsOwed(Row row) => row.Report is { SubmittedOn: null, IsCorrection: false };

    public bool MaySetDates => Caller.May(PlanPermissions.Ask);

    private Serving serving = null!;

    /// <summary>Whether the caller writes this report.</summary>
    public bool MayWrite(LeadReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return serving.MayLead(Caller, report.PriorityId);
    }

    protected override async Task<bool> Find()
    {
        var owners = await Owners.Load(Db, Stop);
        serving = await Serving();
        Rows =
        [
            .. (
                await (
                    from r in Db.Set<LeadReport>()
                    join p in Db.Set<Priority>() on r.PriorityId equals p.Id
                    where r.FrameworkId == Framework.Id
                    orderby r.QuarterStart descending, p.Position, r.Version
                    select new { Report = r, p.Name }
                ).ToListAsync(Stop)
            ).Select(x => new Row(x.Report, x.Name, owners.Say(x.Report.PostId, absent: ""))),
        ];
        return true;
    }

    public void OnGet()
    {
        if (OpenQuarter is { } quarter)
            Form = new()
            {
                Quarter = quarter,
                Due = Rows.First(r => IsOwed(r) && r.Report.QuarterStart == quarter).Report.Due,
            };
    }

    public async Task<IActionResult> OnPostDue()
    {
        if (!MaySetDates)
            return NotFound();
        var open = Rows.Where(r => IsOwed(r) && r.Report.QuarterStart == Form.Quarter).ToList();
        Rules.Check(
            ("Form.Due", Form.Due is not null, "Enter the day by which the reports are due"),
            ("", open.Count > 0, "No report of that quarter is still to be submitted")
        );
        foreach (var row in open)
            row.Report.IsDueBy(Form.Due!.Value);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Text.Count(open.Count, "report is", "reports are")} due by {Form.Due.Say()}", $"{Home}/reports");
    }

    public FileContentResult OnGetCsv() =>
        CsvExport.File<Row>(
            $"{Framework.Slug} quarterly reports",
            Rows,
            new("quarter", r => r.Report.Quarter.ToString()),
            new("priority", r => r.Priority),
            new("version", r => r.Report.Version),
            new("post", r => r.Lead),
            new("due", r => r.Report.Due),
            new("submitted_on", r => r.Report.SubmittedOn),
            new("late", r => r.Report.IsLate(Today)),
            new("concern", r => r.Report.Concern),
            new("summary", r => r.Report.Summary),
            new("illustrative", r => r.Report.Illustrative)
        );
}
