using CommonThread.Journeys.Browsing;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>What everybody does every day, by keyboard alone and without JavaScript; and that the keyboard's place is always seen.</summary>
[Collection(Demonstration.Name)]
public sealed class KeyboardTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const string Partnership = "nottinghamshire";

    private readonly Faults faults = new();

    [Fact]
    public async Task A_resident_finds_a_place_and_reads_it_without_JavaScript()
    {
        var resident = await Opens(javaScript: false);
        await resident.Visit("");
        await resident.Fill("Postcode, street or place", "Bassetlaw");
        await resident.Press("Find");
        (await resident.Heading()).ShouldBe("Bassetlaw");
        foreach (var tab in new[] { "Figures", "Plans and promises", "Meetings and decisions", "Stories" })
        {
            await resident.Follow(tab, within: "About Bassetlaw");
            (await resident.Heading()).ShouldBe("Bassetlaw");
            (await resident.Browser.Locator("main h2").First.InnerTextAsync()).ShouldBe(tab);
        }

        // The map's own table leads to the same places.
        await resident.Visit("places/map");
        await resident.Pick("Show", "Wards");
        await resident.Pick("In", "Bassetlaw (district)");
        await resident.Press("Show");
        await resident.Follow("Worksop East");
        (await resident.Heading()).ShouldBe("Worksop East");

        await resident.Visit("places/type/ward");
        await resident.Fill("Name or code", "Worksop");
        await resident.Press("Apply filters");
        (await resident.Text()).ShouldContain("Worksop North West");
        (await resident.Text()).ShouldNotContain("Annesley");
        faults.ShouldBeNone();
    }

    [Fact]
    public async Task A_priority_s_lead_adds_an_action_without_JavaScript()
    {
        const string post = "Chief Executive, Bassetlaw District Council";
        var lead = await Opens(javaScript: false);
        await lead.SignIn(await Post(post));
        await lead.Follow("My priorities");
        await lead.Follow("Antisocial Behaviour");
        await lead.Follow("Antisocial Behaviour action plan");
        await lead.Press("Add an action");
        await lead.Press("Save");
        (await lead.Text()).ShouldContain("There is a problem");
        await lead.Fill("What will be done?", "Walk the estate with residents");
        await lead.Fill("Output", "Six walks");
        await lead.Fill("Outcome", "Residents feel heard");
        await lead.Pick("Owner: post", post);
        await lead.Date("Start", new DateOnly(2026, 4, 1));
        await lead.Date("Due date", new DateOnly(2026, 9, 30));
        await lead.Press("Save");
        (await lead.Text()).ShouldContain("Walk the estate with residents");
        faults.ShouldBeNone();
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_main_part()
    {
        var page = await chromium.Open(site.AddressOf(Partnership), javaScript: false);
        await page.GotoAsync("places/e07000171");
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator(":focus").InnerTextAsync()).ShouldBe("Skip to main content");
        (await page.Locator(":focus").BoundingBoxAsync())!.Height.ShouldBeGreaterThan(20);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        (await page.Locator("main :focus").CountAsync()).ShouldBe(1, "the next stop is in the main part");
    }

    [Theory]
    [InlineData("")]
    [InlineData("places/e07000171")]
    [InlineData("places/map")]
    [InlineData("places/type/ward")]
    [InlineData("commitments")]
    [InlineData("sign-in")]
    public async Task Whatever_has_the_focus_is_seen_to_have_it(string path)
    {
        var page = await chromium.Open(site.AddressOf(Partnership));
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string?>(Moved)).ShouldBeNullOrEmpty();
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
                break;
        }
    }

    // What had the focus before must look other than it did then. The browser's own thin line does not count: it is hardly
    // seen on a partnership's colour.
    private const string Moved = """
        () => {
          const look = one =>
            [one, ...one.querySelectorAll('*')]
              .map(e => getComputedStyle(e))
              .concat(one.nextElementSibling ? getComputedStyle(one.nextElementSibling, '::before') : [])
              .map(s => [s.outlineStyle === 'auto' ? 'none' : s.outlineStyle, s.boxShadow, s.backgroundColor, s.color, s.borderWidth, s.stroke, s.strokeWidth].join())
              .join(' ')
          const before = window.focused
          const one = document.activeElement
          window.focused = one && one !== document.body ? { one, look: look(one) } : null
          return before && before.look === look(before.one) ? before.one.outerHTML.slice(0, 200) : null
        }
        """;

    private async Task<int> Post(string full)
    {
        await using var db = site.Open(partnership: site.Installation.Find(Partnership));
        var posts = await PostNames.Of(db, db.Set<People.Posts.Post>().Select(p => p.Id).ToList(), default);
        return posts.Single(p => p.Value.Full == full).Key;
    }

    private async Task<Person> Opens(bool javaScript)
    {
        var address = site.AddressOf(Partnership);
        var page = await chromium.Open(address, javaScript: javaScript);
        faults.Listen(page);
        return new Person(page, faults, javaScript ? null : await chromium.Open(address));
    }
}
