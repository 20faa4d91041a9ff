using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Programmes;

/// <summary>A commissioning programme .</summary>
[Needs(PlanPermissions.Delivery)]
public sealed class WriteModel : PartPage<Programme>
{
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Department { get; set; }

        public string? Aliases { get; set; }
    }

    protected override string Permission => PlanPermissions.Delivery;

    // Programmes and corporate plans are others' words: what draws on them changes between versions too.
    protected override bool IsWords => false;

    public override string Back => $"{Home}/delivery#programmes";

    public override string AfterRemoval => "Activities stay; they no longer draw on it.";

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "programme";

    public override string Anchor => "programmes";

    protected override IQueryable<Programme> Query => Db.Set<Programme>().Include(p => p.Aliases);

    protected override void Show(Programme part) =>
        Form = new()
        {
            Name = part.Name,
            Department = part.Department,
            Aliases = string.Join('\n', part.Aliases.Select(a => a.Name)),
        };

    protected override Task<Programme> Take(Programme? part)
    {
        part ??= Programme.Called(Framework.Id, Form.Name);
        part.Rename(Form.Name);
        part.Department = Form.Department;
        part.AlsoKnownAs((Form.Aliases ?? "").Split('\n'));
        return Task.FromResult(part);
    }
}
