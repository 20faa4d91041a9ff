using CommonThread.Places;

namespace CommonThread.Measures.Populations;

/// <summary>Loads the residents of small areas and adds them up to every larger place.</summary>
internal sealed class PopulationImport : IImport
{
    public string Key => "population";

    public string Title => "Population";

    public string Explanation =>
        "How many people live in each small area, from the Office for National Statistics. Larger places become the sum of their small areas, and every rate per 1,000 people rests on these figures.";

    public IReadOnlyList<(string Name, string Meaning)> Columns =>
        [
            ("code", "Official code of the small area"),
            ("year", "Year of the estimate or Census"),
            ("total", "All residents (yearly estimates), with age_0_15, age_16_64, age_65_plus"),
            ("residents", "All usual residents (Census), with households"),
        ];

    public IReadOnlyList<ImportOption> Options =>
        [LoadFigures.SmallAreaType(PlaceType.Lsoa2011), LoadFigures.Published, LoadFigures.Reason];

    public string Accepts => ".csv,.csv.gz";

    public string Permission => MeasuresPermissions.Enter;

    public int Order => 210;

    private sealed record People(int Total, int? Children, int? Working, int? Older, int? Households);

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var type = context.Option("type", PlaceType.Lsoa2011)!;
        var areas = await SmallAreas.Load(db, type, context.Today, stop);
        var census = IsCensus(context.Path);
        var rows = census
            ? AreaRows.Read(
                context,
                areas,
                ["residents", "households"],
                r => new People(r.CountOf("residents"), null, null, null, r.CountOf("households")),
                stop
            )
            : AreaRows.Read(context, areas, ["total", "age_0_15", "age_16_64", "age_65_plus"], Ages, stop);
        AreaRows.NoteMissing(context, areas, rows);
        var measures = await KnownMeasures.Ensure(db, PopulationMeasures.All, stop);
        var population = measures[KnownMeasures.Population];
        if (population.Parts.Count == 0)
        {
            population.SplitInto([KnownMeasures.Children, KnownMeasures.WorkingAge, KnownMeasures.Older]);
            await db.SaveChangesAsync(stop);
        }
        var figures = new List<NewFigure>();
        foreach (var year in rows.GroupBy(r => r.Year))
        {
            var period = Period.CalendarYear(year.Key);
            void Add(string measure, string part, Func<People, int?> value) =>
                Sum(figures, areas, measures[measure].Id, period, part, year.Select(r => (r.PlaceId, value(r.Values))));
            if (census)
            {
                Add(KnownMeasures.UsualResidents, "", p => p.Total);
                Add(KnownMeasures.Households, "", p => p.Households);
                continue;
            }
            Add(KnownMeasures.Population, "", p => p.Total);
            Add(KnownMeasures.Population, KnownMeasures.Children, p => p.Children);
            Add(KnownMeasures.Population, KnownMeasures.WorkingAge, p => p.Working);
            Add(KnownMeasures.Population, KnownMeasures.Older, p => p.Older);
        }
        context.Report.Added = rows.Count;
        if (context.PreviewOnly || rows.Count == 0)
            return;
        var years = string.Join(", ", rows.Select(r => r.Year).Distinct().Order());
        var (name, known) = Publication(census, rows[0].Year);
        var source = await LoadFigures.From(
            db,
            name,
            "Office for National Statistics",
            LoadFigures.PublishedOn(context, known),
            stop
        );
        var release = await LoadFigures.Open(
            context,
            Key,
            $"Population {years}, {PlaceType.Of(type).Name}",
            source,
            stop
        );
        await LoadFigures.Publish(context, release, figures, stop);
    }

    private static People Ages(TableRow row)
    {
        var people = new People(
            row.CountOf("total"),
            row.CountOf("age_0_15"),
            row.CountOf("age_16_64"),
            row.CountOf("age_65_plus"),
            null
        );
        return people.Children + people.Working + people.Older == people.Total
            ? people
            : throw new ImportRefused("The three age groups do not add up to the total");
    }

    private static void Sum(
        List<NewFigure> figures,
        SmallAreas areas,
        int measure,
        Period period,
        string part,
        IEnumerable<(int Place, int? Value)> values
    )
    {
        var known = values.Where(v => v.Value is not null).ToDictionary(v => v.Place, v => (double)v.Value!.Value);
        IEnumerable<(int PlaceId, double Sum)> all = [.. known.Select(v => (v.Key, v.Value)), .. areas.Sums(known)];
        foreach (var (place, value) in all)
        {
            figures.Add(
                new(measure, place, period, Math.Round(value, 6)) { Part = part, BoundaryId = areas.BoundaryOf(place) }
            );
        }
    }

    // Dates of the publisher's own releases; other years take the option or the day of loading.
    private static (string Name, DateOnly? Date) Publication(bool census, int year) =>
        (census, year) switch
        {
            (true, 2021) => ("Census 2021, usual residents and households", new DateOnly(2022, 11, 2)),
            (true, _) => ($"Census {year}, usual residents and households", null),
            (false, 2020) => ("Mid-2020 population estimates for small areas", new DateOnly(2021, 9, 16)),
            _ => ($"Mid-{year} population estimates for small areas", null),
        };

    private static bool IsCensus(string path)
    {
        using var reader = new StreamReader(TableFile.Open(path));
        var buffer = new char[4096];
        var got = reader.ReadBlock(buffer, 0, buffer.Length);
        var heading = new string(buffer, 0, got).Split('\n')[0];
        return heading.Contains("households", StringComparison.OrdinalIgnoreCase)
            && !heading.Contains("age_0_15", StringComparison.OrdinalIgnoreCase);
    }
}
