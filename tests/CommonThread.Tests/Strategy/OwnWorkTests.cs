using System.Globalization;
using System.Net;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Plans;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy;

/// <summary>What actors write of their own, sent over real HTTP: a good form works, one for others' work says why not.</summary>
[Trait("Speed", "slow")]
public sealed class OwnWorkTests(ActorsSite site) : IClassFixture<ActorsSite>
{
    private const string At = ActorsSite.Nottinghamshire;
    private const string Safer = "strategy/community-safety-agreement";

    private static string Number(int? id) => id!.Value.ToString(CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Requirement", "A-38")]
    public async Task A_lead_names_experts_of_its_own_and_of_partners_and_its_support_officer_but_no_lead()
    {
        using var lead = await site.As(At, "Group Manager Early Help Services", "Nottinghamshire County Council");
        var led = await site.PageOf(At, "Group Manager Early Help Services", "Nottinghamshire County Council", "{led}");
        int expert,
            own,
            other;
        await using (var db = site.In(At))
        {
            expert = await db.Set<CommonThread.People.Posts.Post>()
                .Where(p => p.Title == "Community Safety Officer")
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .FirstAsync();
            own = await db.Set<CommonThread.People.Posts.Post>()
                .Where(p => p.Title == "Force Records Manager")
                .Select(p => p.Id)
                .FirstAsync();
            other = await db.Set<Priority>()
                .Where(p => p.FrameworkId == db.Set<Framework>().Single(f => f.Slug == "community-safety-agreement").Id)
                .Where(p => p.Name == "Modern Slavery")
                .Select(p => p.Id)
                .SingleAsync();
        }
        var priority = await lead.Get($"strategy/priorities/{led}");
        var form = await priority.Follow("Name a support officer or local expert");
        form.Html.QuerySelectorAll("select[name='Form.Texts[Role]'] option[value=Lead]").ShouldBeEmpty();
        foreach (var post in new[] { expert, own })
        {
            var named = await form.Submit(
                ("Form.Texts[Role]", "LocalExpert"),
                ("Form.Texts[PostId]", Number(post)),
                ("Form.Texts[Expertise]", "Rural policing")
            );
            named.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", named.Errors));
        }
        (await lead.Get($"strategy/priorities/{led}")).Text.ShouldContain("Rural policing");

        // Neither a lead, nor for another's priority, though the form be forged.
        (await form.Submit(("Form.Texts[Role]", "Lead"), ("Form.Texts[PostId]", Number(own)))).Errors.ShouldContain(
            "Role: choose one of the list"
        );
        (
            await form.Submit(
                ("Form.Texts[PriorityId]", Number(other)),
                ("Form.Texts[Role]", "LocalExpert"),
                ("Form.Texts[PostId]", Number(own))
            )
        ).Errors.ShouldContain("Priority: choose one of the list");
        await using var after = site.In(At);
        (await after.Set<PriorityRole>().CountAsync(r => r.PriorityId == other && r.PostId == own)).ShouldBe(0);
    }

    [Fact]
    [Trait("Requirement", "A-34")]
    public async Task A_partner_s_officer_runs_pilots_of_its_own_organisation_only()
    {
        const string title = "Community Safety Officer";
        const string gedling = "Gedling Borough Council";
        using var officer = await site.As(At, title, gedling);
        var form = await officer.Get(Safer + "/registers/pilots/add");
        var posts = form
            .Html.QuerySelectorAll("select[name='Form.Texts[PostId]'] option")
            .Where(o => o.GetAttribute("value")!.Length > 0)
            .ToList();
        posts.ShouldNotBeEmpty();
        posts.ShouldAllBe(o => o.TextContent.Contains(gedling, StringComparison.Ordinal));
        (await form.Submit(("Form.Texts[Title]", "Bike marking"))).Errors.ShouldBe([
            "Choose the post of your organisation that runs it",
        ]);
        var done = await form.Submit(
            ("Form.Texts[Title]", "Bike marking"),
            ("Form.Texts[Hypothesis]", "Marked bikes come back"),
            ("Form.Texts[PostId]", posts[0].GetAttribute("value")!)
        );
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        var list = await officer.Get(Safer + "/registers/pilots");
        list.Html.QuerySelectorAll(".govuk-summary-card__actions")
            .ShouldHaveSingleItem("the others' pilots are theirs")
            .TextContent.ShouldContain("Bike marking");
    }

    [Fact]
    [Trait("Requirement", "A-30")]
    public async Task A_communications_officer_writes_communication_plans_and_no_others()
    {
        using var officer = await site.As(At, "Communications Officer", "Nottinghamshire County Council");
        var form = await officer.Get(Safer + "/plans/add");
        form.Html.QuerySelectorAll("input[name='Form.Kind']").Length.ShouldBe(1);
        (await form.Submit(("Form.Title", "Telling people"), ("Form.Kind", "ActionPlan"))).Errors.ShouldBe([
            "Your post writes communication plans only",
        ]);
        var begun = await form.Submit(("Form.Title", "Telling people"), ("Form.Kind", "CommunicationPlan"));
        begun.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", begun.Errors));
        var line = await begun.Follow("Add who is told");
        var told = await line.Submit(
            ("Form.Audience", "Residents"),
            ("Form.Message", "Report it"),
            ("Form.Channel", "Newsletter"),
            ("Form.On.Day", "1"),
            ("Form.On.Month", "5"),
            ("Form.On.Year", "2026")
        );
        told.Text.ShouldContain("Newsletter");
        (await told.Submit("#move-Submitted")).Text.ShouldContain("submitted");
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    [Trait("Requirement", "A-27")]
    public async Task Nobody_moves_a_plan_that_is_not_theirs()
    {
        const string title = "Community Safety Officer";
        const string gedling = "Gedling Borough Council";
        using var officer = await site.As(At, title, gedling);
        int live;
        await using (var db = site.In(At))
            live = await db.Set<Plan>()
                .Where(p => p.State == PlanState.Live)
                .OrderBy(p => p.Id)
                .Select(p => p.Id)
                .FirstAsync();
        string slug;
        await using (var db = site.In(At))
            slug = await db.Set<Framework>()
                .Where(f => db.Set<Plan>().Any(p => p.Id == live && p.FrameworkId == f.Id))
                .Select(f => f.Slug)
                .SingleAsync();
        var page = await officer.Get($"strategy/{slug}/plans/{live}");
        page.Html.QuerySelectorAll(".ct-move").ShouldBeEmpty();
        // A form with its token from another page, sent here.
        var other = await officer.Get(Safer + "/registers/pilots/add");
        var forged = await other.SubmitTo(
            $"{At}/strategy/{slug}/plans/{live}?handler=Move".Replace($"{At}/", "", StringComparison.Ordinal),
            ("to", "Closed"),
            ("Reason", "No reason")
        );
        forged.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-33")]
    public async Task A_subgroup_s_chair_refreshes_the_group_s_plan()
    {
        const string chair = "Chair";
        const string group = "Cohesion theme group";
        var page = await site.PageOf(At, chair, group, Safer + "/plans/{group-plan}/refresh");
        using var visitor = await site.As(At, chair, group);
        var done = await (await visitor.Get(page)).Submit(("Form.Outcome", "Fewer people are hated for who they are"));
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        done.Text.ShouldContain("Fewer people are hated for who they are");
        done.Html.QuerySelectorAll("a").ShouldNotContain(a => a.TextContent == "Change");
    }

    [Fact]
    [Trait("Requirement", "A-18")]
    public async Task A_programme_officer_records_what_is_asked_and_shares_out_nothing()
    {
        const string council = "Nottinghamshire County Council";
        using var officer = await site.As(At, "Programme Officer", council);
        var form = await officer.Get("strategy/communities-strategy/registers/requests/add");
        var done = await form.Submit(
            ("Form.Texts[Words]", "A bench at the bus stop"),
            ("Form.Texts[Decision]", "NotDo"),
            ("Form.Texts[Reason]", "The parish council has a fund for it"),
            ("Form.Dates[On].Day", "2"),
            ("Form.Dates[On].Month", "3"),
            ("Form.Dates[On].Year", "2026")
        );
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        (await officer.Try("strategy/communities-strategy/registers/resources/add")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    [Trait("Requirement", "A-13")]
    public async Task An_activity_s_owner_changes_it_and_its_work_streams_and_takes_nothing_out()
    {
        const string council = "Nottinghamshire County Council";
        const string title = "Armed Forces Covenant Officer";
        var page = await site.PageOf(
            At,
            title,
            council,
            "strategy/communities-strategy/delivery/activities/{activity}"
        );
        using var owner = await site.As(At, title, council);
        var form = await owner.Get(page);
        form.Html.QuerySelector("form[action*='Remove']").ShouldBeNull();
        var done = await form.Submit(("Form.Title", "Work with the armed forces community"));
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        var added = await (await done.Follow("Add a work stream")).Submit(
            ("Form.Title", "A veterans' breakfast"),
            ("Form.State", "NotStarted")
        );
        added.Text.ShouldContain("A veterans' breakfast");
    }

    [Fact]
    [Trait("Requirement", "A-24")]
    public async Task A_neighbourhood_manager_writes_an_objective_that_serves_a_priority()
    {
        const string council = "Derby City Council";
        using var manager = await site.As(ActorsSite.Derby, "Neighbourhood Manager, Sinfin", council);
        var plan = await manager.Get("strategy/sinfin-plan");
        var form = await plan.Follow("Add an objective of the neighbourhood’s plan");
        (await form.Submit(("Form.Words", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var priority = form.Html.QuerySelectorAll("select[name='Form.PriorityId'] option")[^1];
        var done = await form.Submit(
            ("Form.Words", "Cleaner alleys by summer"),
            ("Form.PriorityId", priority.GetAttribute("value")!)
        );
        done.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", done.Errors));
        var change = await done.Follow("Cleaner alleys by summer");
        change.Html.QuerySelector("[name='Form.Words']").ShouldNotBeNull();
        await using var db = site.In(ActorsSite.Derby);
        var objective = await db.Set<CommonThread.Strategy.Objectives.Objective>()
            .SingleAsync(o => o.Words == "Cleaner alleys by summer");
        var thread = await manager.Get($"thread/objective-{objective.Id}");
        thread.Text.ShouldContain(priority.TextContent.Split('(')[0].Trim());

        // Down to a task of the week.
        var task = await manager.Get($"commitments/add?on=objective-{objective.Id}");
        var begun = await task.Submit(("Form.Title", "Walk the alleys on Tuesday"));
        begun.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", begun.Errors));
        (await manager.Get($"thread/objective-{objective.Id}")).Text.ShouldContain("Walk the alleys on Tuesday");
    }

    [Fact]
    [Trait("Requirement", "A-61")]
    public async Task An_analyst_marks_that_its_organisation_has_taken_up_good_practice()
    {
        const string police = "Nottinghamshire Police";
        var page = await site.PageOf(At, "Partnerships Analyst", police, "good-practice/{study}");
        using var analyst = await site.As(At, "Partnerships Analyst", police);
        (await (await analyst.Get(page)).Submit("#take-up")).Text.ShouldContain(
            "Nottinghamshire Police (12 March 2026)"
        );
        (await analyst.Get(page)).Html.QuerySelector("#take-up").ShouldBeNull();
    }
}
