using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;
using CommonThread.Places;

namespace CommonThread.Measures.RecordedCrime;

/// <summary>Loads street-level crime of data.police.uk: a zip as published, a folder of it, or one CSV.</summary>
internal sealed class CrimeImport : IImport
{
    public string Key => "crime";

    public string Title => "Recorded crime (data.police.uk)";

    public string Explanation =>
        "The street-level files that the police publish each month. Rows are counted by small area, month and type, and added up to wards, districts, CSP areas and the force. A month that is loaded already is replaced; what it said before is kept.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("Crime ID", "The publisher’s number; anti-social behaviour has none"),
            ("Month", "2022-04"),
            ("Longitude, Latitude", "The anonymised map point"),
            ("LSOA code", "Small area; where it is empty or unknown the point decides"),
            ("Crime type", "One of data.police.uk’s types"),
        ];

    public IReadOnlyList<ImportOption> Options =>
        [LoadFigures.SmallAreaType(PlaceType.Lsoa2011), LoadFigures.Published, LoadFigures.Reason];

    public string Accepts => ".zip,.csv,.csv.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 240;

    /// <summary>The rows counted, before anything is locked, with the small areas that they were counted by.</summary>
    private sealed record Counted(CrimeCounts Counts, IReadOnlyDictionary<string, int> Areas);

    public async Task<object?> Prepare(ImportContext context, CancellationToken stop)
    {
        context.Progress.Report(new("Reading boundaries", 0, null));
        var areas = await Areas(context, stop);
        return new Counted(await Count(context, areas, stop), areas.ByCode);
    }

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var areas = await Areas(context, stop);
        var counted = (Counted)context.Prepared!;
        // Somebody loaded or closed small areas while the rows were being counted: they are counted again.
        var counts = Same(counted.Areas, areas.ByCode) ? counted.Counts : await Count(context, areas, stop);
        CrimeReport.Write(context.Report, counts.Dirt);
        if (counts.Months.Count == 0)
            return;
        var before = await CrimeCoverage.Load(db, stop);
        var again = counts.Months.Where(before.Has).ToList();
        if (again.Count > 0)
            context.Report.Note($"Loaded before and replaced: {Say(again)}");
        Tally(context.Report, counts, before);
        if (context.PreviewOnly)
            return;
        var measures = await KnownMeasures.Ensure(db, Used(counts), stop);
        var figures = new CrimeFigures(db, areas, counts, measures, before);
        await figures.Compute(stop);
        var source = await LoadFigures.From(
            db,
            "Street-level recorded crime",
            "data.police.uk",
            LoadFigures.PublishedOn(context, Earlier(Period.MonthOf(counts.Months[^1]).Last, context.Today)),
            stop
        );
        var release = await LoadFigures.Open(context, Key, $"Recorded crime, {Say(counts.Months)}", source, stop);
        await LoadFigures.Publish(context, release, figures.All, stop, figures.IsWithdrawn);
        await before.Save(db, figures.Covered, release.Id, stop);
    }

    private static Task<SmallAreas> Areas(ImportContext context, CancellationToken stop) =>
        SmallAreas.Load(context.Db, context.Option("type", PlaceType.Lsoa2011)!, context.Today, stop);

    private static bool Same(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> now) =>
        before.Count == now.Count && before.All(a => now.TryGetValue(a.Key, out var id) && id == a.Value);

    private static async Task<CrimeCounts> Count(ImportContext context, SmallAreas areas, CancellationToken stop)
    {
        var shapes = await Shapes(context.Db, areas, stop);
        // Codes with a boundary stand first, in the order of the index.
        var bounded = shapes.Select(s => s["code"]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] codes = [.. shapes.Select(s => s["code"]!), .. areas.ByCode.Keys.Where(c => !bounded.Contains(c))];
        var progress = new CountingProgress(context.Progress);
        try
        {
            using var source = CrimeSource.Open(context.Path);
            return CrimeCounts.Count(
                source,
                new CrimeAreas(codes, shapes.Count == 0 ? null : AreaIndex.Build(shapes)),
                progress: progress,
                cancellation: stop
            );
        }
        catch (CrimeFileError problem)
        {
            // The name on disk is the file store's; the user knows the file by another.
            var stored = Path.GetFileName(context.Path);
            throw new ImportRefused(
                problem.Message.Replace(stored, context.FileName, StringComparison.Ordinal).TrimEnd('.'),
                problem
            );
        }
    }

    private static async Task<List<Area>> Shapes(CommonThreadDb db, SmallAreas areas, CancellationToken stop)
    {
        var codes = areas.ByCode.ToDictionary(a => a.Value, a => a.Key);
        var type = areas.Type;
        var rows = await db.Set<BoundaryVersion>()
            .Where(b => b.To == null)
            .Join(
                db.Set<Place>().Where(p => p.Type == type),
                b => b.PlaceId,
                p => p.Id,
                (b, p) => new { p.Id, b.Shape }
            )
            .ToListAsync(stop);
        return
        [
            .. rows.Where(r => codes.ContainsKey(r.Id))
                .OrderBy(r => codes[r.Id], StringComparer.Ordinal)
                .Select(r => Area.Of(codes[r.Id], BoundaryVersion.Read(r.Shape))),
        ];
    }

    // Months before May 2013 have other types; their measures are defined only when met.
    private static Dictionary<string, MeasureDefinition> Used(CrimeCounts counts)
    {
        var historic = CrimeTypes
            .Historic.Where(t => !counts.NonZero().Any(c => c.Type == t))
            .Select(StreetCrime.SlugOf);
        return StreetCrime.Definitions.ExceptBy(historic, d => d.Key).ToDictionary(StringComparer.Ordinal);
    }

    private static void Tally(ImportReport report, CrimeCounts counts, CrimeCoverage before)
    {
        for (var month = 0; month < counts.Months.Count; month++)
        {
            var rows = 0L;
            for (var area = 0; area < counts.AreaCodes.Count; area++)
            {
                foreach (var n in counts.OfArea(month, area))
                    rows += n;
            }
            if (before.Has(counts.Months[month]))
                report.Replaced += rows;
            else
                report.Added += rows;
            if (month < 8)
                report.Example($"{Period.MonthOf(counts.Months[month])}: {rows:N0} rows placed");
        }
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static string Say(IReadOnlyList<DateOnly> months) =>
        months.Count == 1
            ? Period.MonthOf(months[0]).ToString()
            : $"{Period.MonthOf(months[0])} to {Period.MonthOf(months[^1])}";

    private sealed class CountingProgress(IProgress<ImportProgress> to) : IProgress<CrimeProgress>
    {
        public void Report(CrimeProgress value) =>
            to.Report(
                new(
                    $"Counting {value.File}: {value.Rows:N0} rows, file {Math.Min(value.FilesDone + 1, value.FilesTotal)} of {value.FilesTotal}",
                    value.Bytes,
                    value.BytesTotal
                )
            );
    }
}
