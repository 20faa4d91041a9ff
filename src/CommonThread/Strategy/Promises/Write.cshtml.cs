using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Promises;

/// <summary>“By the end of the period we will have…” .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Promise>
{
    public sealed class Input
    {
        public string? Words { get; set; }

        public DateOnly? Due { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "promise";

    public override string Anchor => "promises";

    protected override void Show(Promise part) => Form = new() { Words = part.Words, Due = part.Due };

    protected override Task<Promise> Take(Promise? part)
    {
        part ??= Promise.To(Framework.Id, Form.Words, Form.Due ?? Framework.PeriodEnd);
        part.Say(Form.Words);
        part.Due = Form.Due ?? Framework.PeriodEnd;
        return Task.FromResult(part);
    }
}
