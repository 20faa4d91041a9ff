using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Versions;

/// <summary>Starts the next version, or changes what is said of the one being written. Readers keep what is published.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class StartModel : FrameworkPage
{
    public sealed class Input
    {
        public string? Label { get; set; }

        public ChangeKind? Change { get; set; }

        public string? ChangeSummary { get; set; }

        public string? KeyChanges { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override Task<bool> Find() => Task.FromResult(MayEdit);

    public void OnGet() =>
        Form = new()
        {
            Label = Draft?.Label,
            Change = Draft?.Change,
            ChangeSummary = Draft?.ChangeSummary,
            KeyChanges = Draft?.KeyChanges,
        };

    public async Task<IActionResult> OnPost()
    {
        var number =
            1
            + (
                await Db.Set<FrameworkVersion>()
                    .Where(v => v.FrameworkId == Framework.Id)
                    .MaxAsync(v => (int?)v.Number, Stop)
                ?? 0
            );
        Rules.Check(
            (
                nameof(Form.Change),
                Form.Change is not null || Draft?.Number == 1 || (Draft is null && number == 1),
                "Choose whether the change is minor or substantial"
            )
        );
        var version = Draft ?? FrameworkVersion.Draft(Framework.Id, number, Form.Label);
        version.Call(Form.Label);
        version.Explain(Form.Change, Form.ChangeSummary, (Form.KeyChanges ?? "").Split('\n'));
        if (Draft is null)
            Db.Add(version);
        await Db.SaveChangesAsync(Stop);
        return Done(
            Draft is null
                ? $"“{version.Label}” is begun. Readers keep the published words until it is in force"
                : $"“{version.Label}” is changed",
            $"{Home}/write"
        );
    }
}
