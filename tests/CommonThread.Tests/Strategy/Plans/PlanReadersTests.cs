using System.Globalization;
using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Plans;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

/// <summary>Who reads the actions of a plan, and what of a plan still changes once it is decided on.</summary>
public sealed class PlanReadersTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private async Task<Page> Begin(Visitor officer, string title) =>
        await (await officer.Get($"strategy/safer/plans/add?priority={site.PriorityId}")).Submit(
            ("Form.Title", title),
            ("Form.Kind", "ActionPlan")
        );

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task The_actions_of_a_plan_are_open_and_closed_to_the_public_with_the_plan()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var board = await site.SignIn(Roles.BoardMember);
        using var reader = site.Visit();
        var plan = await Begin(officer, "Plan that opens later");
        var action = await (await plan.Follow("Add an action")).Submit(("Form.Title", "Mend the lift"));
        var address = action.Address.ToString();
        (await reader.Try(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get("commitments")).Text.ShouldNotContain("Mend the lift");

        plan = await (await officer.Get(plan.Address.ToString())).Submit("#move-Submitted");
        (await reader.Try(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        await (await board.Get(plan.Address.ToString())).Submit("#move-Approved");
        (await reader.Get(address)).Heading.ShouldBe("Mend the lift");

        plan = await officer.Get(plan.Address.ToString());
        plan = await plan.Submit("#move-Draft", ("Reason", "The landlord asks for another date"));
        (await reader.Try(address)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.Get(address)).Heading.ShouldBe("Mend the lift");
        plan.Text.ShouldNotContain("approved on", Case.Insensitive);
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    [Trait("Speed", "slow")]
    public async Task An_action_added_to_an_open_plan_is_open_too()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var board = await site.SignIn(Roles.BoardMember);
        using var reader = site.Visit();
        var plan = await (await Begin(officer, "Plan already open")).Submit("#move-Submitted");
        await (await board.Get(plan.Address.ToString())).Submit("#move-Approved");
        plan = await officer.Get(plan.Address.ToString());
        var action = await (await plan.Follow("Add an action")).Submit(("Form.Title", "Paint the hall"));
        (await reader.Get(action.Address.ToString())).Heading.ShouldBe("Paint the hall");
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task What_was_decided_on_is_not_renamed_and_a_closed_plan_does_not_change()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var board = await site.SignIn(Roles.BoardMember);
        var plan = await (await Begin(officer, "Plan as it was decided")).Submit("#move-Submitted");
        await (await board.Get(plan.Address.ToString())).Submit("#move-Approved");
        var change = await officer.Get(plan.Address + "/edit");
        change.Html.QuerySelector("[name='Form.Title']").ShouldBeNull();
        plan = await change.Submit(
            ("Form.Title", "Renamed behind its back"),
            ("Form.Response", "Wardens walk the stairs"),
            ("Form.Owner", site.LeadPost.ToString(CultureInfo.InvariantCulture))
        );
        plan.Heading.ShouldBe("Plan as it was decided");
        plan.Text.ShouldContain("Wardens walk the stairs");
        plan = await plan.Submit("#move-Live");
        plan = await plan.Submit("#move-Closed", ("Reason", "Its year is over"));
        (await officer.Try(plan.Address + "/edit")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public void A_plan_that_is_taken_back_is_no_longer_approved()
    {
        var plan = Plan.Of(1, null, PlanKind.ActionPlan, "Plan");
        plan.Stand(PlanState.Approved, new DateOnly(2026, 3, 1), "Board of March");
        plan.MoveTo(PlanState.Draft, CommonThread.Shared.Caller.System, "A new date", new DateOnly(2026, 3, 12));
        (plan.ApprovedOn, plan.Decision).ShouldBe((null, null));
    }

    [Fact]
    [Trait("Requirement", "A-36")]
    public async Task The_file_of_a_plan_says_what_each_action_serves_and_who_supports_it()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var partner = await site.Organisation("Northtown Borough Council");
        var plan = await Begin(officer, "Plan to take away");
        await (await plan.Follow("Add an action")).Submit(
            ("Form.Title", "Share the van"),
            ("Form.Description", "One van for both towns"),
            ("Form.Supporting", partner.ToString(CultureInfo.InvariantCulture))
        );
        var lines = (await officer.Get(plan.Address + "?handler=csv")).Body.Split('\n');
        foreach (var column in "description priority vision_part supporting_partners measure".Split(' '))
            lines[0].ShouldContain(column);
        foreach (var words in new[] { "One van for both towns", "Antisocial behaviour", "Northtown Borough Council" })
            lines[1].ShouldContain(words);
        (await officer.Get("commitments?handler=csv")).Body.ShouldContain("Northtown Borough Council");
    }

    [Fact]
    [Trait("Requirement", "A-28")]
    [Trait("Requirement", "A-39")]
    public async Task A_framework_that_is_begun_here_has_the_nine_actions_and_the_eleven_duties()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await (await officer.Get("strategy/add")).Submit(
            ("Form.Title", "Agreement begun here"),
            ("Form.Type", "Agreement")
        );
        await using var db = site.Open();
        var lines = await (
            from r in db.Set<RequiredAction>()
            join f in db.Set<Framework>() on r.FrameworkId equals f.Id
            where f.Title == "Agreement begun here"
            select r
        ).ToListAsync();
        lines.Count(l => l.Kind == RequiredKind.Action).ShouldBe(9);
        lines.Count(l => l.Kind == RequiredKind.Duty).ShouldBe(11);
        lines.Count(l => l.ShownBy == DutyRecord.QuarterlyReport).ShouldBe(1);
        lines.ShouldAllBe(l => !l.Illustrative);
    }
}
