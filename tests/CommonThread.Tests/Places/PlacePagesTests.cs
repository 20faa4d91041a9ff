using System.Net;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places;

/// <summary>Derby with a few contacts, notes and streets.</summary>
public sealed class LivelyDerbySite : DerbySite
{
    public string Sinfin => "neighbourhood-sinfin";

    protected override async Task Fill()
    {
        await base.Fill();
        await Organisation("Derby City Council");
        await Organisation("Derbyshire Constabulary");
        await Post("Neighbourhood Manager, Sinfin", "Derby City Council");
        (
            await Loading.Text(
                this,
                "contacts",
                """
                place_type,place,organisation,post,service,contact,hours,illustrative
                neighbourhood,Sinfin,Derby City Council,"Neighbourhood Manager, Sinfin",Neighbourhood management,01632 960111,Monday to Friday,yes
                neighbourhood,Sinfin,Derbyshire Constabulary,,Neighbourhood policing,01632 960211,,yes
                neighbourhood,Sinfin,Derby City Council,,Neighbourhood policing,wardens@derby.example.gov.uk,,yes
                unitary,E06000015,Derby City Council,,Housing advice,01632 960999,,yes
                """
            )
        ).Reasons.ShouldBe("");
        await using var db = Open();
        var lsoa = await db.Set<Place>().FirstAsync(p => p.Type == PlaceType.Lsoa2011 && p.Code == "E01013453");
        var (x, y) = (lsoa.Longitude!.Value, lsoa.Latitude!.Value);
        var point = FormattableString.Invariant($"{x},{y}");
        (
            await Loading.Text(
                this,
                "streets",
                $"name,kind,lsoa_code,longitude,latitude\nCoachmaker Lane,street,E01013453,{point}\nStation Road,street,E01013453,{point}\nStation Road,street,E01013585,{point}\n"
            )
        ).Reasons.ShouldBe("");
        (
            await Loading.Text(this, "postcodes", $"pcds,long,lat\nDE24 3LR,{point}\nAB1 2CD,-2.1,57.1\n")
        ).Report.Added.ShouldBe(1);
    }

    public async Task Note(string words, Marking marking, string organisation)
    {
        var owner = await Organisation(organisation);
        await using var db = Open();
        var place = await db.Set<Place>().SingleAsync(p => p.Slug == Sinfin);
        db.Add(PlaceNote.On(place.Id, words, marking, owner, Today));
        await db.SaveChangesAsync();
    }
}

public sealed class PlacePagesTests(LivelyDerbySite site) : IClassFixture<LivelyDerbySite>
{
    [Fact]
    [Trait("Requirement", "C-08")]
    public async Task A_postcode_gives_the_ward_the_area_the_city_and_who_to_ask()
    {
        using var resident = site.Visit();
        // The quickest of three: the first starts the page, and another test may be at work beside any of them.
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            await resident.Get("places/find?q=de24%203lr");
            times.Add(clock.Elapsed);
        }
        times.Min().ShouldBeLessThan(TimeSpan.FromSeconds(2));
        var page = await resident.Get("places/find?q=de24%203lr");
        page.Heading.ShouldBe("DE24 3LR");
        foreach (
            var word in new[]
            {
                "Ward",
                "Area panel area",
                "Unitary city",
                "Community Safety Partnership area",
                "Who to ask",
            }
        )
            page.Text.ShouldContain(word);
    }

    [Fact]
    [Trait("Requirement", "C-08")]
    public async Task An_unknown_postcode_offers_a_list_to_choose_from()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/find?q=DE24 3LZ");
        page.Text.ShouldContain("We do not have the postcode");
        page.Html.QuerySelectorAll("main li a")
            .Select(a => a.TextContent)
            .ShouldContain(t => t.StartsWith("DE24 3LR", StringComparison.Ordinal));
        (await page.Follow("DE24 3LR")).Heading.ShouldBe("DE24 3LR");
    }

    [Fact]
    [Trait("Requirement", "C-08")]
    public async Task The_search_speaks_of_streets_where_they_are_held()
    {
        using var resident = site.Visit();
        (await resident.Get("places")).Html.QuerySelector("#q-hint")!.TextContent.ShouldContain("name of a street");
    }

    [Fact]
    public async Task A_street_of_one_name_is_answered_and_one_of_several_is_asked()
    {
        using var resident = site.Visit();
        (await resident.Get("places/find?q=coachmaker lane")).Heading.ShouldBe("Coachmaker Lane");
        var several = await resident.Get("places/find?q=Station%20Road");
        several.Heading.ShouldBe("Which one did you mean?");
        (await several.Follow("Station Road")).Heading.ShouldBe("Station Road");
        // Each with the ward it lies in, and where streets are wanting.
        several
            .Html.QuerySelectorAll("main a")
            .Count(a => a.TextContent.StartsWith("Station Road, ", StringComparison.Ordinal))
            .ShouldBe(2);
        several.Text.ShouldContain("The streets of Derby are not held here, or hardly any of them.");
        (await resident.Get("places/find?q=coachmaker lane")).Text.ShouldContain(
            "the one street of this name that is held here"
        );
    }

    [Theory]
    [InlineData("Sinfen")]
    [InlineData("  sinfin ")]
    [Trait("Requirement", "C-01")]
    public async Task A_place_is_found_by_any_of_its_names(string typed)
    {
        using var resident = site.Visit();
        var page = await resident.Get($"places/find?q={Uri.EscapeDataString(typed)}");
        (page.Heading is "Sinfin" or "Which one did you mean?").ShouldBeTrue(page.Heading);
        page.Text.ShouldContain("Sinfin");
    }

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("%00%ff")]
    [InlineData("zzzzzzzzzz")]
    [InlineData("' OR 1=1 --")]
    public async Task Anything_else_is_answered_kindly(string typed)
    {
        using var resident = site.Visit();
        (await resident.Try($"places/find?q={Uri.EscapeDataString(typed)}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Requirement", "C-28")]
    public async Task The_page_of_a_place_says_what_it_is_who_works_there_and_what_it_lies_in()
    {
        using var resident = site.Visit();
        var page = await resident.Get($"places/{site.Sinfin}");
        page.Heading.ShouldBe("Sinfin");
        page.Text.ShouldContain("Also known as Sinfen");
        page.Text.ShouldContain("Neighbourhood Manager, Sinfin, Derby City Council");
        page.Text.ShouldContain("Illustrative");
        page.Text.ShouldContain("For all of Derby (1 contact)");
        page.Text.ShouldContain("assumed");
        page.Html.QuerySelector(".ct-map svg").ShouldNotBeNull();
        page.Html.QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href"))
            .ShouldContain("/testshire/places/e06000015");
        page.Text.ShouldNotContain("Change this place");
    }

    [Fact]
    [Trait("Requirement", "C-20")]
    public async Task Two_contacts_for_one_service_in_one_place_are_flagged()
    {
        using var resident = site.Visit();
        var page = await resident.Get($"places/{site.Sinfin}");
        page.Html.QuerySelectorAll("main .govuk-tag")
            .Count(t => t.TextContent.Contains("Another contact", StringComparison.Ordinal))
            .ShouldBe(2);
    }

    [Fact]
    [Trait("Requirement", "C-28")]
    public async Task Each_tab_is_an_address_and_an_empty_one_says_who_fills_it()
    {
        using var resident = site.Visit();
        foreach (var tab in PlaceTab.All.Where(t => t != PlaceTab.Overview))
        {
            var page = await resident.Get($"places/{site.Sinfin}/{tab.Key}");
            page.Title.ShouldContain(tab.Name);
            page.Html.QuerySelector("[aria-current=page]").ShouldNotBeNull(tab.Name);
        }
        (await resident.Get($"places/{site.Sinfin}/stories")).Text.ShouldContain(
            "Partners submit case studies that name this place"
        );
        (await resident.Try($"places/{site.Sinfin}/nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await resident.Try("places/atlantis")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "C-28")]
    public async Task The_same_page_is_read_in_three_ways()
    {
        await site.Note("canary-public", Marking.Public, "Derby City Council");
        await site.Note("canary-partners", Marking.Partners, "Derby City Council");
        await site.Note("canary-organisation", Marking.Organisation, "Derby City Council");
        await site.Note("canary-restricted", Marking.Restricted, "Derbyshire Constabulary");
        using var resident = site.Visit();
        using var council = await site.SignIn(Roles.PartnerOfficer, "Derby City Council");
        using var health = await site.SignIn(Roles.PartnerOfficer, "Primary Care Trust");
        // A grant that reaches restricted records of its own organisation, and no others.
        var post = await site.Post("Intelligence Analyst", "Derbyshire Constabulary");
        await using (var db = site.Open())
        {
            db.Add(
                CommonThread.People.Grants.Grant.Of(
                    Roles.PartnerOfficer,
                    post,
                    site.Today.AddDays(-1),
                    highest: Marking.Restricted
                )
            );
            await db.SaveChangesAsync();
        }
        using var police = site.Visit();
        await police.SignInAs(post);
        var expected = new (Visitor Reader, string[] Sees)[]
        {
            (resident, ["canary-public"]),
            (health, ["canary-public", "canary-partners"]),
            (council, ["canary-public", "canary-partners", "canary-organisation"]),
            (police, ["canary-public", "canary-partners", "canary-restricted"]),
        };
        foreach (var (reader, sees) in expected)
        {
            var page = await reader.Get($"places/{site.Sinfin}");
            foreach (
                var canary in new[] { "canary-public", "canary-partners", "canary-organisation", "canary-restricted" }
            )
                page.Body.Contains(canary, StringComparison.Ordinal).ShouldBe(sees.Contains(canary), canary);
        }
        (await resident.Get($"places/{site.Sinfin}")).Text.ShouldNotContain("You read this page");
        (await health.Get($"places/{site.Sinfin}")).Text.ShouldContain("for partners and for your organisation.");
        (await police.Get($"places/{site.Sinfin}")).Text.ShouldContain("and restricted to it");
        await using var after = site.Open();
        var reads = await after
            .Set<HistoryEntry>()
            .Where(h => h.SubjectKind == "place-note" && h.Action == "read")
            .ToListAsync();
        reads.ShouldNotBeEmpty();
        reads.ShouldAllBe(h => h.PostId == post);
    }

    [Fact]
    [Trait("Requirement", "C-46")]
    public async Task A_list_is_narrowed_by_tag_and_by_parent_and_taken_away_as_csv()
    {
        using var resident = site.Visit();
        var all = await resident.Get("places/type/neighbourhood");
        all.Text.ShouldContain("Stockbrook");
        var tagged = await resident.Get("places/type/neighbourhood?tag=New Deal for Communities");
        tagged.Text.ShouldContain("Derwent New Deal");
        tagged.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        var wards = await resident.Get("places/type/ward?in=e06000015");
        wards.Html.QuerySelectorAll("tbody tr").Length.ShouldBe(17);
        var csv = await resident.Get("places/type/ward?in=e06000015&format=csv");
        csv.Type.ShouldBe("text/csv");
        csv.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(18);
        var second = await resident.Get("places/type/lsoa-2011?page=2&sort=-code");
        second.Text.ShouldContain("page 2 of 2");
    }

    [Theory]
    [InlineData("places")]
    [InlineData("places/map")]
    [InlineData("places/map?type=csp-area")]
    [InlineData("places/map?type=lsoa-2011&in=e06000015&layer=nothing")]
    [InlineData("places/csp-areas")]
    [InlineData("places/browse/administrative")]
    [InlineData("places/browse/area-panel")]
    [InlineData("places/browse/administrative?format=csv")]
    [InlineData("places/type/site")]
    public async Task A_resident_reads_every_list(string path)
    {
        using var resident = site.Visit();
        await resident.Get(path);
    }

    [Fact]
    [Trait("Requirement", "C-19")]
    public async Task The_map_has_the_same_content_as_a_list()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/map?type=ward");
        var drawn = page
            .Html.QuerySelectorAll(".ct-map__area")
            .Select(a => a.GetAttribute("data-code"))
            .Order()
            .ToList();
        var listed = page
            .Html.QuerySelectorAll("#list tbody tr")
            .Select(r => r.GetAttribute("data-code"))
            .Order()
            .ToList();
        drawn.ShouldBe(listed);
        drawn.Count.ShouldBe(17);
    }

    [Fact]
    public async Task Boundaries_are_given_as_geojson_and_not_again_when_unchanged()
    {
        using var program = site.Visit();
        using var first = await program.Http.GetAsync("places/ward.geojson");
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        var read = CommonThread.Analytics.Geography.AreaReader.Read(await first.Content.ReadAsStreamAsync());
        (read.Areas.Count, read.Refused.Count).ShouldBe((17, 0));
        using var again = new HttpRequestMessage(HttpMethod.Get, "places/ward.geojson");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await program.Http.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await program.Try("places/castle.geojson")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "C-03")]
    public async Task A_signed_in_reader_sees_their_own_area_first()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer, "Derby City Council", "Strategy officer, Derby");
        var page = await officer.Get("places");
        page.Text.ShouldContain("Your area");
        using var resident = site.Visit();
        (await resident.Get("places")).Text.ShouldNotContain("Your area");
    }
}
