using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CommonThread.Verbs;

namespace CommonThread.Journeys;

/// <summary>
/// What the administrator of a new partnership for Rutland would have on their desk: the open files of the sample, cut to the one
/// county. Boundaries and populations: Office for National Statistics; crime: data.police.uk. Open Government Licence v3.0.
/// </summary>
internal static class RutlandFiles
{
    public const string Code = "E06000017";
    public const string Month = "2022-04";

    private static string Open => Path.Combine(LoadDemonstration.Folder()!, "open");

    public static byte[] Unitary => Features("unitaries", f => (string?)f["code"] == Code);

    public static byte[] Wards => Features("wards", f => (string?)f["parent"] == Code);

    public static byte[] SmallAreas =>
        File.ReadAllBytes(Path.Combine(Open, "boundaries", "leicestershire", "lsoa-2011", $"{Code}.topojson.gz"));

    /// <summary>The small areas of the county, by code.</summary>
    public static IReadOnlySet<string> Codes { get; } = ReadCodes();

    public static byte[] Links =>
        Table(
            Path.Combine(LoadDemonstration.Folder()!, "leicestershire", "links.csv"),
            line => line.StartsWith("lsoa-2011,", StringComparison.Ordinal) && Codes.Contains(line.Split(',')[1])
        );

    public static byte[] Population =>
        Table(
            Path.Combine(Open, "figures", "leicestershire", "population.csv.gz"),
            line => Codes.Contains(line.Split(',')[0])
        );

    /// <summary>A month of the police archive, zipped as it is published.</summary>
    public static byte[] Crime()
    {
        using var archive = ZipFile.OpenRead(Path.Combine(Open, "crime", "leicestershire-2019-12--2022-04.zip"));
        var entry = archive.Entries.Single(e => e.FullName.StartsWith(Month, StringComparison.Ordinal));
        using var read = new StreamReader(entry.Open());
        var lines = Lines(read).Where((l, i) => i == 0 || Codes.Any(c => l.Contains(c, StringComparison.Ordinal)));
        using var made = new MemoryStream();
        using (var zip = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
            foreach (var line in lines)
                writer.WriteLine(line);
        }
        return made.ToArray();
    }

    /// <summary>How many rows that month has: what the pages must say.</summary>
    public static int CrimeRows()
    {
        using var zip = new ZipArchive(new MemoryStream(Crime()));
        using var reader = new StreamReader(zip.Entries[0].Open());
        return Lines(reader).Count() - 1;
    }

    public static int Residents =>
        Encoding
            .UTF8.GetString(Population)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Sum(l => int.Parse(l.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture));

    private static byte[] Features(string file, Func<JsonNode, bool> keep)
    {
        var path = Path.Combine(Open, "boundaries", "leicestershire", file + ".geojson.gz");
        using var unpacked = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        var all = JsonNode.Parse(unpacked)!;
        var kept = all["features"]!.AsArray().Where(f => keep(f!["properties"]!)).Select(f => f!.DeepClone());
        all["features"] = new JsonArray([.. kept]);
        return Encoding.UTF8.GetBytes(all.ToJsonString());
    }

    private static HashSet<string> ReadCodes()
    {
        using var unpacked = new GZipStream(new MemoryStream(SmallAreas), CompressionMode.Decompress);
        var areas = JsonNode.Parse(unpacked)!["objects"]![Code]!["geometries"]!.AsArray();
        return [.. areas.Select(a => (string)a!["properties"]!["LSOA11CD"]!)];
    }

    private static byte[] Table(string path, Func<string, bool> keep)
    {
        using Stream file = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress)
            : File.OpenRead(path);
        using var reader = new StreamReader(file);
        var lines = Lines(reader).Where((l, i) => i == 0 || keep(l));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
