using System.Text.RegularExpressions;
using CommonThread.Data;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.House;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Shared.Exports;

[Trait("Requirement", "C-48")]
public sealed class PageTableTests(LivelyDerbySite site) : IClassFixture<LivelyDerbySite>
{
    [Fact]
    public async Task A_table_of_a_page_is_taken_away_as_it_stands_there()
    {
        using var reader = site.Visit();
        var page = await reader.Get("places/e06000015");
        var link = page.Html.QuerySelectorAll("a[download]").First(a => a.GetAttribute("href")!.Contains("table="));
        var csv = await reader.Get(
            link.GetAttribute("href")!.Replace(site.Address.AbsolutePath, "", StringComparison.Ordinal)
        );
        csv.Type.ShouldBe("text/csv");
        csv.Body.ShouldContain("In use,Hectares,Where it comes from");
        csv.Body.ShouldContain("From the beginning until now,");
        csv.Body.ShouldNotContain("<");
        (await reader.Get("places/e06000015?table=no-such-table")).Heading.ShouldBe("Derby");
    }

    [Fact]
    public async Task Who_took_a_table_away_with_which_filter_is_kept_and_what_the_public_takes_is_not()
    {
        using var reader = site.Visit();
        await reader.Get("places/type/ward?format=csv");
        (await Exports()).ShouldBeEmpty();
        using var officer = await site.SignIn(Roles.PartnerOfficer, "Derby City Council");
        await officer.Get("places/type/ward?name=sin&format=csv");
        var line = (await Exports()).ShouldHaveSingleItem();
        line.Actor.ShouldStartWith(Roles.Find(Roles.PartnerOfficer)!.Name);
        await using var db = site.Open();
        var payload = await db.Set<HistoryPayload>().SingleAsync(p => p.Sequence == line.Sequence);
        payload.Json.ShouldContain("name=sin");
        payload.Json.ShouldContain("\"Rows\":1");
        payload.Json.ShouldContain("Lies in");
    }

    private async Task<List<HistoryEntry>> Exports()
    {
        await using var db = site.Open();
        return await db.Set<HistoryEntry>().Where(h => h.Action == "exported").ToListAsync();
    }
}

/// <summary>Which tables offer no file, each with its reason. A table that is not here offers its own or the page's.</summary>
[Trait("Requirement", "C-48")]
public sealed partial class EveryTableTests
{
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["src/CommonThread/People/SignIn/SignIn.cshtml"] = "posts to sign in as, in a demonstration",
        ["src/CommonThread/Shared/Front/Cookies.cshtml"] = "explains the page's cookies",
        ["src/CommonThread/Shared/Imports/Load.cshtml"] = "explains the columns of a file",
    };

    [Fact]
    public void Every_table_of_figures_and_places_can_be_taken_away_as_csv()
    {
        var wrong = new List<string>();
        foreach (var (name, path) in Repository.Files("src/CommonThread", ".cshtml"))
        {
            var text = File.ReadAllText(path);
            foreach (Match table in Tables().Matches(text))
            {
                var tag = table.Value;
                if (tag.Contains("csv=\"none\"", StringComparison.Ordinal))
                {
                    if (!Without.ContainsKey(name))
                        wrong.Add(
                            $"{name}: a table offers no CSV, and no reason is given in {nameof(EveryTableTests)}"
                        );
                }
                else if (tag.Contains("csv=\"own\"", StringComparison.Ordinal))
                {
                    if (
                        !name.Contains("/_", StringComparison.Ordinal)
                        && !text.Contains("CSV", StringComparison.Ordinal)
                    )
                        wrong.Add($"{name}: a table says that the page offers a CSV of its own, and the page does not");
                }
                else if (!tag.Contains("class=", StringComparison.Ordinal))
                {
                    wrong.Add($"{name}: a table without a class is not framed and offers no CSV");
                }
            }
        }
        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex("<table\\b[^>]*>", RegexOptions.None, 5000)]
    private static partial Regex Tables();
}
