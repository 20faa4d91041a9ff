using System.Text;
using CommonThread.Measures;
using CommonThread.Shared;
using CommonThread.Tests.Places;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Measures;

/// <summary>Whatever a file of figures holds: no crash, clear words, and nothing half loaded.</summary>
[Trait("Speed", "slow")]
public sealed class FuzzTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static readonly string[] Cells =
    [
        "",
        " ",
        "E01000001",
        "E01000002",
        "E01000003",
        "E01000004",
        "E99999999",
        "2019",
        "2025",
        "9999",
        "20.25",
        "0",
        "1200",
        "-1",
        "1e400",
        "NaN",
        "32844",
        "\"",
        "a\"b",
        "é\u0000ü",
        "=1+1",
        new string('x', 600),
        "😀",
        "A1",
        "2022-04",
        "2022-13",
        "-1.195",
        "52.605",
        "Burglary",
        "rural",
    ];

    private static readonly Dictionary<string, (string Heading, string Options)> Tables = new()
    {
        ["population"] = ("code,year,total,age_0_15,age_16_64,age_65_plus", ""),
        ["deprivation"] = ("code,year,imd_rank,imd_decile,imd_score,crime_rank,crime_score", "--index-year 2019"),
        ["context"] = ("code,year,rural_urban,rural_urban_class,share_65_plus", ""),
        ["crime"] = (
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
            ""
        ),
    };

    [Theory]
    [InlineData("population")]
    [InlineData("deprivation")]
    [InlineData("context")]
    [InlineData("crime")]
    public async Task Any_table_is_loaded_whole_or_not_at_all(string import)
    {
        var (heading, options) = Tables[import];
        var width = heading.Split(',').Length;
        var row = Gen.Elements(Cells).ArrayOf(width).Select(cells => string.Join(',', cells));
        var files = row.ArrayOf().Select(rows => heading + "\n" + string.Join('\n', rows));
        foreach (var text in files.Draw(40, 25))
            await Try(import, Encoding.UTF8.GetBytes(text), options);
    }

    [Fact]
    public async Task Any_bytes_are_refused_in_words()
    {
        foreach (var (import, table) in Tables)
        {
            foreach (var file in ArbMap.Default.GeneratorFor<byte[]>().Draw(200, 15))
                await Try(import, file, table.Options);
        }
    }

    private async Task Try(string import, byte[] bytes, string options)
    {
        var before = await Counts();
        var loaded = await Loading.Bytes(site, import, bytes, options);
        if (loaded.Kept)
            loaded.Report.RefusedCount.ShouldBe(0);
        else
            (await Counts()).ShouldBe(before, loaded.Reasons);
        if (loaded.Refusal is { } refusal)
        {
            refusal.ShouldNotBeEmpty();
            refusal.ShouldNotContain("Exception");
        }
    }

    private async Task<(int, int, int, int)> Counts()
    {
        await using var db = site.Open();
        return (
            await db.Set<Measure>().CountAsync(),
            await db.Set<Release>().CountAsync(),
            await db.Set<Observation>().CountAsync(),
            await db.Set<Source>().CountAsync()
        );
    }
}
