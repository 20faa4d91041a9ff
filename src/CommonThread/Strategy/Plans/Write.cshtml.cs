using System.ComponentModel.DataAnnotations;
using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Plans;

/// <summary>Begins a plan, or changes one.</summary>
[Needs(PlanPermissions.OwnPlans)]
public sealed class WriteModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public string Entry { get; set; } = "add";

    [BindProperty(SupportsGet = true)]
    public int? Priority { get; set; }

    [BindProperty(SupportsGet = true)]
    public PlanKind Kind { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Plan? Plan { get; private set; }

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    /// <summary>The kinds of plan that the caller may begin.</summary>
    public IReadOnlyList<SelectListItem> Kinds =>
        [
            .. Enum.GetValues<PlanKind>()
                .Where(k => MayBeginFor(k, Plan is null ? Priority : null))
                .Select(k => new SelectListItem(k.Say(), k.ToString())),
        ];

    private Serving serving = null!;

    // For which priorities the caller may write a plan; where a plan is changed, its own stays among them.
    private bool Offers(int priority) =>
        priority == Plan?.PriorityId
        || (Plan is { } plan ? [plan.Kind] : Enum.GetValues<PlanKind>()).Any(k => MayBeginFor(k, priority));

    private bool MayBeginFor(PlanKind kind, int? priority) =>
        PlanAuthor.MayBeginFor(kind, priority, Caller, serving, Framework.Id);

    protected override async Task<bool> Find()
    {
        serving = await Serving();
        if (Entry != "add")
        {
            if (!int.TryParse(Entry, out var id))
                return false;
            Plan = await Db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == id && p.FrameworkId == Framework.Id, Stop);
            // A closed plan is a record of what was done; only its history grows.
            if (Plan is null or { State: PlanState.Closed })
                return false;
            if (!PlanAuthor.MayWrite(Plan, Caller, serving))
                return NotTheirs(PlanAuthor.ForItsAuthors, $"{Home}/plans/{Entry}");
            Kind = Plan.Kind;
        }
        else if (Kinds.Count == 0)
            return NotTheirs(PlanAuthor.ForItsAuthors, $"{Home}/plans");
        Owners = await Owners.Load(Db, Stop);
        Priorities =
        [
            .. (
                await Db.Set<Priority>()
                    .Where(p => p.FrameworkId == Framework.Id)
                    .OrderBy(p => p.Position)
                    .Select(p => new { p.Id, p.Name })
                    .ToListAsync(Stop)
            )
                .Where(p => Offers(p.Id))
                .Select(p => new SelectListItem(
                    p.Name,
                    p.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )),
        ];
        return true;
    }

    /// <summary>What was submitted or approved keeps what was decided on; whoever keeps it, and the notes, go on changing.</summary>
    public bool IsDecided => Plan is { IsInDraft: false };

    public void OnGet() =>
        Form = Plan is { } plan
            ? new()
            {
                Title = plan.Title,
                Kind = plan.Kind,
                Priority = plan.PriorityId,
                Owner = plan.OwnerPostId,
                Group = plan.GroupId,
                ApprovingBody = plan.ApprovingBodyId,
                PeriodStart = plan.PeriodStart,
                PeriodEnd = plan.PeriodEnd,
                IntendedOutcome = plan.IntendedOutcome,
                Scanning = plan.Scanning,
                Analysis = plan.Analysis,
                Response = plan.Response,
                Assessment = plan.Assessment,
            }
            : new()
            {
                Priority = Priority,
                Kind = Kinds.Any(k => k.Value == Kind.ToString()) ? Kind : Enum.Parse<PlanKind>(Kinds[0].Value),
                // Whoever begins a plan of the whole framework owns it, until somebody else is named.
                Owner = Caller.May(PlanPermissions.WriteOfAny) ? null : Caller.PostIds.Cast<int?>().FirstOrDefault(),
                ApprovingBody = Framework.ApprovingBodyId,
            };

    public async Task<IActionResult> OnPost()
    {
        if (IsDecided)
        {
            await TakeWhatChanges(Plan!);
            return Done("The plan is changed", $"{Home}/plans/{Plan!.Id}");
        }
        var kind = Plan?.Kind ?? Form.Kind;
        Rules.Check(
            (
                nameof(Input.Kind),
                Plan is not null || Kinds.Any(k => k.Value == Form.Kind.ToString()),
                "Your post writes communication plans only"
            ),
            (
                nameof(Input.Priority),
                (Plan is { } changed ? changed.PriorityId == Form.Priority : Kinds.All(k => k.Value != $"{kind}"))
                    || (
                        MayBeginFor(kind, Form.Priority)
                        && (Form.Priority is not { } p || Priorities.Any(c => c.Value == p.ToString(Text.Words)))
                    ),
                PlanAuthor.IsOfAll(kind, Caller)
                    ? "Choose a priority of this framework"
                    : "Choose a priority that you lead or support"
            ),
            (
                nameof(Input.Owner),
                PlanAuthor.IsOfAll(kind, Caller) || Form.Priority is not null || Form.Owner is not null,
                "Choose the post that owns a plan of the whole framework"
            )
        );
        var plan = Plan ?? Plans.Plan.Of(Framework.Id, Form.Priority, Form.Kind, Form.Title);
        plan.Rename(Form.Title);
        plan.PriorityId = Form.Priority;
        plan.ApprovingBodyId = Form.ApprovingBody;
        plan.Last(Form.PeriodStart, Form.PeriodEnd);
        plan.IntendedOutcome = Form.IntendedOutcome;
        if (Plan is null)
            Db.Add(plan);
        await TakeWhatChanges(plan);
        return Done(Plan is null ? "The plan is begun" : "The plan is changed", $"{Home}/plans/{plan.Id}");
    }

    private async Task TakeWhatChanges(Plan plan)
    {
        (plan.OwnerPostId, plan.GroupId) = (Form.Owner, Form.Group);
        (plan.Scanning, plan.Analysis) = (Form.Scanning, Form.Analysis);
        (plan.Response, plan.Assessment) = (Form.Response, Form.Assessment);
        await Db.SaveChangesAsync(Stop);
    }

    public sealed class Input
    {
        public string? Title { get; set; }

        [Display(Name = "What kind of plan is it?")]
        public PlanKind Kind { get; set; }

        public int? Priority { get; set; }

        public int? Owner { get; set; }

        [Display(Name = "Group that works to it (optional)")]
        public int? Group { get; set; }

        [Display(Name = "Which body approves it?")]
        public int? ApprovingBody { get; set; }

        [Display(Name = "From")]
        public DateOnly? PeriodStart { get; set; }

        [Display(Name = "To")]
        public DateOnly? PeriodEnd { get; set; }

        [Display(Name = "Intended outcome")]
        public string? IntendedOutcome { get; set; }

        public string? Scanning { get; set; }

        public string? Analysis { get; set; }

        public string? Response { get; set; }

        public string? Assessment { get; set; }
    }
}
