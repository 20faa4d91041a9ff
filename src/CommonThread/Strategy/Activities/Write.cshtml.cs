using CommonThread.People;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.SuccessMeasures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Activities;

/// <summary>An activity of the delivery table, with the programmes and corporate priorities it serves and the measures that show it (A-12, A-13, A-16).</summary>
[Needs(PlanPermissions.OwnDelivery)]
public sealed class WriteModel : PartPage<Activity>
{
    public sealed class Input
    {
        public string? Title { get; set; }

        public int? Number { get; set; }

        public int? OwnerPostId { get; set; }

        public int? PriorityId { get; set; }

        public List<int> Programmes { get; set; } = [];

        public List<int> CorporatePriorities { get; set; } = [];

        public List<PreventionLevel> Levels { get; set; } = [];

        public DateOnly? PeriodStart { get; set; }

        public DateOnly? PeriodEnd { get; set; }

        public ActivityState State { get; set; } = ActivityState.Live;

        public List<int> Measures { get; set; } = [];
    }

    /// <summary>The programme that it is begun for, from the gap that says it has none.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Programme { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Programmes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> CorporatePriorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    public override string Noun => "activity";

    public override string Anchor => "activities";

    protected override string Permission => PlanPermissions.OwnDelivery;

    public override bool MayRemove => May(PlanPermissions.Delivery);

    protected override async Task<bool> Find() =>
        await base.Find()
        && (May(PlanPermissions.Delivery) || (Part is { } activity && ActivityOwner.Is(Caller, activity)));

    protected override bool IsWords => false;

    public override string Back => $"{Home}/delivery{(Part is null ? "" : $"#activity-{Part.Id}")}";

    public override string AfterRemoval => "Its work streams go with it; its success measures stay.";

    protected override async Task Choices()
    {
        Posts = await PostChoices.For(Db, null, Stop);
        Priorities = await ChoicesOf<Priority>(p => p.Name);
        Programmes = await ChoicesOf<Programme>(p => p.Name);
        CorporatePriorities = await ChoicesOf<CorporatePriority>(p => p.Name);
        Measures = await ChoicesOf<SuccessMeasure>(m => m.Name);
        if (Part is not { } part || !HttpMethods.IsGet(Request.Method))
            return;
        Form.Programmes = await MakeLinks.Above(Db, part.Record, StrategyKinds.Programme, Stop);
        Form.CorporatePriorities = await MakeLinks.Above(Db, part.Record, StrategyKinds.CorporatePriority, Stop);
        Form.Measures = await MakeLinks.Below(Db, part.Record, StrategyKinds.Measure, Stop);
        Form.Levels = await Db.Set<PreventionMark>()
            .Where(m => m.SubjectKind == StrategyKinds.Activity && m.SubjectId == part.Id)
            .Select(m => m.Level)
            .ToListAsync(Stop);
    }

    protected override void Begin()
    {
        if (Programme is { } programme)
            Form.Programmes = [programme];
    }

    protected override void Show(Activity part)
    {
        (Form.Title, Form.Number, Form.OwnerPostId) = (part.Title, part.Number, part.OwnerPostId);
        (Form.PriorityId, Form.State) = (part.PriorityId, part.State);
        (Form.PeriodStart, Form.PeriodEnd) = (part.PeriodStart, part.PeriodEnd);
    }

    protected override Task<Activity> Take(Activity? part)
    {
        Rules.Check(
            (
                nameof(Form.PriorityId),
                Form.PriorityId is null || Offered(Priorities, Form.PriorityId.Value),
                "Choose a priority of this framework"
            ),
            (
                nameof(Form.Programmes),
                Form.Programmes.TrueForAll(id => Offered(Programmes, id)),
                "Choose programmes of this framework"
            ),
            (
                nameof(Form.CorporatePriorities),
                Form.CorporatePriorities.TrueForAll(id => Offered(CorporatePriorities, id)),
                "Choose corporate priorities of this framework"
            ),
            (
                nameof(Form.Measures),
                Form.Measures.TrueForAll(id => Offered(Measures, id)),
                "Choose success measures of this framework"
            )
        );
        part ??= Activity.Called(Framework.Id, Form.Title);
        part.Rename(Form.Title);
        part.Last(Form.PeriodStart, Form.PeriodEnd);
        (part.Number, part.OwnerPostId, part.PriorityId, part.State) = (
            Form.Number,
            Form.OwnerPostId,
            Form.PriorityId,
            Form.State
        );
        return Task.FromResult(part);
    }

    protected override async Task After(Activity part)
    {
        await MakeLinks.Up(Db, part.Record, StrategyKinds.Programme, Form.Programmes, Activity.Spends, Stop);
        await MakeLinks.Up(
            Db,
            part.Record,
            StrategyKinds.CorporatePriority,
            Form.CorporatePriorities,
            Activity.Serves,
            Stop
        );
        await MakeLinks.Down(Db, part.Record, StrategyKinds.Measure, Form.Measures, Outcome.IsShownBy, Stop);
        await PreventionMark.Set(Db, part.Record, Form.Levels, Stop);
    }

    protected override async Task Removing(Activity part)
    {
        await base.Removing(part);
        await PreventionMark.Set(Db, part.Record, [], Stop);
        foreach (var stream in await Db.Set<WorkStream>().Where(s => s.ActivityId == part.Id).ToListAsync(Stop))
            await Unlink(stream.Record);
    }
}
