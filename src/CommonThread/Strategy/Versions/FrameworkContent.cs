using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Versions;

/// <summary>
/// A framework's words as canonical JSON, in the keys of the framework format: what a version keeps when it is published.
/// The same framework always gives the same text, so that two versions are equal when their texts are.
/// </summary>
public static class FrameworkContent
{
    /// <summary>The keys of a version's content, in their order.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "framework",
        "drivers",
        "vision",
        "aim",
        "objectives",
        "operational_objectives",
        "principles",
        "pledges",
        "outcomes",
        "commitments",
        "themes",
        "priorities",
        "programmes",
        "corporate_priorities",
        "activities",
        "measures",
        "phases",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
    };

    /// <summary>The words that the framework's tables hold now.</summary>
    /// <param name="parts">What later features add: activities, measures and phases.</param>
    public static async Task<string> Write(
        CommonThreadDb db,
        Framework framework,
        IEnumerable<IContentPart> parts,
        CancellationToken stop
    )
    {
        var id = framework.Id;
        var visionParts = await Of<VisionPart>(db, id, stop);
        var partNames = visionParts.ToDictionary(p => p.Id, p => p.Name);
        var themes = await Of<Theme>(db, id, stop);
        var themeNames = themes.ToDictionary(t => t.Id, t => t.Name);
        var objectives = await Of<Objective>(db, id, stop);
        var numbers = objectives.ToDictionary(o => o.Id, o => o.Number);
        var operational = await db.Set<OperationalObjective>()
            .Include(o => o.Serves)
            .Where(o => o.FrameworkId == id)
            .OrderBy(o => o.Position)
            .AsNoTracking()
            .ToListAsync(stop);
        string? Part(int? part) => part is { } p ? partNames.GetValueOrDefault(p) : null;
        var content = new JsonObject
        {
            ["framework"] = Fields(
                ("title", framework.Title),
                ("short_title", framework.ShortTitle),
                // Every text that this release writes says its kind; see FrameworkText.IsWhole.
                ("type", Imports.FrameworkObject.FormatWord(framework.Type)),
                ("legal_basis", framework.Statutory ? framework.LegalBasis : null),
                ("purpose", framework.Purpose),
                ("period_start", framework.PeriodStart?.ToString("yyyy-MM-dd")),
                ("period_end", framework.PeriodEnd?.ToString("yyyy-MM-dd")),
                ("summary", framework.Summary),
                ("how_to_take_part", framework.HowToTakePart)
            ),
            ["drivers"] = Marked(
                await Of<Driver>(db, id, stop),
                d => Fields(("title", d.Title), ("kind", Imports.FrameworkObject.FormatWord(d.Kind)), ("note", d.Note))
            ),
            ["vision"] = Fields(
                ("text", framework.Vision),
                ("parts", Marked(visionParts, p => Fields(("name", p.Name), ("text", p.Words))))
            ),
            ["aim"] = framework.Aim,
            ["objectives"] = Marked(
                objectives,
                o => Fields(("number", o.Number), ("text", o.Words), ("vision_part", Part(o.VisionPartId)))
            ),
            ["operational_objectives"] = Marked(
                operational,
                o =>
                    Fields(
                        ("text", o.Words),
                        ("financial_year", Period.FinancialYear(o.FinancialYear).ToString()),
                        (
                            "objectives",
                            List(
                                o.Serves.Select(s => numbers.GetValueOrDefault(s.ObjectiveId)).OfType<int>().Order(),
                                n => JsonValue.Create(n)
                            )
                        )
                    )
            ),
            ["principles"] = Marked(
                await Of<Principle>(db, id, stop),
                p => Fields(("name", p.Name), ("text", p.Words), ("kind", Imports.FrameworkObject.FormatWord(p.Kind)))
            ),
            ["pledges"] = Marked(
                await Of<Pledge>(db, id, stop),
                p => Fields(("number", p.Number), ("text", p.Words), ("vision_part", Part(p.VisionPartId)))
            ),
            ["outcomes"] = Marked(
                await Of<Outcome>(db, id, stop),
                o => Fields(("number", o.Number), ("text", o.Words), ("set", o.Set))
            ),
            ["commitments"] = Marked(
                await Of<Promise>(db, id, stop),
                p => Fields(("text", p.Words), ("due", p.Due?.ToString("yyyy-MM-dd")))
            ),
            ["themes"] = Marked(
                themes,
                t => Fields(("number", t.Number), ("name", t.Name), ("description", t.Description))
            ),
            ["priorities"] = Marked(
                await Of<Priority>(db, id, stop),
                p =>
                    Fields(
                        ("number", p.Number),
                        ("name", p.Name),
                        ("short_name", p.ShortName),
                        ("set", p.Set),
                        ("theme", p.ThemeId is { } t ? themeNames.GetValueOrDefault(t) : null),
                        ("vision_part", Part(p.VisionPartId)),
                        ("description", p.Description),
                        ("state", Imports.FrameworkObject.FormatWord(p.State)),
                        ("start", p.Start?.ToString("yyyy-MM-dd")),
                        ("end", p.End?.ToString("yyyy-MM-dd")),
                        ("example_action", p.ExampleAction)
                    )
            ),
            ["programmes"] = Marked(
                await Of<Programme>(db, id, stop),
                p => Fields(("name", p.Name), ("department", p.Department))
            ),
            ["corporate_priorities"] = Marked(
                await Of<CorporatePriority>(db, id, stop),
                p => Fields(("name", p.Name), ("plan", p.Plan))
            ),
        };
        Mark((JsonObject)content["framework"]!, framework.Illustrative, framework.IllustrativeFields);
        foreach (var part in parts)
            await part.Write(db, framework, content, stop);
        return Canonical(content);
    }

    /// <summary>The same content with its keys in one order and nothing empty.</summary>
    public static string Canonical(JsonObject content)
    {
        var ordered = new JsonObject();
        foreach (var key in Keys)
        {
            if (Tidy(content[key]) is { } value)
                ordered[key] = value;
        }
        return ordered.ToJsonString(Readable);
    }

    private static JsonNode? Tidy(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                var kept = new JsonObject();
                foreach (var (key, value) in fields)
                {
                    if (Tidy(value) is { } tidy)
                        kept[key] = tidy;
                }
                return kept.Count == 0 ? null : kept;
            case JsonArray items:
                JsonNode?[] left = [.. items.Select(Tidy).Where(i => i is not null)];
                return left.Length == 0 ? null : new JsonArray(left);
            default:
                return node?.DeepClone();
        }
    }

    private static Task<List<T>> Of<T>(CommonThreadDb db, int frameworkId, CancellationToken stop)
        where T : FrameworkPart =>
        db.Set<T>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == frameworkId)
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .ToListAsync(stop);

    /// <summary>What of a part is invented: all of it, or some of its fields.</summary>
    internal static JsonObject Marked(this JsonObject fields, FrameworkPart part)
    {
        Mark(fields, part.Illustrative, part.IllustrativeFields);
        return fields;
    }

    private static void Mark(JsonObject fields, bool illustrative, string? some)
    {
        if (illustrative)
            fields["illustrative"] = true;
        if (some is not null)
            fields["illustrative_fields"] = new JsonArray([
                .. some.Split(',').Select(f => (JsonNode)JsonValue.Create(f)),
            ]);
    }

    private static JsonArray Marked<T>(IEnumerable<T> parts, Func<T, JsonObject> write)
        where T : FrameworkPart => List(parts, p => write(p).Marked(p));

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) => [.. items.Select(write)];

    private static JsonObject Fields(params ReadOnlySpan<(string Key, JsonNode? Value)> fields)
    {
        var written = new JsonObject();
        foreach (var (key, value) in fields)
            written[key] = value;
        return written;
    }
}
