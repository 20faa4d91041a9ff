using CommonThread.Commitments;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Plans;

/// <summary>One plan: its lines, how it stands, and what may be done with it.</summary>
[Public]
public sealed class ReadModel(Modules modules, IEnumerable<ICommitmentTag> tags) : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Plan Plan { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public string? Priority { get; private set; }

    public IReadOnlyList<Commitment> Actions { get; private set; } = [];

    /// <summary>Only actions of this prevention level are shown; null shows all .</summary>
    [BindProperty(SupportsGet = true)]
    public PreventionLevels? Prevention { get; set; }

    public IReadOnlyList<Commitment> Shown =>
        Prevention is { } level ? [.. Actions.Where(a => a.Levels.HasFlag(level))] : Actions;

    public ActionBars? Bars { get; private set; }

    public bool MayWrite => PlanAuthor.MayWrite(Plan, Caller, serving);

    public bool MayRefresh => Plan.Kind == PlanKind.ActionPlan && PlanAuthor.MayRefresh(Plan, Caller, serving);

    public IReadOnlyList<Move<PlanState>> Moves => PlanAuthor.Moves(Plan, Caller, serving);

    private Serving serving = null!;

    protected override async Task<bool> Find()
    {
        var plan = await PlanRecords
            .Plans(Db)
            .Include(p => p.Lines)
            .Include(p => p.Entries)
            .AsSplitQuery()
            .SingleOrDefaultAsync(p => p.Id == Id && p.FrameworkId == Framework.Id, Stop);
        if (plan is null)
            return false;
        Plan = plan;
        serving = await Serving();
        Owners = await Owners.Load(Db, Stop);
        Priority = (
            await (await Published.Of(Db, Stop)).Parts(
                (IQueryable<Priority> all) => all.Where(p => p.Id == plan.PriorityId).Select(p => p.Name),
                Stop
            )
        ).FirstOrDefault();
        Actions = await Db.Set<Commitment>()
            .Include(c => c.Updates)
            .Include(c => c.Partners)
            .AsSplitQuery()
            .Where(c => c.SubjectKind == Plan.RecordKind && c.SubjectId == Id)
            .OrderBy(c => c.Due)
            .ThenBy(c => c.Id)
            .AsNoTracking()
            .ToListAsync(Stop);
        Bars = ActionBars.Of(Shown, Owners, Today);
        return true;
    }

    /// <summary>The day of the meeting that approved it.</summary>
    [BindProperty]
    public DateOnly? ApprovedOn { get; set; }

    private PlanFiles Files => new(Framework, Plan, Priority, Actions, Owners, Today);

    public void OnGet() => ApprovedOn = Today;

    public async Task<FileContentResult> OnGetCsv() =>
        Files.Csv(await ActionNames.Load(Db, modules, tags, Actions, Stop));

    public FileContentResult OnGetWord() => Files.Word();

    public async Task<IActionResult> OnPostMove(PlanState to)
    {
        if (Plan.Lifecycle.Open(Plan.State, Caller).Any(m => m.To == to) && Moves.All(m => m.To != to))
            return NotFound();
        // A shared approach must be adopted before its shared plan is approved.
        var adopted =
            Framework.Type != FrameworkType.SharedApproach
            || Framework.Status is VersionState.Approved or VersionState.InForce;
        Plan.MoveTo(to, Caller, Acting.Reason, Today, adopted, ApprovedOn);
        await MarkingInPlan.Settle(Db, Framework, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Plan.Title} is {to.Say().ToLowerInvariant()}", $"{Home}/plans/{Id}");
    }
}
