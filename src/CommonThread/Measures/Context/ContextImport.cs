using CommonThread.Places;

namespace CommonThread.Measures.Context;

/// <summary>Loads how rural and how old small areas are, and rolls both up by residents (C-37).</summary>
internal sealed class ContextImport : IImport
{
    public string Key => "context";

    public string Title => "Rural and ageing context";

    public string Explanation =>
        "The official rural-urban class of each small area and the share of its residents who are 65 or older. Larger places get the share of their residents in rural areas. Load populations first.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("code", "Official code of the small area"),
            ("year", "Year the figures speak of"),
            ("rural_urban", "Rural or Urban"),
            ("rural_urban_class", "The full class: “Rural village and dispersed”"),
            ("share_65_plus", "Per cent of residents aged 65 and over, one decimal"),
        ];

    public IReadOnlyList<ImportOption> Options =>
        [LoadFigures.SmallAreaType(PlaceType.Lsoa2011), LoadFigures.Published, LoadFigures.Reason];

    public string Accepts => ".csv,.csv.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 230;

    private sealed record Surroundings(bool Rural, string Class, double Older);

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var areas = await SmallAreas.Load(db, context.Option("type", PlaceType.Lsoa2011)!, context.Today, stop);
        var rows = AreaRows.Read(context, areas, ["rural_urban", "rural_urban_class", "share_65_plus"], Read, stop);
        AreaRows.NoteMissing(context, areas, rows);
        var people = await Residents.Of(db, [.. areas.ByCode.Values], stop);
        if (people.Count == 0)
        {
            context.Report.Note(
                "No population is loaded for these small areas, so that nothing could be rolled up to larger places. Load it and then this file again"
            );
        }
        var measures = await KnownMeasures.Ensure(db, KnownMeasures.Contexts, stop);
        var figures = new List<NewFigure>();
        foreach (var year in rows.GroupBy(r => r.Year))
        {
            var classes = year.ToDictionary(r => r.PlaceId, r => r.Values.Class);
            var weighted = new WeightedFigures(areas, people, Period.CalendarYear(year.Key), figures);
            weighted.Add(
                measures[KnownMeasures.Rural].Id,
                "",
                year.Select(r => (r.PlaceId, (double?)(r.Values.Rural ? 100 : 0))),
                classes.GetValueOrDefault
            );
            weighted.Add(measures[KnownMeasures.Aged65].Id, "", year.Select(r => (r.PlaceId, (double?)r.Values.Older)));
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
        var older = row.Number("share_65_plus") ?? throw new ImportRefused("share_65_plus is empty");
        if (older is < 0 or > 100)
            throw new ImportRefused("share_65_plus must be between 0 and 100");
        var rural = row.Needed("rural_urban").ToLowerInvariant() switch
        {
            "rural" => true,
            "urban" => false,
            var other => throw new ImportRefused($"rural_urban must be Rural or Urban, not “{other}”"),
        };
        return new(rural, row.Needed("rural_urban_class"), older);
    }
}
