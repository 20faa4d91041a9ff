using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Frameworks;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Frameworks;

/// <summary>The order of the parts of a framework, and its objectives year by year.</summary>
public sealed class OrderTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly Dictionary<string, (string Field, (string, string)[] More)> Lists = new()
    {
        ["drivers"] = ("Form.Title", [("Form.Kind", "Legislation")]),
        ["vision-parts"] = ("Form.Name", [("Form.Words", "What it says")]),
        ["themes"] = ("Form.Name", []),
        ["priorities"] = ("Form.Name", [("Form.State", "Current")]),
        ["objectives"] = ("Form.Words", []),
        ["operational-objectives"] = ("Form.Words", [("Form.FinancialYear", "2026")]),
        ["principles"] = ("Form.Words", [("Form.Kind", "Principle")]),
        ["pledges"] = ("Form.Words", []),
        ["outcomes"] = ("Form.Words", []),
        ["promises"] = ("Form.Words", []),
        ["programmes"] = ("Form.Name", []),
        ["corporate-priorities"] = ("Form.Name", []),
    };

    [Fact]
    [Trait("Requirement", "A-04")]
    [Trait("Requirement", "A-05")]
    [Trait("Requirement", "A-06")]
    [Trait("Requirement", "A-07")]
    [Trait("Requirement", "A-08")]
    [Trait("Speed", "slow")]
    public async Task An_officer_changes_the_order_of_every_list_and_readers_meet_it_in_that_order()
    {
        WrittenParts.All.Select(p => p.Key).ShouldBe(Lists.Keys, ignoreOrder: true);
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await Begin(officer, "Ordered strategy");
        const string Home = "strategy/ordered-strategy";
        foreach (var (key, (field, more)) in Lists)
        {
            foreach (var words in new[] { "Alder", "Birch", "Cedar" })
                await (await officer.Get($"{Home}/{key}")).Submit([(field, $"{words} of {key}"), .. more]);
            var order = await (await officer.Get(Home + "/write")).Follow(
                "Change the order: " + WrittenParts.All.Single(p => p.Key == key).Heading
            );
            order.Html.QuerySelectorAll("h1").Length.ShouldBe(1, key);
            Buttons(order)
                .ShouldBe(
                    ["Alder down", "Birch up", "Birch down", "Cedar up"],
                    $"the first of {key} does not go up, nor the last down"
                );
            var moved = await Move(order, "Cedar", up: true);
            moved.Text.ShouldContain("now stands at place 2 of 3", customMessage: key);
            moved = await Move(moved, "Alder", up: false);
            Items(moved).ShouldBe(["Cedar", "Alder", "Birch"], key);
        }
        var page = await officer.Get(Home);
        foreach (var key in Lists.Keys.Except(["programmes", "corporate-priorities"]))
            InOrder(page.Text, $"Cedar of {key}", $"Alder of {key}", $"Birch of {key}");
        var version = await officer.Get(Home + "/versions/1");
        foreach (var key in Lists.Keys)
            InOrder(version.Text, $"Cedar of {key}", $"Alder of {key}", $"Birch of {key}");

        // A forged move says why, and loses nothing.
        var at = await officer.Get(Home + "/order/pledges");
        (await at.SubmitTo(Home + "/order/pledges", ("Part", "99999"), ("Up", "true"))).Errors.ShouldBe([
            "Choose what is moved, and which way",
        ]);
        Items(await officer.Get(Home + "/order/pledges")).ShouldBe(["Cedar", "Alder", "Birch"]);
        (await officer.Try(Home + "/order/nonsense")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try(Home + "/order/pledges")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Speed", "slow")]
    public async Task The_order_of_what_is_published_stays()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        await Begin(officer, "Settled strategy");
        const string Home = "strategy/settled-strategy";
        foreach (var words in new[] { "Alder", "Birch" })
            await (await officer.Get(Home + "/pledges")).Submit(("Form.Words", words));
        var open = await officer.Get(Home + "/order/pledges");
        await Publish(manager, Home, 1);
        (await Move(open, "Birch", up: true)).Errors.ShouldBe([
            "These words are published and do not change. Start a new version first",
        ]);
        var closed = await officer.Get(Home + "/order/pledges");
        closed.Text.ShouldContain("These words are published and stay in their order");
        Buttons(closed).ShouldBeEmpty();

        // In the next version they move, and readers keep the published order until it is in force.
        await (await officer.Get(Home + "/versions/start")).Submit(("Form.Label", "Next"), ("Form.Change", "Minor"));
        await Move(await officer.Get(Home + "/order/pledges"), "Birch", up: true);
        using var reader = site.Visit();
        InOrder((await reader.Get(Home)).Text, "Alder", "Birch");
        await Publish(manager, Home, 2);
        InOrder((await reader.Get(Home)).Text, "Birch", "Alder");
        (await reader.Get(Home + "/versions/compare?from=1&to=2")).Text.ShouldContain("They stand in another order");
    }

    [Fact]
    [Trait("Requirement", "A-05")]
    [Trait("Speed", "slow")]
    public async Task The_objectives_of_this_year_are_read_first_and_those_of_other_years_are_a_fold_away()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        await Begin(officer, "Yearly strategy");
        const string Home = "strategy/yearly-strategy";
        foreach (var (words, year) in new[] { ("Open hubs", "2023"), ("Run hubs", "2025"), ("Review hubs", "2026") })
            await (await officer.Get(Home + "/operational-objectives")).Submit(
                ("Form.Words", words),
                ("Form.FinancialYear", year)
            );
        await Publish(manager, Home, 1);
        using var reader = site.Visit();
        var page = await reader.Get(Home);
        page.Html.QuerySelector("#operational")!.TextContent.ShouldBe("Operational objectives for 2025-26");
        page.Html.QuerySelector("#operational + ul")!.TextContent.Trim().ShouldBe("Run hubs");
        var others = page.Html.QuerySelector("details:has(h3)")!;
        others
            .QuerySelector("summary")!
            .TextContent.Trim()
            .ShouldBe("Operational objectives of other years: 2026-27, 2023-24");
        InOrder(
            others.QuerySelector(".govuk-details__text")!.TextContent,
            "2026-27",
            "Review hubs",
            "2023-24",
            "Open hubs"
        );

        // A year that the next version takes out is still read, in the version that had it.
        await (await officer.Get(Home + "/versions/start")).Submit(("Form.Label", "Next"), ("Form.Change", "Minor"));
        await using (var db = site.Open())
        {
            db.Remove(await db.Set<OperationalObjective>().SingleAsync(o => o.Words == "Open hubs"));
            await db.SaveChangesAsync();
        }
        await Publish(manager, Home, 2);
        page = await reader.Get(Home);
        page.Text.ShouldContain("Open hubs As version 1, “First version”, says.");
        (await page.Follow("version 1, “First version”")).Text.ShouldContain("Open hubs");
    }

    [Fact]
    [Trait("Requirement", "A-05")]
    public async Task The_form_of_an_operational_objective_offers_the_year_that_it_has_however_old()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        await Begin(officer, "Ancient strategy");
        int id;
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Slug == "ancient-strategy");
            var objective = OperationalObjective.Of(framework.Id, "Area planning teams", 2006);
            db.Add(objective);
            await db.SaveChangesAsync();
            id = objective.Id;
        }
        var form = await officer.Get($"strategy/ancient-strategy/operational-objectives/{id}");
        form.Html.QuerySelector("option[selected]")!.TextContent.Trim().ShouldBe("2006-07");
        (await form.Submit("main form[method=post]")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task Begin(Visitor officer, string title) =>
        (
            await (await officer.Get("strategy/add")).Submit(
                ("Form.Title", title),
                ("Form.Type", "Strategy"),
                ("Form.OwnerOrganisationId", $"{await site.Organisation("Testshire County Council")}")
            )
        ).Status.ShouldBe(HttpStatusCode.OK);

    private static async Task Publish(Visitor manager, string home, int number)
    {
        var page = await manager.Get($"{home}/versions/{number}");
        foreach (var state in new[] { "Approved", "InForce" })
        {
            page = await page.Submit("#move", ("Form.To", state), ("Reason", "Board, minute 6"));
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", page.Errors));
        }
    }

    private static Task<Page> Move(Page page, string word, bool up)
    {
        var item = page.Html.QuerySelectorAll("ol li").Single(l => l.TextContent.Contains(word));
        return page.Submit($"#{item.Id} form", ("Up", up ? "true" : "false"));
    }

    private static List<string> Items(Page page) =>
        [
            .. page
                .Html.QuerySelectorAll("main ol li")
                .Select(l => new[] { "Alder", "Birch", "Cedar" }.Single(w => l.TextContent.Contains(w))),
        ];

    private static List<string> Buttons(Page page) =>
        [
            .. page
                .Html.QuerySelectorAll("main ol li button")
                .Select(b =>
                    new[] { "Alder", "Birch", "Cedar" }.Single(w => b.TextContent.Contains(w))
                    + (b.GetAttribute("value") == "true" ? " up" : " down")
                ),
        ];

    private static void InOrder(string text, params string[] words)
    {
        var at = words.Select(w => text.IndexOf(w, StringComparison.Ordinal)).ToList();
        at.ShouldNotContain(-1, string.Join(", ", words));
        at.Zip(at.Skip(1)).ShouldAllBe(p => p.First < p.Second, string.Join(", ", words));
    }
}
