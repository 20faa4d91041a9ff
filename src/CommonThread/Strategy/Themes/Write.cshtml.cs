using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Themes;

/// <summary>A heading under which priorities stand .</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class WriteModel : PartPage<Theme>
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Name { get; set; }

        public string? Description { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "theme";

    public override string Anchor => "themes";

    public override string AfterRemoval => "Its priorities stay, without a theme. Published versions keep it.";

    protected override void Show(Theme part) =>
        Form = new()
        {
            Number = part.Number,
            Name = part.Name,
            Description = part.Description,
        };

    protected override Task<Theme> Take(Theme? part)
    {
        part ??= Theme.Called(Framework.Id, Form.Name);
        part.Rename(Form.Name);
        (part.Number, part.Description) = (Form.Number, Form.Description);
        return Task.FromResult(part);
    }
}
