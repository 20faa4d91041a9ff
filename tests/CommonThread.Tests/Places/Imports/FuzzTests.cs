using System.Text;
using CommonThread.Places;
using CommonThread.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Places.Imports;

/// <summary>Whatever a file holds: no crash, and nothing half loaded.</summary>
[Trait("Speed", "slow")]
public sealed class FuzzTests(DerbySite site) : IClassFixture<DerbySite>
{
    private static readonly string[] Cells =
    [
        "",
        " ",
        "ward",
        "neighbourhood",
        "E05001767",
        "Sinfin",
        "E06000015",
        "unitary",
        "administrative",
        "csp",
        "2026-13-01",
        "2026-01-01",
        "1e400",
        "-1",
        "100",
        "NaN",
        "\"",
        "\"\"",
        "a\"b",
        "é\u0000ü",
        "=1+1",
        "|||",
        new string('x', 600),
        "😀",
        "-1.5",
        "52.9",
        "E01013453",
        "street",
        "yes",
        "DE24 3LR",
    ];

    private static readonly Dictionary<string, string> Headings = new()
    {
        ["places"] = "type,code,name,aliases,description,active_from,active_to,tags",
        ["links"] =
            "child_type,child_code_or_name,parent_type,parent_code_or_name,hierarchy,valid_from,valid_to,percent,note",
        ["streets"] = "name,kind,lsoa_code,longitude,latitude",
        ["postcodes"] = "postcode,longitude,latitude,lsoa_code",
        ["contacts"] = "place_type,place,organisation,post,service,contact,hours,illustrative",
    };

    [Theory]
    [InlineData("places")]
    [InlineData("links")]
    [InlineData("streets")]
    [InlineData("postcodes")]
    [InlineData("contacts")]
    public async Task Any_table_is_loaded_whole_or_not_at_all(string import)
    {
        var width = Headings[import].Split(',').Length;
        var row = Gen.Elements(Cells).ArrayOf(width).Select(cells => string.Join(',', cells));
        var files = row.ArrayOf().Select(rows => Headings[import] + "\n" + string.Join('\n', rows));
        foreach (var text in files.Draw(60, 12))
            await Try(import, Encoding.UTF8.GetBytes(text), "");
    }

    [Fact]
    public async Task Any_bytes_are_refused_in_words()
    {
        var bytes = ArbMap.Default.GeneratorFor<byte[]>();
        foreach (var import in Headings.Keys.Append("boundaries"))
        {
            foreach (var file in bytes.Draw(200, 10))
                await Try(import, file, import == "boundaries" ? "--type ward" : "");
        }
    }

    [Fact]
    public async Task Any_change_to_a_boundary_file_is_refused_or_loaded_whole()
    {
        var good =
            """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"F1","name":"A"},"geometry":{"type":"Polygon","coordinates":[[[-1.4,52.9],[-1.3,52.9],[-1.3,53],[-1.4,52.9]]]}}]}""";
        var places = Gen.Choose(0, good.Length - 1);
        var letters = Gen.Elements('{', '}', '[', ']', '"', ',', '0', '9', '-', 'e', '.', '\\', '\u0001');
        foreach (var (at, letter) in places.Zip(letters).Draw(60))
            await Try("boundaries", Encoding.UTF8.GetBytes(good[..at] + letter + good[(at + 1)..]), "--type estate");
    }

    private async Task Try(string import, byte[] bytes, string options)
    {
        var before = await Counts();
        var loaded = await Loading.Bytes(site, import, bytes, options);
        var after = await Counts();
        if (!loaded.Kept)
            after.ShouldBe(before, loaded.Reasons);
        else
            loaded.Report.RefusedCount.ShouldBe(0);
        if (loaded.Refusal is { } refusal)
            refusal.ShouldNotContain("Exception");
    }

    private async Task<(int, int, int, int, int, int)> Counts()
    {
        await using var db = site.Open();
        return (
            await db.Set<Place>().CountAsync(),
            await db.Set<PlaceLink>().CountAsync(),
            await db.Set<BoundaryVersion>().CountAsync(),
            await db.Set<Street>().CountAsync(),
            await db.Set<Postcode>().CountAsync(),
            await db.Set<ServiceContact>().CountAsync()
        );
    }
}
