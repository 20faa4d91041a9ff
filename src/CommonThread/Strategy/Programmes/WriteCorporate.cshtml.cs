using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Programmes;

/// <summary>A priority of a corporate plan .</summary>
[Needs(PlanPermissions.Delivery)]
public sealed class WriteCorporateModel : PartPage<CorporatePriority>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Plan { get; set; }

        public string? ShortName { get; set; }
    }

    protected override string Permission => PlanPermissions.Delivery;

    // Programmes and corporate plans are others' words: what draws on them changes between versions too.
    protected override bool IsWords => false;

    public override string Back => $"{Home}/delivery#programmes";

    public override string AfterRemoval => "Activities stay; they no longer serve it.";

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "corporate priority";

    public override string Anchor => "corporate-priorities";

    protected override void Show(CorporatePriority part) =>
        Form = new()
        {
            Name = part.Name,
            Plan = part.Plan,
            ShortName = part.ShortName,
        };

    protected override Task<CorporatePriority> Take(CorporatePriority? part)
    {
        part ??= CorporatePriority.Called(Framework.Id, Form.Name);
        part.Rename(Form.Name);
        (part.Plan, part.ShortName) = (Form.Plan, Form.ShortName);
        return Task.FromResult(part);
    }
}
