using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CommonThread.Journeys.Browsing;

/// <summary>
/// What is wrong on the pages of a journey: WCAG, a page wider than the screen, a script that failed or was forbidden. Each page
/// is looked at once for each way it may stand.
/// </summary>
public sealed partial class Faults
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> found = [];

    public IReadOnlyList<string> Found => found;

    /// <summary>How many pages were looked at.</summary>
    public int Pages => seen.Count;

    public void Add(string fault)
    {
        found.Add(fault);
        // A journey that stops on its way still tells what it has seen.
        TestContext.Current.TestOutputHelper?.WriteLine(fault);
    }

    /// <summary>Notes what the page's own scripts complain of from now on.</summary>
    public void Listen(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        page.PageError += (_, error) => Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // The browser notes each answer that is not 200; forms that are refused are meant to be.
            if (message.Type == "error" && !message.Text.Contains("status of 422", StringComparison.Ordinal))
                Add($"{page.Url}: {message.Text} ({message.Location})");
        };
    }

    /// <param name="eyes">Another page that runs scripts, when this one does not: it is shown the same words without theirs.</param>
    public async Task Look(IPage page, IPage? eyes = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        var heading = await page.Locator("h1").CountAsync();
        if (heading != 1)
            Add($"{page.Url}: {heading} first headings");
        var state = await page.Locator("[role=alert], .govuk-error-summary").CountAsync();
        if (!seen.Add($"{Digits().Replace(page.Url, "#")} {await page.TitleAsync()} {state}"))
            return;
        if (eyes is not null)
            await Show(eyes, page.Url, Scripts().Replace(await page.ContentAsync(), ""));
        var looked = eyes ?? page;
        foreach (var violation in await Axe.Check(looked))
            Add($"{page.Url}: {violation}");
        var spills = await looked.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (spills > 1)
            Add($"{page.Url}: {spills} pixels wider than the screen");
    }

    private static async Task Show(IPage eyes, string address, string html)
    {
        await eyes.RouteAsync(
            a => a == address,
            route => route.FulfillAsync(new() { Body = html, ContentType = "text/html; charset=utf-8" })
        );
        await eyes.GotoAsync(address);
        await eyes.UnrouteAllAsync();
    }

    public void ShouldBeNone() => found.ShouldBeEmpty(string.Join('\n', found));

    [GeneratedRegex(@"\d+|(?<=/invitation/).*", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"<script\b[^>]*>.*?</script>", RegexOptions.Singleline, 5000)]
    private static partial Regex Scripts();
}
