using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

/// <summary>A version that was begun by mistake is discarded, and the words are again what they were (A-46).</summary>
public sealed class DiscardTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_draft_is_discarded_with_a_reason_and_the_words_in_force_are_those_that_are_written_on()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get($"{DraftSite.Home}/versions/2");
        var refused = await page.Submit("#discard");
        refused.Errors.ShouldBe(["Say why this version is discarded"]);
        refused.MendsAt("discard-reason");
        (await officer.Get(DraftSite.Home + "?words=draft")).Heading.ShouldBe("Loud Draft");
        var done = await page.Submit("#discard", ("Reason", "Begun by mistake"));
        done.Errors.ShouldBeEmpty();
        done.Text.ShouldContain("“Second” is discarded. The words are again those of version 1");
        await using var db = site.Open();
        (await db.Set<FrameworkVersion>().Select(v => v.Number).ToListAsync()).ShouldBe([1]);
        (await db.Set<Priority>().OrderBy(p => p.Position).Select(p => new { p.Id, p.Name }).ToListAsync()).ShouldBe([
            new { Id = site.Renamed, Name = "Noise" },
            new { Id = site.TakenOut, Name = "Litter" },
        ]);
        (await db.Set<Priority>().AllAsync(p => p.ThemeId != null)).ShouldBeTrue();
        (
            await db.Set<HistoryEntry>()
                .AnyAsync(e =>
                    e.SubjectKind == StrategyKinds.Version && e.Action == "deleted" && e.Reason == "Begun by mistake"
                )
        ).ShouldBeTrue("the history keeps the draft and why it went");
        // Everyone reads version 1, whoever is inside too; what became of a promise is still known.
        var home = await officer.Get(DraftSite.Home);
        DraftTests.Says(home, "Quiet Streets", "Planted an orchard", "Noise Act 1996", "All three are open");
        // The next one starts from there.
        var start = await officer.Get(DraftSite.Home + "/versions/start");
        (await start.Submit(("Form.Label", "Next"), ("Form.Change", "Minor"))).Status.ShouldBe(HttpStatusCode.OK);
        var compared = await officer.Get(DraftSite.Home + "/versions/compare");
        compared.Heading.ShouldBe("What changed from “One” to “Next”".Replace("One", await Label(1)));
        compared.Text.ShouldContain("Nothing changed");
    }

    private async Task<string> Label(int number)
    {
        await using var db = site.Open();
        return await db.Set<FrameworkVersion>().Where(v => v.Number == number).Select(v => v.Label).SingleAsync();
    }
}

public sealed class NotDiscardedTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task What_is_used_already_is_not_swept_away_with_a_draft_and_nothing_changes()
    {
        var post = await site.Post("Parking lead", "Testshire County Council");
        await using (var db = site.Open())
        {
            var added = await db.Set<Priority>().SingleAsync(p => p.Id == site.Added);
            db.Add(PriorityRole.Of(added, RoleOfPriority.Lead, post, site.Today));
            await db.SaveChangesAsync();
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get($"{DraftSite.Home}/versions/2");
        var refused = await page.Submit("#discard", ("Reason", "Begun by mistake"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe([
            "“Draft parking” was added in this version and has people who lead or support it. Take that away first",
        ]);
        var draft = await officer.Get(DraftSite.Home + "?words=draft");
        draft.Heading.ShouldBe("Loud Draft");
        draft.Text.ShouldContain("A draft promise");
        // Nor is it lost by taking the priority out.
        var write = await officer.Get($"{DraftSite.Home}/priorities/{site.Added}");
        (await write.Submit("form[action*='Remove']")).Errors.ShouldBe([
            "“Draft parking” has people who lead or support it, which would be lost. Set its state to closed instead: all of it is then kept",
        ]);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_version_without_one_before_it_cannot_be_discarded()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var add = await officer.Get("strategy/add");
        await add.Submit(
            ("Form.Title", "First of its kind"),
            ("Form.Type", "Plan"),
            ("Form.OwnerOrganisationId", $"{await site.Organisation("Testshire County Council")}")
        );
        (await officer.Get("strategy/first-of-its-kind/versions/1")).Html.QuerySelector("#discard").ShouldBeNull();
        (await officer.Get("strategy/first-of-its-kind/versions/compare")).Text.ShouldContain(
            "There are not two versions to compare yet"
        );
    }
}
