using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Learning;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Learning;

public sealed class PhaseTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-60")]
    public async Task A_phase_opens_only_when_the_one_before_has_its_learning_point()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        foreach (var (number, title) in new[] { ("1", "Roles agreed"), ("2", "Three neighbourhoods") })
        {
            var added = await (await manager.Get("strategy/safer/phases/write")).Submit(
                ("Form.Number", number),
                ("Form.Title", title)
            );
            added.Text.ShouldContain(title);
        }
        var twice = await (await manager.Get("strategy/safer/phases/write")).Submit(
            ("Form.Number", "2"),
            ("Form.Title", "Another")
        );
        twice.Errors.ShouldContain("Another phase has that number");
        var page = await manager.Get("strategy/safer/phases");
        var early = await page.Submit("#open-2");
        early.Errors.ShouldContain("Write what phase 1 taught, and what was decided, before this one opens");
        page = await (await manager.Get("strategy/safer/phases")).Submit("#open-1");
        page.Text.ShouldContain("Phase 1 is open");
        var bare = await page.Submit("#conclude-1");
        bare.Errors.ShouldContain("Write what was learned, up to 4,000 characters");
        bare.Errors.ShouldContain("Choose whether to go on, change or stop");
        page = await bare.Submit(
            "#conclude-1",
            ("Form.Learning", "Agree roles with the employers"),
            ("Form.Decision", "GoOn")
        );
        page.Text.ShouldContain("What it taught: Agree roles with the employers");
        (await page.Submit("#open-2")).Text.ShouldContain("Phase 2 is open");
        using var reader = site.Visit();
        (await reader.Get("strategy/safer/phases")).Text.ShouldContain("Agree roles with the employers");
    }

    [Fact]
    [Trait("Requirement", "A-60")]
    public async Task The_post_that_owns_the_programme_runs_its_phases_and_a_lead_of_a_priority_does_not()
    {
        using var lead = await site.SignIn(Roles.PriorityLead);
        (await lead.Get("strategy/safer/phases")).Text.ShouldNotContain("Add a phase");
        var refused = await lead.Try("strategy/safer/phases/write");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("The post that owns the programme");
        using var owner = await site.SignIn(Roles.TeamManager);
        (await owner.Try("strategy/safer/phases/write")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Slug == "safer");
            var post = await site.Post(
                Roles.Find(Roles.TeamManager)!.Name,
                "Testshire County Council",
                Roles.TeamManager
            );
            framework.OwnedBy(framework.OwnerOrganisationId!.Value, post);
            await db.SaveChangesAsync();
        }
        (await owner.Get("strategy/safer/phases")).Text.ShouldContain("Add a phase");
        (
            await (await owner.Get("strategy/safer/phases/write")).Submit(
                ("Form.Number", "9"),
                ("Form.Title", "The last one")
            )
        ).Text.ShouldContain("The last one");
    }

    [Fact]
    public void Nothing_opens_after_a_decision_to_stop()
    {
        var today = new DateOnly(2026, 3, 1);
        var first = Phase.Called(1, 1, "One", null, null);
        first.Open(null, today);
        first.Conclude("It did not help", PhaseDecision.Stop, today, today);
        Should
            .Throw<RulesBroken>(() => Phase.Called(1, 2, "Two", null, null).Open(first, today))
            .Message.ShouldContain("It was decided to stop after phase 1");
    }
}
