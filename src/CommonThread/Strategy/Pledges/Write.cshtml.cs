using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Pledges;

/// <summary>A pledge and the part of the vision it belongs to .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Pledge>
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

    public override string Noun => "pledge";

    public override string Anchor => "pledges";

    protected override async Task Choices() => Parts = await ChoicesOf<Visions.VisionPart>(p => p.Name);

    protected override void Show(Pledge part) =>
        Form = new()
        {
            Number = part.Number,
            Words = part.Words,
            VisionPartId = part.VisionPartId,
        };

    protected override async Task<Pledge> Take(Pledge? part)
    {
        var number =
            Form.Number
            ?? 1
                + (
                    await Db.Set<Pledge>().Where(p => p.FrameworkId == Framework.Id).MaxAsync(p => (int?)p.Number, Stop)
                    ?? 0
                );
        part ??= Pledge.Of(Framework.Id, number, Form.Words);
        part.Say(Form.Words);
        (part.Number, part.VisionPartId) = (number, Form.VisionPartId);
        return part;
    }
}
