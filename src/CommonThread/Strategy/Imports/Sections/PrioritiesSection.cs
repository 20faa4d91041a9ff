namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Themes, and the priorities under them. Who leads a priority and what it must do are read by other sections.</summary>
internal sealed class PrioritiesSection : IFrameworkSection
{
    public int Order => 70;

    public IReadOnlyList<string> Keys => ["themes", "priorities"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each(
            "themes",
            given =>
            {
                given.Only("number", "name", "description");
                var theme = given.Mark(Theme.Called(file.Framework.Id, given.Needed("name", 200)));
                theme.Number = given.Whole("number");
                theme.Description = given.Words("description");
                file.Add(StrategyKinds.Theme, theme, theme.Name);
            }
        );
        await file.Save(stop);
        var levels = new List<(Priority Priority, IReadOnlyList<PreventionLevel> Levels)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        await file.Each("priorities", given => levels.Add(Add(file, given, names)));
        await file.Save(stop);
        foreach (var (priority, wanted) in levels)
            await PreventionMark.Set(file.Db, priority.Record, wanted, stop);
        await file.Db.SaveChangesAsync(stop);
    }

    private static (Priority, IReadOnlyList<PreventionLevel>) Add(
        FrameworkFile file,
        FrameworkObject given,
        HashSet<string> names
    )
    {
        given.Only(
            "name",
            "short_name",
            "number",
            "earlier_names",
            "set",
            "theme",
            "vision_part",
            "description",
            "start",
            "end",
            "state",
            "lead",
            "earlier_leads",
            "support",
            "local_experts",
            "mechanism",
            "prevention_levels",
            "required_action_progress",
            "duty_evidence",
            "measures",
            "example_action"
        );
        var priority = given.Mark(
            Priority.Called(file.Framework.Id, given.Needed("name", 300), given.Words("short_name", 80))
        );
        if (names.Contains(priority.NameKey))
            throw new FieldRefused(given.At("name"), $"There are two priorities called “{priority.Name}”");
        priority.Number = given.Whole("number");
        priority.Set = given.Words("set", 200);
        priority.ThemeId = file.Named(StrategyKinds.Theme, given, "theme");
        priority.VisionPartId = file.Named(StrategyKinds.VisionPart, given, "vision_part");
        priority.Description = given.Words("description");
        priority.ExampleAction = given.Words("example_action", 2000);
        priority.State = given.Choice<PriorityState>("state") ?? PriorityState.Current;
        priority.Last(given.Date("start"), given.Date("end"));
        var called = new List<string?> { priority.Name, priority.ShortName };
        foreach (var earlier in given.List("earlier_names"))
        {
            earlier.Only("name", "from", "to");
            var name = earlier.Needed("name", 300);
            priority.WasCalled(name, earlier.Date("from"), earlier.Date("to"));
            called.Add(name);
        }
        var levels = given.Choices<PreventionLevel>("prevention_levels");
        names.Add(priority.NameKey);
        file.Add(StrategyKinds.Priority, priority, [.. called]);
        return (priority, levels);
    }
}
