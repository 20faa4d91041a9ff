using System.Globalization;

namespace CommonThread.Strategy.Versions;

/// <summary>What two versions say differently, part by part .</summary>
/// <param name="Silent">What only one of the two says, so that nothing is known of a change: "what it answers to".</param>
public sealed record VersionComparison(IReadOnlyList<VersionComparison.Section> Sections, IReadOnlyList<string> Silent)
{
    /// <summary>A part of the framework: its items and what became of each.</summary>
    /// <param name="Reordered">Whether items that both versions have stand in another order.</param>
    public sealed record Section(string Heading, IReadOnlyList<ComparedItem> Items, bool Reordered)
    {
        public bool IsSame => !Reordered && Items.All(i => i.Change == ItemChange.Same);
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
        var whole = before.IsWhole && after.IsWhole;
        var titled = before.Title is not null && after.Title is not null;
        var drivers = before.SaysDrivers && after.SaysDrivers;
        IReadOnlyList<Statement> WhereWhole(IReadOnlyList<Statement> items) => whole ? items : [];
        Section Compared(string heading, Func<FrameworkText, IReadOnlyList<Statement>> of) =>
            Compare(heading, Statements(of(before), whole), Statements(of(after), whole), ordered: true);
        Section[] all =
        [
            Compare("The document", Document(before, titled, whole), Document(after, titled, whole)),
            Compared("What it answers to", t => drivers ? t.Drivers : []),
            Compare("Vision", Vision(before), Vision(after), ordered: true),
            Compare("Aim and purpose", Aims(before), Aims(after)),
            Compared("Themes", t => t.Themes),
            Compare("Priorities", Priorities(before, sameAs, leads), Priorities(after, sameAs, leads), ordered: true),
            Compared("Objectives", t => t.Objectives),
            Compared("Operational objectives", t => t.OperationalObjectives),
            Compared("Principles", t => t.Principles),
            Compared("Pledges", t => t.Pledges),
            Compared("We will know if", t => t.Outcomes),
            Compared("Promises", t => t.Promises),
            Compared("Commissioning programmes", t => WhereWhole(t.Programmes)),
            Compared("Corporate plan priorities", t => WhereWhole(t.CorporatePriorities)),
            Compared("Activities and work streams", t => t.Activities),
            Compared("Success measures", t => t.Measures),
            Compared("Phases", t => WhereWhole(t.Phases)),
        ];
        return new(
            [.. all.Where(s => s.Items.Count > 0)],
            [
                .. titled ? Array.Empty<string>() : ["its title and period"],
                .. drivers ? Array.Empty<string>() : ["what it answers to"],
                .. whole ? Array.Empty<string>() : ["its kind and legal basis, programmes and phases"],
            ]
        );
    }

    private static Section Compare(
        string heading,
        IReadOnlyList<ComparableItem> before,
        IReadOnlyList<ComparableItem> after,
        bool ordered = false
    )
    {
        var items = ListComparison.Of(before, after);
        var stood = items.Select(i => i.Was).OfType<int>().ToList();
        return new(heading, items, ordered && stood.Zip(stood.Skip(1)).Any(p => p.First > p.Second));
    }

    private static ComparableItem[] Document(FrameworkText text, bool titled, bool whole) =>
        titled
            ? Labelled(
                ("Title", text.Title),
                ("Period", text.Period),
                ("Short title", whole ? text.ShortTitle : null),
                ("Kind of document", whole ? text.Type?.Say() : null),
                ("Required by law", whole ? text.LegalBasis : null)
            )
            : [];

    private static ComparableItem[] Vision(FrameworkText text) =>
        [
            .. text.Vision is null ? Array.Empty<ComparableItem>() : [new("vision", "The vision", text.Vision)],
            .. text.VisionParts.Select(p => Comparable("part " + Key(p.Called), p, true)),
        ];

    private static ComparableItem[] Aims(FrameworkText text) =>
        Labelled(
            ("Aim", text.Aim),
            ("Purpose", text.Purpose),
            ("In plain words", text.Summary),
            ("How to take part", text.HowToTakePart)
        );

    private static ComparableItem[] Labelled(params (string Label, string? Words)[] said) =>
        [
            .. said.Where(s => s.Words is not null)
                .Select(s => new ComparableItem(s.Label, s.Label, $"{s.Label}: {s.Words}")),
        ];

    // Statements are one when their names or words are; a number alone says little once a list was reordered.
    private static ComparableItem[] Statements(IReadOnlyList<Statement> items, bool whole) =>
        [.. items.Select(i => Comparable(Key(i.Called), i, whole))];

    // All that a statement says, so that whatever of it changes is seen.
    private static ComparableItem Comparable(string key, Statement item, bool whole) =>
        new(
            key,
            item.Called,
            item.Called + Mark(item.Illustrative),
            Said([
                ("Number", item.Number),
                ("Part of the vision", item.VisionPart),
                .. item.Facts.Where(f => whole || !f.SinceWhole).Select(f => (f.Label, (string?)f.Value)),
                (
                    "Work streams",
                    item.Strands.Count == 0
                        ? null
                        : string.Join("; ", item.Strands.Select(s => (s.Depth > 0 ? "within it: " : "") + s.Title))
                ),
            ]),
            item.Beyond
        );

    private static ComparableItem[] Priorities(
        FrameworkText text,
        IReadOnlyDictionary<string, string> sameAs,
        bool leads
    ) =>
        [
            .. text.Priorities.Select(p => new ComparableItem(
                sameAs.GetValueOrDefault(Key(p.Name), Key(p.Name)),
                p.Name,
                p.Name + Mark(p.Illustrative),
                Said([
                    ("Number", p.Number?.ToString(CultureInfo.InvariantCulture)),
                    ("Short name", p.ShortName),
                    ("Theme", p.Theme),
                    ("Part of the vision", p.VisionPart),
                    ("List", p.Set),
                    ("State", p.State == PriorityState.Current ? null : p.State.Say()),
                    ("From", p.Start?.Say()),
                    ("Until", p.End?.Say()),
                    ("Lead", leads ? p.Lead : null),
                    ("For example", p.ExampleAction),
                ]),
                p.Description
            )),
        ];

    private static (string Label, string Value)[] Said((string Label, string? Value)[] facts) =>
        [.. facts.Where(f => f.Value is not null).Select(f => (f.Label, f.Value!))];

    // What is invented is marked wherever it is read.
    private static string Mark(bool illustrative) => illustrative ? " (illustrative)" : "";

    private static string Key(string name) => Priority.Key(name);
}
