using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.Strategy.Plans;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Plans;

public sealed class PlanPageTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private string Priority => site.PriorityId.ToString(CultureInfo.InvariantCulture);

    private async Task<Page> Begin(Visitor officer, string title, string kind = "ActionPlan")
    {
        var form = await officer.Get($"strategy/safer/plans/add?priority={Priority}");
        return await form.Submit(("Form.Title", title), ("Form.Kind", kind));
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task A_plan_is_submitted_by_its_owner_and_approved_by_the_board()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var board = await site.SignIn(Roles.BoardMember);
        using var reader = site.Visit();
        var plan = await Begin(officer, "ASB action plan");
        plan.Heading.ShouldBe("ASB action plan");
        (await reader.Try(plan.Address.ToString())).Status.ShouldBe(HttpStatusCode.NotFound);
        plan = await plan.Submit("#move-Submitted");
        plan.Text.ShouldContain("Submitted");
        plan.Html.QuerySelector("#move-Approved").ShouldBeNull("the officer cannot approve");
        var seen = await board.Get(plan.Address.ToString());
        seen = await seen.Submit("#move-Approved", ("Reason", "Board meeting of March"));
        seen.Text.ShouldContain("Board meeting of March");
        (await reader.Get(plan.Address.ToString())).Heading.ShouldBe("ASB action plan");
    }

    [Fact]
    [Trait("Requirement", "A-29")]
    public async Task A_costed_line_without_output_and_outcome_keeps_the_plan_from_being_submitted()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var plan = await Begin(officer, "Costed plan", "DeliveryPlan");
        plan = await (await plan.Follow("Add a line")).Submit(
            ("Form.Words", "Youth work"),
            ("Form.Cost", "1200.50"),
            ("Form.Output", "Twelve evenings")
        );
        plan.Text.ShouldContain("£1,200.5");
        var refused = await plan.Submit("#move-Submitted");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["“Youth work” needs an outcome"]);
    }

    [Fact]
    [Trait("Requirement", "A-27")]
    public async Task An_action_is_added_reported_on_and_listed()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var plan = await Begin(lead, "Plan with an action");
        var form = await plan.Follow("Add an action");
        var empty = await form.Submit(("Form.Title", ""));
        empty.Errors.ShouldBe(["Enter what will be done, up to 500 characters"]);
        var action = await form.Submit(
            ("Form.Title", "One triage form in every district"),
            ("Form.OwnerPost", site.LeadPost.ToString(CultureInfo.InvariantCulture)),
            ("Form.Due.Day", "1"),
            ("Form.Due.Month", "3"),
            ("Form.Due.Year", "2026"),
            ("Form.Output", "One form")
        );
        action.Heading.ShouldBe("One triage form in every district");
        action.Text.ShouldContain("This was due on 1 March 2026");
        var update = await action.Follow("Update progress");
        var after = await update.Submit(
            ("Form.State", "AtRisk"),
            ("Form.Text", "Five districts of seven use it."),
            ("Form.Percent", "70")
        );
        after.Text.ShouldContain("Five districts of seven use it.");
        after.Text.ShouldContain("70% done");
        var list = await lead.Get("commitments?Filter.Overdue=true&Filter.State=AtRisk");
        list.Text.ShouldContain("One triage form in every district");
        var csv = await lead.Get("commitments?handler=csv&Filter.State=AtRisk");
        csv.Type.ShouldBe("text/csv");
        csv.Body.ShouldContain("One triage form in every district");
        (await lead.Get("commitments?Filter.State=Done")).Text.ShouldNotContain("One triage form");
    }

    [Fact]
    [Trait("Requirement", "A-33")]
    public async Task A_refresh_says_the_outcome_again_and_is_due_in_a_year()
    {
        using var officer = await site.SignIn(Roles.ProgrammeManager);
        var plan = await Begin(officer, "Subgroup plan");
        var refreshed = await (await plan.Follow("Refresh it")).Submit(("Form.Outcome", "Fewer repeat victims"));
        refreshed.Text.ShouldContain("Fewer repeat victims");
        refreshed.Text.ShouldContain("next by 12 March 2027");
    }

    [Fact]
    public async Task A_reader_without_an_account_cannot_write_a_plan()
    {
        using var reader = site.Visit();
        (await reader.Get("strategy/safer/plans/add")).Heading.ShouldBe("Sign in");
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Try("strategy/safer/plans/add")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void The_lifecycle_of_a_plan_is_drawn_from_its_table() =>
        Plan.Lifecycle.Draw().ShouldContain("Submitted --> Approved: Record the approval");
}
