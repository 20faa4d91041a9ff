using System.Text;
using CommonThread.Analytics.Crime;
using CommonThread.Analytics.Geography;
using CommonThread.Analytics.Harm;

namespace CommonThread.Analytics.Tests.Examples;

/// <summary>What the library’s page shows of geography, police files and harm. All figures are made up.</summary>
public sealed class PlacesExamples
{
    private const string Boxes = """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"code":"E1"},"geometry":{"type":"Polygon","coordinates":
            [[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.7],[-1.2,52.6]]]}},
          {"type":"Feature","properties":{"code":"E2"},"geometry":{"type":"Polygon","coordinates":
            [[[-1.1,52.6],[-1.0,52.6],[-1.0,52.7],[-1.1,52.7],[-1.1,52.6]]]}}]}
        """;

    private const string Rows = """
        Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
        ,2024-04,Police,Police,-1.15,52.65,On or near A,,,Burglary,,
        ,2024-04,Police,Police,-1.05,52.65,On or near B,,,Burglary,,
        ,2024-04,Police,Police,-1.05,52.65,On or near B,,,Robbery,,

        """;

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Geography()
    {
        using var boundaries = Stream(Boxes);
        // example: geography
        var reading = AreaReader.Read(boundaries, new() { CodeProperty = "code" }); // GeoJSON or TopoJSON, gzip or not
        var index = AreaIndex.Build(reading.Areas); // once, then for millions of points
        var place = index.Find(longitude: -1.05, latitude: 52.65);
        reading.Areas[place]["code"].ShouldBe("E2");
        index.Find(-3.2, 55.9).ShouldBe(AreaIndex.None);
        Neighbours.BySharedBorder([.. reading.Areas.Select(a => a.Geometry)])[place].ShouldBe([0]);
        // end
    }

    [Fact]
    public void Crime()
    {
        using var boundaries = Stream(Boxes);
        using var csv = Stream(Rows);
        var reading = AreaReader.Read(boundaries, new() { CodeProperty = "code" });
        // example: crime
        using var source = CrimeSource.From(csv, "2024-04-street.csv"); // or CrimeSource.Open(a csv, a zip, a folder)
        var counts = CrimeCounts.Count(source, CrimeAreas.From(reading.Areas, "code"));
        counts.NonZero().ShouldContain(new CrimeCount(new(2024, 4, 1), "E2", "Burglary", 1));
        (counts.Dirt.RowsRead, counts.Dirt.Placed, counts.Dirt.Refused).ShouldBe((3, 3, 0)); // nothing is lost in silence
        // end
    }

    [Fact]
    public void Harm()
    {
        // example: harm
        var weights = HarmWeights.Of("Our own scale", "2024", "points", [("Burglary", 5), ("Robbery", 12)]);
        PlaceCount[] counts = [new("E1", "Burglary", 40), new("E2", "Burglary", 10), new("E2", "Robbery", 20)];
        var worst = Severity.Of(counts, weights).MaxBy(p => p.Severity)!;
        (worst.Place, worst.Severity).ShouldBe(("E2", 290));

        var (rate, interval) = Intervals.Rate(count: 40, population: 12_500, per: 1000);
        rate.ShouldBe(3.2, 1e-12);
        interval.Lower.ShouldBe(2.286, 0.001); // Byar’s limits
        interval.Upper.ShouldBe(4.358, 0.001);

        Concentration.Of([80, 5, 5, 4, 3, 3]).PlacesWithHalf.ShouldBe(1);
        // end
    }
}
