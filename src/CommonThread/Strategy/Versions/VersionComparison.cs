namespace CommonThread.Strategy.Versions;

/// <summary>What two versions say differently, part by part .</summary>
public sealed record VersionComparison(IReadOnlyList<VersionComparison.Section> Sections)
{
    /// <summary>A part of the framework: its items and what became of each.</summary>
    public sealed record Section(string Heading, IReadOnlyList<ComparedItem> Items)
    {
        public bool IsSame => Items.All(i => i.Change == ItemChange.Same);
    }

    /// <param name="sameAs">Names that are one: earlier and present names of a priority, each to one key.</param>
    public static VersionComparison Of(
        FrameworkText before,
        FrameworkText after,
        IReadOnlyDictionary<string, string> sameAs
    )
    {
        // Who leads changes without a new version. Where only one of the two has it printed, nothing changed by that.
        var leads = before.Priorities.Any(p => p.Lead is not null) && after.Priorities.Any(p => p.Lead is not null);
        Section[] all =
        [
            new("Vision", ListComparison.Of(Vision(before), Vision(after))),
            new("Aim and purpose", ListComparison.Of(Aims(before), Aims(after))),
            new("Themes", ListComparison.Of(Named(before.Themes), Named(after.Themes))),
            new("Priorities", ListComparison.Of(Priorities(before, sameAs, leads), Priorities(after, sameAs, leads))),
            new("Objectives", ListComparison.Of(Worded(before.Objectives), Worded(after.Objectives))),
            new(
                "Operational objectives",
                ListComparison.Of(
                    Worded(before.OperationalObjectives, o => o.Kind),
                    Worded(after.OperationalObjectives, o => o.Kind)
                )
            ),
            new("Principles", ListComparison.Of(Worded(before.Principles), Worded(after.Principles))),
            new("Pledges", ListComparison.Of(Worded(before.Pledges), Worded(after.Pledges))),
            new("We will know if", ListComparison.Of(Worded(before.Outcomes), Worded(after.Outcomes))),
            new("Promises", ListComparison.Of(Worded(before.Promises), Worded(after.Promises))),
            new("Activities", ListComparison.Of(Worded(before.Activities), Worded(after.Activities))),
            new("Measures", ListComparison.Of(Named(before.Measures), Named(after.Measures))),
        ];
        return new([.. all.Where(s => s.Items.Count > 0)]);
    }

    private static ComparableItem[] Vision(FrameworkText text) =>
        [
            .. text.Vision is null ? Array.Empty<ComparableItem>() : [new("vision", "The vision", text.Vision)],
            .. text.VisionParts.Select(p => new ComparableItem("part " + Key(p.Name ?? ""), p.Name ?? "", p.Words)),
        ];

    private static ComparableItem[] Aims(FrameworkText text) =>
        [
            .. new[]
            {
                ("aim", "Aim", text.Aim),
                ("purpose", "Purpose", text.Purpose),
                ("summary", "In plain words", text.Summary),
                ("part", "How to take part", text.HowToTakePart),
            }
                .Where(a => a.Item3 is not null)
                .Select(a => new ComparableItem(a.Item1, a.Item2, $"{a.Item2}: {a.Item3}")),
        ];

    private static ComparableItem[] Named(IReadOnlyList<Statement> items) =>
        [
            .. items.Select(i => new ComparableItem(
                Key(i.Name ?? i.Words),
                i.Name ?? i.Words,
                i.Name is null || i.Words == i.Name ? i.Words : $"{i.Name}: {i.Words}"
            )),
        ];

    // Statements are one when their words are; a number alone says little once a list was reordered.
    private static ComparableItem[] Worded(IReadOnlyList<Statement> items, Func<Statement, string?>? tag = null) =>
        [
            .. items.Select(i => new ComparableItem(
                Key(i.Name ?? i.Words),
                i.Name ?? i.Words,
                (i.VisionPart ?? tag?.Invoke(i)) is { } said ? $"{i.Words} ({said})" : i.Words
            )),
        ];

    private static ComparableItem[] Priorities(
        FrameworkText text,
        IReadOnlyDictionary<string, string> sameAs,
        bool leads
    ) =>
        [
            .. text.Priorities.Select(p => new ComparableItem(
                sameAs.GetValueOrDefault(Key(p.Name), Key(p.Name)),
                p.Name,
                string.Join(
                    ". ",
                    new[]
                    {
                        p.Name,
                        p.Theme is null ? null : $"Theme: {p.Theme}",
                        p.VisionPart is null ? null : $"Part of the vision: {p.VisionPart}",
                        p.Set is null ? null : $"List: {p.Set}",
                        p.State == PriorityState.Current ? null : $"State: {p.State.Say()}",
                        p.Lead is null || !leads ? null : $"Lead: {p.Lead}",
                        p.Description,
                        p.ExampleAction is null ? null : $"For example: {p.ExampleAction}",
                    }.OfType<string>()
                )
            )),
        ];

    private static string Key(string name) => Priority.Key(name);
}
