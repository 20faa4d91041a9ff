using CommonThread.People;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Outcomes;

/// <summary>The evidence for an outcome, and the judgement on it. Everyone reads; whoever may adds and judges.</summary>
[Public]
public sealed class EvidenceModel(Modules modules) : FrameworkPage
{
    public sealed class Input
    {
        public DateOnly? Date { get; set; }

        public string? Words { get; set; }

        public string? Source { get; set; }
    }

    public sealed class JudgeInput
    {
        public OutcomeJudgement? Judgement { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public JudgeInput Judge { get; set; } = new();

    public Outcome Outcome { get; private set; } = null!;

    public IReadOnlyDictionary<int, PostName> Posts { get; private set; } = null!;

    public IReadOnlyList<RecordCard> Measures { get; private set; } = [];

    public bool MayAdd => May(StrategyPermissions.Evidence);

    protected override async Task<bool> Find()
    {
        IQueryable<Outcome> Wanted(IQueryable<Outcome> all) =>
            all.Include(o => o.Evidence).Where(o => o.Id == Id && o.FrameworkId == Framework.Id);
        // Only whoever is inside writes here.
        var outcome = Db.IsInside()
            ? await Wanted(Db.Set<Outcome>()).SingleOrDefaultAsync(Stop)
            : (await (await Published.ForAll(Db, Stop)).Parts<Outcome, Outcome>(Wanted, Stop)).SingleOrDefault();
        if (outcome is null)
            return false;
        Outcome = outcome;
        Posts = await PostNames.Of(Db, outcome.Evidence.Select(e => e.PostId), Stop);
        var measures = await Db.Set<Link>()
            .Where(l => l.UpperKind == StrategyKinds.Outcome && l.UpperId == Id && l.LowerKind == StrategyKinds.Measure)
            .Select(l => l.LowerId)
            .ToListAsync(Stop);
        if (measures.Count > 0 && modules.Kinds.TryGetValue(StrategyKinds.Measure, out var kind))
            Measures = await kind.Cards(Db, measures, Stop);
        return true;
    }

    public void OnGet() => Form.Date = Today;

    public async Task<IActionResult> OnPost()
    {
        if (!MayAdd)
            return NotFound();
        Rules.Check((nameof(Form.Date), Form.Date is not null, "Enter the date it was seen"));
        Outcome.Show(
            Form.Date!.Value,
            Form.Words,
            Form.Source,
            Caller.PostIds.Count > 0 ? Caller.PostIds[0] : null,
            Today
        );
        await Db.SaveChangesAsync(Stop);
        return Done("The evidence is added", $"{Home}/outcomes/{Id}/evidence");
    }

    public async Task<IActionResult> OnPostJudge()
    {
        if (!MayAdd)
            return NotFound();
        Rules.Check((nameof(Judge.Judgement), Judge.Judgement is not null, "Choose how far it is achieved"));
        Outcome.Judge(Judge.Judgement!.Value, Today, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The judgement is recorded", $"{Home}/outcomes/{Id}/evidence");
    }
}
