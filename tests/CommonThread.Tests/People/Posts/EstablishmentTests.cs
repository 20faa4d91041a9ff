using System.Net;
using CommonThread.People;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Posts;

[Trait("Requirement", "B-09")]
[Trait("Requirement", "B-10")]
public sealed class EstablishmentTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_team_s_manager_records_its_posts_with_their_number_service_and_day()
    {
        using var manager = await site.SignIn(Roles.TeamManager, "Team Council", "Team Manager");
        var page = await (await manager.Get("people/organisations/team-council")).Follow("Add a post");
        page = await page.Submit(
            ("Form.Title", "Programme Officer"),
            ("Form.Department", "Place Department"),
            ("Form.Team", "Communities team"),
            ("Form.Established", "5"),
            ("Form.Filled", "6"),
            ("Form.EstablishedOn.Day", "1"),
            ("Form.EstablishedOn.Month", "4"),
            ("Form.EstablishedOn.Year", "2018")
        );
        page.Errors.ShouldBe(["Number filled must be between 0 and the number of posts"]);
        page = await page.Submit(("Form.Filled", "4"));
        page.Text.ShouldContain("4 of 5 filled");
        page.Text.ShouldContain("Communities team");
        page.Text.ShouldContain("1 April 2018");
        await (await manager.Get("people/organisations/team-council/posts/add")).Submit(
            ("Form.Title", "Apprentice"),
            ("Form.Department", "Place Department"),
            ("Form.Team", "Communities team"),
            ("Form.Established", "1"),
            ("Form.EstablishedOn.Day", "1"),
            ("Form.EstablishedOn.Month", "4"),
            ("Form.EstablishedOn.Year", "2018")
        );
        using var resident = site.Visit();
        (await resident.Get("people/organisations/team-council")).Text.ShouldContain(
            "Communities team, Place Department: 6 posts, 5 filled, established on 1 April 2018"
        );
    }

    [Fact]
    public async Task A_team_cannot_be_established_in_the_future()
    {
        using var manager = await site.SignIn(Roles.TeamManager, "Team Council", "Team Manager");
        var page = await (await manager.Get("people/organisations/team-council/posts/add")).Submit(
            ("Form.Title", "Later"),
            ("Form.EstablishedOn.Day", "13"),
            ("Form.EstablishedOn.Month", "3"),
            ("Form.EstablishedOn.Year", "2026")
        );
        page.Errors.ShouldBe(["The day it was established must be today or in the past"]);
    }

    [Fact]
    public async Task A_team_s_manager_numbers_the_posts_of_no_other_organisation_and_ends_none()
    {
        using var manager = await site.SignIn(Roles.TeamManager, "Team Council", "Team Manager");
        await site.Organisation("Other Council");
        var other = await site.Post("Clerk", "Other Council");
        var own = await site.Post("Assistant", "Team Council", Roles.Analyst);
        (await manager.Try("people/organisations/other-council/posts/add")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await manager.Try($"people/posts/{other}/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
        var page = await manager.Get($"people/posts/{own}/edit");
        page.Html.QuerySelector("form#abolish").ShouldBeNull();
        (await page.SubmitTo($"people/posts/{own}/edit?handler=Abolish", ("Reason", "No more money"))).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (
            await page.SubmitTo(
                $"people/posts/{own}/edit?handler=Merge",
                ("IntoId", other.ToString(Text.Words)),
                ("Reason", "One")
            )
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var db = site.Open();
        (await db.Set<Post>().SingleAsync(p => p.Id == own)).AbolishedOn.ShouldBeNull();
    }

    [Fact]
    public async Task A_title_with_a_comma_and_one_with_of_are_one_post()
    {
        using var manager = await site.SignIn(Roles.OrganisationAdministrator, "Health Council", "Head of people");
        await (await manager.Get("people/organisations/health-council/posts/add")).Submit(
            ("Form.Title", "Director of Public Health")
        );
        var page = await (await manager.Get("people/organisations/health-council/posts/add")).Submit(
            ("Form.Title", "Director, Public Health")
        );
        page.Errors.ShouldBe(["One of these titles means the post Director of Public Health already"]);
    }
}
