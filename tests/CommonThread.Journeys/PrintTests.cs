using System.Text;
using System.Text.RegularExpressions;
using CommonThread.Journeys.Browsing;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>What a page is on paper.</summary>
[Collection(Demonstration.Name)]
public sealed partial class PrintTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData("leicestershire", "places/e07000130/figures", 2)]
    [InlineData("leicestershire", "places/e07000130", 2)]
    [InlineData("nottinghamshire", "places/e07000171/figures", 1)]
    public async Task A_place_fills_no_more_sides_than_it_needs(string partnership, string path, int most)
    {
        var page = await chromium.Open(site.AddressOf(partnership));
        await page.GotoAsync(path);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var paper = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });
        Sides().Count(Encoding.Latin1.GetString(paper)).ShouldBeInRange(1, most);
    }

    [GeneratedRegex(@"/Type\s*/Page\b", RegexOptions.None, 10_000)]
    private static partial Regex Sides();
}
