using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Learning;

/// <summary>A phase and its dates. It is opened, and what it taught is written, on the page of phases.</summary>
[Needs(PlanPermissions.OwnPlans)]
public sealed class WritePhaseModel : PartPage<Phase>
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Title { get; set; }

        public DateOnly? Start { get; set; }

        public DateOnly? End { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override string Noun => "phase";

    public override string Anchor => "phases";

    protected override string Permission => PlanPermissions.OwnPlans;

    protected override bool IsWords => false;

    public override string Back => $"{Home}/phases";

    public override string AfterRemoval => "What it taught goes with it; the history keeps it.";

    protected override async Task<bool> Find() =>
        await base.Find() && (ProgrammeOwner.MayWrite(Framework, this) || NotTheirs(ProgrammeOwner.ForTheOwner, Back));

    protected override void Show(Phase part) =>
        Form = new()
        {
            Number = part.Number,
            Title = part.Title,
            Start = part.Start,
            End = part.End,
        };

    protected override async Task<Phase> Take(Phase? part)
    {
        var id = part?.Id ?? 0;
        var taken = await Db.Set<Phase>()
            .AnyAsync(p => p.FrameworkId == Framework.Id && p.Number == Form.Number && p.Id != id, Stop);
        Rules.Check((nameof(Form.Number), !taken, "Another phase has that number"));
        if (part is null)
            return Phase.Called(Framework.Id, Form.Number, Form.Title, Form.Start, Form.End);
        part.Say(Form.Number, Form.Title, Form.Start, Form.End);
        return part;
    }
}
