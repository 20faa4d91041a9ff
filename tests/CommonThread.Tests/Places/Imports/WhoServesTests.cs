using CommonThread.People;
using CommonThread.Places;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places.Imports;

/// <summary>Derby with its organisations and a few posts.</summary>
public sealed class ServedDerbySite : DerbySite
{
    protected override async Task Fill()
    {
        await base.Fill();
        await Post("Ward Councillor, Sinfin", "Derby City Council");
        await Post("Chair", "Area Panel One");
        await Post("Clerk", "Thornbrook Parish Council");
        (await Loading.Text(this, "places", "type,code,name\nparish,,Thornbrook\n")).Reasons.ShouldBe("");
        (
            await Loading.Text(
                this,
                "links",
                "child_type,child_code_or_name,parent_type,parent_code_or_name,hierarchy,valid_from,valid_to,percent,note\nparish,Thornbrook,unitary,E06000015,administrative,,,,\n"
            )
        ).Reasons.ShouldBe("");
    }
}

/// <summary>Members, panels and parish councils that a partnership loads from files (C-05 to C-07).</summary>
public sealed class WhoServesTests(ServedDerbySite site) : IClassFixture<ServedDerbySite>
{
    private const string Heading = "place_type,place,role,organisation,post,from,to,illustrative\n";

    [Fact]
    [Trait("Requirement", "C-05")]
    public async Task Members_who_serve_a_place_are_loaded_and_stand_on_its_page_with_their_term()
    {
        const string File =
            Heading
            + "neighbourhood,Sinfin,ward-member,Derby City Council,\"Ward Councillor, Sinfin\",2024-05-02,2028-05-04,yes\n";
        (await Loading.Text(site, "serving", File)).Report.Added.ShouldBe(1);
        (await Loading.Text(site, "serving", File)).Report.Unchanged.ShouldBe(1);
        using var resident = site.Visit();
        var page = await resident.Get("places/neighbourhood-sinfin");
        page.Text.ShouldContain("Ward Councillor, Sinfin, Derby City Council, until 4 May 2028 Illustrative");
    }

    [Fact]
    [Trait("Requirement", "C-07")]
    public async Task A_clerk_who_serves_a_parish_and_is_its_contact_is_named_once_with_how_to_reach_the_clerk()
    {
        (
            await Loading.Text(
                site,
                "serving",
                Heading + "parish,Thornbrook,parish-clerk,Thornbrook Parish Council,Clerk,2024-05-02,,yes\n"
            )
        ).Reasons.ShouldBe("");
        (
            await Loading.Text(
                site,
                "contacts",
                "place_type,place,organisation,post,service,contact,hours,illustrative\n"
                    + "parish,Thornbrook,Thornbrook Parish Council,Clerk,Parish clerk,clerk@thornbrook.example.org,Mondays,yes\n"
                    + "parish,Thornbrook,Thornbrook Parish Council,,Allotments,01332 000000,,yes\n"
            )
        ).Reasons.ShouldBe("");
        using var resident = site.Visit();
        var page = await resident.Get("places/parish-thornbrook");
        page.Html.QuerySelectorAll("main strong").Count(s => s.TextContent == "Parish clerk").ShouldBe(1);
        page.Text.ShouldContain("Clerk, Thornbrook Parish Council Illustrative clerk@thornbrook.example.org Mondays");
        page.Text.ShouldContain("Allotments");
    }

    [Fact]
    [Trait("Requirement", "C-47")]
    public async Task A_role_that_nobody_has_and_a_post_that_is_not_here_refuse_the_whole_file()
    {
        var loaded = await Loading.Text(
            site,
            "serving",
            Heading
                + "neighbourhood,Normanton,mayor,Derby City Council,\"Ward Councillor, Sinfin\",2024-05-02,,\n"
                + "neighbourhood,Normanton,ward-member,Derby City Council,Beadle,2024-05-02,,\n"
                + "neighbourhood,Normanton,ward-member,Derby City Council,\"Ward Councillor, Sinfin\",2024-05-02,2020-01-01,\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain("“mayor” is not what a post does in a place");
        loaded.Reasons.ShouldContain("Derby City Council has no post called “Beadle”");
        loaded.Reasons.ShouldContain("Last day must be on or after the first day");
        await using var db = site.Open();
        var normanton = await db.Set<Place>().SingleAsync(p => p.Slug == "neighbourhood-normanton");
        (await db.Set<PlacePost>().AnyAsync(p => p.PlaceId == normanton.Id)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "C-06")]
    public async Task Area_panels_are_loaded_by_number_with_panel_and_team_and_one_without_a_team_is_warned_of()
    {
        var loaded = await Loading.Text(
            site,
            "area-panels",
            "place,number,panel,planning_team,linked_with,live_from\n"
                + "Area 1,1,Area Panel One,Area One Planning Team,Derwent New Deal for Communities,2025-04-01\n"
                + "Area 2,2,Area Panel Two,,City centre management,2025-04-01\n"
        );
        loaded.Reasons.ShouldBe("");
        loaded.Report.Notes.ShouldContain("Area 2: This area is live without an area planning team");
        using var resident = site.Visit();
        var page = await resident.Get("places/area-panel-area-area-1");
        page.Text.ShouldContain("Area One Planning Team");
        page.Text.ShouldContain("Derwent New Deal for Communities");
        var taken = await Loading.Text(site, "area-panels", "place,number\nArea 3,1\n");
        taken.Reasons.ShouldContain("Area 1 is area number 1 already");
    }

    [Fact]
    [Trait("Requirement", "C-07")]
    public async Task A_parish_council_is_loaded_with_its_plan_under_planning_law_and_shown_with_district_and_clerk()
    {
        (
            await Loading.Text(
                site,
                "serving",
                Heading + "parish,Thornbrook,parish-clerk,Thornbrook Parish Council,Clerk,2024-05-02,,yes\n"
            )
        ).Reasons.ShouldBe("");
        var loaded = await Loading.Text(
            site,
            "parishes",
            "place,meeting_pattern,liaison_meetings,next_liaison,devolved,connectivity,statutory_plan,illustrative\n"
                + "Thornbrook,Second Tuesday,Every month,2026-04-14,Grass cutting,Four in five homes,draft,yes\n"
        );
        loaded.Reasons.ShouldBe("");
        using var resident = site.Visit();
        var page = await resident.Get("places/parish-thornbrook");
        page.Html.QuerySelectorAll(".govuk-summary-list__row")
            .Select(r => string.Join(" ", r.Children.Select(c => c.TextContent.Trim())))
            .TakeLast(8)
            .ShouldBe([
                "District Derby",
                "Clerk Clerk, Thornbrook Parish Council",
                "Meets Second Tuesday",
                "Liaison meetings Every month",
                "Next liaison meeting 14 April 2026",
                "Devolved to it Grass cutting",
                "Digital connectivity Four in five homes",
                "Neighbourhood plan under planning law Draft",
            ]);
        (await Loading.Text(site, "parishes", "place,statutory_plan\nThornbrook,famous\n")).Reasons.ShouldContain(
            "“famous” is not a state of a plan. It is one of none, designated, draft, examined, made"
        );
    }

    [Fact]
    [Trait("Requirement", "C-08")]
    public async Task A_made_up_postcode_can_be_tried_and_says_that_it_is_made_up()
    {
        (await Loading.Run(site, "postcodes", Path.Combine(Loading.Sample, "derby", "postcodes.csv"))).Reasons.ShouldBe(
            ""
        );
        using var resident = site.Visit();
        var front = await resident.Get("places");
        front.Text.ShouldContain("No real postcodes are loaded here. Try one that was made up: ZZ1 1AA");
        var page = await front.Follow("ZZ1 1AA");
        page.Heading.ShouldBe("ZZ1 1AA");
        page.Text.ShouldContain("This postcode is made up");
        foreach (var kind in new[] { "Neighbourhood Sinfin", "Ward", "Area panel area", "Unitary city Derby" })
            page.Text.ShouldContain(kind);
    }

    [Fact]
    [Trait("Requirement", "C-01")]
    public async Task The_page_says_which_organisation_looks_after_the_place()
    {
        using var resident = site.Visit();
        (await resident.Get("places/e06000015")).Text.ShouldContain("Looked after by Derby City Council");
        using var administrator = await site.SignIn(Roles.Administrator);
        var form = await administrator.Get("places/neighbourhood-stockbrook/edit");
        var other = await site.Organisation("Derby Homes");
        var page = await form.Submit(
            ("Form.OwnerOrganisationId", other.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Reason", "It runs the estate")
        );
        page.Errors.ShouldBeEmpty();
        page.Text.ShouldContain("Looked after by Derby Homes");
    }

    [Fact]
    [Trait("Requirement", "C-01")]
    public async Task A_place_cannot_take_the_name_of_another_of_its_kind_beside_it()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var wards = await administrator.Get("places/type/ward");
        var form = await (await wards.Follow("Sinfin")).Follow("Change this place");
        var refused = await form.Submit(("Form.Name", "normanton"), ("Reason", "Slip of the finger"));
        refused.Errors.ShouldBe(["There is a ward called Normanton in Derby already"]);
        (await form.Submit(("Form.Name", "Sinfin"), ("Reason", "Nothing changes"))).Errors.ShouldBeEmpty();
    }
}
