using System.IO.Compression;
using System.Text;
using CommonThread.Analytics.Geography;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Tests.Geography;

public class AreaReaderTests
{
    private const string Square = "[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.7],[-1.2,52.6]]";

    private static AreaReading Read(string text, AreaReadOptions? options = null) =>
        AreaReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), options);

    private static string Collection(params string[] geometries) =>
        """{"type":"FeatureCollection","features":["""
        + string.Join(
            ',',
            geometries.Select((g, i) => $$$"""{"type":"Feature","properties":{"code":"E{{{i}}}"},"geometry":{{{g}}}}""")
        )
        + "]}";

    private static string Polygon(string rings) => $$"""{"type":"Polygon","coordinates":[{{rings}}]}""";

    private static RefusedArea RefusalOf(string geometry, AreaReadOptions? options = null)
    {
        var reading = Read(Collection(geometry), options);
        reading.Areas.ShouldBeEmpty();
        return reading.Refused.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_feature_collection_gives_areas_with_their_properties_as_text()
    {
        var reading = Read(
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":7,"properties":
            {"code":"E01","name":"Blaby 002A","people":1503,"urban":true,"old":null,"list":[1,2]},
            "geometry":{"type":"Polygon","coordinates":[[[-1.2,52.6,9],[-1.1,52.6,9],[-1.1,52.7,9],[-1.2,52.6,9]]]}}]}
            """
        );
        var area = reading.Areas.ShouldHaveSingleItem();
        area["code"].ShouldBe("E01");
        area["people"].ShouldBe("1503");
        area["urban"].ShouldBe("true");
        area["old"].ShouldBeNull();
        area["list"].ShouldBe("[1,2]");
        area["id"].ShouldBe("7");
        area.Geometry.NumPoints.ShouldBe(4);
        reading.Refused.ShouldBeEmpty();
        reading.Repaired.ShouldBeEmpty();
    }

    [Fact]
    public void A_single_feature_or_a_bare_geometry_is_one_area()
    {
        Read("""{"type":"Feature","properties":null,"geometry":""" + Polygon(Square) + "}").Areas.Count.ShouldBe(1);
        Read(Polygon(Square)).Areas.Count.ShouldBe(1);
        Read("""{"type":"GeometryCollection","geometries":[""" + Polygon(Square) + "]}").Areas.Count.ShouldBe(1);
    }

    [Fact]
    public void Gzip_and_a_byte_order_mark_are_seen_through()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Polygon(Square))).ToArray();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes);
        AreaReader.Read(new MemoryStream(packed.ToArray())).Areas.Count.ShouldBe(1);
        AreaReader.Read(new MemoryStream(bytes)).Areas.Count.ShouldBe(1);
    }

    [Fact]
    public void Topojson_arcs_are_unquantised_joined_and_reversed()
    {
        // Two squares side by side; arc 0 is their shared border, going north.
        var reading = Read(
            """
            {"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[-1.2,52.6]},
            "arcs":[[[100,0],[0,100]],[[100,100],[-100,0],[0,-100],[100,0]],[[100,0],[100,0],[0,100],[-100,0]]],
            "objects":{"lsoa":{"type":"GeometryCollection","geometries":[
            {"type":"Polygon","id":"W","properties":{"code":"W"},"arcs":[[0,1]]},
            {"type":"MultiPolygon","properties":{"code":"E"},"arcs":[[[2,-1]]]}]}}}
            """
        );
        reading.Refused.ShouldBeEmpty();
        reading.Areas.Select(area => area["code"]).ShouldBe(["W", "E"]);
        var (west, east) = (reading.Areas[0].Geometry, reading.Areas[1].Geometry);
        west.SymmetricDifference(Shapes.Box(-1.2, 52.6, -1.1, 52.7)).Area.ShouldBeLessThan(1e-9);
        west.Area.ShouldBe(0.01, 1e-9);
        east.Area.ShouldBe(0.01, 1e-9);
        west.Intersection(east).Length.ShouldBe(0.1, 1e-9);
    }

    [Fact]
    public void A_named_topojson_object_is_read_alone_and_must_exist()
    {
        const string text =
            """{"type":"Topology","arcs":[[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]],"objects":{"a":{"type":"Polygon","arcs":[[0]]},"b":{"type":"Polygon","arcs":[[0]]}}}""";
        Read(text).Areas.Count.ShouldBe(2);
        Read(text, new() { TopologyObject = "b" }).Areas.Count.ShouldBe(1);
        Should.Throw<GeographyError>(() => Read(text, new() { TopologyObject = "c" })).Message.ShouldContain("\"c\"");
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("{", "not-json")]
    [InlineData("not json", "not-json")]
    [InlineData("[1e999, NaN]", "not-json")]
    [InlineData("[]", "wrong-type")]
    [InlineData("{\"type\":\"Banana\"}", "wrong-type")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "wrong-type")]
    [InlineData("{\"type\":\"Topology\"}", "bad-arcs")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[[[1e999,1]]],\"objects\":{}}", "bad-arcs")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"transform\":{\"scale\":[1]},\"objects\":{}}", "bad-arcs")]
    public void A_file_that_is_no_boundaries_is_refused_whole(string text, string code) =>
        Should.Throw<GeographyError>(() => Read(text)).Code.ShouldBe(code);

    [Fact]
    public void Deep_nesting_utf16_damaged_gzip_and_size_are_refused_in_plain_words()
    {
        Should.Throw<GeographyError>(() => Read(new string('[', 100_000))).Code.ShouldBe("too-deep");
        Should
            .Throw<GeographyError>(() => AreaReader.Read(new MemoryStream(Encoding.Unicode.GetBytes(Polygon(Square)))))
            .Message.ShouldContain("UTF-16");
        Should
            .Throw<GeographyError>(() =>
                AreaReader.Read(new MemoryStream([0x1f, 0x8b, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
            )
            .Code.ShouldBe("damaged-gzip");
        Should
            .Throw<GeographyError>(() => Read(Polygon(Square), new() { MaximumBytes = 20 }))
            .Code.ShouldBe("too-large");
    }

    [Fact]
    public void Eastings_and_northings_are_recognised()
    {
        var refusal = RefusalOf(Polygon("[[457000,339000],[458000,339000],[458000,340000],[457000,339000]]"));
        refusal.Code.ShouldBe(AreaProblem.OutsideEnvelope);
        refusal.Reason.ShouldContain("outside the United Kingdom");
        refusal.Reason.ShouldContain("eastings and northings");
    }

    [Fact]
    public void A_self_crossing_boundary_is_refused_with_the_place_where_it_crosses()
    {
        var refusal = RefusalOf(Polygon("[[-1.2,52.6],[-1.1,52.7],[-1.1,52.6],[-1.2,52.7],[-1.2,52.6]]"));
        refusal.Code.ShouldBe(AreaProblem.SelfCrossing);
        refusal.Reason.ShouldContain("longitude -1.15, latitude 52.65");
    }

    [Fact]
    public void A_speck_of_a_crossing_is_mended_and_noted_unless_that_is_not_wanted()
    {
        // A hair's breadth out and back along the same line.
        var speck = Polygon("[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.099,52.7],[-1.1,52.7],[-1.2,52.7],[-1.2,52.6]]");
        var reading = Read(Collection(speck));
        reading.Areas.ShouldHaveSingleItem().Geometry.IsValid.ShouldBeTrue();
        reading.Repaired.ShouldHaveSingleItem().Note.ShouldContain("repaired");
        RefusalOf(speck, new() { RepairUpTo = 0 }).Code.ShouldBe(AreaProblem.SelfCrossing);
    }

    [Fact]
    public void An_open_ring_is_closed_and_noted()
    {
        var reading = Read(Collection(Polygon("[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.7]]")));
        reading.Areas.ShouldHaveSingleItem().Geometry.NumPoints.ShouldBe(5);
        reading.Repaired.ShouldHaveSingleItem().Note.ShouldContain("not closed");
    }

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[-1.2,52.6],[-1.1,52.6]]]}""", AreaProblem.TooFewPoints)]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[-1.2,52.6],[-1.1,52.6],[-1.2,52.6]]]}""",
        AreaProblem.TooFewPoints
    )]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", AreaProblem.Empty)]
    [InlineData("""{"type":"Polygon","coordinates":[[]]}""", AreaProblem.Empty)]
    [InlineData("""{"type":"MultiPolygon","coordinates":[]}""", AreaProblem.Empty)]
    [InlineData("""{"type":"Polygon"}""", AreaProblem.Empty)]
    [InlineData("null", AreaProblem.Empty)]
    [InlineData("""{"type":"Point","coordinates":[-1.2,52.6]}""", AreaProblem.NotAnArea)]
    [InlineData("""{"coordinates":[-1.2,52.6]}""", AreaProblem.NotAnArea)]
    [InlineData(
        """{"type":"Polygon","coordinates":[[["a",52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]]}""",
        AreaProblem.BadCoordinates
    )]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[1e999,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]]}""",
        AreaProblem.BadCoordinates
    )]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[1e308,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]]}""",
        AreaProblem.OutsideEnvelope
    )]
    [InlineData("""{"type":"Polygon","coordinates":[[1,2,3,4]]}""", AreaProblem.BadCoordinates)]
    [InlineData("""{"type":"Polygon","coordinates":[1,2,3,4]}""", AreaProblem.BadCoordinates)]
    public void A_bad_shape_is_refused_by_name(string geometry, string code) => RefusalOf(geometry).Code.ShouldBe(code);

    [Fact]
    public void A_hole_outside_its_boundary_is_refused()
    {
        var refusal = RefusalOf(Polygon(Square + ",[[-1,52.6],[-0.9,52.6],[-0.9,52.7],[-1,52.6]]"));
        refusal.Code.ShouldBe(AreaProblem.Invalid);
        refusal.Reason.ShouldContain("hole outside");
    }

    [Fact]
    public void Codes_must_be_there_and_differ_and_good_features_are_kept()
    {
        var text = Collection(Polygon(Square), Polygon(Square), Polygon(Square)).Replace("E1", "E0");
        var reading = Read(text, new() { CodeProperty = "code" });
        reading.Areas.Select(area => area["code"]).ShouldBe(["E0", "E2"]);
        var refusal = reading.Refused.ShouldHaveSingleItem();
        (refusal.Index, refusal.AreaCode, refusal.Code).ShouldBe((1, "E0", AreaProblem.DuplicateCode));
        refusal.Reason.ShouldContain("feature 1");
        Read(text, new() { CodeProperty = "gss" }).Refused.ShouldAllBe(r => r.Code == AreaProblem.NoCode);
    }

    [Fact]
    public void A_small_topojson_cannot_ask_for_endless_points()
    {
        var arcs = string.Join(',', Enumerable.Repeat("0", 5000));
        var text =
            """{"type":"Topology","arcs":[[[-1.2,52.6],[-1.1,52.6],[-1.1,52.7],[-1.2,52.6]]],"objects":{"a":{"type":"Polygon","arcs":[[ARCS]]}}}""".Replace(
                "ARCS",
                arcs
            );
        var options = new AreaReadOptions { MaximumPointsPerArea = 1000 };
        Read(text, options).Refused.ShouldHaveSingleItem().Code.ShouldBe(AreaProblem.TooManyPoints);
        Read(Collection(Polygon(Square), Polygon(Square)), new() { MaximumPoints = 8 })
            .Refused.ShouldHaveSingleItem()
            .Reason.ShouldContain("together");
    }

    [Fact]
    public void Fuzzed_files_end_in_a_reading_or_the_documented_error()
    {
        var good = new[]
        {
            Collection(Polygon(Square), """{"type":"MultiPolygon","coordinates":[[""" + Square + "]]}"),
            """{"type":"Topology","transform":{"scale":[0.001,0.001],"translate":[-1.2,52.6]},"arcs":[[[0,0],[100,0],[0,100],[-100,-100]]],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]]}]}}}""",
        };
        string[] pieces =
        [
            "[",
            "]",
            "{",
            "}",
            "null",
            "-1",
            "1e308",
            "1e400",
            "\"\\ud800\"",
            "\"type\"",
            "arcs",
            ",",
            "0",
            "52.6",
        ];
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var bytes = Encoding.UTF8.GetBytes(good[random.Next(good.Length)]).ToList();
                for (var n = random.Next(1, 6); n > 0 && bytes.Count > 0; n--)
                {
                    var at = random.Next(bytes.Count);
                    switch (random.Next(4))
                    {
                        case 0:
                            bytes[at] = (byte)random.Next(256);
                            break;
                        case 1:
                            bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(1, 12)));
                            break;
                        case 2:
                            bytes.InsertRange(at, Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]));
                            break;
                        default:
                            var piece = Encoding.UTF8.GetBytes(pieces[random.Next(pieces.Length)]);
                            bytes.RemoveRange(at, Math.Min(piece.Length, bytes.Count - at));
                            bytes.InsertRange(at, piece);
                            break;
                    }
                }
                try
                {
                    var reading = AreaReader.Read(new MemoryStream([.. bytes]));
                    reading.Areas.ShouldAllBe(area => area.Geometry.IsValid && !area.Geometry.IsEmpty);
                    AreaIndex.Build(reading.Areas).Count.ShouldBe(reading.Areas.Count);
                }
                catch (GeographyError error)
                {
                    error.Message.ShouldNotBeNullOrWhiteSpace();
                }
            })
            .Check(Fuzz.Cases(3000));
    }
}
