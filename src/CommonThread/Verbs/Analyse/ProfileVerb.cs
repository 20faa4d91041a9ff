using System.Buffers.Text;
using System.CommandLine;
using System.Globalization;
using System.Text;
using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Harm;

namespace CommonThread.Verbs.Analyse;

/// <summary>Crimes by area, month and type, weighed by harm: <c>analyse profile</c>.</summary>
internal static class ProfileVerb
{
    public static Command Verb(TextWriter output, TextWriter error)
    {
        var crimes = Needed("--crimes", "Street-level file of data.police.uk: a CSV, a zip, or a folder of them");
        var areas = Needed("--areas", "GeoJSON or TopoJSON; a crime belongs to the area that its point lies in");
        var weights = Needed("--weights", "CSV with the columns type,weight: the harm of one crime of each type");
        var to = new Option<string?>("--out") { Description = "CSV to write; standard output without it" };
        var code = new Option<string>("--area-code")
        {
            Description = "The areas' property that is their code",
            DefaultValueFactory = _ => "code",
        };
        var verb = new Command(
            "profile",
            """
            Crimes by area, month and type with their severity: code,month,type,n,severity, sorted.

            Example:
              commonthread analyse profile --crimes 2026-02.zip --areas lsoa.geojson --area-code LSOA21CD \
                --weights severity.csv --out profile.csv
            """
        )
        {
            crimes,
            areas,
            weights,
            to,
            code,
        };
        verb.SetAction(
            (parsed, stop) =>
            {
                var weight = Weights(parsed.GetRequiredValue(weights));
                var name = parsed.GetRequiredValue(code);
                var places = CrimeAreas.From(Given.Areas(parsed.GetRequiredValue(areas), name, stop), name);
                var counts = Count(parsed.GetRequiredValue(crimes), places, stop);
                Refuse(counts, weight);
                if (parsed.GetValue(to) is { } path)
                    Answer.ToFile(path, file => Write(file, counts, weight));
                else
                {
                    using var memory = new MemoryStream();
                    Write(memory, counts, weight);
                    output.Write(Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
                }
                error.WriteLine(Say(counts.Dirt));
                return Task.FromResult(0);
            }
        );
        return verb;
    }

    private static Option<string> Needed(string name, string meaning) =>
        new(name) { Description = meaning, Required = true };

    private static Dictionary<string, decimal> Weights(string path)
    {
        var table = new Dictionary<string, decimal>(StringComparer.OrdinalIgnoreCase);
        var rows = Given.Rows(
            path,
            ["type", "weight"],
            row =>
            {
                var text = row.Needed("weight");
                return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
                    ? (Type: row.Needed("type"), Weight: weight)
                    : throw new ImportRefused($"weight must be a number, not “{text}”");
            }
        );
        // The library's own table says what weights may be.
        HarmWeights.Of(path, "as given", "as given", rows.Select(r => (r.Type, (double)r.Weight)));
        foreach (var (type, weight) in rows)
            table.Add(type, weight);
        return table;
    }

    private static CrimeCounts Count(string path, CrimeAreas areas, CancellationToken stop)
    {
        using var source = CrimeSource.Open(path, CrimeLimits.None);
        return CrimeCounts.Count(
            source,
            areas,
            new() { Placing = CrimePlacing.PointOnly, CountRepeatedIds = false },
            null,
            stop
        );
    }

    private static void Refuse(CrimeCounts counts, Dictionary<string, decimal> weights)
    {
        var without = counts
            .Types.Where((type, t) => !weights.ContainsKey(type) && Met(counts, t))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (without.Count > 0)
            throw new VerbFailed(
                $"There is no weight for: {string.Join(", ", without)}. Give each type that occurs a weight; 0 counts it without harm"
            );
    }

    private static bool Met(CrimeCounts counts, int type)
    {
        for (var month = 0; month < counts.Months.Count; month++)
        for (var area = 0; area < counts.AreaCodes.Count; area++)
            if (counts[month, area, type] > 0)
                return true;
        return false;
    }

    private static void Write(Stream stream, CrimeCounts counts, Dictionary<string, decimal> weights)
    {
        using var file = new BufferedStream(stream, 1 << 18);
        file.Write("code,month,type,n,severity\n"u8);
        var months = counts.Months.Select(m => Cell(m.ToString("yyyy-MM", CultureInfo.InvariantCulture))).ToArray();
        var types = counts
            .Types.Select((type, t) => (Name: type, At: t, Cell: Cell(type), Weight: weights.GetValueOrDefault(type)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .ToArray();
        Span<byte> number = stackalloc byte[64];
        foreach (
            var areas in counts
                .AreaCodes.Select((c, i) => (Code: c, At: i))
                .GroupBy(a => a.Code)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var code = Cell(areas.Key);
            var rows = areas.Select(a => a.At).ToArray();
            for (var month = 0; month < months.Length; month++)
            {
                foreach (var type in types)
                {
                    long n = 0;
                    foreach (var row in rows)
                        n += counts[month, row, type.At];
                    if (n == 0)
                        continue;
                    file.Write(code);
                    file.Write(","u8);
                    file.Write(months[month]);
                    file.Write(","u8);
                    file.Write(type.Cell);
                    file.Write(","u8);
                    Utf8Formatter.TryFormat(n, number, out var length);
                    file.Write(number[..length]);
                    file.Write(","u8);
                    (n * type.Weight).TryFormat(
                        number,
                        out length,
                        "0.############################",
                        CultureInfo.InvariantCulture
                    );
                    file.Write(number[..length]);
                    file.Write("\n"u8);
                }
            }
        }
    }

    private static byte[] Cell(string text) =>
        Encoding.UTF8.GetBytes(
            text.AsSpan().IndexOfAny(",\"\r\n") < 0
                ? text
                : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        );

    private static string Say(CrimeDirt dirt)
    {
        var said = $"{dirt.RowsRead:N0} rows read, {dirt.Placed:N0} placed";
        if (dirt.Unplaced > 0)
            said += $", {dirt.Unplaced:N0} in no area ({dirt.WithoutLocation:N0} without a location)";
        if (dirt.FirstRefused is [var first, ..])
            said += $", {dirt.Refused:N0} refused, the first in {first.File}, line {first.Line}: {first.Problem}";
        if (dirt.UnknownTypes.Count > 0)
            said += $"; types that are not of data.police.uk: {string.Join(", ", dirt.UnknownTypes.Keys)}";
        return said;
    }
}
