using System.Net;
using System.Text.Json;
using CommonThread.Journeys.Browsing;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>The golden thread is followed from a priority up to the vision and down to an action, in each of its three forms.</summary>
[Collection(Demonstration.Name)]
public sealed class ThreadTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Partnership = "nottinghamshire";
    private const string Priority = "Antisocial Behaviour";

    private readonly Faults faults = new();

    [Theory]
    [InlineData(null, true, false)]
    [InlineData(null, false, true)]
    [InlineData(Roles.ProgrammeManager, true, false)]
    public async Task The_thread_is_followed_up_and_down_as_list_picture_and_json(
        string? role,
        bool javaScript,
        bool phone
    )
    {
        var reader = await Opens(javaScript, phone);
        if (role is not null)
            await reader.SignIn(await site.PostWith(Partnership, role));
        await reader.Visit($"strategy/priorities/{await Id(Priority)}");
        await reader.Follow("Follow the thread");
        (await reader.Heading()).ShouldBe(Priority);
        var list = await Beads(reader.Browser);
        list.Above.ShouldNotBeEmpty();
        list.Below.ShouldNotBeEmpty();

        // Down to what serves it, and from there up again to where we came from.
        var here = reader.Browser.Url;
        var lower = list.Below[0];
        await reader.Follow($"Its thread: {lower}");
        (await reader.Heading()).ShouldBe(lower);
        (await Beads(reader.Browser)).Above.ShouldContain(Priority);
        await reader.Follow($"Its thread: {Priority}");
        reader.Browser.Url.ShouldBe(here);

        // Up to the top, where nothing stands above.
        for (var upper = list.Above[0]; upper is not null; )
        {
            await UnfoldRuns(reader);
            await reader.Follow($"Its thread: {upper}");
            upper = (await Beads(reader.Browser)).Above is [var next, ..] ? next : null;
        }
        (await reader.Text()).ShouldContain("Nothing stands above it yet");
        (await Beads(reader.Browser)).Below.ShouldContain(Priority);

        // The picture says nothing that the list lacks, and its boxes are links for a keyboard too; a phone has the list.
        await reader.Visit(here);
        var picture = reader.Browser.GetByRole(AriaRole.Group, new() { Name = $"The thread of {Priority}" });
        if (!phone)
            (await picture.IsVisibleAsync()).ShouldBeTrue();
        (await reader.Browser.Locator("svg.ct-strand a").CountAsync()).ShouldBeGreaterThan(2);

        // As JSON: the same records, and every one opens for this reader.
        var strand = await Json(reader);
        string[] Of(string side) =>
            [.. strand.Beads.Where(b => b.Side == side).Select(b => b.Title).Order(StringComparer.Ordinal)];
        Of("above").ShouldBe(list.Above.Order(StringComparer.Ordinal));
        Of("below").ShouldBe(list.Below.Order(StringComparer.Ordinal));
        strand.Beads.Where(b => b.Side is "above" or "below").ShouldAllBe(b => b.Via != null && b.Steps > 0);
        foreach (var bead in strand.Beads.DistinctBy(b => b.Url.Split('#')[0]))
        {
            var answer = await reader.Browser.Context.APIRequest.GetAsync(new Uri(site.Root, bead.Url).ToString());
            if (answer.Status != (int)HttpStatusCode.OK)
                faults.Add($"{bead.Url} ({bead.Title}) answers {answer.Status}");
        }
        faults.ShouldBeNone();
    }

    [Fact]
    public async Task A_resident_s_thread_has_nothing_that_a_partner_s_lacks()
    {
        var id = await Id(Priority);
        var resident = await Opens();
        await resident.Visit($"thread/{StrategyKinds.Priority}-{id}");
        var partner = await Opens();
        await partner.SignIn(await site.PostWith(Partnership, Roles.ProgrammeManager));
        await partner.Visit($"thread/{StrategyKinds.Priority}-{id}");
        var (seen, all) = (await Json(resident), await Json(partner));
        seen.Beads.Select(b => b.Record).Except(all.Beads.Select(b => b.Record)).ShouldBeEmpty();
        all.Beads.Count.ShouldBeGreaterThan(seen.Beads.Count, "drafts are for partners");
        (
            await resident.Browser.GetByRole(AriaRole.Link, new() { Name = "Link it to another record" }).CountAsync()
        ).ShouldBe(0);
        faults.ShouldBeNone();
    }

    private sealed record Strand(string Record, IReadOnlyList<Bead> Beads, bool Cut);

    private sealed record Bead(string Record, string Title, string Url, string Side, int Steps, string? Via);

    private async Task<Strand> Json(Person reader)
    {
        var address = await reader
            .Browser.GetByRole(AriaRole.Link, new() { Name = "The same thread as JSON" })
            .GetAttributeAsync("href");
        var answer = await reader.Browser.Context.APIRequest.GetAsync(new Uri(site.Root, address!).ToString());
        answer.Headers["content-type"].ShouldStartWith("application/json");
        return JsonSerializer.Deserialize<Strand>(await answer.TextAsync(), JsonSerializerOptions.Web)!;
    }

    private async Task<Person> Opens(bool javaScript = true, bool phone = false)
    {
        var address = site.AddressOf(Partnership);
        var page = await chromium.Open(address, phone, javaScript);
        faults.Listen(page);
        return new Person(page, faults, javaScript ? null : await chromium.Open(address, phone));
    }

    private static async Task<(IReadOnlyList<string> Above, IReadOnlyList<string> Below)> Beads(IPage page)
    {
        var above = await page.Locator("#above ~ ol")
            .First.Locator("li:not(.ct-thread__bead--here) .ct-thread__title, .ct-thread__one")
            .AllTextContentsAsync();
        var below =
            await page.Locator("#below ~ ol").CountAsync() == 0
                ? []
                : await page.Locator("#below + ol, #below + form + p + ol")
                    .Locator(".ct-thread__title")
                    .AllInnerTextsAsync();
        return ([.. above.Select(t => t.Trim())], [.. below.Select(t => t.Trim())]);
    }

    // Many of one kind are one bead, folded; two such may bear the same words.
    private static async Task UnfoldRuns(Person reader)
    {
        var folded = reader.Browser.Locator(".ct-thread__run:not([open]) summary");
        while (await folded.CountAsync() > 0)
            await folded.First.PressAsync("Enter");
    }

    private async Task<int> Id(string name)
    {
        await using var db = site.Open(partnership: site.Installation.Find(Partnership));
        return await db.Set<Priority>().Where(p => p.Name == name).Select(p => p.Id).FirstAsync();
    }
}
