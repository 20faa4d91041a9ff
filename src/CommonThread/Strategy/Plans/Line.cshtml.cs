using System.ComponentModel.DataAnnotations;
using CommonThread.Strategy.Registers;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Plans;

/// <summary>Adds a line to a plan: a costed one, who is told what, or a refresh.</summary>
[Needs(PlanPermissions.Write)]
public sealed class LineModel : PartPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>"lines", "entries" or "refresh".</summary>
    [BindProperty(SupportsGet = true)]
    public string What { get; set; } = "";

    [BindProperty]
    public Input Form { get; set; } = new();

    public Plan Plan { get; private set; } = null!;

    public RegisterScope Scope { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        var plan = await Db.Set<Plan>()
            .Include(p => p.Lines)
            .Include(p => p.Entries)
            .AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Id == Id && p.FrameworkId == Framework.Id, Stop);
        var kind = What switch
        {
            "lines" => PlanKind.DeliveryPlan,
            "entries" => PlanKind.CommunicationPlan,
            "refresh" => PlanKind.ActionPlan,
            _ => (PlanKind?)null,
        };
        if (plan is null || plan.Kind != kind)
            return false;
        Plan = plan;
        Scope = await RegisterScope.Load(Db, Framework, Today, Stop);
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            Year = Period.FinancialYearOf(Today).First.Year,
            On = Today,
            Outcome = What == "refresh" ? Plan.IntendedOutcome : null,
        };

    public async Task<IActionResult> OnPost()
    {
        switch (What)
        {
            case "lines":
                Rules.Check(
                    ("", Plan.State == PlanState.Draft, "Only a draft can be changed. Take the plan back first")
                );
                var line = Plan.Cost(Form.Words, Form.Cost, Form.Year);
                line.CommitmentId = Form.Action;
                line.RiskMitigated = Form.Risk;
                line.Fund = Form.Fund;
                line.StaffResource = Form.Staff;
                line.Output = Form.Output;
                line.Outcome = Form.Outcome;
                break;
            case "entries":
                var entry = Plan.Tell(Form.Audience, Form.Message, Form.Channel, Form.On);
                entry.PostId = Form.Post;
                break;
            default:
                Rules.Check(("On", Form.On <= Today, "Date must be today or in the past"));
                Plan.Refresh(Form.Outcome, Form.On ?? Today, Form.ReportedOn);
                break;
        }
        await Db.SaveChangesAsync(Stop);
        return Done("Saved", $"{Home}/plans/{Id}");
    }

    public sealed class Input
    {
        [Display(Name = "What is done?")]
        public string? Words { get; set; }

        public int? Action { get; set; }

        [Display(Name = "Which risk does it lessen?")]
        public string? Risk { get; set; }

        public decimal? Cost { get; set; }

        [Display(Name = "Financial year")]
        public int Year { get; set; }

        public string? Fund { get; set; }

        [Display(Name = "Staff")]
        public string? Staff { get; set; }

        public string? Output { get; set; }

        public string? Outcome { get; set; }

        [Display(Name = "Who is told?")]
        public string? Audience { get; set; }

        public string? Message { get; set; }

        [Display(Name = "How?")]
        public string? Channel { get; set; }

        [Display(Name = "Date")]
        public DateOnly? On { get; set; }

        public int? Post { get; set; }

        [Display(Name = "Reported to the Board on")]
        public DateOnly? ReportedOn { get; set; }
    }
}
