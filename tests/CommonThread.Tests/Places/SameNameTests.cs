using System.Net;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places;

/// <summary>A name is used once among the places of a kind within one parent, whichever way a place comes there (C-01).</summary>
[Trait("Requirement", "C-01")]
public sealed class SameNameTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Heading =
        "child_type,child_code_or_name,parent_type,parent_code_or_name,hierarchy,valid_from,valid_to,percent,note\n";

    private async Task<Place> Add(string name, string type, string code, Place? parent = null)
    {
        await using var db = site.Open();
        var place = Place.Called(name, type, code);
        db.Add(place);
        await db.SaveChangesAsync();
        if (parent is not null)
        {
            db.Add(PlaceLink.Of(place.Id, parent.Id, Hierarchy.Administrative));
            await db.SaveChangesAsync();
        }
        return place;
    }

    private async Task<(Place North, Place South, Place Mill)> TwoMills(string mark)
    {
        var (north, south) = (
            await Add($"North {mark}", PlaceType.District, $"N{mark}"),
            await Add($"South {mark}", PlaceType.District, $"S{mark}")
        );
        await Add("Mill", PlaceType.Ward, $"A{mark}", north);
        return (north, south, await Add("MILL", PlaceType.Ward, $"B{mark}", south));
    }

    private static (string, string)[] To(Place parent, string hierarchy) =>
        [
            ("Form.Hierarchy", hierarchy),
            ("Form.Parents[0].ParentId", $"{parent.Id}"),
            ("Form.From.Day", "1"),
            ("Form.From.Month", "4"),
            ("Form.From.Year", "2026"),
            ("Reason", "Boundary review"),
        ];

    [Fact]
    public async Task A_place_does_not_move_beside_another_of_its_kind_and_name()
    {
        var (north, _, mill) = await TwoMills("11");
        var east = await Add("East 11", PlaceType.District, "E11");
        using var administrator = await site.SignIn(Roles.Administrator);
        var refused = await (await administrator.Get($"places/{mill.Slug}/links")).Submit(
            "#add",
            To(north, Hierarchy.Administrative)
        );
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["There is a ward called Mill in North 11 already"]);
        refused.Html.QuerySelector("[name='Form.From.Year']")!.GetAttribute("value").ShouldBe("2026");
        await using (var db = site.Open())
            (await db.Set<PlaceLink>().SingleAsync(l => l.ChildId == mill.Id)).To.ShouldBeNull("nothing is half done");
        // Elsewhere, and in another hierarchy, it may.
        var other = await (await administrator.Get($"places/{mill.Slug}/links")).Submit(
            "#add",
            To(east, Hierarchy.Administrative)
        );
        other.Errors.ShouldBeEmpty();
        var programme = await (await administrator.Get($"places/{mill.Slug}/links")).Submit(
            "#add",
            To(north, Hierarchy.Programme)
        );
        programme.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_links_does_not_put_two_of_a_name_beside_each_other()
    {
        var (_, _, _) = await TwoMills("21");
        await Add("Mill", PlaceType.Ward, "C21");
        await Add("Weir", PlaceType.Ward, "D21");
        await Add("Weir", PlaceType.Ward, "E21");
        const string Beside = "ward,C21,district,N21,administrative,,,,\n";
        var refused = await Loading.Text(
            site,
            "links",
            Heading + Beside + "ward,D21,district,N21,administrative,,,,\n"
        );
        refused.Kept.ShouldBeFalse();
        refused.Reasons.ShouldBe("2: There is a ward called Mill in North 21 already");
        refused.Report.Added.ShouldBe(1, "the row that can be loaded");
        var good = await Loading.Text(
            site,
            "links",
            Heading + Beside + "ward,D21,district,N21,administrative,,,,\n",
            goodRowsOnly: true
        );
        good.Kept.ShouldBeTrue();
        await using (var db = site.Open())
        {
            var names = await db.Set<Place>().Where(p => p.Code == "C21" || p.Code == "D21").ToListAsync();
            var children = names.Select(n => n.Id).ToList();
            (await db.Set<PlaceLink>().SingleAsync(l => children.Contains(l.ChildId))).ChildId.ShouldBe(
                names.Single(n => n.Code == "D21").Id
            );
        }
        // Both in one file, and one after the other has gone.
        var both = await Loading.Text(
            site,
            "links",
            Heading + "ward,E21,district,N21,administrative,,,,\nward,C21,district,N21,administrative,,,,\n"
        );
        both.Kept.ShouldBeFalse();
        both.Report.RefusedCount.ShouldBe(2);
        both.Report.Added.ShouldBe(0);
        (await Loading.Text(site, "links", Heading + "ward,C21,district,S21,programme,,,,\n")).Reasons.ShouldBe("");
    }

    [Fact]
    public async Task A_name_is_free_again_once_the_other_has_left()
    {
        var (north, _, mill) = await TwoMills("31");
        await using (var db = site.Open())
        {
            foreach (var link in await db.Set<PlaceLink>().Where(l => l.ParentId == north.Id).ToListAsync())
                link.End(new DateOnly(2026, 3, 31));
            foreach (var link in await db.Set<PlaceLink>().Where(l => l.ChildId == mill.Id).ToListAsync())
                link.End(new DateOnly(2026, 3, 31));
            await db.SaveChangesAsync();
        }
        (
            await Loading.Text(site, "links", Heading + "ward,B31,district,N31,administrative,2026-04-01,,,\n")
        ).Reasons.ShouldBe("");
        (
            await Loading.Text(site, "links", Heading + "ward,B31,district,N31,programme,2026-03-01,,,\n")
        ).Reasons.ShouldBe("");
    }
}
