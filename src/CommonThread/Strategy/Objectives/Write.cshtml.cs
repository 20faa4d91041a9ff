using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Objectives;

/// <summary>An objective of the framework .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Objective>
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Words { get; set; }

        public int? VisionPartId { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Parts { get; private set; } = [];

    public override string Noun => "objective";

    public override string Anchor => "objectives";

    protected override async Task Choices() =>
        Parts = ChoiceList.Of(
            await Db.Set<Visions.VisionPart>()
                .AsNoTracking()
                .Where(p => p.FrameworkId == Framework.Id)
                .OrderBy(p => p.Position)
                .ToListAsync(Stop),
            p => p.Id,
            p => p.Name
        );

    protected override void Show(Objective part) =>
        Form = new()
        {
            Number = part.Number,
            Words = part.Words,
            VisionPartId = part.VisionPartId,
        };

    protected override Task<Objective> Take(Objective? part)
    {
        part ??= Objective.Of(Framework.Id, Form.Words);
        part.Say(Form.Words);
        (part.Number, part.VisionPartId) = (Form.Number, Form.VisionPartId);
        return Task.FromResult(part);
    }
}
