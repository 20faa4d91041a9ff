using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared.Govuk.Forms;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Outcomes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.SuccessMeasures;

/// <summary>A success measure: first its kind, then only what that kind needs (A-14), and what it shows (A-16).</summary>
[Needs(PlanPermissions.Delivery)]
public sealed class WriteModel : PartPage<SuccessMeasure>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Words { get; set; }

        /// <summary>Address of a figure that is measured already.</summary>
        public string? Figure { get; set; }

        public string? Unit { get; set; }

        public Direction? Direction { get; set; }

        /// <summary>One a line.</summary>
        public string? Parts { get; set; }

        public double? Baseline { get; set; }

        public DateOnly? BaselineDate { get; set; }

        public double? Target { get; set; }

        public DateOnly? TargetBy { get; set; }

        public string? Source { get; set; }

        public Frequency? Frequency { get; set; }

        public int? OwnerPostId { get; set; }

        public bool Public { get; set; } = true;

        public List<int> Priorities { get; set; } = [];

        public List<int> Activities { get; set; } = [];

        public List<int> Outcomes { get; set; } = [];
    }

    private static readonly MeasureKind[] Numeric =
    [
        MeasureKind.Count,
        MeasureKind.Rate,
        MeasureKind.Percentage,
        MeasureKind.Score,
        MeasureKind.Money,
    ];

    /// <summary>The kinds, each with what it asks for.</summary>
    public static IReadOnlyList<SelectListItem> Kinds { get; } =
    [
        Choice(SuccessKind.CountPerYear, "People, events, hours in a year"),
        Choice(SuccessKind.Count, "A number on a day or in a period"),
        Choice(SuccessKind.Rate, "So many per 1,000"),
        Choice(SuccessKind.SurveyPercentage, "A share of those who were asked"),
        Choice(SuccessKind.Money, "Pounds"),
        Choice(SuccessKind.Milestone, "Reached or not, with what shows it"),
        Choice(SuccessKind.Award, "Held or not, with what shows it"),
        Choice(SuccessKind.DocumentInForce, "In force or not, with what shows it"),
        Choice(SuccessKind.Narrative, "A dated judgement with its evidence"),
    ];

    [BindProperty(SupportsGet = true)]
    public SuccessKind? Kind { get; set; }

    /// <summary>What it is begun for: "priority-12".</summary>
    [BindProperty(SupportsGet = true)]
    public string? For { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>The figure that it is; null while it is not chosen or defined, and for what is judged.</summary>
    public Measure? Figure { get; private set; }

    public IReadOnlyList<SelectListItem> Figures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Outcomes { get; private set; } = [];

    public bool AsksKind => Part is null && Kind is null;

    public SuccessKind Chosen => Part?.Kind ?? Kind ?? SuccessKind.Narrative;

    public bool IsCounted => SuccessMeasure.Counts(Chosen);

    public bool MayDefine => Caller.May(MeasuresPermissions.Define);

    public string UnitHint =>
        Chosen switch
        {
            SuccessKind.SurveyPercentage => "What it is a share of, for example % of respondents",
            SuccessKind.Money => "Pounds; you can leave it empty",
            SuccessKind.Rate => "For example per 1,000 residents",
            _ => "What is counted, for example people, events, hours",
        };

    public override string Noun => "success measure";

    public override string Anchor => "measures";

    protected override string Permission => PlanPermissions.Delivery;

    protected override bool IsWords => false;

    public override string Back => $"{Home}/measures{(Part is null ? "" : $"/{Part.Id}")}";

    public override string AfterRemoval =>
        IsCounted
            ? "It no longer shows anything here. Its figures stay where figures are kept."
            : "Its judgements go with it; the history keeps them.";

    protected override IQueryable<SuccessMeasure> Query => Db.Set<SuccessMeasure>().Include(m => m.Judgements);

    protected override async Task Choices()
    {
        if (AsksKind)
            return;
        Posts = await PostChoices.For(Db, null, Stop);
        Priorities = await ChoicesOf<Priority>(p => p.Name);
        Activities = await ChoicesOf<Activity>(a => a.Title);
        Outcomes = await ChoicesOf<Outcome>(o => o.Words);
        if (Part?.MeasureId is { } figure)
            Figure = await Db.Set<Measure>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == figure, Stop);
        else if (IsCounted)
        {
            Figures =
            [
                .. (
                    await Db.Set<Measure>()
                        .Where(m => m.Status == MeasureStatus.InUse && Numeric.Contains(m.Kind))
                        .OrderBy(m => m.Title)
                        .Select(m => new
                        {
                            m.Slug,
                            m.Title,
                            m.Unit,
                        })
                        .ToListAsync(Stop)
                ).Select(m => new SelectListItem($"{m.Title} ({m.Unit})", m.Slug)),
            ];
        }
        if (Part is { } part && HttpMethods.IsGet(Request.Method))
        {
            Form.Priorities = await MakeLinks.Above(Db, part.Record, StrategyKinds.Priority, Stop);
            Form.Activities = await MakeLinks.Above(Db, part.Record, StrategyKinds.Activity, Stop);
            Form.Outcomes = await MakeLinks.Above(Db, part.Record, StrategyKinds.Outcome, Stop);
        }
    }

    protected override void Begin()
    {
        if (!RecordRef.TryParse(For, out var subject))
            return;
        var list = subject.Kind switch
        {
            StrategyKinds.Priority => Form.Priorities,
            StrategyKinds.Activity => Form.Activities,
            StrategyKinds.Outcome => Form.Outcomes,
            _ => null,
        };
        list?.Add(subject.Id);
    }

    protected override void Show(SuccessMeasure part)
    {
        (Form.Name, Form.Words, Form.Source) = (part.Name, part.Words, part.DataSource);
        (Form.Frequency, Form.OwnerPostId, Form.Public) = (part.Frequency, part.OwnerPostId, part.Public);
    }

    protected override async Task<SuccessMeasure> Take(SuccessMeasure? part)
    {
        Rules.Check((nameof(Kind), !AsksKind, "Choose what sort of answer it has"));
        var isNew = part is null;
        var known = Form.Figure is null ? null : await KnownMeasures.Find(Db, Form.Figure, Stop);
        part ??= SuccessMeasure.Called(Framework.Id, Form.Name, Form.Words, Chosen);
        part.Say(Form.Name, Form.Words);
        var taken = await Db.Set<SuccessMeasure>()
            .AnyAsync(m => m.FrameworkId == Framework.Id && m.NameKey == part.NameKey && m.Id != part.Id, Stop);
        Rules.Check(
            (nameof(Form.Name), !taken, "This framework has a measure of that name already"),
            (nameof(Form.Figure), Form.Figure is null || known is not null, "Choose a figure from the list"),
            (
                nameof(Form.Direction),
                !isNew || !IsCounted || known is not null || Form.Direction is not null,
                "Choose which way is better"
            ),
            (
                "",
                Form.Priorities.TrueForAll(id => Offered(Priorities, id))
                    && Form.Activities.TrueForAll(id => Offered(Activities, id))
                    && Form.Outcomes.TrueForAll(id => Offered(Outcomes, id)),
                "Choose what it shows from this framework"
            )
        );
        part.ComesFrom(Form.Source);
        (part.Frequency, part.OwnerPostId, part.Public) = (Form.Frequency, Form.OwnerPostId, Form.Public);
        if (part is { IsCounted: true, MeasureId: null })
            part.IsFigure(known ?? await DefineFigure.For(Db, Framework, part, Typed(), Today, Stop));
        return part;
    }

    protected override async Task After(SuccessMeasure part)
    {
        foreach (
            var (kind, ids) in new[]
            {
                (StrategyKinds.Priority, Form.Priorities),
                (StrategyKinds.Activity, Form.Activities),
                (StrategyKinds.Outcome, Form.Outcomes),
            }
        )
            await MakeLinks.Up(Db, part.Record, kind, ids, Outcome.IsShownBy, Stop);
    }

    private Numbers Typed() =>
        new()
        {
            Unit = Form.Unit,
            Parts = (Form.Parts ?? "").Split('\n'),
            Direction = Form.Direction!.Value,
            Baseline = Form.Baseline,
            BaselineOn = Form.BaselineDate,
            Target = Form.Target,
            TargetBy = Form.TargetBy,
            Source = Form.Source,
        };

    private static ChoiceItem Choice(SuccessKind kind, string hint) => new(kind.Say(), kind.ToString(), hint);
}
