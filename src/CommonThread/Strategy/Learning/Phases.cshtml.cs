using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Learning;

/// <summary>The phases of a programme, each with what it taught; the next opens when the one before has its learning point .</summary>
[Public]
public sealed class PhasesModel : FrameworkPage
{
    public sealed class Input
    {
        public int? Number { get; set; }

        public string? Learning { get; set; }

        public PhaseDecision? Decision { get; set; }

        public DateOnly? DecidedOn { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Phase> Phases { get; private set; } = [];

    public bool MayWrite => ProgrammeOwner.MayWrite(Framework, this);

    /// <summary>The phase before one; null for the first.</summary>
    public Phase? Before(Phase phase) => Phases.LastOrDefault(p => p.Number < phase.Number);

    protected override async Task<bool> Find()
    {
        Phases = await Db.Set<Phase>()
            .Where(p => p.FrameworkId == Framework.Id)
            .OrderBy(p => p.Number)
            .ToListAsync(Stop);
        return true;
    }

    public void OnGet() => Form.DecidedOn = Today;

    public async Task<IActionResult> OnPostOpen(int number)
    {
        if (!MayWrite || Phases.FirstOrDefault(p => p.Number == number) is not { } phase)
            return NotFound();
        phase.Open(Before(phase), Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"Phase {number} is open", $"{Home}/phases");
    }

    public async Task<IActionResult> OnPostConclude()
    {
        if (!MayWrite || Phases.FirstOrDefault(p => p.Number == Form.Number) is not { } phase)
            return NotFound();
        phase.Conclude(Form.Learning, Form.Decision, Form.DecidedOn, Today);
        await Db.SaveChangesAsync(Stop);
        return Done($"What phase {phase.Number} taught is recorded", $"{Home}/phases");
    }
}
