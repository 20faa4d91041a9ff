using System.Net;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Places;

/// <summary>Every change to a place says why, and the history shows it (C-50).</summary>
[Trait("Requirement", "C-50")]
public sealed class ReasonTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly (string, string)[] FromMarch =
    [
        ("Form.From.Day", "1"),
        ("Form.From.Month", "3"),
        ("Form.From.Year", "2026"),
    ];

    private async Task<Place> Add(string name, string type)
    {
        await using var db = site.Open();
        var place = Place.Called(name, type);
        db.Add(place);
        await db.SaveChangesAsync();
        return place;
    }

    [Fact]
    public async Task A_link_is_made_and_ended_with_a_reason()
    {
        var (ward, district) = (await Add("Why Ward", PlaceType.Ward), await Add("Why District", PlaceType.District));
        (string, string)[] link =
        [
            ("Form.Hierarchy", "administrative"),
            ("Form.Parents[0].ParentId", $"{district.Id}"),
            .. FromMarch,
        ];
        await Says($"places/{ward.Slug}/links", link, "Form.Note", "By the review of 2026", ward, "Review of 2026");
        await Ends($"places/{ward.Slug}/links", "linkId", ward, "Put there by mistake");
    }

    [Fact]
    public async Task A_district_is_grouped_with_a_reason()
    {
        var (csp, district) = (await Add("Why CSP", PlaceType.CspArea), await Add("Grouped", PlaceType.District));
        await Says(
            "places/csp-areas/group",
            [("Form.DistrictId", $"{district.Id}"), ("Form.CspId", $"{csp.Id}"), .. FromMarch],
            "Form.From.Year",
            "2026",
            district,
            "The partnerships merged",
            "main form[method=post]"
        );
    }

    [Fact]
    public async Task A_post_serves_and_stops_serving_with_a_reason()
    {
        var place = await Add("Why Served", PlaceType.Neighbourhood);
        var post = await site.Post("Councillor for Why Served");
        await Says(
            $"places/{place.Slug}/serving",
            [("Form.PostId", $"{post}"), ("Form.Role", "WardMember"), .. FromMarch],
            "Form.From.Day",
            "1",
            place,
            "By-election"
        );
        await Ends($"places/{place.Slug}/serving", "servingId", place, "Term over");
    }

    [Fact]
    public async Task A_contact_is_named_and_ended_with_a_reason()
    {
        var place = await Add("Why Worked", PlaceType.Neighbourhood);
        var council = await site.Organisation("Testshire County Council");
        await Says(
            $"places/{place.Slug}/contacts",
            [("Form.OrganisationId", $"{council}"), ("Form.Service", "Street cleaning"), ("Form.Contact", "101")],
            "Form.Service",
            "Street cleaning",
            place,
            "New contract"
        );
        await Ends($"places/{place.Slug}/contacts", "contactId", place, "Contract over");
    }

    [Fact]
    public async Task An_area_is_set_up_with_a_reason()
    {
        var place = await Add("Why Area", PlaceType.AreaPanelArea);
        await Says(
            $"places/{place.Slug}/area-panel",
            [("Form.Number", "31"), ("Form.LinkedWith", "City centre")],
            "Form.Number",
            "31",
            place,
            "Cabinet decision",
            "main form[method=post]"
        );
    }

    [Fact]
    public async Task A_parish_is_described_with_a_reason()
    {
        var place = await Add("Why Parish", PlaceType.Parish);
        await Says(
            $"places/{place.Slug}/parish",
            [("Form.MeetingPattern", "First Monday"), ("Form.StatutoryPlan", "Draft")],
            "Form.MeetingPattern",
            "First Monday",
            place,
            "The clerk wrote",
            "main form[method=post]"
        );
    }

    /// <summary>Without a reason it is refused and nothing typed is lost; with one it is done and the history says it.</summary>
    private async Task Says(
        string path,
        (string, string)[] values,
        string kept,
        string value,
        Place place,
        string reason,
        string form = "#add"
    )
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var all = values.Any(v => v.Item1 == kept) ? values : [.. values, (kept, value)];
        var refused = await (await administrator.Get(path)).Submit(form, all);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["Say why, in up to 500 characters"]);
        refused.Html.QuerySelector($"[name='{kept}']")!.GetAttribute("value").ShouldBe(value);
        var done = await refused.Submit(form, [.. all, ("Reason", reason)]);
        done.Errors.ShouldBeEmpty();
        done.Status.ShouldBe(HttpStatusCode.OK);
        (await administrator.Get($"history/{place.Record}")).Text.ShouldContain($"because: {reason}");
    }

    private async Task Ends(string path, string field, Place place, string reason)
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await administrator.Get(path);
        var id = page.Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value");
        const string form = "form[action*='handler=End']";
        var refused = await page.Submit(form);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["Say why, in up to 500 characters"]);
        refused.Html.QuerySelector($"#why-{id}")!.ClassName!.ShouldContain("govuk-input--error");
        refused.Html.QuerySelector($".govuk-error-summary a[href='#why-{id}']").ShouldNotBeNull();
        var done = await refused.Submit(form, ("Reason", reason));
        done.Errors.ShouldBeEmpty();
        (await administrator.Get($"history/{place.Record}")).Text.ShouldContain($"because: {reason}");
    }
}
