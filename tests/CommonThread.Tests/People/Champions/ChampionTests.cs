using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Champions;

[Trait("Requirement", "B-16")]
public sealed class ChampionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_subject_s_page_shows_the_member_champion_the_officer_and_since_when()
    {
        using var first = await site.SignIn(Roles.OrganisationAdministrator, "First Council", "Head of people");
        using var second = await site.SignIn(Roles.OrganisationAdministrator, "Second Council", "Head of people");
        await Name(first, "First", "Armed forces covenant");
        // Two ways of writing a subject are one subject.
        await Name(second, "Second", "Armed Forces Covenant");
        using var resident = site.Visit();
        var page = await (await resident.Get("people/champions")).Follow("Armed forces covenant");
        page.Heading.ShouldBe("Armed forces covenant");
        foreach (var name in new[] { "First", "Second" })
        {
            page.Text.ShouldContain($"{name} Council");
            page.Text.ShouldContain($"{name} champion");
            page.Text.ShouldContain($"{name} officer");
            page.Text.ShouldContain($"covenant@{name.ToLowerInvariant()}.example.org");
        }
        page.Text.ShouldContain("1 September 2025");
        page.Html.QuerySelector("a[href*='people/champions/']").ShouldBeNull();
        (await resident.Try("people/subjects/nothing")).Status.ShouldBe(HttpStatusCode.NotFound);
        // Each administrator changes their own organisation's, not the other's.
        (await first.Get("people/subjects/armed-forces-covenant"))
            .Html.QuerySelectorAll("main a[href*='people/champions/']")
            .Length.ShouldBe(1);
    }

    [Fact]
    public async Task It_cannot_be_published_in_the_future_and_a_subject_has_one_champion_in_an_organisation()
    {
        using var manager = await site.SignIn(Roles.OrganisationAdministrator, "Third Council", "Head of people");
        await Name(manager, "Third", "Domestic abuse");
        var post = await site.Post("Another", "Third Council");
        var form = await manager.Get("people/organisations/third-council/champions/add");
        var page = await form.Submit(
            "form#champion",
            ("Form.Subject", "Rural crime"),
            ("Form.OfficerPostId", post.ToString(Text.Words)),
            ("Form.PublishedOn.Day", "1"),
            ("Form.PublishedOn.Month", "1"),
            ("Form.PublishedOn.Year", "2027")
        );
        page.Errors.ShouldBe(["The day it was published must be today or in the past"]);
        page = await form.Submit(
            "form#champion",
            ("Form.Subject", "DOMESTIC  ABUSE"),
            ("Form.OfficerPostId", post.ToString(Text.Words))
        );
        page.Errors.ShouldBe(["This subject has a champion already; change that one"]);
    }

    private async Task Name(Visitor manager, string council, string subject)
    {
        var champion = await site.Post($"{council} champion", $"{council} Council");
        var officer = await site.Post($"{council} officer", $"{council} Council");
        var slug = $"{council.ToLowerInvariant()}-council";
        var page = await (await manager.Get($"people/organisations/{slug}/champions/add")).Submit(
            "form#champion",
            ("Form.Subject", subject),
            ("Form.ChampionPostId", champion.ToString(Text.Words)),
            ("Form.OfficerPostId", officer.ToString(Text.Words)),
            ("Form.ContactRoute", $"covenant@{council.ToLowerInvariant()}.example.org"),
            ("Form.PublishedOn.Day", "1"),
            ("Form.PublishedOn.Month", "9"),
            ("Form.PublishedOn.Year", "2025")
        );
        page.Errors.ShouldBeEmpty();
    }
}
