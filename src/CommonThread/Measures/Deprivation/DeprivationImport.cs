using CommonThread.Places;

namespace CommonThread.Measures.Deprivation;

/// <summary>
/// Loads an Index of Multiple Deprivation and rolls it up by residents: place score = Σ(score × population) ÷ Σ population,
/// and the share of residents in England's most deprived tenth and fifth (C-34).
/// </summary>
internal sealed class DeprivationImport : IImport
{
    private static readonly string[] Domains =
    [
        "income",
        "employment",
        "education",
        "health",
        "crime",
        "housing_and_access",
        "housing_and_services",
        "environment",
    ];

    public string Key => "deprivation";

    public string Title => "Deprivation";

    public string Explanation =>
        "The English Indices of Deprivation for small areas. Every larger place gets the mean weighted by its residents, and the share of them who live in England’s most deprived tenth and fifth. Load populations first.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("code", "Official code of the small area"),
            ("year", "Year of the index"),
            ("imd_rank, imd_decile", "Position and tenth among England’s small areas, 1 the most deprived"),
            ("imd_score", "Score, where published; higher is more deprived"),
            (
                "<domain>_score, <domain>_rank",
                "The same for each domain: income, employment, education, health, crime, housing, environment"
            ),
        ];

    public IReadOnlyList<ImportOption> Options =>
        [
            LoadFigures.SmallAreaType(PlaceType.Lsoa2011),
            new("index-year", "Year of the index", "For example 2025. Rows of another year are refused."),
            LoadFigures.Published,
            LoadFigures.Reason,
        ];

    public string Accepts => ".csv,.csv.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 220;

    private sealed record Scores(
        double? Score,
        int Rank,
        int Decile,
        IReadOnlyDictionary<string, double> DomainScores,
        IReadOnlyDictionary<string, double> DomainRanks
    );

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var type = context.Option("type", PlaceType.Lsoa2011)!;
        var wanted = Year(context.Option("index-year"));
        var areas = await SmallAreas.Load(db, type, context.Today, stop);
        var rows = AreaRows.Read(context, areas, ["imd_rank", "imd_decile"], r => Read(r, wanted), stop);
        AreaRows.NoteMissing(context, areas, rows);
        var people = await Residents.Of(db, [.. areas.ByCode.Values], stop);
        if (people.Count == 0)
        {
            context.Report.Note(
                "No population is loaded for these small areas, so that nothing could be rolled up to larger places. Load it and then this file again"
            );
        }
        var measures = await KnownMeasures.Ensure(db, DeprivationMeasures.All, stop);
        var domains = rows.SelectMany(r => r.Values.DomainRanks.Keys).Distinct(StringComparer.Ordinal).ToList();
        foreach (var measure in new[] { measures[KnownMeasures.DomainScore], measures[KnownMeasures.DomainRank] })
            measure.SplitInto(measure.Parts.OrderBy(p => p.Order).Select(p => p.Label).Concat(domains));
        await db.SaveChangesAsync(stop);
        var figures = new List<NewFigure>();
        foreach (var year in rows.GroupBy(r => r.Year))
        {
            var weighted = new WeightedFigures(areas, people, Period.CalendarYear(year.Key), figures);
            var all = year.ToList();
            weighted.Add(measures[KnownMeasures.DeprivationScore].Id, "", all.Select(r => (r.PlaceId, r.Values.Score)));
            weighted.Add(
                measures[KnownMeasures.DeprivationRank].Id,
                "",
                all.Select(r => (r.PlaceId, (double?)r.Values.Rank))
            );
            weighted.Add(
                measures[KnownMeasures.MostDeprived10].Id,
                "",
                all.Select(r => (r.PlaceId, (double?)(r.Values.Decile == 1 ? 100 : 0)))
            );
            weighted.Add(
                measures[KnownMeasures.MostDeprived20].Id,
                "",
                all.Select(r => (r.PlaceId, (double?)(r.Values.Decile <= 2 ? 100 : 0)))
            );
            weighted.AddSmallAreasOnly(
                measures[KnownMeasures.DeprivationDecile].Id,
                all.Select(r => (r.PlaceId, (double?)r.Values.Decile))
            );
            foreach (var domain in domains)
            {
                weighted.Add(
                    measures[KnownMeasures.DomainRank].Id,
                    domain,
                    all.Select(r => (r.PlaceId, Value(r.Values.DomainRanks, domain)))
                );
                weighted.Add(
                    measures[KnownMeasures.DomainScore].Id,
                    domain,
                    all.Select(r => (r.PlaceId, Value(r.Values.DomainScores, domain)))
                );
            }
        }
        context.Report.Added = rows.Count;
        if (context.PreviewOnly || rows.Count == 0)
            return;
        var index = rows[0].Year;
        var source = await LoadFigures.From(
            db,
            $"English Indices of Deprivation {index}",
            "Ministry of Housing, Communities and Local Government",
            LoadFigures.PublishedOn(context, PublishedOn(index)),
            stop
        );
        var release = await LoadFigures.Open(context, Key, $"Deprivation {index}", source, stop);
        await LoadFigures.Publish(context, release, figures, stop);
    }

    private static Scores Read(TableRow row, int? wanted)
    {
        if (wanted is { } year && row.Whole("year") != year)
            throw new ImportRefused($"year is not {year}, the year of the index chosen");
        var decile = row.CountOf("imd_decile");
        var rank = row.CountOf("imd_rank");
        if (decile is < 1 or > 10)
            throw new ImportRefused("imd_decile must be between 1 and 10");
        if (rank < 1)
            throw new ImportRefused("imd_rank must be 1 or more");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var ranks = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var domain in Domains)
        {
            var label = Label(domain);
            if (row.Number(domain + "_score") is { } score)
                scores[label] = score;
            if (row.Whole(domain + "_rank") is { } place)
                ranks[label] = place >= 1 ? place : throw new ImportRefused($"{domain}_rank must be 1 or more");
        }
        return new(row.Number("imd_score"), rank, decile, scores, ranks);
    }

    private static double? Value(IReadOnlyDictionary<string, double> values, string key) =>
        values.TryGetValue(key, out var value) ? value : null;

    // 2019 and 2025 call the housing domain differently; it is one domain.
    private static string Label(string domain) =>
        domain switch
        {
            "housing_and_access" or "housing_and_services" => "Barriers to housing and services",
            "environment" => "Living environment",
            "health" => "Health and disability",
            "education" => "Education, skills and training",
            _ => char.ToUpperInvariant(domain[0]) + domain[1..],
        };

    private static int? Year(string? text) =>
        text is null ? null
        : int.TryParse(text, out var year) && year is >= 2000 and <= 2100 ? year
        : throw new ImportRefused($"Year of the index must be a year like 2025, not “{text}”");

    private static DateOnly? PublishedOn(int index) =>
        index switch
        {
            2015 => new DateOnly(2015, 9, 30),
            2019 => new DateOnly(2019, 9, 26),
            2025 => new DateOnly(2025, 10, 30),
            _ => null,
        };
}
