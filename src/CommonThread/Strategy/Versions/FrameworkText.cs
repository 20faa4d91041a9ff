using System.Text.Json.Nodes;

namespace CommonThread.Strategy.Versions;

/// <summary>Something that a version says of one of its parts besides its words: "Unit: people".</summary>
/// <param name="SinceWhole">Whether only texts that are <see cref="FrameworkText.IsWhole"/> say such a thing.</param>
/// <param name="Illustrative">Whether it is invented, though the rest may be the document's.</param>
public sealed record SaidOf(string Label, string Value, bool SinceWhole = false, bool Illustrative = false)
{
    public override string ToString() => $"{Label}: {Value}{(Illustrative ? " (illustrative)" : "")}";
}

/// <summary>A statement of a version: its number or name where it has one, and its words.</summary>
/// <param name="VisionPart">The part of the vision it is tagged with.</param>
/// <param name="Year">The financial year it is for: "2026-27".</param>
/// <param name="Facts">What else the version says of it, in the order in which it is read.</param>
/// <param name="Strands">Its work streams, those within another after it; the depth counts from 0.</param>
/// <param name="Public">Whether everyone may read it; a measure may be the partners’ own.</param>
public sealed record Statement(
    string? Number,
    string? Name,
    string Words,
    string? VisionPart,
    string? Year,
    IReadOnlyList<SaidOf> Facts,
    IReadOnlyList<(int Depth, string Title)> Strands,
    bool Public,
    bool Illustrative
)
{
    /// <summary>What it is called: its name, or its words.</summary>
    public string Called => Name ?? Words;

    /// <summary>What it says beyond what it is called.</summary>
    public string? Beyond => Words == Called ? null : Words;
}

/// <summary>A priority as a version has it.</summary>
public sealed record PriorityText(
    string Name,
    string? ShortName,
    int? Number,
    string? Theme,
    string? Set,
    string? VisionPart,
    string? Description,
    PriorityState State,
    string? ExampleAction,
    string? Lead,
    DateOnly? Start,
    DateOnly? End,
    bool Illustrative = false
);

/// <summary>
/// What a framework says, in one version or in its working draft. Pages read it from here whichever it is, so that what an officer
/// previews is what the public will see. How the JSON is read stands in <see cref="ContentReader"/>.
/// </summary>
public sealed record FrameworkText
{
    private FrameworkText() { }

    public string? Title { get; private init; }

    public string? ShortTitle { get; private init; }

    /// <summary>The kind of document.</summary>
    public FrameworkType? Type { get; private init; }

    /// <summary>The law that requires it.</summary>
    public string? LegalBasis { get; private init; }

    /// <summary>First and last day that the version gives itself, where it says.</summary>
    public DateOnly? PeriodStart { get; private init; }

    public DateOnly? PeriodEnd { get; private init; }

    public string? Purpose { get; private init; }

    public string? Summary { get; private init; }

    public string? HowToTakePart { get; private init; }

    public string? Vision { get; private init; }

    public string? Aim { get; private init; }

    public IReadOnlyList<Statement> Drivers { get; private init; } = [];

    public IReadOnlyList<Statement> VisionParts { get; private init; } = [];

    public IReadOnlyList<Statement> Objectives { get; private init; } = [];

    public IReadOnlyList<Statement> OperationalObjectives { get; private init; } = [];

    public IReadOnlyList<Statement> Principles { get; private init; } = [];

    public IReadOnlyList<Statement> Pledges { get; private init; } = [];

    public IReadOnlyList<Statement> Outcomes { get; private init; } = [];

    public IReadOnlyList<Statement> Promises { get; private init; } = [];

    public IReadOnlyList<Statement> Themes { get; private init; } = [];

    public IReadOnlyList<PriorityText> Priorities { get; private init; } = [];

    public IReadOnlyList<Statement> Programmes { get; private init; } = [];

    public IReadOnlyList<Statement> CorporatePriorities { get; private init; } = [];

    public IReadOnlyList<Statement> Activities { get; private init; } = [];

    public IReadOnlyList<Statement> Measures { get; private init; } = [];

    public IReadOnlyList<Statement> Phases { get; private init; } = [];

    /// <summary>
    /// Whether it also says what it answers to, its programmes and phases and the like. An earlier version that a file brought, or
    /// that was published by an earlier release, does not: that it is silent on them does not mean that there were none.
    /// </summary>
    public bool IsWhole => Type is not null;

    /// <summary>Whether it says what it answers to; a file may say so for an earlier version.</summary>
    public bool SaysDrivers => IsWhole || Drivers.Count > 0;

    /// <summary>Keys of its own fields that are invented; null where all of it is.</summary>
    public IReadOnlySet<string>? InventedFields { get; private init; }

    /// <summary>Whether a field of the framework itself is marked as invented. Where all of it is, its title says so.</summary>
    /// <param name="field">Its key in the format: "summary".</param>
    public bool IsInvented(string field) => InventedFields?.Contains(field) ?? field == "title";

    /// <summary>The vision in one line: its text, or the names of its parts.</summary>
    public string? VisionLine =>
        Vision ?? (VisionParts.Count > 0 ? string.Join(", ", VisionParts.Select(p => p.Name)) : null);

    /// <summary>Its period in words; null where it gives none.</summary>
    public string? Period =>
        PeriodStart is null && PeriodEnd is null
            ? null
            : $"{PeriodStart.Say("No first day")} to {PeriodEnd.Say("no end is set")}";

    /// <summary>The same for a reader from outside: without the measures that are the partners’ own.</summary>
    /// <param name="hidden">Keys of the names of measures that are not public today, whatever they were then.</param>
    public FrameworkText ForEveryone(IReadOnlySet<string> hidden) =>
        this with
        {
            Measures = [.. Measures.Where(m => m.Public && !hidden.Contains(Priority.Key(m.Called)))],
        };

    /// <summary>Reads a version's content.</summary>
    public static FrameworkText Read(string content)
    {
        var root = new ContentReader(JsonNode.Parse(content) as JsonObject ?? []);
        var framework = root.Within("framework");
        var vision = root.Within("vision");
        return new()
        {
            InventedFields = framework.IsIllustrative ? null : framework.IllustrativeFields,
            Title = framework.Words("title"),
            ShortTitle = framework.Words("short_title"),
            Type = framework.Choice<FrameworkType>("type"),
            LegalBasis = framework.Words("legal_basis"),
            PeriodStart = framework.Day("period_start"),
            PeriodEnd = framework.Day("period_end"),
            Purpose = framework.Words("purpose"),
            Summary = framework.Words("summary"),
            HowToTakePart = framework.Words("how_to_take_part"),
            Vision = vision.Words("text"),
            Aim = root.Words("aim"),
            Drivers = root.Drivers(),
            VisionParts = vision.Statements("parts", "text"),
            Objectives = root.Statements("objectives", "text"),
            OperationalObjectives = root.Statements("operational_objectives", "text", ContentReader.OfOperational),
            Principles = root.Statements("principles", "text", ContentReader.OfPrinciple),
            Pledges = root.Statements("pledges", "text"),
            Outcomes = root.Statements("outcomes", "text", ContentReader.OfOutcome),
            Promises = root.Statements("commitments", "text", ContentReader.OfPromise),
            Themes = root.Statements("themes", "description"),
            Priorities = root.Priorities(),
            Programmes = root.Statements("programmes", "name", ContentReader.OfProgramme),
            CorporatePriorities = root.Statements("corporate_priorities", "name", ContentReader.OfCorporate),
            Activities = root.Statements("activities", "title", ContentReader.OfActivity),
            Measures = root.Statements("measures", "text", ContentReader.OfMeasure),
            Phases = root.Statements("phases", "title", ContentReader.OfPhase),
        };
    }
}
