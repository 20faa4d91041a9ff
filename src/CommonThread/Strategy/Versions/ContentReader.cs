using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Versions;

/// <summary>
/// Reads the keys of the framework format out of a version's content. It refuses nothing: what an earlier release or a file left
/// out is absent, and a word it does not know is shown as it stands.
/// </summary>
internal sealed class ContentReader(JsonObject fields)
{
    public ContentReader Within(string key) => new(fields[key] as JsonObject ?? []);

    public string? Words(string key) =>
        fields[key] is JsonValue value
            ? value.GetValueKind() == JsonValueKind.String
                ? value.GetValue<string>()
                : value.ToJsonString()
            : null;

    /// <summary>Whether all of it is invented.</summary>
    public bool IsIllustrative => Words("illustrative") == "true";

    /// <summary>Keys of the fields that are invented though the rest is the document's.</summary>
    public IReadOnlySet<string> IllustrativeFields =>
        (fields["illustrative_fields"] as JsonArray ?? [])
            .OfType<JsonValue>()
            .Select(v => v.ToString())
            .ToHashSet(StringComparer.Ordinal);

    public DateOnly? Day(string key) => DateOnly.TryParseExact(Words(key), "yyyy-MM-dd", out var day) ? day : null;

    public T? Choice<T>(string key)
        where T : struct, Enum =>
        Enum.TryParse<T>(Words(key)?.Replace("-", "", StringComparison.Ordinal), true, out var value) ? value : null;

    public IReadOnlyList<Statement> Drivers() => Statements("drivers", "note", OfDriver);

    /// <param name="words">The key of its words; where it is absent, its text, name or title.</param>
    /// <param name="facts">What else is said of each.</param>
    public IReadOnlyList<Statement> Statements(
        string key,
        string words,
        Func<ContentReader, IEnumerable<SaidOf?>>? facts = null
    ) =>
        [
            .. Objects(key)
                .Select(o => new Statement(
                    o.Words("number"),
                    o.Words("name") ?? (words == "title" ? null : o.Words("title")),
                    o.Words(words) ?? o.Words("text") ?? o.Words("name") ?? o.Words("title") ?? "",
                    o.Words("vision_part"),
                    o.Words("financial_year"),
                    [.. (facts?.Invoke(o) ?? []).OfType<SaidOf>()],
                    [.. o.Strands(0)],
                    o.Words("public") != "false",
                    o.IsInvented(words) || o.IsInvented("text") || o.IsInvented("name")
                )),
        ];

    public IReadOnlyList<PriorityText> Priorities() =>
        [
            .. Objects("priorities")
                .Select(o => new PriorityText(
                    o.Words("name") ?? "",
                    o.Words("short_name"),
                    int.TryParse(o.Words("number"), out var number) ? number : null,
                    o.Words("theme"),
                    o.Words("set"),
                    o.Words("vision_part"),
                    o.Words("description"),
                    o.Choice<PriorityState>("state") ?? PriorityState.Current,
                    o.Words("example_action"),
                    o.Held("lead") is { } lead
                        ? string.Join(", ", new[] { lead.Words("post"), lead.Words("organisation") }.OfType<string>())
                        : null,
                    o.Day("start"),
                    o.Day("end"),
                    o.IsInvented("name")
                )),
        ];

    public static IEnumerable<SaidOf?> OfOperational(ContentReader o) =>
        [o.Said("Financial year", "financial_year"), o.Listed("Objectives it serves", "objectives")];

    public static IEnumerable<SaidOf?> OfPrinciple(ContentReader p) => [p.Chosen<PrincipleKind>("Kind", "kind")];

    public static IEnumerable<SaidOf?> OfOutcome(ContentReader o) => [o.Said("List", "set")];

    public static IEnumerable<SaidOf?> OfPromise(ContentReader p) => [p.Dated("By", "due")];

    public static IEnumerable<SaidOf?> OfProgramme(ContentReader p) => [p.Said("Department", "department")];

    public static IEnumerable<SaidOf?> OfCorporate(ContentReader p) => [p.Said("Plan", "plan")];

    public static IEnumerable<SaidOf?> OfActivity(ContentReader a) =>
        [
            a.Said("Priority", "priority", true),
            a.Listed("Programmes", "programmes", true),
            a.Listed("Corporate plan priorities", "corporate_priorities", true),
            a.Dated("From", "period_start", true),
            a.Dated("Until", "period_end", true),
        ];

    public static IEnumerable<SaidOf?> OfMeasure(ContentReader m) =>
        [
            m.Chosen<SuccessKind>("Kind", "kind"),
            m.Said("Unit", "unit"),
            m.Listed("Parts", "parts", true),
            m.Number("Baseline", "baseline"),
            m.Dated("Baseline of", "baseline_date", true),
            m.Said("Baseline in the document", "baseline_in_source", true),
            m.Number("Target", "target"),
            m.Said("Target in the document", "target_in_source", true),
            m.Words("direction") is "none"
                ? null
                : m.Chosen<Measures.Direction>("Better when it goes", "direction", true),
            m.Chosen<Frequency>("How often", "frequency", true),
        ];

    public static IEnumerable<SaidOf?> OfPhase(ContentReader p) => [p.Dated("From", "start"), p.Dated("Until", "end")];

    private static IEnumerable<SaidOf?> OfDriver(ContentReader d) => [d.Chosen<DriverKind>("Kind", "kind")];

    private bool IsInvented(string key) => IsIllustrative || IllustrativeFields.Contains(key);

    // Where all of an item is invented, its mark says so once.
    private SaidOf Of(string label, string key, string value, bool sinceWhole = false) =>
        new(label, value, sinceWhole, !IsIllustrative && IsInvented(key));

    private SaidOf? Said(string label, string key, bool sinceWhole = false) =>
        Words(key) is { } said ? Of(label, key, said, sinceWhole) : null;

    private SaidOf? Dated(string label, string key, bool sinceWhole = false) =>
        Day(key) is { } day ? Of(label, key, day.Say(), sinceWhole) : Said(label, key, sinceWhole);

    private SaidOf? Chosen<T>(string label, string key, bool sinceWhole = false)
        where T : struct, Enum =>
        Choice<T>(key) is { } value ? Of(label, key, value.Say(), sinceWhole) : Said(label, key, sinceWhole);

    // The same number is written 40 and 40.0, by a file and by this product.
    private SaidOf? Number(string label, string key) =>
        double.TryParse(Words(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Of(label, key, number.ToString("#,0.######", CultureInfo.InvariantCulture))
            : Said(label, key);

    private SaidOf? Listed(string label, string key, bool sinceWhole = false)
    {
        string[] items = [.. (fields[key] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.ToString())];
        return items.Length == 0 ? null : Of(label, key, string.Join("; ", items), sinceWhole);
    }

    private IEnumerable<(int Depth, string Title)> Strands(int depth) =>
        Objects("work_streams")
            .SelectMany(s => s.Strands(depth + 1).Prepend((depth, s.Words("title") ?? s.Words("name") ?? "")));

    private ContentReader? Held(string key) => fields[key] is JsonObject held ? new(held) : null;

    private IEnumerable<ContentReader> Objects(string key) =>
        (fields[key] as JsonArray)?.OfType<JsonObject>().Select(o => new ContentReader(o)) ?? [];
}
