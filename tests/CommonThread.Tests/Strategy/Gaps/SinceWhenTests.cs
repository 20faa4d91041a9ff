using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Pledges;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Gaps;

/// <summary>Since when a gap stands open is told from the data, and not from the day on which they were loaded .</summary>
public sealed class SinceWhenTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    // A framework that a file brought: its history gives the loading as the reason.
    private async Task<(Framework Framework, Priority Priority)> Loaded(
        string title,
        DateOnly? from,
        DateOnly? start = null
    )
    {
        var council = await site.Organisation("Testshire County Council");
        await using var db = site.Open();
        db.Acting.Reason = "Import 7: framework.json";
        var framework = Framework.Titled(title, FrameworkType.Strategy, council);
        framework.Last(from, null);
        framework.Stand(VersionState.InForce);
        db.Add(framework);
        await db.SaveChangesAsync();
        var priority = Priority.Called(framework.Id, "Priority of " + title);
        if (start is not null)
            priority.Last(start, null);
        db.Add(priority);
        await db.SaveChangesAsync();
        return (framework, priority);
    }

    private async Task<IReadOnlyDictionary<string, DateOnly?>> Gaps(RecordRef on)
    {
        await using var db = site.Open();
        var modules = (Modules)site.Services.GetService(typeof(Modules))!;
        var found = new Dictionary<string, DateOnly?>();
        foreach (var rule in modules.Gaps)
        {
            foreach (var gap in (await rule.FindAll(db, site.Today, default)).Where(g => g.On == on))
                found[rule.Key] = gap.Since;
        }
        return found;
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task What_a_file_brought_has_lacked_it_since_its_period_began()
    {
        var (framework, priority) = await Loaded("Dated Strategy", new DateOnly(2021, 4, 1));
        var ofFramework = await Gaps(framework.Record);
        ofFramework["framework-without-vision"].ShouldBe(new DateOnly(2021, 4, 1));
        ofFramework["framework-without-measure"].ShouldBe(new DateOnly(2021, 4, 1));
        var gaps = await Gaps(priority.Record);
        gaps["priority-without-lead"].ShouldBe(new DateOnly(2021, 4, 1));
        gaps["priority-without-plan"].ShouldBe(new DateOnly(2021, 4, 1));
        gaps["priority-without-measure"].ShouldBe(new DateOnly(2021, 4, 1));
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task A_priority_that_began_later_has_lacked_it_since_its_own_first_day_or_its_last_lead()
    {
        var (framework, priority) = await Loaded("Later Strategy", new DateOnly(2021, 4, 1), new DateOnly(2022, 6, 1));
        (await Gaps(priority.Record))["priority-without-lead"].ShouldBe(new DateOnly(2022, 6, 1));
        await using (var db = site.Open())
        {
            db.Add(
                PriorityRole.Of(
                    priority,
                    RoleOfPriority.Lead,
                    site.LeadPost,
                    new DateOnly(2022, 6, 1),
                    new DateOnly(2025, 9, 30)
                )
            );
            var plan = Plan.Of(framework.Id, priority.Id, PlanKind.ActionPlan, "The first plan");
            plan.Last(new DateOnly(2022, 6, 1), new DateOnly(2024, 3, 31));
            plan.Stand(PlanState.Closed, null, null);
            db.Add(plan);
            await db.SaveChangesAsync();
        }
        var gaps = await Gaps(priority.Record);
        gaps["priority-without-lead"].ShouldBe(new DateOnly(2025, 10, 1));
        gaps["priority-without-plan"].ShouldBe(new DateOnly(2024, 4, 1));
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task Where_the_data_do_not_know_it_nothing_is_said_of_what_a_file_brought()
    {
        var (framework, priority) = await Loaded("Undated Strategy", null);
        (await Gaps(framework.Record))["framework-without-vision"].ShouldBeNull();
        (await Gaps(priority.Record))["priority-without-lead"].ShouldBeNull();
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("strategy/undated-strategy");
        page.Html.QuerySelectorAll(".ct-gaps__since").ShouldBeEmpty();
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task Nothing_is_lacking_since_a_day_that_has_not_come()
    {
        var (framework, _) = await Loaded("Coming Strategy", site.Today.AddMonths(2));
        (await Gaps(framework.Record))["framework-without-vision"].ShouldBeNull();
    }
}
