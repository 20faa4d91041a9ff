using System.Text.Json;
using System.Text.Json.Serialization;
using CommonThread.Shared.Govuk.Components;

namespace CommonThread.Tests.Shared.Govuk;

/// <summary>The design system's own published examples: options and the HTML that they must give.</summary>
internal static class Fixtures
{
    public sealed record Fixture(string Name, JsonElement Options, string Html);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new LooseText("false"),
            new LooseNumber(),
            new OmittedPart(),
            new NothingWhereFalse(),
            new LooseWords<Words>(text => text),
            new LooseWords<EndSlot>(html => html),
        },
    };

    /// <summary>Found upwards from where the tests run; a test without it must fail, not pass over it.</summary>
    public static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "node_modules", "govuk-frontend", "dist", "govuk", "components");
            if (Directory.Exists(folder))
                return folder;
        }
        throw new DirectoryNotFoundException(
            "node_modules/govuk-frontend was not found above the tests: run `npm ci` in the repository first"
        );
    }

    public static IEnumerable<string> Components() =>
        Directory
            .EnumerateDirectories(Folder())
            .Where(folder => File.Exists(Path.Combine(folder, "fixtures.json")))
            .Select(folder => Path.GetFileName(folder)!)
            .Order(StringComparer.Ordinal);

    public static IReadOnlyList<Fixture> Of(string component)
    {
        using var file = File.OpenRead(Path.Combine(Folder(), component, "fixtures.json"));
        var all = JsonDocument.Parse(file).RootElement.GetProperty("fixtures");
        return
        [
            .. all.EnumerateArray()
                .Select(one => new Fixture(
                    one.GetProperty("name").GetString()!,
                    one.GetProperty("options").Clone(),
                    one.GetProperty("html").GetString()!
                )),
        ];
    }

    public static Component Read(Type type, JsonElement options, IReadOnlySet<(Type, string)> ignored)
    {
        var read = options.EnumerateObject().Where(option => !ignored.Contains((type, option.Name)));
        var kept = JsonSerializer.SerializeToElement(read.ToDictionary(option => option.Name, option => option.Value));
        return (Component)JsonSerializer.Deserialize(kept, type, Json)!;
    }

    /// <summary>Templates take a number or a truth where our options are text.</summary>
    private sealed class LooseText(string whereFalse) : JsonConverter<string>
    {
        public override bool HandleNull => true;

        public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => reader.GetDecimal().ToString(System.Globalization.CultureInfo.InvariantCulture),
                JsonTokenType.True => "true",
                JsonTokenType.False => whereFalse,
                _ => null,
            };

        public override string ReadAsPropertyName(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options
        ) => reader.GetString()!;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed class LooseNumber : JsonConverter<int>
    {
        public override int Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String
                ? int.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                : reader.GetInt32();

        public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value);
    }

    /// <summary><c>day: false</c> leaves the day out, which our option says in a word.</summary>
    private sealed class OmittedPart : JsonConverter<DateInputItem>
    {
        private static readonly JsonSerializerOptions Inner = new(JsonSerializerDefaults.Web)
        {
            Converters = { new LooseText("false") },
        };

        public override DateInputItem? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.False
                ? new DateInputItem { Omitted = true }
                : JsonSerializer.Deserialize<DateInputItem>(ref reader, Inner);

        public override void Write(Utf8JsonWriter writer, DateInputItem value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    /// <summary>Lists hold <c>false</c>, <c>null</c>, <c>0</c> and <c>""</c> for items that a condition left out.</summary>
    private sealed class NothingWhereFalse : JsonConverterFactory
    {
        public override bool CanConvert(Type type) =>
            type == typeof(Choice)
            || type == typeof(SelectItem)
            || type == typeof(AccordionItem)
            || type == typeof(TabItem)
            || type == typeof(TaskListItem)
            || type == typeof(SummaryRow)
            || type == typeof(NavigationItem)
            || type == typeof(PaginationItem)
            || type == typeof(IReadOnlyList<Cell>);

        public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type), options)!;

        private sealed class Of<T> : JsonConverter<T>
            where T : class
        {
            private readonly JsonSerializerOptions inner;

            public Of(JsonSerializerOptions options)
            {
                inner = new(options);
                foreach (var factory in inner.Converters.OfType<NothingWhereFalse>().ToArray())
                    inner.Converters.Remove(factory);
            }

            public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
                reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                    ? JsonSerializer.Deserialize<T>(ref reader, inner)
                    : null;

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                throw new NotSupportedException();
        }
    }

    /// <summary>Some options may be a bare string or an object.</summary>
    private sealed class LooseWords<T>(Func<string, T> fromText) : JsonConverter<T>
        where T : class
    {
        private JsonSerializerOptions? inner;

        public override T? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
                return fromText(reader.GetString()!);
            if (inner is null)
            {
                inner = new(options);
                inner.Converters.Remove(this);
                // `html: false` is the way of the templates to say that there is none.
                inner.Converters.Insert(0, new LooseText(""));
            }
            return JsonSerializer.Deserialize<T>(ref reader, inner);
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
