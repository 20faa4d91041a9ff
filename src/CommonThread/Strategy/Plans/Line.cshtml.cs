using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CommonThread.Strategy.Registers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Plans;

/// <summary>Adds a line to a plan, changes it or takes it out: a costed one, or who is told what .</summary>
[Needs(PlanPermissions.OwnPlans)]
public sealed class LineModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>"lines" or "entries".</summary>
    [BindProperty(SupportsGet = true)]
    public string What { get; set; } = "";

    /// <summary>The line to change; none adds one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Entry { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Plan Plan { get; private set; } = null!;

    public RegisterScope Scope { get; private set; } = null!;

    public bool IsNew => Entry is null;

    /// <summary>How what is told stands, and where it may go from there.</summary>
    public IReadOnlyList<SelectListItem> States =>
        told is null
            ? []
            :
            [
                new(told.State.Say(), told.State.ToString()),
                .. CommunicationEntry
                    .Lifecycle.Open(told.State, Caller)
                    .Select(m => new SelectListItem(m.Verb, m.To.ToString())),
            ];

    /// <summary>Whether a change of state must be explained.</summary>
    public bool AsksReason => told is { State: not CommunicationState.Planned };

    private DeliveryLine? line;
    private CommunicationEntry? told;

    /// <summary>The years around today, with those that the plan's lines hold already.</summary>
    public IReadOnlyList<SelectListItem> Years =>
        [
            .. Scope
                .Years.Concat(
                    Plan.Lines.Select(l => l.Year)
                        .Distinct()
                        .Select(y => new SelectListItem(
                            Period.FinancialYear(y).ToString(),
                            y.ToString(CultureInfo.InvariantCulture)
                        ))
                )
                .DistinctBy(i => i.Value)
                .OrderBy(i => i.Value, StringComparer.Ordinal),
        ];

    protected override async Task<bool> Find()
    {
        var plan = await Db.Set<Plan>()
            .Include(p => p.Lines)
            .Include(p => p.Entries)
            .AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Id == Id && p.FrameworkId == Framework.Id, Stop);
        var kind = What == "lines" ? PlanKind.DeliveryPlan : PlanKind.CommunicationPlan;
        if (plan is null || plan.Kind != kind)
            return false;
        if (!PlanAuthor.MayWrite(plan, Caller, await Serving()))
            return NotTheirs(PlanAuthor.ForItsAuthors, $"{Home}/plans/{Id.ToString(Text.Words)}");
        Plan = plan;
        line = plan.Lines.FirstOrDefault(l => l.Id == Entry && What == "lines");
        told = plan.Entries.FirstOrDefault(e => e.Id == Entry && What == "entries");
        if (Entry is not null && line is null && told is null)
            return false;
        Scope = await RegisterScope.Load(Db, Framework, Today, Stop);
        return true;
    }

    public void OnGet() =>
        Form =
            line is { } l
                ? new()
                {
                    Words = l.Words,
                    Action = l.CommitmentId,
                    Risk = l.RiskMitigated,
                    Cost = l.Cost,
                    Year = l.Year,
                    Fund = l.Fund,
                    Staff = l.StaffResource,
                    Output = l.Output,
                    Outcome = l.Outcome,
                }
            : told is { } e
                ? new()
                {
                    Audience = e.Audience,
                    Message = e.Message,
                    Channel = e.Channel,
                    On = e.On,
                    Post = e.PostId,
                    State = e.State,
                }
            : new() { Year = Period.FinancialYearOf(Today).First.Year, On = Today };

    public async Task<IActionResult> OnPost()
    {
        CheckOpen();
        if (What == "lines")
        {
            var costed = line ?? Plan.Cost(Form.Words, Form.Cost, Form.Year);
            costed.Change(Form.Words, Form.Cost, Form.Year);
            costed.Say(Form.Risk, Form.Fund, Form.Staff, Form.Output, Form.Outcome);
            costed.CommitmentId = Scope.Actions.Any(a => a.Value == Form.Action?.ToString(CultureInfo.InvariantCulture))
                ? Form.Action
                : null;
        }
        else
        {
            var entry = told ?? Plan.Tell(Form.Audience, Form.Message, Form.Channel, Form.On);
            entry.Change(Form.Audience, Form.Message, Form.Channel, Form.On);
            entry.PostId = Form.Post;
            if (told is not null)
                entry.Stand(Form.State, Today, Caller, Acting.Reason);
        }
        await Db.SaveChangesAsync(Stop);
        return Done("Saved", $"{Home}/plans/{Id}");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        CheckOpen();
        if (line is not null)
            Plan.Remove(line);
        else if (told is not null)
            Plan.Remove(told);
        else
            return NotFound();
        await Db.SaveChangesAsync(Stop);
        return Done("Taken out of the plan", $"{Home}/plans/{Id}");
    }

    // What was submitted is what is approved: costed lines stand still. Who is told what goes on changing while the plan is live.
    private void CheckOpen() =>
        Rules.Check(
            (
                "",
                What != "lines" || Plan.State == PlanState.Draft,
                "Only a draft can be changed. Take the plan back first"
            ),
            ("", Plan.State != PlanState.Closed, "A closed plan does not change")
        );

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

        public CommunicationState State { get; set; }
    }
}
