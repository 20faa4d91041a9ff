using System.Text;
using System.Text.Json.Nodes;
using CommonThread.Measures;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Strategy.Imports;

/// <summary>A partnership with the people and places that Peterborough's framework names.</summary>
public sealed class PeterboroughSite : TestSite
{
    protected override Task Fill() => SampleFrameworks.Prepare(this, Partnership, "cambridgeshire-and-peterborough");
}

/// <summary>Whatever a framework file holds: no crash, clear words, and nothing half loaded.</summary>
[Trait("Speed", "slow")]
public sealed class FuzzTests(PeterboroughSite site) : IClassFixture<PeterboroughSite>
{
    private static readonly string Good = File.ReadAllText(
        SampleFrameworks
            .Files("cambridgeshire-and-peterborough")
            .Single(f => f.EndsWith("people-and-communities-strategy.json", StringComparison.Ordinal))
    );

    private const string Slug = "\"people-and-communities-strategy\"";

    /// <summary>Values that do not belong where they are put, and some that might.</summary>
    private static readonly string[] Values =
    [
        "null",
        "true",
        "-1",
        "1e400",
        "99999999999999999999",
        "0.5",
        "\"\"",
        "\"2026-13-01\"",
        "\"9999-12-31\"",
        "\"2025-26\"",
        "\"2200-01\"",
        "\"count\"",
        "\"\\u0000\"",
        "\"😀\"",
        "[]",
        "{}",
        "[[]]",
        "[{\"x\":1}]",
        "\"" + new string('x', 5000) + "\"",
    ];

    [Fact]
    public async Task Any_bytes_are_refused_in_words()
    {
        foreach (var file in ArbMap.Default.GeneratorFor<byte[]>().Draw(200, 20))
            (await Try(file)).Kept.ShouldBeFalse();
    }

    [Fact]
    public async Task Any_slip_of_the_pen_is_refused_or_loaded_whole()
    {
        var places = Gen.Choose(0, Good.Length - 1);
        var letters = Gen.Elements('{', '}', '[', ']', '"', ',', ':', '0', '9', '-', 'e', '.', '\\', '\u0001', 'é');
        foreach (var (at, letter) in places.Zip(letters).Draw(40))
            await Try(Encoding.UTF8.GetBytes(Good[..at] + letter + Good[(at + 1)..]));
    }

    [Fact]
    public async Task Any_value_in_the_wrong_place_is_refused_or_loaded_whole()
    {
        var count = Leaves(JsonNode.Parse(Good)!).Count();
        var slips = Gen.Choose(0, count - 1).Zip(Gen.Elements(Values));
        foreach (var (at, value) in slips.Draw(60))
        {
            var file = JsonNode.Parse(Good)!;
            var leaf = Leaves(file).ElementAt(at);
            // JSON that JsonNode will not hold is put in as text.
            var mark = $"\"put-{Guid.NewGuid():N}\"";
            leaf.ReplaceWith(JsonNode.Parse(mark));
            await Try(Encoding.UTF8.GetBytes(file.ToJsonString().Replace(mark, value, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_part_that_is_missing_or_stands_twice_is_refused_or_loaded_whole()
    {
        var keys = JsonNode.Parse(Good)!.AsObject().Select(f => f.Key).Where(k => k is not "format_version").ToList();
        foreach (var key in keys)
        {
            var without = JsonNode.Parse(Good)!.AsObject();
            without.Remove(key);
            await Try(Encoding.UTF8.GetBytes(without.ToJsonString()));
            var twice = JsonNode.Parse(Good)!.AsObject();
            if (twice[key] is not JsonArray list)
                continue;
            foreach (var item in list.ToList())
                list.Add(item!.DeepClone());
            await Try(Encoding.UTF8.GetBytes(twice.ToJsonString()));
        }
    }

    private static IEnumerable<JsonNode> Leaves(JsonNode node) =>
        node switch
        {
            JsonObject fields => fields.Select(f => f.Value).OfType<JsonNode>().SelectMany(Leaves).Append(node),
            JsonArray items => items.OfType<JsonNode>().SelectMany(Leaves).Append(node),
            _ => [node],
        };

    private async Task<Loaded> Try(byte[] bytes)
    {
        var before = await Counts();
        // An address of its own, so that a file is read whole though another that was kept stands here already.
        var text = Encoding.UTF8.GetString(bytes).Replace(Slug, $"\"f-{Guid.NewGuid():N}\"", StringComparison.Ordinal);
        var file = text.Contains("\"f-", StringComparison.Ordinal) ? Encoding.UTF8.GetBytes(text) : bytes;
        var loaded = await Loading.Bytes(site, "framework", file, "--written-on 2026-01-15");
        if (loaded.Refusal is { } refusal)
        {
            refusal.ShouldNotContain("Exception");
            refusal.ShouldNotBeEmpty();
        }
        if (!loaded.Kept)
        {
            (await Counts()).ShouldBe(before, loaded.Reasons);
            if (loaded.Refusal is null)
                loaded.Report.RefusedCount.ShouldBeGreaterThan(0);
        }
        else
        {
            loaded.Report.RefusedCount.ShouldBe(0);
        }
        return loaded;
    }

    private async Task<(int, int, int, int, int)> Counts()
    {
        await using var db = site.Open();
        return (
            await db.Set<Framework>().CountAsync(),
            await db.Set<Priority>().CountAsync(),
            await db.Set<Measure>().CountAsync(),
            await db.Set<Observation>().CountAsync(),
            await db.Set<Link>().CountAsync()
        );
    }
}
