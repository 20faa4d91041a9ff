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
        plan.Text.ShouldContain("£1,200.50");
        var refused = await plan.Submit("#move-Submitted");
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["“Youth work” needs an outcome"]);
        var line = await (await refused.Follow("Change Youth work")).Submit(
            "#line",
            ("Form.Outcome", "Quieter evenings"),
            ("Form.Fund", "PCC grant")
        );
        line.Text.ShouldContain("Quieter evenings");
        plan = await (await line.Follow("Add a line")).Submit(
            ("Form.Words", "Lighting"),
            ("Form.Cost", "300"),
            ("Form.Fund", "PCC grant"),
            ("Form.Output", "Four lamps"),
            ("Form.Outcome", "Fewer dark corners")
        );
        plan.Text.ShouldContain("PCC grant £1,500.50");
        plan.Text.ShouldContain("All years and funds £1,500.50");
        plan = await (await plan.Follow("Change Lighting")).Submit("#remove");
        plan.Text.ShouldContain("All years and funds £1,200.50");
        plan.Text.ShouldNotContain("Lighting");
        (await plan.Submit("#move-Submitted")).Text.ShouldContain("Submitted");
        (await officer.Get(plan.Address + "?handler=csv")).Body.ShouldContain("Quieter evenings");
    }

    [Fact]
    [Trait("Requirement", "A-30")]
    public async Task A_communication_plan_says_who_is_told_what_and_whether_they_were()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var plan = await Begin(officer, "Who is told", "CommunicationPlan");
        var form = await plan.Follow("Add who is told");
        (await form.Submit(("Form.Audience", ""), ("Form.Message", "x"), ("Form.Channel", "Post"))).Errors.ShouldBe([
            "Say who is told, up to 200 characters",
        ]);
        plan = await form.Submit(
            ("Form.Audience", "Residents of the estate"),
            ("Form.Message", "What was done about the youth club"),
            ("Form.Channel", "A letter"),
            ("Form.On.Day", "20"),
            ("Form.On.Month", "3"),
            ("Form.On.Year", "2026")
        );
        plan.Text.ShouldContain("Residents of the estate");
        var change = await plan.Follow("Change what Residents of the estate is told");
        (await change.Submit("#line", ("Form.State", "Done"))).Errors.ShouldBe([
            "It cannot be done before its date. Change the date, or leave it planned",
        ]);
        plan = await change.Submit("#line", ("Form.State", "Done"), ("Form.On.Day", "2"));
        plan.Text.ShouldContain("Done");
        change = await plan.Follow("Change what Residents of the estate is told");
        (await change.Submit("#line", ("Form.State", "Cancelled"))).Errors.ShouldBe([
            "What somebody is told that is done cannot become cancelled",
        ]);
        (await change.Submit("#line", ("Form.State", "Planned"))).Errors.ShouldBe([
            "Say why, so that others can follow the decision",
        ]);
        plan = await change.Submit("#line", ("Form.State", "Planned"), ("Reason", "The letter came back"));
        plan.Text.ShouldContain("Planned");
        plan = await (await plan.Follow("Change what Residents of the estate is told")).Submit("#remove");
        plan.Text.ShouldContain("Nobody is told anything yet");
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task A_plan_can_be_approved_at_an_earlier_day_but_not_at_one_to_come()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var board = await site.SignIn(Roles.BoardMember);
        var plan = await (await Begin(officer, "Approved before")).Submit("#move-Submitted");
        var seen = await board.Get(plan.Address.ToString());
        var refused = await seen.Submit("#move-Approved", ("ApprovedOn.Day", "13"));
        refused.Errors.ShouldBe(["Day of the approval must be today or in the past"]);
        (await seen.Submit("#move-Approved", ("ApprovedOn.Day", "3"))).Text.ShouldContain("approved on 3 March 2026");
    }

    [Fact]
    [Trait("Requirement", "A-36")]
    public async Task A_plan_is_taken_away_as_a_word_document_with_its_progress()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var plan = await Begin(officer, "To take away");
        await (await plan.Follow("Add an action")).Submit(("Form.Title", "Light the underpass"));
        plan = await officer.Get(plan.Address.ToString());
        await (await (await plan.Follow("Light the underpass")).Follow("Update progress")).Submit(
            ("Form.State", "OnTrack"),
            ("Form.Text", "Lamps are ordered.")
        );
        using var answer = await officer.Http.GetAsync(new Uri(plan.Address + "?handler=word"));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(CommonThread.Shared.Exports.WordDocument.ContentType);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("safer-to-take-away.docx");
        using var word = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(
            await answer.Content.ReadAsStreamAsync(),
            isEditable: false
        );
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator()
            .Validate(word)
            .Select(e => e.Description)
            .ShouldBeEmpty();
        var text = word.MainDocumentPart!.Document.InnerText;
        text.ShouldContain("Light the underpass");
        text.ShouldContain("Lamps are ordered.");
        (await officer.Get(plan.Address + "?handler=csv")).Body.ShouldContain("Lamps are ordered.");
    }

    [Fact]
    [Trait("Requirement", "A-33")]
    public async Task The_programme_manager_asks_a_group_to_refresh_and_its_owner_is_told()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await manager.Get($"strategy/safer/plans/add?priority={Priority}");
        var plan = await form.Submit(
            ("Form.Title", "Plan of the theme group"),
            ("Form.Kind", "ActionPlan"),
            ("Form.Owner", site.LeadPost.ToString(CultureInfo.InvariantCulture))
        );
        var id = plan.Address.ToString().Split('/')[^1];
        var page = await manager.Get("strategy/safer/plans/refreshes");
        (await page.Submit("#ask")).Errors.ShouldBe(["Choose at least one plan"]);
        var asked = await page.Submit("#ask", ("Form.Plans", id));
        asked.Text.ShouldContain("Asked on 12 March 2026");
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        (await lead.Get("my-work")).Text.ShouldContain("You are asked to refresh Plan of the theme group");
        var refresh = await lead.Get($"strategy/safer/plans/{id}/refresh");
        refresh.Text.ShouldContain("The programme manager asked for it on 12 March 2026");
        (await refresh.Submit(("Form.Outcome", "Fewer repeat callers"))).Text.ShouldContain("next by 12 March 2027");
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
    [Trait("Requirement", "A-27")]
    [Trait("Requirement", "A-04")]
    public async Task An_action_says_which_priority_and_which_part_of_the_vision_it_serves()
    {
        int part;
        await using (var db = site.Open())
        {
            var place = CommonThread.Strategy.Visions.VisionPart.Called(
                site.FrameworkId,
                "Places",
                "Communities with a sense of place."
            );
            db.Add(place);
            await db.SaveChangesAsync();
            part = place.Id;
        }
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await (await Begin(lead, "Plan with tags")).Follow("Add an action");
        form.Title.ShouldStartWith("Add an action");
        form.Html.QuerySelector("[name='Form.Tags[priority]'] option[selected]")!
            .TextContent.Trim()
            .ShouldBe("Antisocial behaviour", "an action begins with the priority of its plan");
        var action = await form.Submit(
            ("Form.Title", "Light the park"),
            ("Form.Tags[vision-part]", part.ToString(CultureInfo.InvariantCulture))
        );
        action.Text.ShouldContain("delivers, priority: Antisocial behaviour");
        action.Text.ShouldContain("contributes to, part of the vision: Places");
        (await lead.Get($"commitments?Filter.Priority={Priority}")).Text.ShouldContain("Light the park");
        var change = await action.Follow("Change");
        var after = await change.Submit(("Form.Tags[vision-part]", ""));
        after.Text.ShouldNotContain("part of the vision: Places");
        after.Text.ShouldContain("delivers, priority: Antisocial behaviour");
    }

    [Fact]
    [Trait("Requirement", "A-19")]
    public async Task A_plan_shows_only_the_actions_of_the_prevention_level_asked_for()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var plan = await Begin(lead, "Plan of two levels");
        await (await plan.Follow("Add an action")).Submit(
            ("Form.Title", "Teach in schools"),
            ("Form.Prevention", "PrimaryPrevention")
        );
        await (await plan.Follow("Add an action")).Submit(
            ("Form.Title", "Serve closure notices"),
            ("Form.Prevention", "Enforcement")
        );
        var some = await lead.Get($"{plan.Address}?Prevention=Enforcement");
        some.Text.ShouldContain("Serve closure notices");
        some.Text.ShouldNotContain("Teach in schools");
        (await lead.Get($"{plan.Address}?Prevention=CommunityCapacity")).Text.ShouldContain(
            "No action of this plan is of that level"
        );
        (await lead.Get(plan.Address.ToString())).Text.ShouldContain("Teach in schools");
    }

    [Fact]
    [Trait("Requirement", "A-34")]
    public async Task A_pilot_that_was_stopped_is_taken_up_again_only_with_a_reason()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await (await officer.Get("strategy/safer/registers/pilots/add")).Submit(
            ("Form.Texts[Title]", "Evening wardens"),
            ("Form.Texts[Result]", "Calls did not fall"),
            ("Form.Texts[Decision]", "Stop")
        );
        await using var db = site.Open();
        var id = (await db.Set<Pilot>().SingleAsync(p => p.Title == "Evening wardens")).Id;
        var form = await officer.Get($"strategy/safer/registers/pilots/{id}");
        (await form.Submit("main form[method=post]", ("Form.Texts[Decision]", "Repeat"))).Errors.ShouldBe([
            "A pilot that is stopped cannot become repeated",
        ]);
        (await form.Submit("main form[method=post]", ("Form.Texts[Decision]", "Change"))).Errors.ShouldBe([
            "Say why, so that others can follow the decision",
        ]);
        var list = await form.Submit(
            "main form[method=post]",
            ("Form.Texts[Decision]", "Change"),
            ("Form.Texts[Reason]", "The new landlord pays half")
        );
        list.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", list.Errors));
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
