using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>Writes a report that is not submitted yet: saves it, or hands it in.</summary>
[Needs(PlanPermissions.Lead)]
public sealed class WriteReportModel : ReportPage
{
    [BindProperty]
    public LeadReportText Form { get; set; } = new();

    protected override async Task<bool> Find()
    {
        if (!await base.Find() || Report.SubmittedOn is not null)
            return false;
        return MayLead
            || NotTheirs(CommonThread.Strategy.Serving.ForItsLead, $"{Home}/reports/{Id.ToString(Text.Words)}");
    }

    public async Task OnGet()
    {
        Form = new()
        {
            Summary = Report.Summary,
            ActionsProgress = Report.ActionsProgress,
            Figures = Report.Figures,
            SpendToDate = Report.SpendToDate,
            Risks = Report.Risks,
            GoodPractice = Report.GoodPractice,
            JointWorking = Report.JointWorking,
            HelpAsked = Report.HelpAsked,
            Concern = Report.Concern,
        };
        var known = await DraftReport.For(Db, Priority, Today, Stop);
        // A report that nobody has written in yet begins with what is known today.
        if (Form is { Summary: null, ActionsProgress: null, Figures: null })
        {
            (Form.ActionsProgress, Form.Figures) = (known.ActionsProgress, known.Figures);
            Form.JointWorking ??= known.JointWorking;
            Form.Risks ??= known.Risks;
            Form.GoodPractice ??= known.GoodPractice;
        }
        Form.PlannedSpend = known.PlannedSpend;
    }

    public async Task<IActionResult> OnPost(string? then)
    {
        Report.Write(Form);
        if (then == "submit")
        {
            Report.Submit(Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
            // A correction of a report that raised its concern already does not raise it again.
            if (
                Form.Concern
                && !await Db.Set<LeadReport>()
                    .AnyAsync(
                        r =>
                            r.PriorityId == Report.PriorityId
                            && r.QuarterStart == Report.QuarterStart
                            && r.Version < Report.Version
                            && r.SubmittedOn != null
                            && r.Concern,
                        Stop
                    )
            )
            {
                Db.Add(
                    new Concern
                    {
                        FrameworkId = Framework.Id,
                        PriorityId = Priority.Id,
                        RaisedOn = Today,
                        Seriousness = Seriousness.Medium,
                        Words = Text.Clean(Form.HelpAsked) ?? Text.Clean(Form.Risks) ?? Text.Clean(Form.Summary)!,
                        PostId = Report.PostId,
                    }
                );
            }
        }
        await Db.SaveChangesAsync(Stop);
        return then == "submit"
            ? Done($"The report for {Report.Quarter} is submitted", $"{Home}/reports/{Id}")
            : Done("Saved. It is not submitted yet", $"{Home}/reports/{Id}/write");
    }
}
