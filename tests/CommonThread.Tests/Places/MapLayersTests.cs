using CommonThread.Places;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places;

/// <summary>Layers are switched on over the map, several at once, each with a list that says the same (C-19).</summary>
[Trait("Requirement", "C-19")]
public sealed class MapLayersTests(DerbySite site) : IClassFixture<DerbySite>
{
    [Fact]
    public async Task Layers_lie_over_one_another_and_each_has_its_list()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/map?type=ward&over=area-panel-area&over=priority");
        // Drawn without JavaScript, in order, the boxes still ticked.
        page.Html.QuerySelectorAll("svg .ct-map__over")
            .Select(g => g.GetAttribute("data-over"))
            .ShouldBe(["area-panel-area", "priority"]);
        page.Html.QuerySelectorAll("svg [data-over='area-panel-area'] path").Length.ShouldBe(5);
        page.Html.QuerySelectorAll("input[name='over'][checked]")
            .Select(i => i.GetAttribute("value"))
            .ShouldBe(["area-panel-area", "priority"]);
        foreach (var (list, places) in new[] { ("over-area-panel-area", 5), ("over-priority", 5) })
            page.Html.QuerySelectorAll($"#{list} a").Length.ShouldBe(places, list);
        // And made live from the same data.
        page.Html.QuerySelector("[data-ct-map-data]")!.TextContent.ShouldContain("\"over\":\"priority\"");
        // Choosing a place of a layer opens its page.
        (await page.Follow("Sinfin")).Heading.ShouldBe("Sinfin");
    }

    [Fact]
    public async Task A_layer_that_is_off_is_not_drawn_and_the_map_s_own_kind_is_not_offered()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/map?type=ward");
        page.Html.QuerySelector(".ct-map__over").ShouldBeNull();
        page.Html.QuerySelector("[id^='over-']").ShouldBeNull();
        page.Html.QuerySelector("input[name='over'][value='ward']").ShouldBeNull();
        page.Html.QuerySelector("input[name='over'][value='neighbourhood']").ShouldNotBeNull();
        page.Html.QuerySelector("input[name='over'][value='growth-area']").ShouldBeNull("there are none here");
    }

    [Theory]
    [InlineData("places/map?type=ward&over=nothing")]
    [InlineData("places/map?type=ward&over=ward")]
    [InlineData("places/map?type=ward&over=")]
    [InlineData("places/map?type=neighbourhood&over=partners&over=circles-crime")]
    [InlineData("places/map?type=lsoa-2011&over=ward&over=district&over=city-centre&over=csp-area")]
    public async Task Whatever_an_address_asks_for_the_map_is_shown(string path)
    {
        using var resident = site.Visit();
        (await resident.Get(path)).Html.QuerySelector(".ct-map svg").ShouldNotBeNull();
    }

    [Fact]
    public async Task Where_partners_services_work_is_a_layer_with_their_words()
    {
        var police = await site.Organisation("Testshire Police");
        await using (var db = site.Open())
        {
            var ward = await db.Set<Place>().FirstAsync(p => p.Type == PlaceType.Neighbourhood && p.Name == "Sinfin");
            var contact = ServiceContact.In(ward.Id, police, "Neighbourhood policing", site.Today);
            contact.ReachedBy(null, "101", null);
            db.Add(contact);
            await db.SaveChangesAsync();
        }
        using var resident = site.Visit();
        var page = await resident.Get("places/map?type=ward&over=partners");
        page.Html.QuerySelector("#over-partners table")!
            .TextContent.ShouldContain("Neighbourhood policing (Testshire Police)");
        page.Html.QuerySelector("#over-partners .ct-source")!.TextContent.ShouldContain("Named by the partners");
    }
}
