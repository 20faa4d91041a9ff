using CommonThread.Strategy.Leads;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>The checklist that every priority carries, and the duties of every lead.</summary>
internal sealed class RequiredActionsSection : IFrameworkSection
{
    public int Order => 105;

    public IReadOnlyList<string> Keys => ["required_actions", "lead_duties"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("required_actions", given => Add(file, given, RequiredKind.Action));
        await file.Each("lead_duties", given => Add(file, given, RequiredKind.Duty));
        await file.Save(stop);
    }

    private static void Add(FrameworkFile file, FrameworkObject given, RequiredKind kind)
    {
        given.Only("number", "text", "name", "shown_by");
        var required = given.Mark(
            RequiredAction.Of(
                file.Framework.Id,
                kind,
                given.NeededWhole("number"),
                given.Words("name", 100),
                given.Needed("text", 500)
            )
        );
        file.Once($"required-{kind}", required.Number, given, "number");
        required.Position = required.Number;
        required.ShownBy = given.Choice<DutyRecord>("shown_by");
        file.Add($"required-{kind}", required, required.Number.ToString(Text.Words));
    }
}
