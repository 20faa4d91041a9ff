using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Outcomes;

/// <summary>A statement that begins “we will know if” .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Outcome>
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Words { get; set; }

        public string? Set { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "outcome";

    public override string Anchor => "outcomes";

    protected override void Show(Outcome part) =>
        Form = new()
        {
            Number = part.Number,
            Words = part.Words,
            Set = part.Set,
        };

    protected override Task<Outcome> Take(Outcome? part)
    {
        part ??= Outcome.Of(Framework.Id, Form.Words);
        part.Say(Form.Words);
        (part.Number, part.Set) = (Form.Number, Form.Set);
        return Task.FromResult(part);
    }
}
