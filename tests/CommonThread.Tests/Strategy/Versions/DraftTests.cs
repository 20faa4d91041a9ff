using System.Net;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Promises;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

/// <summary>A partnership with a strategy in force, whose next version is being written: every part reworded, added and taken out.</summary>
public class DraftSite : TestSite
{
    public const string Home = "strategy/quiet-streets";

    public int FrameworkId { get; private set; }

    public string PlacePage { get; private set; } = "";

    /// <summary>The priority that gets a new name.</summary>
    public int Renamed { get; private set; }

    /// <summary>The priority that is taken out.</summary>
    public int TakenOut { get; private set; }

    /// <summary>The priority that is new.</summary>
    public int Added { get; private set; }

    /// <summary>The promise that is reworded, and was kept.</summary>
    public int Kept { get; private set; }

    public int NewOutcome { get; private set; }

    protected override async Task Fill()
    {
        using var officer = await SignIn(Roles.StrategyOfficer);
        using var manager = await SignIn(Roles.ProgrammeManager);
        await using var db = Open();
        var place = Place.Called("Testshire", "county");
        db.Add(place);
        await db.SaveChangesAsync();
        PlacePage = place.Url[2..];
        await Send(
            officer,
            "strategy/add",
            ("Form.Title", "Quiet Streets"),
            ("Form.Type", "Strategy"),
            ("Form.OwnerOrganisationId", $"{await Organisation("Testshire County Council")}")
        );
        await Send(officer, Home + "/particulars", ("Form.PlaceId", $"{place.Id}"));
        await Send(officer, Home + "/vision", ("Form.Vision", "Every street is quiet"));
        await Send(officer, Home + "/themes", ("Form.Name", "Nights"));
        var theme = await db.Set<Theme>().Select(t => t.Id).SingleAsync();
        foreach (var name in new[] { "Noise", "Litter" })
            await Send(
                officer,
                Home + "/priorities",
                ("Form.Name", name),
                ("Form.ThemeId", $"{theme}"),
                ("Form.Description", $"Less {name} everywhere"),
                ("Form.State", "Current")
            );
        foreach (var words in new[] { "Opened three hubs", "Planted an orchard" })
            await Send(officer, Home + "/promises", ("Form.Words", words));
        foreach (var words in new[] { "People sleep well", "Gutters are clean" })
            await Send(officer, Home + "/outcomes", ("Form.Words", words));
        foreach (var title in new[] { "Noise Act 1996", "Litter Act 1983" })
            await Send(officer, Home + "/drivers", ("Form.Title", title), ("Form.Kind", "Legislation"));
        await Publish(manager, 1);
        FrameworkId = await db.Set<Framework>().Select(f => f.Id).SingleAsync();
        Kept = await db.Set<Promise>().Where(p => p.Words == "Opened three hubs").Select(p => p.Id).SingleAsync();
        Renamed = await db.Set<Priority>().Where(p => p.Name == "Noise").Select(p => p.Id).SingleAsync();
        TakenOut = await db.Set<Priority>().Where(p => p.Name == "Litter").Select(p => p.Id).SingleAsync();
        await Send(officer, Home + "/versions/start", ("Form.Label", "Second"), ("Form.Change", "Substantial"));
        await Write(officer, theme);
    }

    private async Task Write(Visitor officer, int theme)
    {
        await Send(officer, Home + "/particulars", ("Form.Title", "Loud Draft"), ("Form.ShortTitle", "Loud"));
        await Send(officer, Home + "/vision", ("Form.Vision", "A draft vision"));
        await Send(officer, $"strategy/priorities/{Renamed}/rename", ("Form.Name", "Draft noise"));
        await Send(
            officer,
            $"{Home}/priorities/{Renamed}",
            ("Form.Description", "A draft description"),
            ("Form.State", "Proposed")
        );
        await Send(officer, $"{Home}/priorities/{TakenOut}", "form[action*='Remove']");
        await Send(officer, $"{Home}/themes/{theme}", "form[action*='Remove']");
        await Send(officer, Home + "/priorities", ("Form.Name", "Draft parking"), ("Form.State", "Current"));
        await using var db = Open();
        Added = await db.Set<Priority>().Where(p => p.Name == "Draft parking").Select(p => p.Id).SingleAsync();
        var orchard = await db.Set<Promise>()
            .Where(p => p.Words == "Planted an orchard")
            .Select(p => p.Id)
            .SingleAsync();
        await Send(officer, $"{Home}/promises/{Kept}", ("Form.Words", "A draft of hubs"));
        await Send(officer, $"{Home}/promises/{orchard}", "form[action*='Remove']");
        await Send(officer, Home + "/promises", ("Form.Words", "A draft promise"));
        // What became of a promise is told at any time.
        await Send(
            officer,
            $"{Home}/promises/{Kept}/report",
            ("Form.State", "Kept"),
            ("Form.Evidence", "All three are open")
        );
        var outcomes = await db.Set<Outcome>().OrderBy(o => o.Position).Select(o => o.Id).ToListAsync();
        await Send(officer, $"{Home}/outcomes/{outcomes[0]}", ("Form.Words", "A draft of sleep"));
        await Send(officer, $"{Home}/outcomes/{outcomes[1]}", "form[action*='Remove']");
        await Send(officer, Home + "/outcomes", ("Form.Words", "A draft outcome"));
        NewOutcome = await db.Set<Outcome>().Where(o => o.Words == "A draft outcome").Select(o => o.Id).SingleAsync();
        var drivers = await db.Set<Driver>().OrderBy(d => d.Position).Select(d => d.Id).ToListAsync();
        await Send(officer, $"{Home}/drivers/{drivers[0]}", ("Form.Title", "Draft Act"));
        await Send(officer, $"{Home}/drivers/{drivers[1]}", "form[action*='Remove']");
        await Send(officer, Home + "/drivers", ("Form.Title", "Another Draft Act"), ("Form.Kind", "Legislation"));
    }

    public static async Task Publish(Visitor manager, int number)
    {
        var page = await manager.Get($"{Home}/versions/{number}");
        foreach (var state in new[] { "Approved", "InForce" })
        {
            page = await page.Submit("#move", ("Form.To", state), ("Reason", "Board, minute 6"));
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", page.Errors));
        }
    }

    private static Task Send(Visitor officer, string page, params (string, string)[] values) =>
        Send(officer, page, "main form[method=post]", values);

    private static async Task Send(Visitor officer, string page, string form, params (string, string)[] values)
    {
        var done = await (await officer.Get(page)).Submit(form, values);
        done.Status.ShouldBe(HttpStatusCode.OK, $"{page}: {string.Join("; ", done.Errors)}");
    }
}

public sealed class DraftTests(DraftSite site) : IClassFixture<DraftSite>
{
    private const string Thread = "thread/framework-";

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-62")]
    public async Task The_page_of_a_framework_says_what_is_published_while_the_next_version_is_written()
    {
        using var reader = site.Visit();
        var page = await reader.Get(DraftSite.Home);
        page.Heading.ShouldBe("Quiet Streets");
        Says(
            page,
            "Every street is quiet",
            "Noise",
            "Litter",
            "Nights",
            "Planted an orchard",
            "People sleep well",
            "Gutters are clean",
            "Noise Act 1996",
            "Litter Act 1983"
        );
        // What came of a promise is a fact of today, whatever its next words will be.
        page.Html.QuerySelectorAll("tr")
            .ShouldContain(r =>
                r.TextContent.Contains("Opened three hubs") && r.TextContent.Contains("All three are open")
            );
        foreach (var more in new[] { "/versions", "/plans", "/delivery", "/adoption", "/reviews" })
            Says(await reader.Get(DraftSite.Home + more));
        (await reader.Try($"{DraftSite.Home}/outcomes/{site.NewOutcome}/evidence")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Theory]
    [InlineData("strategy")]
    [InlineData("")]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-62")]
    public async Task Lists_of_frameworks_say_what_is_published_while_the_next_version_is_written(string list)
    {
        using var reader = site.Visit();
        Says(await reader.Get(list), "Quiet Streets", "Every street is quiet");
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task What_was_promised_and_how_much_is_counted_in_published_words()
    {
        using var reader = site.Visit();
        (await reader.Get("strategy")).Text.ShouldContain("1 theme, 2 priorities; 1 of 2 promises kept so far");
        (await reader.Get("")).Text.ShouldContain("2 priorities in 1 strategy or plan");
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-62")]
    public async Task A_place_is_told_of_the_published_words()
    {
        using var reader = site.Visit();
        var page = await reader.Get($"{site.PlacePage}/plans");
        Says(page, "Quiet Streets", "Every street is quiet");
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-11")]
    public async Task Priorities_are_found_by_their_published_names_alone()
    {
        using var reader = site.Visit();
        var list = await reader.Get("strategy/priorities");
        Says(list, "Noise", "Litter", "Nights", "Quiet Streets", "2 priorities");
        Says(await reader.Get("strategy/priorities?q=noise&state=Current"), "Noise");
        (await reader.Get("strategy/priorities?q=parking")).Text.ShouldContain("No priority is called that");
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-62")]
    public async Task A_priority_keeps_its_page_and_its_published_words_and_a_new_one_has_no_page_yet()
    {
        using var reader = site.Visit();
        var page = await reader.Get($"strategy/priorities/{site.Renamed}");
        page.Heading.ShouldBe("Noise");
        Says(page, "Less Noise everywhere", "Current", "under Nights", "of Quiet Streets");
        Says(await reader.Get($"strategy/priorities/{site.TakenOut}"), "Less Litter everywhere");
        (await reader.Try($"strategy/priorities/{site.Added}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-20")]
    public async Task The_thread_follows_what_is_published()
    {
        using var reader = site.Visit();
        Says(
            await reader.Get($"{Thread}{site.FrameworkId}"),
            "Quiet Streets",
            "Nights",
            "Opened three hubs",
            "Planted an orchard",
            "People sleep well",
            "Noise Act 1996"
        );
        Says(await reader.Get($"thread/priority-{site.Renamed}"), "Noise", "Nights", "Quiet Streets");
        Says(await reader.Get($"thread/promise-{site.Kept}"), "Opened three hubs");
        (await reader.Try($"thread/priority-{site.Added}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task Partners_read_the_published_page_and_the_officer_may_look_ahead()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get(DraftSite.Home);
        page.Heading.ShouldBe("Quiet Streets");
        page.Text.ShouldContain("Planted an orchard");
        page.Text.ShouldNotContain("A draft promise");
        var draft = await officer.Get(DraftSite.Home + "?words=draft");
        draft.Heading.ShouldBe("Loud Draft");
        draft.Text.ShouldContain("A draft promise");
        draft.Text.ShouldNotContain("Planted an orchard");
        (await officer.Get($"strategy/priorities/{site.Added}")).Heading.ShouldBe("Draft parking");
    }

    internal static void Says(Page page, params string[] words)
    {
        foreach (var word in words)
            page.Text.ShouldContain(word);
        page.Text.ShouldNotContain("draft", Case.Insensitive);
        page.Text.ShouldNotContain("Loud");
    }
}

public sealed class PublishedAfterDraftTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-49")]
    public async Task Once_the_next_version_is_in_force_everyone_reads_its_words()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        await DraftSite.Publish(manager, 2);
        using var reader = site.Visit();
        var page = await reader.Get(DraftSite.Home);
        page.Heading.ShouldBe("Loud Draft");
        foreach (
            var word in new[]
            {
                "A draft vision",
                "Draft noise",
                "Draft parking",
                "A draft of hubs",
                "All three are open",
                "A draft promise",
                "A draft of sleep",
                "Another Draft Act",
            }
        )
            page.Text.ShouldContain(word);
        foreach (var word in new[] { "Litter", "orchard", "Gutters", "Noise Act 1996" })
            page.Text.ShouldNotContain(word);
        (await reader.Get("strategy")).Text.ShouldContain("A draft vision");
        (await reader.Get("")).Text.ShouldContain("1 priority in 1 strategy or plan");
        (await reader.Get($"strategy/priorities/{site.Added}")).Heading.ShouldBe("Draft parking");
        (await reader.Try($"strategy/priorities/{site.TakenOut}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Get($"thread/priority-{site.Renamed}")).Text.ShouldContain("Draft noise");
        // The old name ends on the last day of the version that had it (A-11).
        var last = site.Today.AddDays(-1).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
        (await reader.Get($"strategy/priorities/{site.Renamed}")).Text.ShouldContain($"“Noise” until {last}");
    }
}

public sealed class ConsultedAndWithdrawnTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-46")]
    [Trait("Requirement", "A-48")]
    public async Task What_is_in_force_reads_the_same_while_the_next_is_consulted_on_and_after_it_is_withdrawn()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        using var reader = site.Visit();
        foreach (var state in new[] { "OutForConsultation", "Superseded" })
        {
            var version = await officer.Get($"{DraftSite.Home}/versions/2");
            (await version.Submit("#move", ("Form.To", state), ("Reason", "Six weeks"))).Status.ShouldBe(
                HttpStatusCode.OK
            );
            DraftTests.Says(await reader.Get(DraftSite.Home), "Every street is quiet", "Planted an orchard", "Noise");
            var list = await reader.Get("strategy");
            var inForce = list.Html.QuerySelector("main ul.ct-cards")!.TextContent;
            inForce.ShouldContain("Every street is quiet");
            inForce.ShouldNotContain("draft", Case.Insensitive);
            // What people are asked about stands apart, for as long as they are.
            (list.Html.QuerySelector("#consultations ~ ul")?.TextContent.Contains("A draft vision") == true).ShouldBe(
                state == "OutForConsultation"
            );
            DraftTests.Says(await reader.Get("strategy/priorities"), "Noise", "Litter");
            (await reader.Get($"{DraftSite.Home}/versions/2")).Text.ShouldContain("A draft vision");
        }
    }
}

public sealed class UnderADraftTests(DraftSite site) : IClassFixture<DraftSite>
{
    [Fact]
    [Trait("Requirement", "A-42")]
    [Trait("Requirement", "A-46")]
    public async Task How_partners_contribute_is_recorded_and_taken_out_again_while_the_priority_stands()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        using var reader = site.Visit();
        var form = await manager.Get($"{DraftSite.Home}/registers/mechanisms/add?priority={site.Renamed}");
        (
            await form.Submit(("Form.Texts[PriorityId]", $"{site.Renamed}"), ("Form.Texts[Kind]", "VirtualNetwork"))
        ).Errors.ShouldBeEmpty();
        (await reader.Get($"strategy/priorities/{site.Renamed}")).Heading.ShouldBe("Noise");
        await using var db = site.Open();
        var id = await db.Set<CommonThread.Strategy.Leads.Mechanism>().Select(m => m.Id).SingleAsync();
        var entry = await manager.Get($"{DraftSite.Home}/registers/mechanisms/{id}");
        var bare = await entry.Submit("#remove");
        bare.Errors.ShouldBe(["Say why it is taken out"]);
        bare.MendsAt("remove-reason");
        bare.Html.QuerySelector("[name='Form.Texts[Kind]'] option[selected]")!
            .GetAttribute("value")
            .ShouldBe("VirtualNetwork");
        (await entry.Submit("#remove", ("Reason", "Recorded under the wrong priority"))).Errors.ShouldBeEmpty();
        (await db.Set<CommonThread.Strategy.Leads.Mechanism>().CountAsync()).ShouldBe(0);
        (await db.Set<HistoryEntry>().AnyAsync(e => e.Reason == "Recorded under the wrong priority")).ShouldBeTrue();
        var list = await reader.Get("strategy/priorities");
        DraftTests.Says(list, "Noise", "Litter", "2 priorities");
    }
}
