using System.Text.RegularExpressions;

namespace CommonThread.Places.Imports;

/// <summary><c>import postcodes</c>: postcodes with their points, as in the ONS Postcode Directory.</summary>
internal sealed partial class ImportPostcodes : IImport
{
    public string Key => "postcodes";

    public string Title => "Postcodes";

    public string Explanation =>
        "Postcodes and their points. The ONS Postcode Directory has them for the whole country (columns pcds, lat, long, lsoa11); rows outside this partnership’s small areas are left out and counted.";

    public IReadOnlyList<(string Name, string Meaning)> Columns { get; } =
    [
        ("postcode", "The postcode (or pcds)"),
        ("longitude", "Degrees east, WGS 84 (or long)"),
        ("latitude", "Degrees north (or lat)"),
        ("lsoa_code", "Code of its small area (or lsoa11, lsoa21); empty finds it by the point"),
        ("illustrative", "yes where the postcode is made up (optional)"),
    ];

    public string Accepts => ".csv,.csv.gz,.gz";

    public string Permission => PlacesPermissions.Imports;

    public int Order => 45;

    public Task<object?> Prepare(ImportContext context, CancellationToken stop) =>
        Rows.First(context, () => Read(context, stop), stop);

    private static async Task<Dictionary<string, Postcode>> Read(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var directory = await PlaceDirectory.Read(db, stop);
        var finder = await PlaceAtPoint.Of(db, PlaceType.Lsoa2011, context.Today, stop);
        var read = new Dictionary<string, Postcode>(StringComparer.Ordinal);
        var elsewhere = 0L;
        EachRow.Of(
            context,
            ["postcode|pcds", "longitude|long", "latitude|lat"],
            row => row["postcode"] ?? row["pcds"] ?? "postcode",
            row =>
            {
                var code = Compact(row["postcode"] ?? row["pcds"] ?? row.Needed("postcode"));
                if (!IsPostcode(code))
                    throw new ImportRefused($"“{(code.Length > 12 ? code[..12] + "…" : code)}” is not a postcode");
                var (longitude, latitude) = Rows.Position(
                    row,
                    row["longitude"] is null && row["long"] is not null ? "long" : "longitude",
                    row["latitude"] is null && row["lat"] is not null ? "lat" : "latitude"
                );
                var lsoaCode = row["lsoa_code"] ?? row["lsoa11"] ?? row["lsoa21"];
                var lsoa = lsoaCode is null
                    ? finder.Find(longitude, latitude)
                    : (
                        directory.ByCode(PlaceType.Lsoa2011, lsoaCode) ?? directory.ByCode(PlaceType.Lsoa2021, lsoaCode)
                    )?.Id;
                if (lsoa is null)
                {
                    elsewhere++;
                    return;
                }
                var postcode = new Postcode
                {
                    Code = code,
                    Longitude = longitude,
                    Latitude = latitude,
                    LsoaPlaceId = lsoa,
                    Illustrative = row.YesNo("illustrative"),
                };
                if (!read.TryAdd(code, postcode))
                    throw new ImportRefused($"{code} stands twice in the file");
            },
            stop
        );
        if (elsewhere > 0)
            context.Report.Note(
                $"{Text.Count((int)elsewhere, "postcode")} outside the partnership’s small areas left out"
            );
        return read;
    }

    public async Task Run(ImportContext context, CancellationToken stop)
    {
        var db = context.Db;
        var read = await Rows.Again(context, () => Read(context, stop), stop);
        var held = await db.Set<Postcode>().AsNoTracking().ToDictionaryAsync(p => p.Code, stop);
        var changed = read.Values.Where(p => held.TryGetValue(p.Code, out var h) && !Same(p, h)).ToList();
        var added = read.Values.Where(p => !held.ContainsKey(p.Code)).ToList();
        context.Report.Added += added.Count;
        context.Report.Replaced += changed.Count;
        context.Report.Unchanged += read.Count - added.Count - changed.Count;
        if (context.PreviewOnly)
            return;
        foreach (var part in changed.Select(c => held[c.Code].Id).Chunk(500))
            await db.Set<Postcode>().Where(p => part.Contains(p.Id)).ExecuteDeleteAsync(stop);
        await BulkInsert.Into(
            db,
            changed.Concat(added),
            n => context.Progress.Report(new("Writing postcodes", n, read.Count)),
            stop
        );
    }

    /// <summary>A postcode as it is kept: "ng1 1aa" gives "NG11AA".</summary>
    public static string Compact(string text) =>
        string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    public static bool IsPostcode(string compact) => Postcodes().IsMatch(compact);

    private static bool Same(Postcode a, Postcode b) =>
        (a.Longitude, a.Latitude, a.LsoaPlaceId, a.Illustrative)
        == (b.Longitude, b.Latitude, b.LsoaPlaceId, b.Illustrative);

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.None, 1000)]
    private static partial Regex Postcodes();
}
