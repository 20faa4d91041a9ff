using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Risks;

/// <summary>A risk with its figures, actions and every judgement; who keeps the register judges and closes it here (D-15).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree, Figures figures) : RiskPage
{
    public sealed class Input
    {
        public string? ClosedWhy { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Owners Owners { get; private set; } = null!;

    public Priority? Priority { get; private set; }

    public IReadOnlyList<string> Areas { get; private set; } = [];

    public IReadOnlyList<MeasureReading> Readings { get; private set; } = [];

    public CommitmentTable Actions { get; private set; } = null!;

    public IReadOnlyList<BoardDecision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<int, Commitment> Decided { get; private set; } = new Dictionary<int, Commitment>();

    /// <summary>The place of the figures: the only partnership it is about, or the framework's.</summary>
    public PlaceName? Place { get; private set; }

    public bool MayAct => MayKeep && Risk.IsOpen && Caller.May(CommitmentPermissions.Edit);

    public bool MayDecide => Risk.IsOpen && Caller.May(PerformancePermissions.Decide);

    protected override async Task<bool> Find()
    {
        var names = await tree.Names(Stop);
        Owners = await Owners.Load(Db, Stop);
        Priority = (await CurrentPriorities.Of(Db, Framework.Id, Stop)).FirstOrDefault(p => p.Id == Risk.PriorityId);
        Areas =
        [
            .. Risk
                .Places.Select(p => names.GetValueOrDefault(p.PlaceId)?.Name)
                .OfType<string>()
                .Order(StringComparer.Ordinal),
        ];
        var at = Risk.Places is [var only] ? only.PlaceId : Framework.PlaceId;
        Place = at is { } id ? names.GetValueOrDefault(id) : null;
        var ids = Risk.Measures.Select(m => m.MeasureId).ToList();
        var measures = await Db.Set<Measure>()
            .AsNoTracking()
            .Where(m => ids.Contains(m.Id))
            .OrderBy(m => m.Title)
            .ToListAsync(Stop);
        Readings = Place is null ? [] : await MeasureReading.Of(Db, figures, measures, Place, Stop);
        Actions = new(
            await Db.Set<Commitment>()
                .AsNoTracking()
                .Where(c => c.SubjectKind == Risk.RecordKind && c.SubjectId == Id)
                .OrderBy(c => c.Due)
                .ThenBy(c => c.Id)
                .ToListAsync(Stop),
            Owners,
            Today,
            "Actions"
        );
        Decisions = await Db.Set<BoardDecision>()
            .AsNoTracking()
            .Where(d => d.SubjectKind == Risk.RecordKind && d.SubjectId == Id)
            .OrderByDescending(d => d.Id)
            .ToListAsync(Stop);
        var followed = Decisions.Select(d => d.CommitmentId).OfType<int>().ToList();
        Decided = await Db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => followed.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, Stop);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostClose()
    {
        if (!MayKeep)
            return Forbid();
        Risk.Close(Form.ClosedWhy, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The risk is closed", Risk.Url);
    }

    public async Task<IActionResult> OnPostOpen()
    {
        if (!MayKeep)
            return Forbid();
        Risk.OpenAgain(Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The risk is open again. Now judge how heavy it is", Risk.Url);
    }
}
