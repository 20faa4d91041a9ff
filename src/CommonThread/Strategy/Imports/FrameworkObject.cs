using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommonThread.Strategy.Imports;

/// <summary>
/// An object of a framework file, with its path, so that every refusal says where: <c>priorities[3].lead.post</c>.
/// Reading a value that is not what the format says throws <see cref="FieldRefused"/>.
/// </summary>
public sealed class FrameworkObject
{
    private static readonly string[] Always = ["illustrative", "illustrative_fields", "source"];
    private readonly JsonObject fields;
    private readonly bool around;

    internal FrameworkObject(JsonObject fields, string path, int position, bool illustrativeAround)
    {
        (this.fields, Path, Position, around) = (fields, path, position, illustrativeAround);
    }

    public string Path { get; }

    /// <summary>Its place in its list, from 1.</summary>
    public int Position { get; }

    /// <summary>Whether it, or something around it, is marked as invented.</summary>
    public bool Illustrative => YesNo("illustrative") ?? around;

    public string? Source => Words("source", 200);

    public bool Has(string key) => fields[key] is not null;

    internal JsonObject Json => fields;

    /// <summary>Refuses any key that is not among these. Every object is read with the whole list of the format.</summary>
    public FrameworkObject Only(params ReadOnlySpan<string> keys)
    {
        foreach (var (key, _) in fields)
        {
            if (!keys.Contains(key) && !Always.Contains(key))
                throw new FieldRefused(At(key), "The format has no such key");
        }
        return this;
    }

    /// <summary>Copies what every part of a framework carries.</summary>
    public T Mark<T>(T part)
        where T : FrameworkPart
    {
        part.Position = Position;
        part.Citation = Source;
        part.Illustrative = Illustrative;
        part.IllustrativeFields = InventedFields;
        return part;
    }

    /// <summary>Keys of invented fields, separated by commas.</summary>
    /// <exception cref="FieldRefused">They are more, or longer, than keys of an entry can be.</exception>
    public string? InventedFields
    {
        get
        {
            if (Texts("illustrative_fields") is not { Count: > 0 } keys)
                return null;
            var joined = string.Join(',', keys);
            return joined.Length <= LongestKeys
                ? joined
                : throw new FieldRefused(
                    At("illustrative_fields"),
                    "These are keys of the entry, together 300 characters or fewer"
                );
        }
    }

    private const int LongestKeys = 300;

    /// <summary>Whether one field is invented.</summary>
    public bool IsInvented(string key) => Illustrative || Texts("illustrative_fields").Contains(key);

    public string? Words(string key, int longest = 4000)
    {
        if (fields[key] is not { } node)
            return null;
        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
            throw new FieldRefused(At(key), "This must be text");
        var clean = Text.Clean(text);
        if (clean?.Length > longest)
        {
            throw new FieldRefused(
                At(key),
                $"This must be {longest.ToString("N0", Text.Words)} characters or fewer; it has {clean.Length.ToString("N0", Text.Words)}"
            );
        }
        return clean;
    }

    public string Needed(string key, int longest = 4000) =>
        Words(key, longest) ?? throw new FieldRefused(At(key), "This is required and is missing or empty");

    public DateOnly? Date(string key)
    {
        if (Words(key) is not { } text)
            return null;
        return DateOnly.TryParseExact(
            text,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : throw new FieldRefused(At(key), $"This must be a date like 2026-03-31, not “{Short(text)}”");
    }

    public DateOnly NeededDate(string key) =>
        Date(key) ?? throw new FieldRefused(At(key), "This date is required and is missing");

    public int? Whole(string key)
    {
        if (fields[key] is not { } node)
            return null;
        return
            node is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<int>(out var number)
            ? number
            : throw new FieldRefused(At(key), $"This must be a whole number, not “{Short(node.ToJsonString())}”");
    }

    public int NeededWhole(string key) =>
        Whole(key) ?? throw new FieldRefused(At(key), "This number is required and is missing");

    public decimal? Number(string key)
    {
        if (fields[key] is not { } node)
            return null;
        return
            node is JsonValue value
            && value.GetValueKind() == JsonValueKind.Number
            && value.TryGetValue<decimal>(out var number)
            ? number
            : throw new FieldRefused(At(key), $"This must be a number, not “{Short(node.ToJsonString())}”");
    }

    public bool? YesNo(string key)
    {
        if (fields[key] is not { } node)
            return null;
        return node is JsonValue value && value.TryGetValue<bool>(out var yes)
            ? yes
            : throw new FieldRefused(At(key), "This must be true or false");
    }

    /// <summary>One of the words of the format: <c>in-force</c> for <c>InForce</c>.</summary>
    public T? Choice<T>(string key)
        where T : struct, Enum => Words(key) is { } word ? Chosen<T>(word, At(key)) : null;

    public T NeededChoice<T>(string key)
        where T : struct, Enum => Chosen<T>(Needed(key), At(key));

    public IReadOnlyList<T> Choices<T>(string key)
        where T : struct, Enum => [.. Texts(key).Select((w, i) => Chosen<T>(w, $"{At(key)}[{i}]"))];

    /// <summary>A financial year written "2025-26", by the calendar year it starts in.</summary>
    public int? FinancialYear(string key) =>
        Words(key) is not { } text
            ? null
            : LivingDates.FinancialYear(text)
                ?? throw new FieldRefused(At(key), $"This must be a financial year like 2025-26, not “{Short(text)}”");

    public Period? Quarter(string key) =>
        Words(key) is not { } text
            ? null
            : LivingDates.Quarter(text)
                ?? throw new FieldRefused(At(key), $"This must be a quarter like 2025-26 Q3, not “{Short(text)}”");

    public IReadOnlyList<string> Texts(string key)
    {
        if (fields[key] is not { } node)
            return [];
        if (node is not JsonArray items)
            throw new FieldRefused(At(key), "This must be a list of texts");
        var texts = new List<string>();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not JsonValue value || !value.TryGetValue<string>(out var text))
                throw new FieldRefused($"{At(key)}[{i}]", "This must be text");
            if (Text.Clean(text) is { } clean)
                texts.Add(clean);
        }
        return texts;
    }

    public IReadOnlyList<int> Numbers(string key)
    {
        if (fields[key] is not { } node)
            return [];
        if (node is not JsonArray items)
            throw new FieldRefused(At(key), "This must be a list of numbers");
        return
        [
            .. items.Select(
                (item, i) =>
                    item is JsonValue value && value.TryGetValue<int>(out var number)
                        ? number
                        : throw new FieldRefused($"{At(key)}[{i}]", "This must be a whole number")
            ),
        ];
    }

    public FrameworkObject? Object(string key)
    {
        if (fields[key] is not { } node)
            return null;
        return node is JsonObject inner
            ? new(inner, At(key), 1, Illustrative)
            : throw new FieldRefused(At(key), "This must be an object { … }");
    }

    /// <summary>The objects of a list; an absent list is an empty one.</summary>
    public IReadOnlyList<FrameworkObject> List(string key)
    {
        if (fields[key] is not { } node)
            return [];
        if (node is not JsonArray items)
            throw new FieldRefused(At(key), "This must be a list of objects");
        return
        [
            .. items.Select(
                (item, i) =>
                    item is JsonObject inner
                        ? new FrameworkObject(inner, $"{At(key)}[{i}]", i + 1, Illustrative)
                        : throw new FieldRefused($"{At(key)}[{i}]", "This must be an object { … }")
            ),
        ];
    }

    public string At(string key) => Path.Length == 0 ? key : $"{Path}.{key}";

    private static T Chosen<T>(string word, string path)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (FormatWord(value) == word)
                return value;
        }
        throw new FieldRefused(
            path,
            $"This must be one of {string.Join(", ", Enum.GetValues<T>().Select(FormatWord))}, not “{Short(word)}”"
        );
    }

    /// <summary>How the format writes a value: <c>InForce</c> is <c>in-force</c>.</summary>
    public static string FormatWord<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString())
        );

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}

/// <summary>A value of a framework file is not what the format says.</summary>
public sealed class FieldRefused(string path, string reason) : Exception(reason)
{
    public string Path { get; } = path;
}
