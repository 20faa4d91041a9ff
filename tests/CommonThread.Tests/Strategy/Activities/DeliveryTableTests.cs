using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Activities;

public sealed class DeliveryTableTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private const string Table = "strategy/safer/delivery";

    [Fact]
    [Trait("Requirement", "A-12")]
    public async Task An_activity_draws_on_several_programmes_and_serves_several_priorities()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        foreach (var name in new[] { "Investing in place", "Investing in skills", "Investing in opportunity" })
        {
            var added = await (await officer.Get("strategy/safer/programmes")).Submit(("Form.Name", name));
            added.Heading.ShouldBe("Delivery table", added.Text);
        }
        foreach (var name in new[] { "Helping people to help themselves", "Healthier lives" })
            await (await officer.Get("strategy/safer/corporate-priorities")).Submit(("Form.Name", name));
        var form = await officer.Get(Table + "/activities");
        form.Heading.ShouldBe("Add an activity");
        string Box(string name, string field) =>
            form
                .Html.QuerySelectorAll($"input[name='Form.{field}']")
                .Single(i => form.Html.QuerySelector($"label[for='{i.Id}']")!.TextContent.Trim() == name)
                .GetAttribute("value")!;
        var refused = await form.Submit(("Form.Title", ""), ("Form.State", "Live"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldContain("Enter the activity, up to 500 characters");
        var table = await form.Submit(
            ("Form.Title", "Community organising"),
            ("Form.State", "Live"),
            ("Form.Programmes", Box("Investing in place", "Programmes")),
            ("Form.Programmes", Box("Investing in skills", "Programmes")),
            ("Form.CorporatePriorities", Box("Helping people to help themselves", "CorporatePriorities")),
            ("Form.CorporatePriorities", Box("Healthier lives", "CorporatePriorities")),
            ("Form.Levels", "CommunityCapacity")
        );
        table.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", table.Errors));
        var cell = table.Html.QuerySelector("tbody tr td")!.TextContent;
        foreach (var name in new[] { "Investing in place", "Investing in skills", "Healthier lives" })
            cell.ShouldContain(name);
        cell.ShouldNotContain("Investing in opportunity");
        table.Text.ShouldContain("No activity uses it");
        (await officer.Get("gaps")).Text.ShouldContain("Investing in opportunity has no activity.");

        // Filtered by where it works, and as a file.
        (await officer.Get(Table + "?prevention=Enforcement")).Text.ShouldContain("No activity at that level");
        (await officer.Get(Table + "?prevention=CommunityCapacity")).Text.ShouldContain("Community organising");
        var csv = await officer.Get(Table + "?handler=csv");
        csv.Body.ShouldContain("Community organising");
        csv.Body.ShouldContain("Investing in place; Investing in skills");
    }

    [Fact]
    [Trait("Requirement", "A-13")]
    public async Task A_work_stream_has_sub_items_and_goes_with_its_activity()
    {
        using var officer = await site.SignIn(Roles.ProgrammeManager);
        await (await officer.Get(Table + "/activities")).Submit(
            ("Form.Title", "Reduce crime in key neighbourhoods"),
            ("Form.State", "Live")
        );
        int id;
        await using (var db = site.Open())
            id = (await db.Set<Activity>().SingleAsync(a => a.Title == "Reduce crime in key neighbourhoods")).Id;
        var none = await (await officer.Get(Table + "/work-streams")).Submit(("Form.Title", "Targeted activity"));
        none.Errors.ShouldContain("Choose the activity or work stream that it is part of");
        var table = await (await officer.Get($"{Table}/work-streams?under=activity-{id}")).Submit(
            ("Form.Title", "Targeted activity"),
            ("Form.State", "OnTrack")
        );
        table.Text.ShouldContain("Targeted activity On track");
        int stream;
        await using (var db = site.Open())
            stream = (await db.Set<WorkStream>().SingleAsync(s => s.Title == "Targeted activity")).Id;
        table = await (await officer.Get($"{Table}/work-streams?under=work-stream-{stream}")).Submit(
            ("Form.Title", "Knife carrying"),
            ("Form.State", "NotStarted")
        );
        table.Html.QuerySelector("tbody li li")!.TextContent.ShouldContain("Knife carrying");

        var change = await officer.Get($"{Table}/work-streams/{stream}");
        change.Heading.ShouldBe("Change a work stream");
        (await change.Submit(("Form.Title", "Targeted patrols"))).Text.ShouldContain("Targeted patrols");
        var removed = await (await officer.Get($"{Table}/activities/{id}")).Submit("form[action*=Remove]");
        removed.Text.ShouldContain("The activity is taken out");
        await using var after = site.Open();
        (await after.Set<WorkStream>().AnyAsync(s => s.ActivityId == id)).ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_may_not_write_the_table_reads_it_without_its_forms()
    {
        using var reader = site.Visit();
        var table = await reader.Get(Table);
        table.Text.ShouldNotContain("Add an activity");
        (await reader.Try(Table + "/activities")).Heading.ShouldBe("Sign in");
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try(Table + "/work-streams")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
