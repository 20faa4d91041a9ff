using CommonThread.Analytics.Geography;

namespace CommonThread.Places.Imports;

/// <summary>One area of a boundary file that may be loaded.</summary>
/// <param name="Line">The feature's number in its file, from 1.</param>
internal sealed record ReadArea(Area Area, string File, long Line, string? Code, string Name, string? Parent);

/// <summary>Reads a boundary file or a folder of them, and reports what is refused or repaired.</summary>
internal static class BoundaryFiles
{
    private static readonly string[] Endings = [".geojson", ".json", ".topojson"];

    /// <exception cref="ImportRefused">A file as a whole cannot be read.</exception>
    public static List<ReadArea> Read(
        ImportContext context,
        string? codeProperty,
        string nameProperty,
        string parentProperty,
        CancellationToken stop
    )
    {
        var files = FilesOf(context.Path);
        var areas = new List<ReadArea>();
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, index) in files.Select((f, i) => (f, i)))
        {
            context.Progress.Report(new($"Reading {System.IO.Path.GetFileName(file)}", index, files.Count));
            var shown = files.Count > 1 ? System.IO.Path.GetFileName(file) : context.FileName;
            foreach (var area in ReadOne(context, file, shown, codeProperty, nameProperty, parentProperty, stop))
            {
                if (seen.TryAdd(area.Code ?? Place.Key(area.Name), shown))
                    areas.Add(area);
                else
                    context.Report.Refuse(
                        area.Line,
                        area.Code ?? area.Name,
                        $"It stands in {seen[area.Code ?? Place.Key(area.Name)]} already"
                    );
            }
        }
        return areas;
    }

    private static List<string> FilesOf(string path)
    {
        if (File.Exists(path))
            return [path];
        if (!Directory.Exists(path))
            throw new ImportRefused($"There is no file or folder at {System.IO.Path.GetFileName(path)}");
        var files = Directory
            .EnumerateFiles(path)
            .Where(f =>
                Endings.Any(e =>
                    f.EndsWith(e, StringComparison.OrdinalIgnoreCase)
                    || f.EndsWith(e + ".gz", StringComparison.OrdinalIgnoreCase)
                )
            )
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0
            ? files
            : throw new ImportRefused(
                "The folder holds no boundary files (.geojson, .json or .topojson, or those with .gz)"
            );
    }

    private static IEnumerable<ReadArea> ReadOne(
        ImportContext context,
        string file,
        string shown,
        string? codeProperty,
        string nameProperty,
        string parentProperty,
        CancellationToken stop
    )
    {
        var report = context.Report;
        AreaReading reading;
        try
        {
            using var stream = File.OpenRead(file);
            reading = AreaReader.Read(stream, new AreaReadOptions { CodeProperty = codeProperty }, stop);
        }
        catch (GeographyError error)
        {
            throw new ImportRefused($"{shown}: {error.Message}", error);
        }
        report.Read += reading.Areas.Count + reading.Refused.Count;
        if (reading.Areas.Count + reading.Refused.Count == 0)
            throw new ImportRefused($"{shown}: the file holds no areas");
        foreach (var refused in reading.Refused)
            report.Refuse(refused.Index + 1, refused.AreaCode ?? $"area {refused.Index + 1}", refused.Reason);
        foreach (var repaired in reading.Repaired)
            report.Note($"{repaired.AreaCode ?? $"Area {repaired.Index + 1}"}: {repaired.Note}");
        var line = 0L;
        foreach (var area in reading.Areas)
        {
            line++;
            var code = codeProperty is null ? null : Text.Clean(area[codeProperty])?.ToUpperInvariant();
            if (Text.Clean(area[nameProperty]) is { } name)
                yield return new(area, shown, line, code, name, Text.Clean(area[parentProperty]));
            else
                report.Refuse(line, code ?? $"area {line}", NoName(area, nameProperty));
        }
    }

    private static string NoName(Area area, string property)
    {
        var has = string.Join(", ", area.Properties.Keys.Take(10));
        return $"It has no property “{property}” with a name. Its properties are {(has.Length > 0 ? has : "none")}";
    }
}
