using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

/// <summary>The Agreement is refreshed (J20, as far as frameworks go).</summary>
[Trait("Speed", "slow")]
public sealed class RefreshTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private const string Agreement = "strategy/community-safety-agreement";

    [Fact]
    [Trait("Requirement", "A-48")]
    [Trait("Requirement", "A-49")]
    public async Task A_review_leads_to_a_new_version_and_the_public_page_changes_only_when_it_is_in_force()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        using var reader = site.Visit();

        // 1. The yearly review is open; it is held and the framework is to be refreshed.
        var reviews = await officer.Get(Agreement + "/reviews");
        var form = await reviews.Follow("Record what it found");
        var refused = await form.Submit(
            "main form[method=post]",
            ("Form.Decision", "Refresh"),
            ("Form.HeldOn.Day", "1"),
            ("Form.HeldOn.Month", "4"),
            ("Form.HeldOn.Year", "2027"),
            ("Form.Findings", "")
        );
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldContain("Date of the review must be today or in the past");
        refused.Errors.ShouldContain("Enter what the review found, up to 4,000 characters");
        var held = await refused.Submit(
            "main form[method=post]",
            ("Form.HeldOn.Day", "10"),
            ("Form.HeldOn.Month", "3"),
            ("Form.HeldOn.Year", "2026"),
            ("Form.Findings", "Violence needs a wider reading."),
            ("Form.Changes", "Rename it and refresh the themes.")
        );
        held.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", held.Errors));
        held.Text.ShouldContain("The next one is open");

        // 2. Published words do not change until a version is started.
        var id = await Priority("Serious Violence");
        var rename = await officer.Get($"strategy/priorities/{id}/rename");
        (await rename.Submit(("Form.Name", "Violence in every form"))).Errors.ShouldContain(
            "These words are published and do not change. Start a new version first"
        );
        var start = await officer.Get(Agreement + "/versions/start");
        (await start.Submit(("Form.Label", "Refreshed again"))).Errors.ShouldContain(
            "Choose whether the change is minor or substantial"
        );
        (
            await start.Submit(
                ("Form.Label", "Refreshed again"),
                ("Form.Change", "Substantial"),
                ("Form.KeyChanges", "One priority has a wider name")
            )
        ).Status.ShouldBe(HttpStatusCode.OK);
        var renamed = await rename.Submit(("Form.Name", "Violence in every form"));
        renamed.Heading.ShouldBe("Violence in every form");
        (await (await officer.Get(Agreement + "/themes")).Submit(("Form.Name", "Trust"))).Text.ShouldContain(
            "The theme is added"
        );

        // 3. Readers still meet the words in force; the officer may look ahead.
        (await reader.Get(Agreement)).Text.ShouldNotContain("Violence in every form");
        (await reader.Try(Agreement + "/versions/3")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get(Agreement + "?words=draft")).Text.ShouldContain("Violence in every form");
        (await reader.Get(Agreement + "?words=draft")).Text.ShouldNotContain("Violence in every form");

        // 4. The strategy officer submits; only whoever may approve approves, with a reason.
        var version = await officer.Get(Agreement + "/versions/3");
        (await version.Submit("form[action*='Submit']")).Text.ShouldContain("is submitted for approval");
        version = await officer.Get(Agreement + "/versions/3");
        version.Html.QuerySelectorAll("input[value=Approved]").ShouldBeEmpty();
        version = await manager.Get(Agreement + "/versions/3");
        (await version.Submit("#move", ("Form.To", "Approved"))).Errors.ShouldContain(
            "Say why, so that others can follow the decision"
        );
        version = await version.Submit("#move", ("Form.To", "Approved"), ("Reason", "Board, 11 March, minute 6"));
        version.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", version.Errors));
        version = await version.Submit("#move", ("Form.To", "InForce"), ("Reason", "Published today"));
        version.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", version.Errors));

        // 5. The public page changes, both versions open, search finds every name, and the period is as it was.
        var page = await reader.Get(Agreement);
        page.Text.ShouldContain("Violence in every form");
        page.Text.ShouldContain("“Refreshed again”");
        page.Html.QuerySelectorAll(".ct-theme__title").ShouldContain(t => t.TextContent.Trim() == "Trust");
        (await reader.Get("strategy/priorities?q=serious violence")).Text.ShouldContain(
            "once called “Serious Violence”"
        );
        (await reader.Get(Agreement + "/versions/2")).Text.ShouldContain("Serious Violence");
        (await reader.Get(Agreement + "/versions/3")).Text.ShouldContain("Violence in every form");
        (await reader.Get(Agreement + "/versions/compare?from=2&to=3")).Text.ShouldContain(
            "“Serious Violence” became “Violence in every form”"
        );
        await using var db = site.Open();
        var framework = await db.Set<Framework>().SingleAsync(f => f.Slug == "community-safety-agreement");
        framework.PeriodStart.ShouldBe(new DateOnly(2025, 5, 1));
        var versions = await db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == framework.Id)
            .OrderBy(v => v.Number)
            .ToListAsync();
        versions
            .Select(v => v.State)
            .ShouldBe([VersionState.Superseded, VersionState.Superseded, VersionState.InForce]);
        versions[1].InForceTo.ShouldBe(site.Today.AddDays(-1));

        // 6. With nothing being written, the words are fixed again.
        var theme = await officer.Get(Agreement + "/themes");
        (await theme.Submit(("Form.Name", "Another"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private async Task<int> Priority(string name)
    {
        await using var db = site.Open();
        return await db.Set<Priority>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
    }
}
