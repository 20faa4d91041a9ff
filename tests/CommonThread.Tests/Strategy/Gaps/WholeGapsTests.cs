using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Strategy.Gaps;

public sealed class WholeGapsTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task A_framework_without_vision_priority_or_measure_says_so_since_when_and_how_to_close_it()
    {
        var council = await site.Organisation("Testshire County Council");
        await using (var db = site.Open())
        {
            var bare = Framework.Titled("Bare Strategy", FrameworkType.Strategy, council);
            db.Add(bare);
            await db.SaveChangesAsync();
            db.Add(FrameworkVersion.Draft(bare.Id, 1, "First version"));
            await db.SaveChangesAsync();
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get("strategy/bare-strategy");
        foreach (var lacks in new[] { "no vision", "no priority", "no success measure" })
            page.Text.ShouldContain($"Bare Strategy has {lacks}.");
        page.Text.ShouldContain($"since {DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime).Say()}");
        var add = page
            .Html.QuerySelectorAll(".ct-gaps__gap a")
            .Single(a => a.TextContent.Contains("has no priority", StringComparison.Ordinal));
        (await officer.Get(add.GetAttribute("href")!.Split("/", 3)[2])).Heading.ShouldBe("Add a priority");
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    [Trait("Speed", "slow")]
    public async Task An_action_of_a_whole_plan_that_serves_nothing_is_a_gap_until_it_is_linked()
    {
        int id;
        await using (var db = site.Open())
        {
            var plan = Plan.Of(site.FrameworkId, null, PlanKind.ActionPlan, "Whole plan");
            db.Add(plan);
            await db.SaveChangesAsync();
            var action = Commitment.To(CommitmentKind.PlanAction, plan.Record, "Hold a summit");
            db.Add(action);
            await db.SaveChangesAsync();
            id = action.Id;
        }
        const string Gap = "“Hold a summit” serves no priority, activity, objective or pledge.";
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        (await manager.Get("gaps")).Text.ShouldContain(Gap);
        var link = await manager.Get($"thread/commitment-{id}/link?q=antisocial");
        var linked = await link.Submit(("Form.To", $"priority-{site.PriorityId}"), ("Form.Relation", "contributes to"));
        linked.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", linked.Errors));
        (await manager.Get("gaps")).Text.ShouldNotContain(Gap);
    }

    [Fact]
    [Trait("Requirement", "A-24")]
    [Trait("Speed", "slow")]
    public async Task An_objective_of_a_neighbourhood_plan_leads_up_to_a_priority_of_another_framework()
    {
        var council = await site.Organisation("Testshire County Council");
        await using (var db = site.Open())
        {
            var plan = Framework.Titled("Northfield neighbourhood plan", FrameworkType.Plan, council);
            db.Add(plan);
            await db.SaveChangesAsync();
            db.Add(FrameworkVersion.Draft(plan.Id, 1, "First version"));
            await db.SaveChangesAsync();
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get("strategy/northfield-neighbourhood-plan/objectives");
        var forged = await form.Submit(("Form.Words", "Quieter evenings"), ("Form.PriorityId", "9999"));
        forged.Errors.ShouldContain("Choose a priority from the list");
        await forged.Submit(("Form.PriorityId", $"{site.PriorityId}"));
        (await officer.Get($"thread/priority-{site.PriorityId}")).Text.ShouldContain("Quieter evenings");
    }

    [Fact]
    [Trait("Requirement", "A-50")]
    public async Task The_owner_is_told_twelve_and_six_months_before_the_end_and_once_each()
    {
        var owner = await site.Post("Head of Communities", roles: [Roles.StrategyOfficer]);
        var council = await site.Organisation("Testshire County Council");
        await using (var db = site.Open())
        {
            var framework = Framework.Titled("Ending Strategy", FrameworkType.Strategy, council);
            framework.OwnedBy(council, owner);
            framework.Last(site.Today.AddYears(-2), site.Today.AddMonths(11));
            framework.Stand(VersionState.InForce);
            db.Add(framework);
            await db.SaveChangesAsync();
        }
        async Task<List<string>> Told(DateOnly on)
        {
            var round = site.Services.GetServices<INightlyRound>().Single(r => r.Title == "Frameworks that end");
            await using var db = site.Open(Caller.System);
            await round.Run(new(db, on, on.ToDateTime(default), site.Folder), default);
            return await db.Set<Notice>()
                .Where(n => n.PostId == owner)
                .OrderBy(n => n.Id)
                .Select(n => n.Text)
                .ToListAsync();
        }
        (await Told(site.Today)).Count.ShouldBe(1);
        (await Told(site.Today.AddDays(1))).ShouldHaveSingleItem().ShouldContain("in less than 12 months");
        (await Told(site.Today.AddMonths(6)))[1].ShouldContain("in less than 6 months");
        (await Told(site.Today.AddMonths(6).AddDays(1))).Count.ShouldBe(2);
        using var head = site.Visit();
        await head.SignInAs(owner);
        (await head.Get("my-work")).Text.ShouldContain("Ending Strategy ends on");
    }

    [Fact]
    [Trait("Requirement", "A-56")]
    public async Task After_adoption_the_shared_plan_and_the_collection_open_and_never_before()
    {
        var council = await site.Organisation("Testshire County Council");
        int partner;
        await using (var db = site.Open())
        {
            var shared = Framework.Titled("Shared Approach", FrameworkType.SharedApproach, council);
            db.Add(shared);
            await db.SaveChangesAsync();
            var version = FrameworkVersion.Draft(shared.Id, 1, "First version");
            db.Add(version);
            var named = new FrameworkPartner
            {
                FrameworkId = shared.Id,
                OrganisationId = council,
                Kind = PartnerKind.Developing,
            };
            db.Add(named);
            await db.SaveChangesAsync();
            partner = named.Id;
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Try("strategy/shared-approach/adoption/follow")).Status.ShouldBe(HttpStatusCode.NotFound);
        var stand = await officer.Get($"strategy/shared-approach/adoption/{partner}/1");
        var agreed = await stand.Submit(
            ("Form.State", "FormallyAgreed"),
            ("Form.Body", "Cabinet"),
            ("Form.MeetingDate.Day", "1"),
            ("Form.MeetingDate.Month", "3"),
            ("Form.MeetingDate.Year", "2026"),
            ("Form.Decision", "Agreed, minute 12")
        );
        agreed.Text.ShouldContain("Open the shared plan and good practice", customMessage: agreed.Text);
        var follow = await agreed.Follow("Open the shared plan and good practice");
        var bare = await follow.Submit("#follow", ("Form.CollectionWords", ""));
        bare.Errors.ShouldContain("Say what is collected, up to 1,000 characters");
        var open = await follow.Submit(
            "#follow",
            ("Form.CollectionWords", "What brought neighbours together"),
            ("Form.ReportBackOn.Day", "30"),
            ("Form.ReportBackOn.Month", "6"),
            ("Form.ReportBackOn.Year", "2026")
        );
        open.Text.ShouldContain("Open since", customMessage: string.Join("; ", open.Errors));
        open.Text.ShouldContain("Shared Approach: shared action plan, draft");
        (await officer.Get("good-practice?framework=shared-approach")).Text.ShouldContain(
            "What brought neighbours together"
        );
        var reported = await (await officer.Get("strategy/shared-approach/adoption/follow")).Submit("#reported");
        reported.Text.ShouldContain("Reported back on");
    }

    [Fact]
    [Trait("Requirement", "A-10")]
    [Trait("Speed", "slow")]
    public async Task Themes_and_priorities_are_taken_away_as_a_file()
    {
        using var reader = site.Visit();
        (await reader.Get("strategy/safer?handler=priorities")).Body.ShouldContain("Antisocial behaviour");
    }
}
