using CommonThread.Places;

namespace CommonThread.Measures.Context;

/// <summary>Loads how rural and how old small areas are, and rolls both up by residents (C-37).</summary>
internal sealed class ContextImport : IImport
{
    public string Key => "context";

    public string Title => "Rural, ageing and connectivity context";

    public string Explanation =>
        "What a place is like to live in: the official rural-urban class of each small area, and shares of older residents, of people who live alone, of homes with fast broadband, the distance to services and growth. A file has any of these columns. Larger places get the mean weighted by residents. Load populations first.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("code", "Official code of the small area"),
            ("year", "Year the figures speak of"),
            ("rural_urban", "Rural or Urban"),
            ("rural_urban_class", "The full class: “Rural village and dispersed”"),
            ("share_65_plus", "Per cent of residents aged 65 and over, one decimal"),
            ("share_living_alone", "Per cent of households of one person"),
            ("share_broadband", "Per cent of homes that can order 30 Mbit/s or more"),
            ("distance_km", "Kilometres by road to the nearest town’s services"),
            ("growth_percent", "Per cent more residents a year; less than 0 where there are fewer"),
        ];

    public IReadOnlyList<ImportOption> Options =>
        [LoadFigures.SmallAreaType(PlaceType.Lsoa2011), LoadFigures.Published, LoadFigures.Reason];

    public string Accepts => ".csv,.csv.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 230;

    private sealed record Surroundings(bool? Rural, string? Class, IReadOnlyDictionary<string, double> Values);

    /// <summary>Column, measure, and the least and greatest value that can be right.</summary>
    private static readonly (string Column, string Measure, double Least, double Greatest)[] Numbers =
    [
        ("share_65_plus", KnownMeasures.Aged65, 0, 100),
        ("share_living_alone", KnownMeasures.LivingAlone, 0, 100),
        ("share_broadband", KnownMeasures.Broadband, 0, 100),
        ("distance_km", KnownMeasures.Distance, 0, 200),
        ("growth_percent", KnownMeasures.Growth, -100, 100),
    ];

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var areas = await SmallAreas.Load(db, context.Option("type", PlaceType.Lsoa2011)!, context.Today, stop);
        var rows = AreaRows.Read(context, areas, [], Read, stop);
        AreaRows.NoteMissing(context, areas, rows);
        var people = await Residents.Of(db, [.. areas.ByCode.Values], stop);
        if (people.Count == 0)
        {
            context.Report.Note(
                "No population is loaded for these small areas, so that nothing could be rolled up to larger places. Load it and then this file again"
            );
        }
        var measures = await KnownMeasures.Ensure(db, ContextMeasures.All, stop);
        var figures = new List<NewFigure>();
        foreach (var year in rows.GroupBy(r => r.Year))
        {
            var classes = year.ToDictionary(r => r.PlaceId, r => r.Values.Class);
            var weighted = new WeightedFigures(areas, people, Period.CalendarYear(year.Key), figures);
            weighted.Add(
                measures[KnownMeasures.Rural].Id,
                "",
                year.Select(r => (r.PlaceId, r.Values.Rural is { } rural ? (rural ? 100 : 0) : (double?)null)),
                classes.GetValueOrDefault
            );
            foreach (var (_, measure, _, _) in Numbers)
            {
                weighted.Add(
                    measures[measure].Id,
                    "",
                    year.Select(r =>
                        (r.PlaceId, r.Values.Values.TryGetValue(measure, out var value) ? value : (double?)null)
                    )
                );
            }
        }
        context.Report.Added = rows.Count;
        if (context.PreviewOnly || rows.Count == 0)
            return;
        var source = await LoadFigures.From(
            db,
            "Rural-urban classification and population estimates for small areas",
            "Office for National Statistics",
            LoadFigures.PublishedOn(context),
            stop
        );
        var release = await LoadFigures.Open(context, Key, $"Rural and ageing context {rows[0].Year}", source, stop);
        await LoadFigures.Publish(context, release, figures, stop);
    }

    private static Surroundings Read(TableRow row)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (column, measure, least, greatest) in Numbers)
        {
            if (row.Number(column) is not { } value)
                continue;
            if (!(value >= least && value <= greatest))
                throw new ImportRefused($"{column} must be between {least} and {greatest}");
            values.Add(measure, value);
        }
        bool? rural = row["rural_urban"]?.ToLowerInvariant() switch
        {
            null => null,
            "rural" => true,
            "urban" => false,
            var other => throw new ImportRefused($"rural_urban must be Rural or Urban, not “{other}”"),
        };
        if (rural is null && values.Count == 0)
            throw new ImportRefused("The row has none of the columns that say what a place is like");
        return new(rural, rural is null ? null : row.Needed("rural_urban_class"), values);
    }
}
