namespace CommonThread.Places.Imports;

/// <summary><c>import streets</c>: names of streets and points with the small area they lie in.</summary>
internal sealed class ImportStreets : IImport
{
    public string Key => "streets";

    public string Title => "Streets";

    public string Explanation =>
        "Names of streets and of points such as stations and parks, so that people find their place by what they call it. Loading a file replaces the streets of the small areas it names.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("name", "The street’s name"),
        ("kind", "street, or place for another named point"),
        ("lsoa_code", "Code of the small area it lies in"),
        ("longitude", "Degrees east (WGS 84)"),
        ("latitude", "Degrees north (WGS 84)"),
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 40;

    private sealed record Streets(
        PlaceDirectory Directory,
        Dictionary<(string, string, int, double, double), Street> Named
    );

    public Task<object?> Prepare(ImportContext context, CancellationToken stop) =>
        Rows.First(context, () => Read(context, stop), stop);

    private static async Task<Streets> Read(ImportContext context, CancellationToken stop)
    {
        var directory = await PlaceDirectory.Read(context.Db, stop);
        var read = new Dictionary<(string, string, int, double, double), Street>();
        EachRow.Of(
            context,
            ["name", "kind", "lsoa_code", "longitude", "latitude"],
            row => row["name"] ?? "street",
            row =>
            {
                var name = row.Needed("name");
                var kind = row.Needed("kind");
                if (kind is not ("street" or "place"))
                    throw new ImportRefused($"kind must be street or place, not “{kind}”");
                if (name.Length > 200)
                    throw new ImportRefused("name must be 200 characters or fewer");
                var lsoa = LsoaOf(directory, row.Needed("lsoa_code"));
                var (longitude, latitude) = Rows.Position(row, "longitude", "latitude");
                var street = new Street
                {
                    Name = name,
                    NameKey = Place.Key(name),
                    Kind = kind,
                    Longitude = longitude,
                    Latitude = latitude,
                    LsoaPlaceId = lsoa.Id,
                };
                read.TryAdd(Identity(street), street);
            },
            stop
        );
        return new(directory, read);
    }

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var (directory, read) = await Rows.Again(context, () => Read(context, stop), stop);
        var areas = read.Values.Select(s => s.LsoaPlaceId!.Value).ToHashSet();
        var held = (await db.Set<Street>().AsNoTracking().Where(s => s.LsoaPlaceId != null).ToListAsync(stop))
            .Where(s => areas.Contains(s.LsoaPlaceId!.Value))
            .ToList();
        var gone = held.Where(s => !read.ContainsKey(Identity(s))).Select(s => s.Id).ToList();
        var known = held.Select(Identity).ToHashSet();
        var added = read.Where(s => !known.Contains(s.Key)).Select(s => s.Value).ToList();
        context.Report.Added += added.Count;
        context.Report.Replaced += gone.Count;
        context.Report.Unchanged += read.Count - added.Count;
        foreach (var street in added.Take(4))
            context.Report.Example($"{street.Name}, {directory.NameOf(street.LsoaPlaceId!.Value)}");
        if (context.PreviewOnly)
            return;
        foreach (var part in gone.Chunk(500))
            await db.Set<Street>().Where(s => part.Contains(s.Id)).ExecuteDeleteAsync(stop);
        await BulkInsert.Into(db, added, n => context.Progress.Report(new("Writing streets", n, added.Count)), stop);
    }

    internal static PlaceName LsoaOf(PlaceDirectory directory, string code) =>
        directory.ByCode(PlaceType.Lsoa2011, code)
        ?? directory.ByCode(PlaceType.Lsoa2021, code)
        ?? throw new ImportRefused($"There is no small area with the code “{code}”. Load its boundary first");

    private static (string, string, int, double, double) Identity(Street s) =>
        (s.Name, s.Kind, s.LsoaPlaceId!.Value, s.Longitude, s.Latitude);
}
