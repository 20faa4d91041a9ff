using System.Text.Json;
using Microsoft.Playwright;

namespace CommonThread.Journeys.Browsing;

/// <summary>Checks a page as it stands against WCAG 2.2 AA and axe's best practice.</summary>
public static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Find()));

    /// <summary>The violations found, a line each: rule, what it asks, the first place.</summary>
    public static async Task<IReadOnlyList<string>> Check(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.EvaluateAsync(Script.Value);
        var answer = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              // As published by GOV.UK, the button of a file upload has a comma for listeners between the words that are seen,
              // which this rule takes for another name.
              const published = v => v.id === 'label-content-name-mismatch' && v.nodes.every(n => n.html.includes('govuk-file-upload-button'));
              return result.violations.filter(v => !published(v)).map(v => ({ id: v.id, help: v.help, places: v.nodes.length, first: v.nodes[0].html.slice(0, 200), target: v.nodes[0].target.join(' ') }));
            }
            """
        );
        return
        [
            .. answer
                .EnumerateArray()
                .Select(v =>
                    $"{v.GetProperty("id")}: {v.GetProperty("help")} ({v.GetProperty("places")} places, first {v.GetProperty("target")} {v.GetProperty("first")})"
                ),
        ];
    }

    /// <summary>The page has no violation, and nothing of it is wider than the screen.</summary>
    public static async Task Holds(IPage page)
    {
        var violations = await Check(page);
        violations.ShouldBeEmpty($"{page.Url}\n{string.Join('\n', violations)}");
        var spills = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        spills.ShouldBeLessThanOrEqualTo(1, $"{page.Url} is wider than the screen");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var script = Path.Combine(folder.FullName, "node_modules", "axe-core", "axe.min.js");
            if (File.Exists(script))
                return script;
        }
        throw new InvalidOperationException("node_modules/axe-core was not found: run npm ci in the repository first");
    }
}
