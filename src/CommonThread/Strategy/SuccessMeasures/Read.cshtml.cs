using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Strategy.Outcomes;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>One success measure: what it is, whom it serves, its figures part by part or its judgements; and the form for the next judgement.</summary>
[Public]
public sealed class ReadModel(Modules modules, PlaceTree places) : FrameworkPage
{
    public sealed class Input
    {
        public DateOnly? On { get; set; }

        public OutcomeJudgement? Stands { get; set; }

        public string? Evidence { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    internal KnownSuccess Known { get; private set; } = null!;

    public Chart? Chart { get; private set; }

    /// <summary>The place whose values are shown.</summary>
    public string? Place { get; private set; }

    /// <summary>Values with a remark: what the source printed, what was assumed.</summary>
    public IReadOnlyList<Measures.Figure> Noted { get; private set; } = [];

    public IReadOnlyList<RecordCard> Shows { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MayWrite => May(PlanPermissions.Delivery);

    public bool MayEnter => Caller.May(MeasuresPermissions.Enter);

    public bool MayJudge => MayWrite && !Known.Success.IsCounted;

    protected override async Task<bool> Find()
    {
        var measure = await KnownSuccess
            .Seen(Db)
            .Include(m => m.Judgements)
            .SingleOrDefaultAsync(m => m.Id == Id && m.FrameworkId == Framework.Id, Stop);
        if (measure is null)
            return false;
        Known = (await KnownSuccess.Of(Db, [measure], Stop))[0];
        Owners = await Owners.Load(Db, Stop);
        var links = await Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.Measure && l.LowerId == Id)
            .ToListAsync(Stop);
        Shows = [.. (await RecordCards.Load(Db, modules, links.Select(l => l.Upper), Stop)).Values];
        if (Known.Series.Count > 0)
            Place = (await places.Names(Stop)).GetValueOrDefault(Known.Series[0].PlaceId)?.Name;
        Noted = [.. Known.Series.Where(f => f.Note is not null)];
        Chart = Draw(Known);
        return true;
    }

    public void OnGet() => Form.On = Today;

    public async Task<IActionResult> OnPost()
    {
        if (!MayJudge)
            return NotFound();
        Known.Success.Judge(null, Form.On, Form.Stands, Form.Evidence, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("The judgement is recorded", $"{Home}/measures/{Id}");
    }

    private static Chart? Draw(KnownSuccess known)
    {
        if (known.Figure is not { } figure || known.Series.Count == 0)
            return null;
        var periods = known.Series.Select(f => f.Period).Distinct().Order().ToList();
        var parts = known.Movements.Select(m => m.Part).ToList();
        var latest = known.Series[^1];
        return new()
        {
            Title = figure.Title,
            Sentence = $"{known.Latest}.{(known.Signal is null ? "" : $" Signal: {known.Signal}.")}",
            Unit = figure.Unit,
            Source = new FigureSource(latest.From.Text, latest.From.Date),
            Kind = periods.Count > 2 ? ChartKind.Line : ChartKind.Bar,
            Periods = [.. periods.Select(p => p.ToString())],
            Series =
            [
                .. parts.Select(part => new Series(
                    part.Length == 0 ? figure.Title : part,
                    [.. periods.Select(p => known.Series.FirstOrDefault(f => f.Part == part && f.Period == p)?.Value)]
                )),
            ],
            Target = figure.Target,
            Better = figure.Direction switch
            {
                Direction.Up => Better.Higher,
                Direction.Down => Better.Lower,
                _ => Better.Neither,
            },
            Illustrative = latest.From.Illustrative || figure.Illustrative,
        };
    }
}
