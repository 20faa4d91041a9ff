using System.CommandLine;
using System.Text;
using System.Text.Json;
using CommonThread.Shared.Exports;
using CsvHelper;

namespace CommonThread.Verbs.Analyse;

/// <summary>Where a verb's table goes: a file or standard output, as CSV or as a list of JSON objects.</summary>
/// <remarks>
/// Numbers are written in full, so that what is read back is what was computed; a value that does not exist is an empty cell
/// (null in JSON). A file appears only once it is whole.
/// </remarks>
internal sealed class Answer
{
    private readonly Option<string?> path = new("--out")
    {
        Description = "File to write; its ending (.csv or .json) says how. Standard output without it",
    };
    private readonly Option<bool> json = new("--json") { Description = "Write JSON, whatever the ending" };

    public void AddTo(Command verb)
    {
        verb.Add(path);
        verb.Add(json);
    }

    public void Give<T>(
        ParseResult parsed,
        TextWriter output,
        IEnumerable<T> rows,
        params IReadOnlyList<ExportColumn<T>> columns
    )
    {
        var to = parsed.GetValue(path);
        var asJson = parsed.GetValue(json) || to?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true;
        if (to is not null)
            ToFile(to, file => Write(file, rows, columns, asJson));
        else
        {
            using var memory = new MemoryStream();
            Write(memory, rows, columns, asJson);
            output.Write(Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
        }
    }

    /// <summary>Writes beside the file and puts it in place when it is whole.</summary>
    public static void ToFile(string path, Action<Stream> write)
    {
        var draft = FormattableString.Invariant($"{path}.{Environment.ProcessId}.part");
        try
        {
            using (var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                write(file);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static void Write<T>(
        Stream stream,
        IEnumerable<T> rows,
        IReadOnlyList<ExportColumn<T>> columns,
        bool asJson
    )
    {
        if (asJson)
            WriteJson(stream, rows, columns);
        else
            WriteCsv(stream, rows, columns);
    }

    private static void WriteCsv<T>(Stream stream, IEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns)
    {
        // For programs, not for Excel: no byte order mark.
        using var csv = CsvWriter.Create(
            stream,
            new() { Injection = CsvInjection.Escape, ValidateFieldCount = true },
            leaveOpen: true
        );
        csv.WriteHeader([.. columns.Select(c => c.Heading)]);
        foreach (var row in rows)
        {
            foreach (var column in columns)
                switch (column.Value(row))
                {
                    case null:
                        csv.WriteField((string?)null);
                        break;
                    case double number:
                        csv.WriteField(number, "R");
                        break;
                    case int number:
                        csv.WriteField(number, default);
                        break;
                    case decimal number:
                        csv.WriteField(number, default);
                        break;
                    case bool yes:
                        csv.WriteField(yes ? "yes" : "no");
                        break;
                    case var word:
                        csv.WriteField(Convert.ToString(word, System.Globalization.CultureInfo.InvariantCulture));
                        break;
                }
            csv.EndRecord();
        }
    }

    private static void WriteJson<T>(Stream stream, IEnumerable<T> rows, IReadOnlyList<ExportColumn<T>> columns)
    {
        using var json = new Utf8JsonWriter(
            stream,
            new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            foreach (var column in columns)
            {
                json.WritePropertyName(column.Heading);
                switch (column.Value(row))
                {
                    case null:
                        json.WriteNullValue();
                        break;
                    case double number:
                        json.WriteNumberValue(number);
                        break;
                    case int number:
                        json.WriteNumberValue(number);
                        break;
                    case decimal number:
                        json.WriteNumberValue(number);
                        break;
                    case bool yes:
                        json.WriteBooleanValue(yes);
                        break;
                    case var word:
                        json.WriteStringValue(
                            Convert.ToString(word, System.Globalization.CultureInfo.InvariantCulture)
                        );
                        break;
                }
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
