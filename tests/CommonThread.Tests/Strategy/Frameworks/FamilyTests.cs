using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Frameworks;

/// <summary>What a framework answers to and what stands under it, recorded from either side.</summary>
public sealed class FamilyTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    [Trait("Requirement", "A-02")]
    public async Task A_link_to_a_parent_names_the_parent_and_what_was_typed_is_kept()
    {
        await Make("Lonely plan", VersionState.Draft);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get("strategy/lonely-plan/drivers");
        form.Html.QuerySelectorAll("[name='Form.Kind'] option")
            .ShouldNotContain(o => o.TextContent == "Parent framework");
        foreach (var kind in new[] { "", "ParentFramework" })
        {
            var refused = await form.Submit(
                ("Form.Title", "Council plan"),
                ("Form.Kind", kind),
                ("Form.Note", "It helps")
            );
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, kind);
            refused.Errors.ShouldBe([
                "Choose the framework it answers to, or say below what kind of plan, policy or law it is",
            ]);
            refused.Html.QuerySelector("[name='Form.Title']")!.GetAttribute("value").ShouldBe("Council plan");
            refused.Html.QuerySelector("[name='Form.Note']")!.TextContent.Trim().ShouldBe("It helps");
        }
        (await form.Submit(("Form.Title", "Council plan"), ("Form.Kind", "CorporatePlan"))).Text.ShouldContain(
            "Council plan"
        );
    }

    [Fact]
    [Trait("Requirement", "A-02")]
    [Trait("Requirement", "A-62")]
    public async Task A_parent_that_is_a_draft_is_not_named_to_a_resident()
    {
        await Make("Open plan", VersionState.InForce);
        var secret = await Make("Plan that nobody knows of", VersionState.Draft);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get("strategy/open-plan/drivers");
        await form.Submit(("Form.ParentFrameworkId", $"{secret}"), ("Form.Note", "Kept quiet so far"));
        (await officer.Get("strategy/open-plan")).Text.ShouldContain("Plan that nobody knows of");
        using var reader = site.Visit();
        var page = await reader.Get("strategy/open-plan");
        page.Text.ShouldNotContain("Plan that nobody knows of");
        page.Text.ShouldNotContain("Kept quiet so far");
    }

    [Fact]
    [Trait("Requirement", "A-02")]
    [Trait("Requirement", "A-03")]
    public async Task A_plan_is_recorded_under_a_framework_from_its_own_page_and_both_pages_show_it()
    {
        var parent = await Make("Wide strategy", VersionState.InForce, years: 2);
        var child = await Make("Narrow plan", VersionState.InForce, years: 3);
        using var reader = site.Visit();
        var before = await reader.Get("strategy/wide-strategy");
        before.Text.ShouldContain("No plan kept here stands under it");
        before.Text.ShouldNotContain("A strategy officer", customMessage: "who records plans is nothing to a resident");
        before.Html.QuerySelectorAll("a").ShouldNotContain(a => a.TextContent.Contains("Record a plan under it"));

        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await (await officer.Get("strategy/wide-strategy")).Follow("Record a plan under it");
        var refused = await form.Submit(("Form.Note", "Pays for it"));
        refused.Errors.ShouldBe(["Choose the strategy or plan that stands under it"]);
        refused.Html.QuerySelector("textarea")!.TextContent.Trim().ShouldBe("Pays for it");
        var done = await refused.Submit(("Form.FrameworkId", $"{child}"));
        done.Text.ShouldContain("Narrow plan stands under Wide strategy");

        // Both sides, the note, and that their periods differ; the words of neither are changed.
        foreach (var (page, other) in new[] { ("wide-strategy", "Narrow plan"), ("narrow-plan", "Wide strategy") })
        {
            var seen = await reader.Get("strategy/" + page);
            seen.Html.QuerySelectorAll("#answers-to ~ .ct-split a")
                .ShouldContain(a => a.TextContent.Trim() == other, page);
            seen.Text.ShouldContain("Pays for it", customMessage: page);
            seen.Text.ShouldContain(
                "Their periods differ: Narrow plan runs from 1 April 2025 to 31 March 2028 (3 years)"
            );
            seen.Text.ShouldContain("Wide strategy runs from 1 April 2025 to 31 March 2027 (2 years)");
        }
        (await officer.Get("strategy/wide-strategy/under"))
            .Html.QuerySelectorAll("option")
            .ShouldNotContain(o => o.TextContent.Contains("Narrow plan"), "it is there already");
        (await officer.Get("strategy/narrow-plan/under"))
            .Html.QuerySelectorAll("option")
            .ShouldNotContain(o => o.TextContent.Contains("Wide strategy"), "no link may form a loop");
        var loop = await (await officer.Get("strategy/narrow-plan/under")).SubmitTo(
            "strategy/narrow-plan/under",
            ("Form.FrameworkId", $"{parent}")
        );
        loop.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        // It is taken away again, between versions too.
        await using var db = site.Open();
        var link = await db.Set<Driver>().Where(d => d.FrameworkId == child).Select(d => d.Id).SingleAsync();
        await (await officer.Get($"strategy/narrow-plan/drivers/{link}")).Submit("form[action*='Remove']");
        (await reader.Get("strategy/wide-strategy")).Text.ShouldContain("No plan kept here stands under it");
    }

    [Fact]
    [Trait("Requirement", "A-03")]
    public async Task A_new_plan_is_begun_under_a_framework()
    {
        await Make("Old strategy", VersionState.InForce);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var add = await (await officer.Get("strategy/old-strategy/under")).Follow("Begin a new plan under it");
        add.Text.ShouldContain("It stands under Old strategy");
        var refused = await add.Submit(("Form.Title", ""));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Text.ShouldContain("It stands under Old strategy");
        var write = await refused.Submit(
            ("Form.Title", "New plan"),
            ("Form.Type", "Plan"),
            ("Form.OwnerOrganisationId", $"{await site.Organisation("Testshire County Council")}")
        );
        write.Text.ShouldContain("Old strategy");
        (await officer.Get("strategy/old-strategy")).Text.ShouldContain("New plan");
        using var reader = site.Visit();
        (await reader.Get("strategy/old-strategy")).Text.ShouldNotContain(
            "New plan",
            customMessage: "nobody reads it yet"
        );
        (await officer.Try("strategy/nowhere/under/new")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-03")]
    public async Task A_link_made_while_the_next_version_is_written_is_read_when_that_is_in_force()
    {
        await Make("Steady strategy", VersionState.InForce);
        var child = await Make("Moving plan", VersionState.InForce);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await (await officer.Get("strategy/moving-plan/versions/start")).Submit(
            ("Form.Label", "Next"),
            ("Form.Change", "Minor")
        );
        var done = await (await officer.Get("strategy/steady-strategy/under")).Submit(("Form.FrameworkId", $"{child}"));
        done.Text.ShouldContain("Readers see it once the version of Moving plan that is being written is in force");
        using var reader = site.Visit();
        (await reader.Get("strategy/steady-strategy")).Text.ShouldNotContain("Moving plan");
    }

    [Fact]
    [Trait("Requirement", "A-03")]
    public async Task Only_who_writes_frameworks_records_what_stands_under_them()
    {
        await Make("Guarded strategy", VersionState.InForce);
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try("strategy/guarded-strategy/under")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<int> Make(string title, VersionState state, int years = 1)
    {
        var owner = await site.Organisation("Testshire County Council");
        await using var db = site.Open();
        var framework = Framework.Titled(title, FrameworkType.Plan, owner);
        framework.Last(new(2025, 4, 1), new(2025 + years, 3, 31));
        framework.Stand(state);
        framework.ShowTo(Marking.Public);
        db.Add(framework);
        await db.SaveChangesAsync();
        var version = FrameworkVersion.Draft(framework.Id, 1, "First");
        if (state == VersionState.InForce)
        {
            var content = await FrameworkContent.Write(db, framework, [], TestContext.Current.CancellationToken);
            version.Approve(content, null, site.Today, null, site.Today);
            version.ComeIntoForce(site.Today);
        }
        db.Add(version);
        await db.SaveChangesAsync();
        return framework.Id;
    }
}
