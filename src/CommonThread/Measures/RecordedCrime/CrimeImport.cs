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

    /// <summary>Everything worked out before anything is locked.</summary>
    /// <param name="Measures">Numbers of the measures by their addresses; those that are not defined yet have one below zero.</param>
    /// <param name="Line">The last line of the history when it was begun.</param>
    private sealed record WorkedOut(
        CrimeCounts Counts,
        IReadOnlyDictionary<string, int> Areas,
        IReadOnlyDictionary<string, int> Measures,
        CrimeCoverage Before,
        CrimeFigures? Figures,
        long Line
    );

    public async Task<object?> Prepare(ImportContext context, CancellationToken stop)
    {
        context.Progress.Report(new("Reading boundaries", 0, null));
        var line = await SinceReading.LastLine(context.Db, stop);
        var areas = await Areas(context, stop);
        return await Work(context, areas, await Count(context, areas, stop), line, stop);
    }

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var worked = (WorkedOut)context.Prepared!;
        if (await SinceReading.HasChanged(db, worked.Line, Ground, stop))
        {
            // Somebody changed places or figures while the rows were being counted: what rests on them is worked out again,
            // and the rows are counted again where the small areas are others.
            var areas = await Areas(context, stop);
            var again = Same(worked.Areas, areas.ByCode) ? worked.Counts : await Count(context, areas, stop);
            worked = await Work(context, areas, again, worked.Line, stop);
        }
        var (counts, before) = (worked.Counts, worked.Before);
        CrimeReport.Write(context.Report, counts.Dirt);
        if (worked.Figures is not { } figures)
            return;
        var loaded = counts.Months.Where(before.Has).ToList();
        if (loaded.Count > 0)
            context.Report.Note($"Loaded before and replaced: {Say(loaded)}");
        Tally(context.Report, counts, before);
        if (context.PreviewOnly)
            return;
        var measures = await KnownMeasures.Ensure(db, Used(counts), stop);
        var source = await LoadFigures.From(
            db,
            "Street-level recorded crime",
            "data.police.uk",
            LoadFigures.PublishedOn(context, Earlier(Period.MonthOf(counts.Months[^1]).Last, context.Today)),
            stop
        );
        var release = await LoadFigures.Open(context, Key, $"Recorded crime, {Say(counts.Months)}", source, stop);
        var numbers = worked.Measures.ToDictionary(m => m.Value, m => measures[m.Key].Id);
        await LoadFigures.Publish(context, release, figures.Of(numbers), stop, figures.IsWithdrawn);
        await before.Save(db, figures.Covered, release.Id, stop);
    }

    private static async Task<WorkedOut> Work(
        ImportContext context,
        SmallAreas areas,
        CrimeCounts counts,
        long line,
        CancellationToken stop
    )
    {
        var db = context.Db;
        var before = await CrimeCoverage.Load(db, stop);
        var slugs = Used(counts).Keys.ToList();
        var defined = await db.Set<Measure>()
            .Where(m => slugs.Contains(m.Slug))
            .ToDictionaryAsync(m => m.Slug, m => m.Id, stop);
        var measures = slugs.Index().ToDictionary(s => s.Item, s => defined.GetValueOrDefault(s.Item, -1 - s.Index));
        CrimeFigures? figures = null;
        if (counts.Months.Count > 0 && !context.PreviewOnly)
            context.Progress.Report(new("Adding up wards, districts and the force", 0, null));
        if (counts.Months.Count > 0)
        {
            figures = new CrimeFigures(db, areas, counts, measures, before);
            if (!context.PreviewOnly)
                await figures.Compute(stop);
        }
        return new(counts, areas.ByCode, measures, before, figures, line);
    }

    // What the figures rest on: places with their links and boundaries, and what was published and defined before.
    private static readonly string[] Ground = ["place", "release", "measure"];

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
            using var source = CrimeSource.Open(context.Path, name: context.FileName);
            return CrimeCounts.Count(
                source,
                new CrimeAreas(codes, shapes.Count == 0 ? null : AreaIndex.Build(shapes)),
                progress: progress,
                cancellation: stop
            );
        }
        catch (CrimeFileError problem)
        {
            throw new ImportRefused(problem.Message.TrimEnd('.'), problem);
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
