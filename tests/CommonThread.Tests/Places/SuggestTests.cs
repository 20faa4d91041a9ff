using System.Text.Json;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places;

[Trait("Requirement", "C-08")]
public sealed class SuggestTests(LivelyDerbySite site) : IClassFixture<LivelyDerbySite>
{
    [Theory]
    [InlineData("sinf", "Sinfin")]
    [InlineData("DE24", "DE24 3LR")]
    [InlineData("coachm", "Coachmaker Lane")]
    [InlineData("station", "Station Road")]
    public async Task What_is_typed_is_finished_with_places_streets_and_postcodes(string typed, string name)
    {
        using var resident = site.Visit();
        var found = await Suggested(resident, typed);
        found.Select(f => f.Name).ShouldContain(name);
        found.Count.ShouldBeLessThanOrEqualTo(8);
        var url = found.First(f => f.Name == name).Url;
        (await resident.Get(url.Replace(site.Address.AbsolutePath, "", StringComparison.Ordinal))).Text.ShouldContain(
            name
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("si")]
    [InlineData("<script>")]
    [InlineData("no such place anywhere")]
    public async Task Too_little_and_what_is_nowhere_suggest_nothing(string typed)
    {
        using var resident = site.Visit();
        (await Suggested(resident, typed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_box_is_an_ordinary_form_that_names_where_suggestions_come_from()
    {
        using var resident = site.Visit();
        foreach (var path in new[] { "", "places", "places/find" })
        {
            var box = (await resident.Get(path)).Html.QuerySelector("form[action$='places/find'] input[name=q]")!;
            box.GetAttribute("data-ct-suggest")!.ShouldEndWith("places/suggest");
        }
    }

    [Fact]
    public async Task Where_no_postcodes_are_loaded_officers_are_told_who_loads_them_and_how()
    {
        var empty = await site.Add("nopostcodes", "No Postcodes");
        using var resident = new Visitor(new Uri(site.Root, "nopostcodes/"));
        (await resident.Get("places/find?q=High Street")).Text.ShouldContain(
            "Streets are not held here yet, so that no street can be looked up. Type a postcode"
        );
        var page = await resident.Get("places/find?q=NG1 1AA");
        page.Text.ShouldContain("No postcodes have been loaded here yet");
        page.Text.ShouldContain("Type a street or a place, or choose from the list");
        // How files are loaded is nothing to a resident.
        page.Text.ShouldNotContain("ONS Postcode Directory");
        empty.Slug.ShouldBe("nopostcodes");
        using var officer = await site.SignIn(Roles.NeighbourhoodManager);
        (await officer.Get("places/find?q=ZZ1 1ZZ")).Text.ShouldContain(
            "A council administrator adds postcodes by loading the ONS Postcode Directory"
        );
    }

    private sealed record Suggestion(string Name, string Where, string Url);

    private static async Task<List<Suggestion>> Suggested(Visitor visitor, string typed)
    {
        var page = await visitor.Get("places/suggest?q=" + Uri.EscapeDataString(typed));
        page.Type.ShouldBe("application/json");
        return JsonSerializer.Deserialize<List<Suggestion>>(page.Body, JsonSerializerOptions.Web)!;
    }
}
