namespace CommonThread.Measures;

/// <summary>A row of a file of small areas: which area and year, with what was read from it.</summary>
internal sealed record AreaRow<T>(int PlaceId, int Year, T Values);

/// <summary>Reads a file with a row for each small area and year; what is wrong with a row refuses that row.</summary>
internal static class AreaRows
{
    public static List<AreaRow<T>> Read<T>(
        ImportContext context,
        SmallAreas areas,
        IReadOnlyCollection<string> columns,
        Func<TableRow, T> values,
        CancellationToken stop
    )
    {
        var report = context.Report;
        var rows = new List<AreaRow<T>>();
        var seen = new Dictionary<(int, int), long>();
        foreach (var row in TableFile.Read(context.Path, ["code", "year", .. columns]))
        {
            stop.ThrowIfCancellationRequested();
            report.Read++;
            var code = row["code"] ?? "";
            try
            {
                if (!areas.ByCode.TryGetValue(row.Needed("code"), out var place))
                {
                    throw new ImportRefused(
                        $"No place of the kind {areas.Type} has the code {code}. Load its boundary first, or choose the other kind of small area"
                    );
                }
                var year = LoadFigures.Year(row, context.Today);
                if (!seen.TryAdd((place, year), row.Line))
                    throw new ImportRefused($"{code} stands twice for {year}, first in line {seen[(place, year)]}");
                rows.Add(new(place, year, values(row)));
                report.Example($"{code}, {year}");
            }
            catch (ImportRefused refused)
            {
                report.Refuse(row.Line, code, refused.Message);
            }
        }
        if (report.Read == 0)
            throw new ImportRefused("The file has a heading but no rows");
        return rows;
    }

    /// <summary>The share of known small areas that the file speaks of, as a note where it is not all.</summary>
    public static void NoteMissing<T>(ImportContext context, SmallAreas areas, List<AreaRow<T>> rows)
    {
        foreach (var year in rows.GroupBy(r => r.Year))
        {
            var missing = areas.ByCode.Count - year.Count();
            if (missing > 0)
            {
                context.Report.Note(
                    $"{missing:N0} of {areas.ByCode.Count:N0} small areas have no row for {year.Key}; larger places that they lie in have no value"
                );
            }
        }
    }

    /// <summary>A whole number that is not negative.</summary>
    public static int CountOf(this TableRow row, string column) =>
        row.Whole(column) switch
        {
            null => throw new ImportRefused($"{column} is empty"),
            < 0 => throw new ImportRefused($"{column} cannot be less than 0"),
            var n => n.Value,
        };
}
