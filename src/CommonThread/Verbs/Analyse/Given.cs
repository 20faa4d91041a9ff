using System.CommandLine;
using System.Globalization;
using CommonThread.Analytics.Geography;

namespace CommonThread.Verbs.Analyse;

/// <summary>The table that a verb is given, and its options, read with errors that name the line and the column.</summary>
internal static class Given
{
    public static Argument<string> Table(string columns) =>
        new("TABLE") { Description = $"CSV file, UTF-8 or gzip, with the columns {columns}" };

    /// <summary>The rows of a table; a value that cannot be read is refused with its line.</summary>
    public static IReadOnlyList<T> Rows<T>(string path, IReadOnlyCollection<string> needed, Func<TableRow, T> read)
    {
        if (!File.Exists(path))
            throw new VerbFailed($"There is no file {path}");
        var rows = new List<T>();
        foreach (var row in TableFile.Read(path, needed))
        {
            try
            {
                rows.Add(read(row));
            }
            catch (ImportRefused refused)
            {
                throw new VerbFailed($"{Path.GetFileName(path)}, line {row.Line}: {refused.Message}");
            }
        }
        if (rows.Count == 0)
            throw new VerbFailed($"{Path.GetFileName(path)} has a heading and no rows");
        return rows;
    }

    /// <summary>The areas of a file of boundaries, all of them usable and each with its code.</summary>
    public static IReadOnlyList<Area> Areas(string path, string code, CancellationToken stop)
    {
        if (!File.Exists(path))
            throw new VerbFailed($"There is no file {path}");
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        var reading = AreaReader.Read(stream, new() { CodeProperty = code, MaximumBytes = int.MaxValue }, stop);
        if (reading.Refused is not [var first, ..])
            return reading.Areas;
        var which = first.AreaCode is { } its ? $"number {first.Index + 1} ({its})" : $"number {first.Index + 1}";
        throw new VerbFailed(
            $"{reading.Refused.Count} of the areas of {Path.GetFileName(path)} cannot be used, the first is {which}: {first.Reason}"
        );
    }

    public static double Number(this TableRow row, string column, bool needed) =>
        row.Number(column) ?? (needed ? throw new ImportRefused($"{column} is empty") : 0);

    /// <summary>An option whose words are those of the choice, in lower case with hyphens.</summary>
    public static Option<T> Choice<T>(string name, string meaning, T otherwise)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(Word, v => v, StringComparer.Ordinal);
        var option = new Option<T>(name)
        {
            Description = $"{meaning}: {string.Join(", ", words.Keys)}",
            DefaultValueFactory = _ => otherwise,
            CustomParser = result =>
            {
                var said = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
                if (words.TryGetValue(said, out var value))
                    return value;
                result.AddError($"{name} must be one of {string.Join(", ", words.Keys)}, not “{said}”.");
                return otherwise;
            },
        };
        return option;
    }

    /// <summary>AboveUpperLimit as above-upper-limit.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(
            value
                .ToString()
                .Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString())
        );

    /// <summary>Whole numbers separated by commas.</summary>
    public static IReadOnlyList<int> Numbers(string? text, string option) =>
        text is null
            ? []
            :
            [
                .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(word =>
                        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                            ? number
                            : throw new VerbFailed($"{option} takes whole numbers separated by commas, not “{word}”", 2)
                    ),
            ];
}
