using System.Net;
using System.Text;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Places;

/// <summary>What an administrator does with places, and what nobody else may.</summary>
public sealed class RegisterTests(TestSite site) : IClassFixture<TestSite>
{
    private async Task<Place> Add(string name, string type = PlaceType.Neighbourhood, string? parent = null)
    {
        await using var db = site.Open();
        var place = Place.Called(name, type);
        db.Add(place);
        await db.SaveChangesAsync();
        if (parent is not null)
        {
            var above = await db.Set<Place>().SingleAsync(p => p.Slug == parent);
            db.Add(PlaceLink.Of(place.Id, above.Id, Hierarchy.Administrative));
            await db.SaveChangesAsync();
        }
        return place;
    }

    private async Task<Place> Read(string slug)
    {
        await using var db = site.Open();
        return await db.Set<Place>().Include(p => p.Aliases).Include(p => p.Tags).SingleAsync(p => p.Slug == slug);
    }

    private async Task<IReadOnlyList<string>> Gaps(string rule)
    {
        await using var db = site.Open();
        var one = site.Services.GetRequiredService<Modules>().Gaps.Single(g => g.Key == rule);
        return [.. (await one.FindAll(db, site.Today, CancellationToken.None)).Select(g => g.Sentence)];
    }

    [Fact]
    [Trait("Requirement", "C-01")]
    public async Task An_administrator_adds_a_place_and_it_has_a_page_of_its_own()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get("places/add");
        var page = await form.Submit(
            ("Form.Type", "growth-area"),
            ("Form.Name", "North Fields"),
            ("Form.Aliases", "Northfields\nThe Fields")
        );
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Heading.ShouldBe("North Fields");
        page.Text.ShouldContain("Also known as Northfields, The Fields");
        var again = await (await administrator.Get("places/add")).Submit(
            ("Form.Type", "growth-area"),
            ("Form.Name", "north  fields")
        );
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Errors.ShouldHaveSingleItem().ShouldContain("already");
        again.Html.QuerySelector("[name='Form.Name']")!.GetAttribute("value").ShouldBe("north  fields");
        var empty = await (await administrator.Get("places/add")).Submit(("Form.Name", "X"));
        empty.Errors.ShouldContain("Choose a kind of place");
    }

    [Fact]
    [Trait("Requirement", "C-50")]
    public async Task A_change_says_why_and_is_kept_in_the_history()
    {
        await Add("Old Town");
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get("places/neighbourhood-old-town/edit");
        (await form.Submit(("Form.Name", "New Town"))).Errors.ShouldContain(e =>
            e.StartsWith("Say why", StringComparison.Ordinal)
        );
        var page = await form.Submit(
            ("Form.Name", "New Town"),
            ("Form.Tags", "Priority neighbourhood"),
            ("Reason", "Residents asked for it")
        );
        page.Heading.ShouldBe("New Town");
        var place = await Read("neighbourhood-old-town");
        place.Tags.ShouldHaveSingleItem().From.ShouldBe(site.Today);
        await using var db = site.Open();
        var line = await db.Set<HistoryEntry>()
            .OrderByDescending(h => h.Sequence)
            .FirstAsync(h => h.SubjectKind == "place" && h.SubjectId == place.Id);
        line.Actor.ShouldContain("Council administrator");
        (await Gaps("neighbourhood-without-member")).ShouldContain(
            "New Town is a priority neighbourhood without an elected member."
        );
    }

    [Fact]
    [Trait("Requirement", "C-05")]
    public async Task An_elected_member_who_serves_a_priority_neighbourhood_closes_its_gap()
    {
        var place = await Add("Riverside");
        await using (var db = site.Open())
        {
            var held = await db.Set<Place>().Include(p => p.Tags).SingleAsync(p => p.Id == place.Id);
            held.Tag("Priority neighbourhood");
            await db.SaveChangesAsync();
        }
        (await Gaps("neighbourhood-without-member")).ShouldContain(g =>
            g.StartsWith("Riverside", StringComparison.Ordinal)
        );
        var member = await site.Post("Councillor for Riverside");
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get("places/neighbourhood-riverside/serving");
        var page = await form.Submit(
            "#add",
            ("Form.PostId", member.ToString(Text.Words)),
            ("Form.Role", "WardMember"),
            ("Form.From.Day", "1"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Reason", "Elected")
        );
        page.Errors.ShouldBeEmpty();
        (await Gaps("neighbourhood-without-member")).ShouldNotContain(g =>
            g.StartsWith("Riverside", StringComparison.Ordinal)
        );
        using var resident = site.Visit();
        (await resident.Get("places/neighbourhood-riverside")).Text.ShouldContain("Councillor for Riverside");
    }

    [Fact]
    [Trait("Requirement", "C-01")]
    public async Task A_closed_place_keeps_its_page_and_leaves_the_lists()
    {
        await Add("Gone Estate", PlaceType.Estate);
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get("places/estate-gone-estate/close");
        await form.Submit(
            ("Form.ActiveTo.Day", "1"),
            ("Form.ActiveTo.Month", "3"),
            ("Form.ActiveTo.Year", "2026"),
            ("Reason", "Demolished")
        );
        using var resident = site.Visit();
        (await resident.Get("places/estate-gone-estate")).Text.ShouldContain("This place was closed on 1 March 2026");
        (await resident.Get("places/type/estate")).Text.ShouldNotContain("Gone Estate");
        (await resident.Get("places/type/estate?closed=true")).Text.ShouldContain("Gone Estate");
    }

    [Fact]
    [Trait("Requirement", "C-02")]
    public async Task A_place_moves_to_another_parent_on_a_day_and_cannot_lie_in_its_own_child()
    {
        var (one, two) = (
            await Add("First District", PlaceType.District),
            await Add("Second District", PlaceType.District)
        );
        var child = await Add("Moving Ward", PlaceType.Ward, one.Slug);
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get($"places/{child.Slug}/links");
        var page = await form.Submit(
            "#add",
            ("Form.Hierarchy", "administrative"),
            ("Form.Parents[0].ParentId", $"{two.Id}"),
            ("Form.From.Day", "10"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Reason", "Boundary review")
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("to 9 March 2026");
        var circle = await (await administrator.Get($"places/{two.Slug}/links")).Submit(
            "#add",
            ("Form.Hierarchy", "administrative"),
            ("Form.Parents[0].ParentId", $"{child.Id}"),
            ("Form.From.Day", "10"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Reason", "Boundary review")
        );
        circle.Errors.ShouldHaveSingleItem().ShouldContain("cannot be in");
        await Add("Another Ward", PlaceType.Ward, one.Slug);
        // The walk comes upon this circle at a link that was there before.
        var over = await (await administrator.Get($"places/{one.Slug}/links")).Submit(
            "#add",
            ("Form.Hierarchy", "administrative"),
            ("Form.Parents[0].ParentId", $"{(await Add("Third Ward", PlaceType.Ward, one.Slug)).Id}"),
            ("Form.From.Day", "10"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Reason", "Boundary review")
        );
        over.Errors.ShouldHaveSingleItem().ShouldContain("cannot be in Third Ward");
        var parts = await (await administrator.Get($"places/{child.Slug}/links")).Submit(
            "#add",
            ("Form.Hierarchy", "programme"),
            ("Form.Parents[0].ParentId", $"{one.Id}"),
            ("Form.Parents[0].Percent", "60"),
            ("Form.Parents[1].ParentId", $"{two.Id}"),
            ("Form.Parents[1].Percent", "30"),
            ("Form.From.Day", "10"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Reason", "Boundary review")
        );
        parts.Errors.ShouldHaveSingleItem().ShouldContain("must total 100");
    }

    [Fact]
    [Trait("Requirement", "C-09")]
    public async Task A_new_boundary_is_loaded_with_its_day_and_a_bad_one_is_explained()
    {
        await Add("Bounded");
        using var administrator = await site.SignIn(Roles.Administrator);
        const string path = "places/neighbourhood-bounded/boundary";
        byte[] Square(double size) =>
            Encoding.UTF8.GetBytes(
                FormattableString.Invariant(
                    $$"""{"type":"Polygon","coordinates":[[[-1,53],[{{-1 + size}},53],[{{-1 + size}},{{53 + size}}],[-1,{{53 + size}}],[-1,53] ] ]}"""
                )
            );
        var bad = await (await administrator.Get(path)).Submit(
            "main form",
            ("Form.File", "a.json", Encoding.UTF8.GetBytes("{}")),
            ("Form.Source", "Survey")
        );
        bad.Errors.ShouldHaveSingleItem().ShouldContain("GeoJSON");
        (
            await (await administrator.Get(path)).Submit("main form", null, ("Form.Source", "Survey"))
        ).Errors.ShouldContain("Choose a file");
        var first = await (await administrator.Get(path)).Submit(
            "main form",
            ("Form.File", "a.geojson", Square(0.01)),
            ("Form.Source", "Survey")
        );
        first.Errors.ShouldBeEmpty();
        var second = await (await administrator.Get(path)).Submit(
            "main form",
            ("Form.File", "b.geojson", Square(0.02)),
            ("Form.Source", "Survey"),
            ("Form.From.Day", "10"),
            ("Form.From.Month", "3"),
            ("Form.From.Year", "2026"),
            ("Form.Note", "Took in the new houses")
        );
        second.Errors.ShouldBeEmpty();
        second.Text.ShouldContain("Break in figures");
        second.Text.ShouldContain("Took in the new houses");
        second.Html.QuerySelector(".ct-map svg").ShouldNotBeNull();
    }

    [Fact]
    [Trait("Requirement", "C-04")]
    public async Task A_district_in_no_csp_is_listed_and_then_grouped_and_regrouped()
    {
        var (alpha, beta) = (await Add("Alpha", PlaceType.CspArea), await Add("Beta", PlaceType.CspArea));
        var district = await Add("Lonely District", PlaceType.District);
        using var resident = site.Visit();
        (await resident.Get("places/csp-areas")).Text.ShouldContain("Lonely District");
        (await Gaps("district-in-no-csp")).ShouldContain("Lonely District is in no Community Safety Partnership.");
        using var administrator = await site.SignIn(Roles.Administrator);
        foreach (var (csp, month) in new[] { (alpha, "1"), (beta, "3") })
        {
            var page = await (await administrator.Get("places/csp-areas/group")).Submit(
                ("Form.DistrictId", $"{district.Id}"),
                ("Form.CspId", $"{csp.Id}"),
                ("Form.From.Day", "1"),
                ("Form.From.Month", month),
                ("Form.From.Year", "2026"),
                ("Reason", "Partnerships were merged")
            );
            page.Errors.ShouldBeEmpty();
        }
        await using var db = site.Open();
        var links = await db.Set<PlaceLink>().Where(l => l.ChildId == district.Id).OrderBy(l => l.From).ToListAsync();
        links.Select(l => (l.ParentId, l.To)).ShouldBe([(alpha.Id, new DateOnly(2026, 2, 28)), (beta.Id, null)]);
        (await Gaps("district-in-no-csp")).ShouldNotContain(g => g.StartsWith("Lonely", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Requirement", "C-06")]
    public async Task A_live_area_without_a_planning_team_is_warned_of_and_not_refused()
    {
        await Add("Area 7", PlaceType.AreaPanelArea);
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await (await administrator.Get("places/area-panel-area-area-7/area-panel")).Submit(
            ("Form.Number", "7"),
            ("Form.LiveFrom.Day", "1"),
            ("Form.LiveFrom.Month", "1"),
            ("Form.LiveFrom.Year", "2026"),
            ("Reason", "Set up by the Cabinet")
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("live without an area planning team");
        (await Gaps("area-without-team")).ShouldContain("Area 7 has no area planning team.");
    }

    [Fact]
    [Trait("Requirement", "C-07")]
    public async Task A_parish_keeps_its_planning_law_plan_apart()
    {
        await Add("Much Binding", PlaceType.Parish);
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await (await administrator.Get("places/parish-much-binding/parish")).Submit(
            ("Form.MeetingPattern", "First Tuesday"),
            ("Form.StatutoryPlan", "Made"),
            ("Reason", "Referendum held")
        );
        page.Text.ShouldContain("Neighbourhood plan under planning law");
        page.Text.ShouldContain("Made");
        await Add("Not A Parish", PlaceType.Site);
        (await administrator.Try("places/site-not-a-parish/parish")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "C-20")]
    public async Task A_partner_officer_names_the_contacts_of_their_own_organisation_only()
    {
        var place = await Add("Shared Place");
        var council = await site.Organisation("Testshire County Council");
        using var police = await site.SignIn(Roles.PartnerOfficer, "Testshire Police");
        var form = await police.Get($"places/{place.Slug}/contacts");
        var page = await form.Submit(
            "#add",
            ("Form.Service", "Neighbourhood policing"),
            ("Form.Contact", "101"),
            ("Reason", "New team")
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("Testshire Police");
        var foreign = await (await police.Get($"places/{place.Slug}/contacts")).Submit(
            "#add",
            ("Form.OrganisationId", $"{council}"),
            ("Form.Service", "Housing"),
            ("Form.Contact", "101"),
            ("Reason", "New team")
        );
        foreign.Errors.ShouldContain("Choose an organisation you may speak for");
        (await Gaps("place-without-contact")).ShouldNotContain(g =>
            g.Contains("Shared Place", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("close")]
    [InlineData("links")]
    [InlineData("boundary")]
    [InlineData("serving")]
    [InlineData("contacts")]
    [InlineData("notes")]
    [Trait("Speed", "slow")]
    public async Task Nobody_changes_a_place_without_the_permission(string page)
    {
        var place = await Add($"Guarded {page}");
        using var resident = site.Visit();
        (await resident.Get($"places/{place.Slug}/{page}")).Heading.ShouldBe("Sign in");
        using var auditor = await site.SignIn(Roles.Auditor);
        (await auditor.Try($"places/{place.Slug}/{page}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await site.SignIn(Roles.Administrator);
        await administrator.Get($"places/{place.Slug}/{page}");
    }

    [Fact]
    public async Task A_place_is_a_step_of_the_thread_below_the_place_it_lies_in()
    {
        var district = await Add("Thread District", PlaceType.District);
        var ward = await Add("Thread Ward", PlaceType.Ward, district.Slug);
        await using var db = site.Open();
        var kind = site.Services.GetRequiredService<Modules>().Kinds["place"];
        (await kind.Cards(db, [ward.Id], CancellationToken.None))
            .ShouldHaveSingleItem()
            .Url.ShouldBe($"~/places/{ward.Slug}");
        (await kind.Steps(db, [ward.Id], CancellationToken.None))
            .ShouldHaveSingleItem()
            .Upper.ShouldBe(district.Record);
    }
}
