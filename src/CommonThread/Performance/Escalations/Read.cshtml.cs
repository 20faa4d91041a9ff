using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Performance.Quarters;
using CommonThread.Places;
using CommonThread.Shared.Rhythms;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Escalations;

/// <summary>Something that was raised, with its way to a decision and back; whoever may move it on does so here (D-23).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree) : EscalationPage(tree)
{
    public sealed class Input
    {
        public string? GroupView { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<BoardDecision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<int, Commitment> Actions { get; private set; } = new Dictionary<int, Commitment>();

    public Owners Owners { get; private set; } = null!;

    public ReportingQuarter? Quarter { get; private set; }

    /// <summary>What the caller may make of it now.</summary>
    public IReadOnlyList<Move<EscalationState>> Moves { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        Owners = await Owners.Load(Db, Stop);
        Decisions = await Db.Set<BoardDecision>()
            .AsNoTracking()
            .Where(d => d.SubjectKind == Escalation.RecordKind && d.SubjectId == Id)
            .OrderByDescending(d => d.Id)
            .ToListAsync(Stop);
        var ids = Decisions.Select(d => d.CommitmentId).OfType<int>().ToList();
        Actions = await Db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => ids.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, Stop);
        Quarter = Item.QuarterId is { } q
            ? await Db.Set<ReportingQuarter>().SingleOrDefaultAsync(x => x.Id == q, Stop)
            : null;
        var ofPlace = Caller.May(PerformancePermissions.Narrate, await Tree.WithAllAbove(Item.PlaceId, Today, Stop));
        Moves =
        [
            .. EscalationStates
                .Table.Open(Item.State, Caller)
                .Where(m => m.Permission != PerformancePermissions.Narrate || ofPlace),
        ];
        return true;
    }

    /// <summary>Moves that the Performance Group makes, with its view.</summary>
    public IReadOnlyList<Move<EscalationState>> ByGroup =>
        [.. Moves.Where(m => m.Permission == PerformancePermissions.Approve)];

    public bool MayDecide =>
        Caller.May(PerformancePermissions.Decide)
        && Item.State is EscalationState.Escalated or EscalationState.Decided or EscalationState.FedBack;

    public void OnGet() => Form.GroupView = Item.GroupView;

    public async Task<IActionResult> OnPost(EscalationState to)
    {
        Rules.Check(
            ("", Moves.Any(m => m.To == to) && to != EscalationState.Decided, "Your post cannot move it there now")
        );
        Item.Move(to, Caller, Form.GroupView, Today);
        await Tell(to);
        await Db.SaveChangesAsync(Stop);
        return Done($"It now stands at: {EscalationStates.Say(to).ToLowerInvariant()}", Item.Url);
    }

    // The partnership hears of every step; the Board of what it is to decide.
    private async Task Tell(EscalationState to)
    {
        var brief = Item.Item.Length > 200 ? Item.Item[..200] + "…" : Item.Item;
        var now = Clock.GetUtcNow().UtcDateTime;
        var posts = (await OpenQuarter.OwedBy(Db, Tree, Item.PlaceId, Today, Stop)).ToHashSet();
        foreach (var post in posts)
            Db.Add(Notice.To(post, $"{Item.Record}:{to}", $"{EscalationStates.Say(to)}: {brief}", Item.Url, now));
        if (to != EscalationState.Escalated)
            return;
        var board = await PostsThatMay.In(
            Db,
            PerformancePermissions.RolesOf(PerformancePermissions.Decide),
            null,
            Today,
            Stop
        );
        foreach (var post in board.Where(p => !posts.Contains(p)))
            Db.Add(Notice.To(post, $"{Item.Record}:{to}", $"For the Board to decide: {brief}", Item.Url, now));
    }
}
