using CommonThread.Journeys.Browsing;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>The search box: suggestions by keyboard, and Enter without one.</summary>
[Collection(Demonstration.Name)]
[Trait("Requirement", "C-08")]
public sealed class SuggestionTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_is_typed_is_suggested_and_chosen_by_keyboard()
    {
        var page = await chromium.Open(site.AddressOf("leicestershire"));
        await page.GotoAsync("places");
        var box = page.Locator("input[name=q]");
        (await box.GetAttributeAsync("role")).ShouldBe("combobox");
        await box.PressSequentiallyAsync("loughb", new() { Delay = 30 });
        var list = page.Locator(".autocomplete__menu li", new() { HasText = "Loughborough" });
        await list.First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/places/e0*");
        (await page.Locator("h1").InnerTextAsync()).ShouldContain("Loughborough");
    }

    [Fact]
    public async Task Enter_in_the_box_finds_what_was_typed()
    {
        var page = await chromium.Open(site.AddressOf("leicestershire"));
        await page.GotoAsync("places");
        await page.Locator("input[name=q]").PressSequentiallyAsync("loughborough", new() { Delay = 10 });
        await page.Locator(".autocomplete__menu li", new() { HasText = "Loughborough" }).First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/places/find?q=loughborough");
        (await page.Locator("main li a").CountAsync()).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_box_with_its_suggestions_is_accessible_on_a_phone()
    {
        var page = await chromium.Open(site.AddressOf("leicestershire"), phone: true);
        await page.GotoAsync("places");
        await page.Locator("input[name=q]").PressSequentiallyAsync("loughb", new() { Delay = 30 });
        await page.Locator(".autocomplete__menu li", new() { HasText = "Loughborough" }).First.WaitForAsync();
        await Axe.Holds(page);
    }
}
