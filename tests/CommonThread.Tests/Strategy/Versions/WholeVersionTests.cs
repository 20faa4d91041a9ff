using System.Text.Json;
using System.Text.Json.Nodes;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy.Versions;

namespace CommonThread.Tests.Strategy.Versions;

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
            if (IsMark(path, leaf))
                continue;
            var written = leaf.ToString();
            var said =
                DateOnly.TryParseExact(written, "yyyy-MM-dd", out var day) ? day.Say()
                : Key(path) is "kind" or "type" or "direction" or "frequency" or "state" ? null
                : written;
            if (said is not null)
                page.Text.ShouldContain(said, customMessage: path);
        }
        // What is invented is marked in a version too.
        page.Text.ShouldContain("Plainly told Illustrative");
        page.Text.ShouldContain("Answer everyone Illustrative");
        page.Text.ShouldContain("How often: Annual (illustrative)");
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
            if (IsMark(path, leaf))
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

    // Who may read a measure, and what is invented, are not words of the version.
    private static bool IsMark(string path, JsonValue leaf) =>
        leaf.GetValueKind() is JsonValueKind.False or JsonValueKind.True
        || path.Contains("illustrative_fields", StringComparison.Ordinal);

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
