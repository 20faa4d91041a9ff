using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Visions;

/// <summary>A named part of the vision .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<VisionPart>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Words { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "part of the vision";

    public override string Anchor => "vision-parts";

    protected override void Show(VisionPart part) => Form = new() { Name = part.Name, Words = part.Words };

    protected override Task<VisionPart> Take(VisionPart? part)
    {
        if (part is null)
            return Task.FromResult(VisionPart.Called(Framework.Id, Form.Name, Form.Words));
        part.Say(Form.Name, Form.Words);
        return Task.FromResult(part);
    }
}
