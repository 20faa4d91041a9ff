using CommonThread.Commitments;
using CommonThread.Performance.Risks;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Threats;

/// <summary>A threat; the Performance Group says here what becomes of it (D-17).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree) : ThreadPage
{
    public sealed class Input
    {
        public ThreatDecision? Decision { get; set; }

        public string? Reason { get; set; }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Threat Threat { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public PlaceName? Place { get; private set; }

    public Priority? Priority { get; private set; }

    public Risk? Risk { get; private set; }

    public bool IsLate { get; private set; }

    public IReadOnlyList<BoardDecision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<int, Commitment> Actions { get; private set; } = new Dictionary<int, Commitment>();

    public bool MayDecide => Threat.IsOpen && Caller.May(PerformancePermissions.Approve);

    /// <summary>Whether it waits to be put into the register, by this caller.</summary>
    public bool MayRegister =>
        Threat is { Decision: ThreatDecision.Risk, RiskId: null } && Caller.May(PerformancePermissions.Risks);

    public bool BoardMayDecide =>
        Threat.Decision == ThreatDecision.Escalate && Caller.May(PerformancePermissions.Decide);

    /// <summary>What may become of it; one that is watched already is not watched anew.</summary>
    public IReadOnlyList<SelectListItem> Choices =>
        [
            .. new (ThreatDecision Decision, string Words)[]
            {
                (ThreatDecision.Watch, "Watch it"),
                (ThreatDecision.Risk, "Put it into the register of risks"),
                (ThreatDecision.Escalate, "Take it to the Board"),
                (ThreatDecision.Dismiss, "Dismiss it"),
            }
                .Where(c => c.Decision != Threat.Decision)
                .Select(c => new SelectListItem(c.Words, c.Decision.ToString())),
        ];

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<Threat>().SingleOrDefaultAsync(t => t.Id == Id, Stop) is not { } threat)
            return false;
        Threat = threat;
        Owners = await Owners.Load(Db, Stop);
        Place = threat.PlaceId is { } at ? (await tree.Names(Stop)).GetValueOrDefault(at) : null;
        Priority = (await CurrentPriorities.Of(Db, threat.FrameworkId, Stop)).FirstOrDefault(p =>
            p.Id == threat.PriorityId
        );
        Risk = threat.RiskId is { } risk ? await Db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == risk, Stop) : null;
        IsLate = threat.IsLate(await Threats.Threat.Meetings(Db, threat.FrameworkId, Stop), Today);
        Decisions = await Db.Set<BoardDecision>()
            .AsNoTracking()
            .Where(d => d.SubjectKind == Threats.Threat.RecordKind && d.SubjectId == Id)
            .OrderByDescending(d => d.Id)
            .ToListAsync(Stop);
        var followed = Decisions.Select(d => d.CommitmentId).OfType<int>().ToList();
        Actions = await Db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => followed.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        if (!Caller.May(PerformancePermissions.Approve))
            return Forbid();
        Threat.Decide(Form.Decision, Form.Reason, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return MayRegister
            ? Done("It becomes a risk. Describe it", $"~/performance/risks/write?threat={Id.ToString(Text.Words)}")
            : Done($"It is decided: {ThreatWords.Say(Threat.Decision!.Value).ToLowerInvariant()}", Threat.Url);
    }
}
