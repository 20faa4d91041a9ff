using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Objectives;

/// <summary>An objective of the framework; a neighbourhood manager writes those of the neighbourhood's own plan .</summary>
[Needs(StrategyPermissions.LocalObjectives)]
public sealed class WriteModel(PlaceTree tree) : PartPage<Objective>
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Words { get; set; }

        public int? VisionPartId { get; set; }

        public int? PriorityId { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];

    /// <summary>Priorities of any framework that it may serve .</summary>
    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    private int? served;

    public override string Noun => "objective";

    public override string Anchor => "objectives";

    protected override string Permission => StrategyPermissions.LocalObjectives;

    public override string Back => MayEdit ? base.Back : $"{Home}#objectives";

    protected override async Task<bool> Find() =>
        (MayEdit || await LocalPlan.MayWrite(Db, tree, Framework, Today, Stop)) && await base.Find();

    protected override async Task Choices()
    {
        Parts = await ChoicesOf<Visions.VisionPart>(p => p.Name);
        Priorities = await PriorityChoices.For(Db, Stop);
        if (Part is { } part)
            served = (await MakeLinks.Above(Db, part.Record, StrategyKinds.Priority, Stop)).FirstOrDefault()
                is > 0
                    and var id
                ? id
                : null;
    }

    protected override void Show(Objective part) =>
        Form = new()
        {
            Number = part.Number,
            Words = part.Words,
            VisionPartId = part.VisionPartId,
            PriorityId = served,
        };

    protected override Task<Objective> Take(Objective? part)
    {
        Rules.Check(
            (
                nameof(Form.PriorityId),
                Form.PriorityId is null || Offered(Priorities, Form.PriorityId.Value),
                "Choose a priority from the list"
            )
        );
        part ??= Objective.Of(Framework.Id, Form.Words);
        part.Say(Form.Words);
        (part.Number, part.VisionPartId) = (Form.Number, Form.VisionPartId);
        return Task.FromResult(part);
    }

    protected override Task After(Objective part) =>
        MakeLinks.Up(
            Db,
            part.Record,
            StrategyKinds.Priority,
            Form.PriorityId is { } id ? [id] : [],
            Activities.Activity.Serves,
            Stop
        );
}
