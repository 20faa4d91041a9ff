using System.Globalization;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Thread;

public sealed class MyWorkTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Speed", "slow")]
    public async Task What_somebody_else_changed_since_the_last_visit_is_told_and_one_s_own_changes_are_not()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        (await lead.Get("my-work")).Text.ShouldNotContain(
            "Changed since you were last here",
            customMessage: "a first visit"
        );

        site.Clock.Advance(TimeSpan.FromHours(1));
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get(
            $"strategy/safer/plans/add?priority={site.PriorityId.ToString(CultureInfo.InvariantCulture)}"
        );
        var plan = await form.Submit(("Form.Title", "Plan of the officer"), ("Form.Kind", "ActionPlan"));
        await (await plan.Follow("Add an action")).Submit(
            ("Form.Title", "Light the underpass"),
            ("Form.OwnerPost", site.LeadPost.ToString(CultureInfo.InvariantCulture)),
            ("Form.Due.Day", "1"),
            ("Form.Due.Month", "3"),
            ("Form.Due.Year", "2026")
        );

        site.Clock.Advance(TimeSpan.FromHours(1));
        using var again = site.Visit();
        await again.SignInAs(site.LeadPost);
        var page = await again.Get("my-work");
        page.Text.ShouldContain("Changed since you were last here");
        page.Text.ShouldContain("Light the underpass");
        page.Text.ShouldContain("Overdue");

        site.Clock.Advance(TimeSpan.FromHours(1));
        using var later = site.Visit();
        await later.SignInAs(site.LeadPost);
        (await later.Get("my-work")).Text.ShouldNotContain("Changed since you were last here");
    }

    [Fact]
    public async Task What_is_overdue_is_not_said_a_second_time_as_a_gap()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("my-work");
        var overdue = page
            .Html.QuerySelectorAll(".ct-work__item--late a")
            .Select(a => a.GetAttribute("href")!)
            .ToList();
        page.Html.QuerySelectorAll(".ct-gaps__gap a")
            .Select(a => a.GetAttribute("href")!)
            .ShouldAllBe(g => !overdue.Exists(o => g.StartsWith(o, StringComparison.Ordinal)));
    }
}
