using System.Net;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Tests.Strategy.Versions;

public sealed class ComparedPagesTests(WholeSite site) : IClassFixture<WholeSite>
{
    [Fact]
    [Trait("Requirement", "A-47")]
    public async Task A_reader_sees_what_became_of_the_title_the_period_the_work_streams_and_the_measures()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var start = await officer.Get(WholeSite.Home + "/versions/start");
        (await start.Submit(("Form.Label", "Second"), ("Form.Change", "Substantial"))).Status.ShouldBe(
            HttpStatusCode.OK
        );
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId);
            framework.Retitle("Whole strategy renewed", "Whole", FrameworkType.Strategy);
            framework.Last(new(2026, 4, 1), new(2030, 3, 31));
            (await db.Set<WorkStream>().SingleAsync(w => w.ParentId != null)).Rename("Circles in day nurseries");
            (await db.Set<SuccessMeasure>().SingleAsync(m => m.Name == "Fewer reports")).TargetInSource =
                "one third fewer";
            db.Remove(await db.Set<Driver>().SingleAsync());
            await db.SaveChangesAsync();
        }
        (await officer.Get(WholeSite.Home + "/versions/compare?from=1&to=2")).Text.ShouldContain("renewed");
        await site.Publish(manager, 2);
        using var reader = site.Visit();
        var page = await reader.Get(WholeSite.Home + "/versions/compare?from=1&to=2");
        page.Html.QuerySelectorAll("main h2")
            .Select(h => h.TextContent.Trim())
            .ShouldBe(["The document", "What it answers to", "Activities and work streams", "Success measures"]);
        var added = page.Html.QuerySelectorAll("ins").Select(i => i.TextContent).ToList();
        foreach (var words in new[] { "renewed", "2030", "day", "third" })
            added.ShouldContain(a => a.Contains(words), words);
        page.Html.QuerySelectorAll("del").ShouldContain(d => d.TextContent.Contains("Testing Act 1998"));
        page.Text.ShouldNotContain("Our own doubts");
        (await reader.Get(WholeSite.Home + "/versions/compare?from=1&to=2&all=true")).Text.ShouldNotContain(
            "Our own doubts"
        );
        // What is published still says what it said.
        (await reader.Get(WholeSite.Home + "/versions/1")).Text.ShouldContain("Testing Act 1998");
    }
}
