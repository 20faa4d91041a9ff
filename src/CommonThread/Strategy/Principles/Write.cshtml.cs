using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Principles;

/// <summary>A principle, key approach or standing commitment .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Principle>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Words { get; set; }

        public PrincipleKind Kind { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "principle";

    public override string Anchor => "principles";

    protected override void Show(Principle part) =>
        Form = new()
        {
            Name = part.Name,
            Words = part.Words,
            Kind = part.Kind,
        };

    protected override Task<Principle> Take(Principle? part)
    {
        if (part is null)
            return Task.FromResult(Principle.Of(Framework.Id, Form.Name, Form.Words, Form.Kind));
        part.Say(Form.Name, Form.Words, Form.Kind);
        return Task.FromResult(part);
    }
}
