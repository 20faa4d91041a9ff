using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CommonThread.Journeys.Browsing;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>Follows every link that a role can see in the demonstration and opens one page of each kind in a real browser.</summary>
[Collection(Demonstration.Name)]
public sealed partial class EveryPageTests(DemonstrationSite site, Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostPages = 400;
    private const int OfEachKind = 2;

    private static readonly HashSet<string> Looked = new(StringComparer.Ordinal);

    /// <summary>
    /// No link leads nowhere, and one page of each kind meets WCAG 2.2 AA and fits a phone of 320 pixels. A page that another
    /// role has already been shown with the very same parts is not looked at twice.
    /// </summary>
    [Theory]
    [InlineData("nottinghamshire", null)]
    [InlineData("nottinghamshire", Roles.Administrator)]
    [InlineData("nottinghamshire", Roles.PriorityLead)]
    [InlineData("nottinghamshire", Roles.ProgrammeManager)]
    [InlineData("leicestershire", Roles.Analyst)]
    [InlineData("cambridgeshire-and-peterborough", Roles.PartnerOfficer)]
    [InlineData("derby", Roles.NeighbourhoodManager)]
    [InlineData("derby", Roles.StrategyOfficer)]
    public async Task Every_page_that_a_role_can_reach_opens_and_is_accessible(string partnership, string? role)
    {
        var address = site.AddressOf(partnership);
        using var visitor = new Visitor(address);
        int? post = role is null ? null : await site.PostWith(partnership, role);
        if (post is { } id)
            await visitor.SignInAs(id);
        var (pages, lost) = await Walk(visitor);
        pages.Count.ShouldBeGreaterThan(20);

        var browser = await chromium.Open(address);
        if (post is { } p)
        {
            await browser.GotoAsync("sign-in");
            await browser.Locator($"button[name=PostId][value='{p}']").First.DispatchEventAsync("click");
            await browser.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).WaitForAsync();
        }
        var wrong = new List<string>(lost);
        foreach (var (page, _) in pages.DistinctBy(p => Kind(p.Path)).Where(p => Looked.Add(Kind(p.Path) + p.Parts)))
        {
            await browser.SetViewportSizeAsync(1280, 900);
            await browser.GotoAsync(page, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            wrong.AddRange((await Axe.Check(browser)).Select(v => $"{page}: {v}"));
            await browser.SetViewportSizeAsync(320, 640);
            var spills = await browser.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            if (spills > 1)
                wrong.Add($"{page}: {spills} pixels wider than a phone");
        }
        wrong.ShouldBeEmpty(string.Join('\n', wrong));
    }

    // Every link is followed, but of pages that differ only in their record a few are enough.
    private static async Task<(List<(string Path, string Parts)> Pages, List<string> Wrong)> Walk(Visitor visitor)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ofKind = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<string>();
        var pages = new List<(string Path, string Parts)>();
        void Offer(string path)
        {
            var kind = Kind(path);
            // One question put to a list is as good as another.
            var most = kind.EndsWith('?') ? 1 : OfEachKind;
            if (ofKind.GetValueOrDefault(kind) >= most || !seen.Add(path))
                return;
            ofKind[kind] = ofKind.GetValueOrDefault(kind) + 1;
            queue.Enqueue(path);
        }
        Offer("");
        var wrong = new List<string>();
        while (queue.Count > 0 && pages.Count < MostPages)
        {
            var path = queue.Dequeue();
            var page = await visitor.Try(path);
            if (page.Status != HttpStatusCode.OK)
            {
                wrong.Add($"{(int)page.Status} {path}");
                continue;
            }
            if (page.Type != "text/html")
                continue;
            pages.Add((path, Parts(page.Html)));
            foreach (var link in page.Html.QuerySelectorAll("a[href]"))
            {
                var to = new Uri(page.Address, link.GetAttribute("href")!);
                if (
                    to.Authority != visitor.Address.Authority
                    || !to.AbsolutePath.StartsWith(visitor.Address.AbsolutePath, StringComparison.Ordinal)
                )
                    continue;
                Offer((to.AbsolutePath[visitor.Address.AbsolutePath.Length..] + to.Query).Split('#')[0]);
            }
        }
        return (pages, wrong);
    }

    // What a page is built of: each part of it once, in order, with what it tells of itself.
    private static string Parts(IDocument page) =>
        string.Join(
            ' ',
            page.QuerySelectorAll("body *")
                .Where(e => e.NamespaceUri != "http://www.w3.org/2000/svg")
                .Select(e =>
                    $"{e.LocalName}.{e.ClassName}{(e.HasAttribute("role") ? $"[{e.GetAttribute("role")}]" : "")}{(e.ChildElementCount == 0 && string.IsNullOrWhiteSpace(e.TextContent) ? "-" : "")}"
                )
                .Distinct(StringComparer.Ordinal)
        );

    // /places/e06000015/figures?sort=x and its like are one kind.
    private static string Kind(string path) =>
        Varying().Replace(path.Split('?')[0], "*") + (path.Contains('?', StringComparison.Ordinal) ? "?" : "");

    [GeneratedRegex(
        @"(?<=(^|/)(places|measures|organisations|versions|releases|strategy|thread|priorities|compare|sort)/)[^/]+|\d+",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Varying();
}
