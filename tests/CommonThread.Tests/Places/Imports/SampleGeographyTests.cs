using CommonThread.Places;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places.Imports;

[Trait("Speed", "slow")]
public sealed class SampleGeographyTests(TestSite site, ITestOutputHelper output) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("nottinghamshire", "county")]
    [InlineData("derby", "unitary")]
    [InlineData("leicestershire", "county")]
    [InlineData("cambridgeshire-and-peterborough", "partnership-area")]
    [Trait("Requirement", "C-03")]
    public async Task A_two_tier_county_a_city_and_a_partnership_area_load_side_by_side(string partnership, string home)
    {
        var into = await site.Add(partnership, partnership);
        var took = await Loading.Geography(site, partnership, into, output.WriteLine);
        output.WriteLine($"{partnership}: {took.TotalSeconds:0.0} s");
        took.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        await using var db = site.Open(null, into);
        (await db.Set<Place>().CountAsync(p => p.Type == home)).ShouldBeGreaterThan(0);
        var lsoas = await db.Set<Place>().CountAsync(p => p.Type == PlaceType.Lsoa2011);
        lsoas.ShouldBeGreaterThan(100);
        var tree = new PlaceTree(db);
        // Every small area lies in exactly one council, whichever way it is reached.
        var councils = await db.Set<Place>()
            .Where(p => p.Type == PlaceType.District || p.Type == PlaceType.Unitary)
            .Select(p => p.Id)
            .ToListAsync();
        var total = 0.0;
        foreach (var council in councils)
            total += (await tree.Members(council, PlaceType.Lsoa2011, site.Today)).Values.Sum();
        total.ShouldBe(lsoas, 0.001);
    }

    [Fact]
    public async Task Loading_the_same_files_again_changes_nothing()
    {
        var into = await site.Add("again", "Again");
        await Loading.Geography(site, "derby", into);
        var before = await Counts(into);
        await Loading.Geography(site, "derby", into);
        (await Counts(into)).ShouldBe(before);
    }

    [Fact]
    [Trait("Requirement", "C-04")]
    public async Task A_csp_area_holds_the_small_areas_of_its_districts()
    {
        var into = await site.Add("notts", "Notts");
        await Loading.Geography(site, "nottinghamshire", into);
        await using var db = site.Open(null, into);
        var tree = new PlaceTree(db);
        var csp = await db.Set<Place>().SingleAsync(p => p.NameKey == "south nottinghamshire");
        var districts = await tree.Members(csp.Id, PlaceType.District, site.Today);
        districts.Count.ShouldBe(3);
        var direct = 0;
        foreach (var district in districts.Keys)
            direct += (await tree.Members(district, PlaceType.Lsoa2011, site.Today)).Count;
        var members = await tree.Members(csp.Id, PlaceType.Lsoa2011, site.Today);
        members.Count.ShouldBe(direct);
        members.Values.ShouldAllBe(share => share == 1);
    }

    private async Task<(int, int, int)> Counts(CommonThread.Partnerships.Partnership into)
    {
        await using var db = site.Open(null, into);
        return (
            await db.Set<Place>().CountAsync(),
            await db.Set<PlaceLink>().CountAsync(),
            await db.Set<BoundaryVersion>().CountAsync()
        );
    }
}
