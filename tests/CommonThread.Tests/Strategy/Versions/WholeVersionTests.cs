using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Versions;
using CommonThread.Strategy.Visions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

/// <summary>A partnership whose one strategy has every part that a framework can have, in force in its first version.</summary>
public class WholeSite : TestSite
{
    public const string Home = "strategy/whole-strategy";

    public int FrameworkId { get; private set; }

    protected override async Task Fill()
    {
        var owner = await Organisation("Testshire County Council");
        await using (var db = Open())
        {
            var framework = Framework.Titled("Whole strategy", FrameworkType.Strategy, owner);
            framework.Retitle("Whole strategy", "Whole", FrameworkType.Strategy);
            framework.Last(new(2026, 4, 1), new(2029, 3, 31));
            framework.RestsOn(true, "Section 5 of the Testing Act");
            framework.ShowTo(Marking.Public);
            (framework.Purpose, framework.Summary) = ("To say why it is written", "Plainly told");
            (framework.HowToTakePart, framework.Vision, framework.Aim) = (
                "Come on Tuesdays",
                "Kind streets",
                "Kindness"
            );
            db.Add(framework);
            await db.SaveChangesAsync();
            FrameworkId = framework.Id;
            await Write(db, framework.Id);
            db.Add(FrameworkVersion.Draft(framework.Id, 1, "First"));
            await db.SaveChangesAsync();
        }
        using var manager = await SignIn(Roles.ProgrammeManager);
        await Publish(manager, 1);
    }

    private async Task Write(CommonThread.Data.CommonThreadDb db, int id)
    {
        var part = VisionPart.Called(id, "People", "People look out for one another");
        var theme = Theme.Called(id, "Trust");
        (theme.Number, theme.Description) = (1, "Who is believed");
        var objective = Objective.Of(id, "Fewer repeat victims");
        objective.Number = 7;
        db.AddRange(part, theme, objective);
        await db.SaveChangesAsync();
        objective.VisionPartId = part.Id;
        var priority = Priority.Called(id, "Hate crime", "Hate");
        priority.Last(new(2026, 5, 1), new(2028, 5, 31));
        (priority.Number, priority.Set, priority.Description) = (3, "List of section 4", "What it is about");
        (priority.ThemeId, priority.VisionPartId, priority.ExampleAction) = (theme.Id, part.Id, "A campaign of hope");
        var year = OperationalObjective.Of(id, "Open three hubs", 2026);
        year.Serve([objective.Id]);
        var pledge = Pledge.Of(id, 4, "Answer everyone");
        pledge.VisionPartId = part.Id;
        var outcome = Outcome.Of(id, "People feel they belong");
        (outcome.Number, outcome.Set) = (2, "Outcomes of 4.6");
        var driver = Driver.Of(id, "Testing Act 1998", DriverKind.Legislation);
        driver.Note = "It asks for this";
        var programme = Programme.Called(id, "Investing in places");
        programme.Department = "Place";
        var corporate = CorporatePriority.Called(id, "Strong communities");
        corporate.Plan = "Council Plan";
        var figure = Measure.Define(
            new()
            {
                Title = "Reports of hate crime",
                Definition = "Reports in a year",
                Kind = MeasureKind.Count,
                Role = MeasureRole.Outcome,
                Direction = Direction.Down,
                Unit = "reports",
                Frequency = PeriodKind.FinancialYear,
                SourceText = "Police",
            },
            Today
        );
        figure.SplitInto(["online", "in the street"]);
        figure.StartFrom(640, new(2025, 3, 31), null);
        figure.AimFor(512, null, null);
        db.AddRange(
            priority,
            year,
            Principle.Of(id, "Listening", "Listen first", PrincipleKind.KeyApproach),
            pledge,
            outcome,
            Promise.To(id, "Opened all hubs", new(2028, 12, 31)),
            driver,
            programme,
            corporate,
            figure,
            Phase.Called(id, 1, "Getting ready", new(2026, 6, 1), new(2026, 9, 30))
        );
        await db.SaveChangesAsync();
        var activity = Activity.Called(id, "Run listening circles");
        activity.Last(new(2026, 7, 1), new(2027, 6, 30));
        (activity.Number, activity.PriorityId) = (9, priority.Id);
        var counted = SuccessMeasure.Called(id, "Fewer reports", "How many were reported", SuccessKind.CountPerYear);
        counted.IsFigure(figure);
        (counted.BaselineInSource, counted.TargetInSource) = ("about six hundred", "one fifth fewer");
        counted.Frequency = Frequency.Annual;
        var own = SuccessMeasure.Called(
            id,
            "Our own doubts",
            "What partners say among themselves",
            SuccessKind.Narrative
        );
        own.Public = false;
        db.AddRange(activity, counted, own);
        await db.SaveChangesAsync();
        var stream = WorkStream.Of(activity, null, "Circles in schools");
        db.Add(stream);
        db.Add(Link.Between(activity.Record, programme.Record, Activity.Spends));
        db.Add(Link.Between(activity.Record, corporate.Record, Activity.Serves));
        await db.SaveChangesAsync();
        db.Add(WorkStream.Of(activity, stream.Id, "Circles in nurseries"));
        await db.SaveChangesAsync();
    }

    public async Task Publish(Visitor manager, int number)
    {
        var page = await manager.Get($"{Home}/versions/{number}");
        foreach (var state in new[] { "Approved", "InForce" })
        {
            page = await page.Submit("#move", ("Form.To", state), ("Reason", "Board, minute 6"));
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", page.Errors));
        }
    }

    public async Task<string> Content(int number = 1)
    {
        await using var db = Open();
        return (
            await db.Set<FrameworkVersion>()
                .Where(v => v.FrameworkId == FrameworkId && v.Number == number)
                .Select(v => v.Content)
                .SingleAsync()
        )!;
    }
}

public sealed class WholeVersionTests(WholeSite site) : IClassFixture<WholeSite>
{
    private static readonly Dictionary<string, string> None = [];

    // A word of the format that stands for a choice, and another of the same choice.
    private static readonly Dictionary<string, string> Choices = new(StringComparer.Ordinal)
    {
        ["type"] = "plan",
        ["state"] = "proposed",
    };

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_version_holds_every_part_that_a_framework_has()
    {
        var content = JsonNode.Parse(await site.Content())!.AsObject();
        content.Select(c => c.Key).ShouldBe(FrameworkContent.Keys);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task A_version_is_read_whole()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var page = await officer.Get(WholeSite.Home + "/versions/1");
        page.Html.QuerySelectorAll("h1").Length.ShouldBe(1);
        foreach (var (path, leaf) in Leaves(JsonNode.Parse(await site.Content())!))
        {
            if (leaf.GetValueKind() == JsonValueKind.False)
                continue;
            var written = leaf.ToString();
            var said =
                DateOnly.TryParseExact(written, "yyyy-MM-dd", out var day) ? day.Say()
                : Key(path) is "kind" or "type" or "direction" or "frequency" or "state" ? null
                : written;
            if (said is not null)
                page.Text.ShouldContain(said, customMessage: path);
        }
        foreach (
            var choice in new[] { "Strategy", "Legislation", "Key approach", "Kind: Count per year", "Down", "Annual" }
        )
            page.Text.ShouldContain(choice);
    }

    [Fact]
    [Trait("Requirement", "A-46")]
    public async Task What_was_in_force_on_a_day_leads_to_the_whole_version_for_a_resident_too()
    {
        using var reader = site.Visit();
        var page = await reader.Get($"{WholeSite.Home}/versions?On.Day=12&On.Month=3&On.Year=2026");
        var version = await page.Follow("“First”");
        foreach (
            var words in new[] { "To say why it is written", "Plainly told", "Fewer reports", "Unit: reports", "512" }
        )
            version.Text.ShouldContain(words);
        version.Text.ShouldNotContain("Our own doubts", customMessage: "a measure that is the partners’ own");
    }

    [Fact]
    [Trait("Requirement", "A-10")]
    public async Task The_grid_shows_each_theme_with_its_number_and_what_it_is_about()
    {
        using var reader = site.Visit();
        var page = await reader.Get(WholeSite.Home);
        var theme = page.Html.QuerySelector(".ct-theme")!;
        theme.QuerySelector(".ct-theme__title")!.TextContent.Trim().ShouldBe("1. Trust");
        theme.TextContent.ShouldContain("Who is believed");
        theme.TextContent.ShouldContain("Hate crime");
        var lines = (await reader.Get(WholeSite.Home + "?handler=priorities")).Body.Split('\n');
        lines[0].ShouldStartWith("theme_number,theme,theme_description,list,priority");
        lines[1].ShouldStartWith("1,Trust,Who is believed,List of section 4,Hate crime");
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public async Task Whatever_is_changed_added_or_removed_between_two_versions_is_seen()
    {
        var content = await site.Content();
        Different(content, content).ShouldBeFalse();
        var tried = 0;
        foreach (var (path, leaf) in Leaves(JsonNode.Parse(content)!).ToList())
        {
            // Who may read a measure is not a word of the version.
            if (leaf.GetValueKind() == JsonValueKind.False)
                continue;
            var key = Key(path);
            // These every version has; a priority whose state is not said is current.
            var always = path is "framework/title" or "framework/type" or "priorities/0/state";
            Different(content, Changed(content, path, Other(key, leaf))).ShouldBeTrue($"{path} was changed");
            Different(content, Changed(content, path, null)).ShouldBe(!always, $"{path} was removed");
            Different(Changed(content, path, null), content).ShouldBe(!always, $"{path} was added");
            tried++;
        }
        tried.ShouldBeGreaterThan(60);
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public void Items_in_another_order_are_a_change()
    {
        static string Pledges(params string[] words) =>
            new JsonObject
            {
                ["pledges"] = new JsonArray([.. words.Select(w => new JsonObject { ["text"] = w })]),
            }.ToJsonString();
        Different(Pledges("Answer", "Listen"), Pledges("Listen", "Answer")).ShouldBeTrue();
        Different(Pledges("Answer", "Listen"), Pledges("Answer", "Listen")).ShouldBeFalse();
        // One that is put in before others moves nothing.
        VersionComparison
            .Of(FrameworkText.Read(Pledges("Answer")), FrameworkText.Read(Pledges("Smile", "Answer")), None)
            .Sections.ShouldAllBe(s => !s.Reordered);
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public void What_only_one_version_says_is_told_and_not_taken_for_a_change()
    {
        const string Earlier = """{"aim":"Kindness"}""";
        const string Later =
            """{"framework":{"title":"Kind","type":"plan"},"drivers":[{"title":"An Act","kind":"legislation"}],"aim":"Kindness"}""";
        var found = VersionComparison.Of(FrameworkText.Read(Earlier), FrameworkText.Read(Later), None);
        found.Sections.ShouldAllBe(s => s.IsSame);
        found.Silent.ShouldContain("what it answers to");
        found.Silent.ShouldContain("its title and period");
    }

    [Fact]
    [Trait("Requirement", "A-47")]
    public void Two_measures_that_share_no_words_are_not_taken_for_one_because_their_numbers_are_alike()
    {
        static FrameworkText Measure(string name) =>
            FrameworkText.Read(
                $$"""{"measures":[{"name":"{{name}}","kind":"count-per-year","unit":"reports","baseline":640,"target":512}]}"""
            );
        VersionComparison
            .Of(Measure("Litter"), Measure("Noise"), None)
            .Sections.Single()
            .Items.Select(i => i.Change)
            .ShouldBe([ItemChange.Added, ItemChange.Removed]);
    }

    private static bool Different(string before, string after) =>
        VersionComparison.Of(FrameworkText.Read(before), FrameworkText.Read(after), None).Sections.Any(s => !s.IsSame);

    private static JsonNode Other(string key, JsonValue leaf)
    {
        var written = leaf.ToString();
        if (Choices.TryGetValue(key, out var choice))
            return choice;
        if (leaf.GetValueKind() == JsonValueKind.Number)
            return leaf.GetValue<double>() + 1;
        return DateOnly.TryParseExact(written, "yyyy-MM-dd", out var day)
            ? day.AddDays(1).ToString("yyyy-MM-dd")
            : written + " indeed";
    }

    private static string Changed(string content, string path, JsonNode? value)
    {
        var root = JsonNode.Parse(content)!;
        var node = root;
        var steps = path.Split('/');
        foreach (var step in steps[..^1])
            node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        if (node is JsonArray list)
        {
            if (value is null)
                list.RemoveAt(int.Parse(steps[^1]));
            else
                list[int.Parse(steps[^1])] = value;
        }
        else if (value is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = value;
        return root.ToJsonString();
    }

    private static IEnumerable<(string Path, JsonValue Leaf)> Leaves(JsonNode node, string path = "") =>
        node switch
        {
            JsonObject fields => fields.SelectMany(f => Leaves(f.Value!, path + f.Key + "/")),
            JsonArray items => items.SelectMany((item, i) => Leaves(item!, $"{path}{i}/")),
            JsonValue value => [(path.TrimEnd('/'), value)],
            _ => [],
        };

    private static string Key(string path) => path.Split('/').Last(s => !char.IsDigit(s[0]));
}

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
