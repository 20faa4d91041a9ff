using System.Net;
using System.Text.Json;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy;

namespace CommonThread.Tests.Thread;

public sealed class FollowTests(NottinghamshireSite site) : IClassFixture<NottinghamshireSite>
{
    private async Task<int> Priority(string name)
    {
        await using var db = site.Open();
        return await db.Set<Priority>().Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    public async Task A_priority_s_thread_goes_up_through_its_theme_and_agreement_to_the_law()
    {
        using var reader = site.Visit();
        var page = await reader.Get($"thread/priority-{await Priority("Modern Slavery")}");
        page.Heading.ShouldBe("Modern Slavery");
        page.Text.ShouldContain("Vulnerability");
        page.Text.ShouldContain("Nottinghamshire Community Safety Agreement");
        var laws = page.Html.QuerySelectorAll(".ct-thread__several a").Select(a => a.TextContent).ToList();
        laws.ShouldContain("Modern Slavery Act 2015", "ten acts are one bead that unfolds");
        page.Html.QuerySelectorAll("svg.ct-strand title")
            .ShouldHaveSingleItem()
            .TextContent.ShouldContain("Modern Slavery");
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    [Trait("Requirement", "A-21")]
    public async Task Each_step_is_told_from_the_lower_record_to_the_upper_whichever_way_it_is_walked()
    {
        const string Agreement = "Nottinghamshire Community Safety Agreement";
        using var reader = site.Visit();
        var up = await reader.Get($"thread/priority-{await Priority("Hate Crime")}");
        // Above: what was walked from is the lower one.
        Step(up, "Cohesion").ShouldBe("“Hate Crime” is a priority of it");
        Step(up, Agreement).ShouldBe("“Cohesion” is a theme of it");
        up.Text.ShouldContain($"“{Agreement}” answers to them");
        var down = await reader.Get(
            (await up.Follow("Its thread: Nottinghamshire Community Safety Agreement")).Address.ToString()
        );
        // Below: the bead itself is the lower one.
        Step(down, "Cohesion").ShouldBe($"is a theme of “{Agreement}”");
        Step(down, "Hate Crime").ShouldBe("is a priority of “Cohesion”");
        foreach (var backwards in new[] { "Framework · is a theme of", "Theme · is a priority of" })
            up.Text.ShouldNotContain(backwards);
    }

    private static string Step(Page page, string title) =>
        page
            .Html.QuerySelectorAll(".ct-thread__bead")
            .First(b => b.QuerySelector(".ct-thread__title")?.TextContent.Trim() == title)
            .QuerySelector(".ct-thread__title + .ct-thread__state")!
            .TextContent.Trim();

    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_same_thread_is_told_to_programs_as_beads_and_the_steps_between_them()
    {
        using var reader = site.Visit();
        var id = await Priority("Prevent");
        var answer = await reader.Get($"thread/priority-{id}?handler=Json");
        answer.Type.ShouldBe("application/json");
        using var told = JsonDocument.Parse(answer.Body);
        told.RootElement.GetProperty("record").GetString().ShouldBe($"priority-{id}");
        var beads = told.RootElement.GetProperty("beads").EnumerateArray().ToList();
        beads.Count(b => b.GetProperty("side").GetString() == "middle").ShouldBe(1);
        var known = beads.Select(b => b.GetProperty("record").GetString()).ToHashSet();
        foreach (var bead in beads.Where(b => b.TryGetProperty("via", out _)))
            known.ShouldContain(bead.GetProperty("via").GetString(), "every step leads from a bead that is told");
        foreach (var bead in beads.Take(12))
            (
                await reader.Get(new Uri(answer.Address, bead.GetProperty("url").GetString()!.Split('#')[0]).ToString())
            ).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Requirement", "A-20")]
    public async Task Walking_up_from_an_action_comes_back_down_to_it()
    {
        using var reader = site.Visit();
        var id = await Priority("Prevent");
        using var up = JsonDocument.Parse((await reader.Get($"thread/priority-{id}?handler=Json")).Body);
        var framework = up
            .RootElement.GetProperty("beads")
            .EnumerateArray()
            .Select(b => b.GetProperty("record").GetString()!)
            .Single(r => r.StartsWith("framework-", StringComparison.Ordinal));
        using var down = JsonDocument.Parse((await reader.Get($"thread/{framework}?handler=Json")).Body);
        down.RootElement.GetProperty("beads")
            .EnumerateArray()
            .Where(b => b.GetProperty("side").GetString() == "below")
            .Select(b => b.GetProperty("record").GetString())
            .ShouldContain($"priority-{id}");
    }

    [Fact]
    public async Task A_thread_of_nothing_is_not_found()
    {
        using var reader = site.Visit();
        foreach (var record in new[] { "priority-99999", "nonsense-1", "priority", "priority-x" })
            (await reader.Try($"thread/{record}")).Status.ShouldBe(HttpStatusCode.NotFound, record);
    }

    [Fact]
    [Trait("Requirement", "A-22")]
    public async Task Gaps_are_sorted_by_who_can_close_them()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("gaps");
        page.Text.ShouldContain("Investing in opportunity areas");
        var parts = page.Html.QuerySelectorAll(".ct-gaps__part").Select(h => h.TextContent.Trim()).ToList();
        parts.ShouldBe(parts.OrderBy(p => Array.IndexOf(Order, p)).ToList());
        var mine = await manager.Get("gaps?Mine=true");
        mine.Text.ShouldNotContain("For others to close");
        foreach (var link in mine.Html.QuerySelectorAll(".ct-gaps__gap a").Take(12))
            (await manager.Get(new Uri(mine.Address, link.GetAttribute("href")!).ToString())).Status.ShouldBe(
                HttpStatusCode.OK,
                link.TextContent
            );
    }

    private static readonly string[] Order = ["Waiting for your post", "You can close these", "For others to close"];
}
