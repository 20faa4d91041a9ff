using System.Text;
using CommonThread.Data;
using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;

namespace CommonThread.Tests.Measures;

/// <summary>
/// Testshire with four square small areas in two wards of one district in one county, policed by one force. A1 and A2 lie in
/// West ward, A3 and A4 in East ward. Each square is a hundredth of a degree wide, side by side from -1.20 eastwards.
/// </summary>
public class FiguresSite : TestSite
{
    public const double West = -1.20;
    public const double South = 52.60;
    public const double Side = 0.01;

    public Dictionary<string, int> Places { get; } = new(StringComparer.Ordinal);

    protected override async Task Fill()
    {
        await using var db = Open();
        await Place(db, "Testshire", PlaceType.County, "E10009999", 0, 4);
        await Place(db, "Test Police", PlaceType.PoliceForceArea, "E23009999", 0, 4);
        await Place(db, "Midtown", PlaceType.District, "E07009999", 0, 4);
        await Place(db, "West", PlaceType.Ward, "E05000001", 0, 2);
        await Place(db, "East", PlaceType.Ward, "E05000002", 2, 4);
        for (var i = 0; i < 4; i++)
            await Place(db, $"Midtown 00{i + 1}A", PlaceType.Lsoa2011, $"E0100000{i + 1}", i, i + 1);
        await Link(db, "Midtown", "Testshire", Hierarchy.Administrative);
        await Link(db, "Midtown", "Test Police", Hierarchy.Police);
        await Link(db, "West", "Midtown", Hierarchy.Administrative);
        await Link(db, "East", "Midtown", Hierarchy.Administrative);
        foreach (var (area, ward) in new[] { (1, "West"), (2, "West"), (3, "East"), (4, "East") })
        {
            await Link(db, $"Midtown 00{area}A", ward, Hierarchy.Statistical);
            await Link(db, $"Midtown 00{area}A", "Midtown", Hierarchy.Administrative);
        }
        await db.SaveChangesAsync();
    }

    private async Task Place(CommonThreadDb db, string name, string type, string code, int from, int to)
    {
        var place = CommonThread.Places.Place.Called(name, type, code);
        db.Add(place);
        await db.SaveChangesAsync();
        Places[name] = place.Id;
        var shape = new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(
            new Envelope(West + (from * Side), West + (to * Side), South, South + Side)
        );
        db.Add(BoundaryVersion.Of(place.Id, shape, shape));
        await db.SaveChangesAsync();
    }

    private async Task Link(CommonThreadDb db, string child, string parent, string hierarchy)
    {
        db.Add(PlaceLink.Of(Places[child], Places[parent], hierarchy));
        await db.SaveChangesAsync();
    }

    public Task<ImportReport> Load(string import, string text, params (string Name, string Value)[] options) =>
        Load(import, Encoding.UTF8.GetBytes(text), import + ".csv", options);

    /// <summary>Loads a file by an ordinary import, as the page and the command line do.</summary>
    public async Task<ImportReport> Load(
        string import,
        byte[] bytes,
        string fileName,
        params (string Name, string Value)[] options
    )
    {
        var path = Path.Combine(Folder, Guid.NewGuid().ToString("N") + Path.GetExtension(fileName));
        await File.WriteAllBytesAsync(path, bytes);
        return await LoadFrom(import, path, fileName, false, options);
    }

    public async Task<ImportReport> LoadFrom(
        string import,
        string path,
        string fileName,
        bool goodRowsOnly,
        (string Name, string Value)[]? options = null,
        CancellationToken stop = default
    )
    {
        await using var db = Open();
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = fileName,
            Today = Today,
            GoodRowsOnly = goodRowsOnly,
            Options = (options ?? []).ToDictionary(o => o.Name, o => o.Value),
        };
        await RunImport.Now(Services.GetServices<IImport>().Single(i => i.Key == import), context, stop);
        return context.Report;
    }

    /// <summary>The published value of a measure for a place, or null.</summary>
    public async Task<Figure?> Figure(string measure, string place, Period period, string part = "")
    {
        await using var db = Open();
        var figures = new Figures(db);
        var found = await figures.Measure(measure, default);
        return found is null
            ? null
            : (await figures.At(found, period, [Places[place]], default, part)).GetValueOrDefault(Places[place]);
    }

    public const string Population =
        "code,year,total,age_0_15,age_16_64,age_65_plus\nE01000001,2020,1000,200,600,200\nE01000002,2020,3000,600,1800,600\nE01000003,2020,2000,400,1200,400\nE01000004,2020,2000,400,1200,400\n";

    public const string CrimeHeading =
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n";

    /// <summary>A row of a police file.</summary>
    public static string Crime(string month, string type, string lsoa, double? longitude, string id = "") =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{id},{month},Test Police,Test Police,{longitude},{(longitude is null ? null : South + (Side / 2))},On or near Street,{lsoa},,{type},,\n"
        );
}
