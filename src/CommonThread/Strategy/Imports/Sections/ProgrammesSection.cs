using CommonThread.Strategy.Programmes;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Commissioning programmes and the priorities of corporate plans, which activities link to.</summary>
internal sealed class ProgrammesSection : IFrameworkSection
{
    public int Order => 80;

    public IReadOnlyList<string> Keys => ["programmes", "corporate_priorities"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "programmes",
            given =>
            {
                given.Only("name", "department", "aliases");
                var programme = given.Mark(Programme.Called(file.Framework.Id, given.Needed("name", 200)));
                programme.Department = given.Words("department", 200);
                programme.AlsoKnownAs(given.Texts("aliases"));
                file.Add(
                    StrategyKinds.Programme,
                    programme,
                    [programme.Name, .. programme.Aliases.Select(a => a.Name)]
                );
            }
        );
        await file.Each(
            "corporate_priorities",
            given =>
            {
                given.Only("name", "plan", "short_name");
                var priority = given.Mark(CorporatePriority.Called(file.Framework.Id, given.Needed("name", 300)));
                priority.Plan = given.Words("plan", 200);
                priority.ShortName = given.Words("short_name", 80);
                file.Add(StrategyKinds.CorporatePriority, priority, priority.Name, priority.ShortName);
            }
        );
        await file.Save(stop);
    }
}
