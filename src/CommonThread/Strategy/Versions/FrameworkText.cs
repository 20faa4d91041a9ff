using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommonThread.Strategy.Versions;

/// <summary>A statement of a version: its number or name where it has one, and its words.</summary>
/// <param name="VisionPart">The part of the vision it is tagged with.</param>
/// <param name="Kind">The format's word for its kind or financial year, where it has one.</param>
public sealed record Statement(
    string? Number,
    string? Name,
    string Words,
    string? VisionPart = null,
    string? Kind = null
);

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
    bool Illustrative = false
);

/// <summary>
/// What a framework says, in one version or in its working draft. Pages read it from here whichever it is, so that what an officer
/// previews is what the public will see.
/// </summary>
public sealed class FrameworkText
{
    private FrameworkText() { }

    public string? Title { get; private init; }

    /// <summary>First and last day that the version gives itself, where it says.</summary>
    public DateOnly? PeriodStart { get; private init; }

    public DateOnly? PeriodEnd { get; private init; }

    public string? Purpose { get; private init; }

    public string? Summary { get; private init; }

    public string? HowToTakePart { get; private init; }

    public string? Vision { get; private init; }

    public string? Aim { get; private init; }

    public IReadOnlyList<Statement> VisionParts { get; private init; } = [];

    public IReadOnlyList<Statement> Objectives { get; private init; } = [];

    public IReadOnlyList<Statement> OperationalObjectives { get; private init; } = [];

    public IReadOnlyList<Statement> Principles { get; private init; } = [];

    public IReadOnlyList<Statement> Pledges { get; private init; } = [];

    public IReadOnlyList<Statement> Outcomes { get; private init; } = [];

    public IReadOnlyList<Statement> Promises { get; private init; } = [];

    public IReadOnlyList<Statement> Themes { get; private init; } = [];

    public IReadOnlyList<PriorityText> Priorities { get; private init; } = [];

    public IReadOnlyList<Statement> Activities { get; private init; } = [];

    public IReadOnlyList<Statement> Measures { get; private init; } = [];

    /// <summary>The vision in one line: its text, or the names of its parts.</summary>
    public string? VisionLine =>
        Vision ?? (VisionParts.Count > 0 ? string.Join(", ", VisionParts.Select(p => p.Name)) : null);

    /// <summary>Reads a version's content.</summary>
    public static FrameworkText Read(string content)
    {
        var root = JsonNode.Parse(content) as JsonObject ?? [];
        var framework = root["framework"] as JsonObject;
        return new()
        {
            Title = Words(framework, "title"),
            PeriodStart = Day(framework, "period_start"),
            PeriodEnd = Day(framework, "period_end"),
            Purpose = Words(framework, "purpose"),
            Summary = Words(framework, "summary"),
            HowToTakePart = Words(framework, "how_to_take_part"),
            Vision = Words(root["vision"] as JsonObject, "text"),
            Aim = Words(root, "aim"),
            VisionParts = Statements(root["vision"] as JsonObject, "parts", "text"),
            Objectives = Statements(root, "objectives", "text"),
            OperationalObjectives = Statements(root, "operational_objectives", "text", "financial_year"),
            Principles = Statements(root, "principles", "text", "kind"),
            Pledges = Statements(root, "pledges", "text"),
            Outcomes = Statements(root, "outcomes", "text", "set"),
            Promises = Statements(root, "commitments", "text", "due"),
            Themes = Statements(root, "themes", "description"),
            Priorities = [.. Objects(root, "priorities").Select(Priority)],
            Activities = Statements(root, "activities", "title"),
            Measures = Statements(root, "measures", "text"),
        };
    }

    private static DateOnly? Day(JsonObject? fields, string key) =>
        DateOnly.TryParseExact(Words(fields, key), "yyyy-MM-dd", out var day) ? day : null;

    private static PriorityText Priority(JsonObject given) =>
        new(
            Words(given, "name") ?? "",
            Words(given, "short_name"),
            int.TryParse(Words(given, "number"), out var number) ? number : null,
            Words(given, "theme"),
            Words(given, "set"),
            Words(given, "vision_part"),
            Words(given, "description"),
            Enum.TryParse<PriorityState>(Words(given, "state"), true, out var state) ? state : PriorityState.Current,
            Words(given, "example_action"),
            given["lead"] is JsonObject lead
                ? string.Join(", ", new[] { Words(lead, "post"), Words(lead, "organisation") }.OfType<string>())
                : null,
            Words(given, "illustrative") == "true"
        );

    private static IReadOnlyList<Statement> Statements(
        JsonObject? root,
        string key,
        string words,
        string? kind = null
    ) =>
        [
            .. Objects(root, key)
                .Select(o => new Statement(
                    Words(o, "number"),
                    Words(o, "name"),
                    Words(o, words) ?? Words(o, "text") ?? Words(o, "name") ?? "",
                    Words(o, "vision_part"),
                    kind is null ? null : Words(o, kind)
                )),
        ];

    private static IEnumerable<JsonObject> Objects(JsonObject? root, string key) =>
        (root?[key] as JsonArray)?.OfType<JsonObject>() ?? [];

    private static string? Words(JsonObject? fields, string key) =>
        fields?[key] is JsonValue value
            ? value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : value.ToJsonString()
            : null;
}
