using System.Net;
using System.Text.RegularExpressions;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Measures;

/// <summary>
/// Testshire with a measure of people whose own threshold is 80. By small area 73, 97, 211 and 223: the first is small, and
/// the second would give it away beside their ward's 170.
/// </summary>
public sealed class HiddenFiguresSite : FiguresSite
{
    public const string Slug = "people-helped";

    public static readonly Period Year = Period.CalendarYear(2024);

    protected override async Task Fill()
    {
        await base.Fill();
        await Load("population", Population, ("type", "lsoa-2011"));
        await using var db = Open();
        var measure = Measure.Define(
            new()
            {
                Title = "People helped",
                Definition = "People whom a service helped.",
                Kind = MeasureKind.Count,
                Direction = Direction.Up,
                Unit = "people",
                Frequency = PeriodKind.CalendarYear,
                RateBase = 1000,
                RollUp = RollUp.Sum,
                Suppress = true,
                SuppressBelow = 80,
            },
            Today,
            Slug
        );
        var source = new Source { Name = "Case files", Date = Today };
        db.AddRange(measure, source);
        await db.SaveChangesAsync();
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            "Case files",
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        NewFigure Of(string place, double value) => new(measure.Id, Places[place], Year, value);
        await new PublishFigures(db).Now(
            release,
            [
                Of("Midtown 001A", 73),
                Of("Midtown 002A", 97),
                Of("Midtown 003A", 211),
                Of("Midtown 004A", 223),
                Of("West", 170),
                Of("East", 434),
                Of("Midtown", 604),
                Of("Testshire", 604),
            ],
            null,
            default
        );
    }
}

[Trait("Requirement", "C-49")]
[Trait("Speed", "slow")]
public sealed partial class HiddenFiguresTests(HiddenFiguresSite site) : IClassFixture<HiddenFiguresSite>
{
    private const int MostPages = 900;

    [Fact]
    public async Task No_public_page_chart_map_table_or_file_tells_a_small_count_or_one_that_gives_it_away()
    {
        using var reader = site.Visit();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>([
            "",
            "places",
            "places/map",
            "measures",
            $"measures/{HiddenFiguresSite.Slug}?type=lsoa-2011&place=e01000001",
            $"measures/{HiddenFiguresSite.Slug}?handler=series&place=e01000001",
            $"measures/{HiddenFiguresSite.Slug}?handler=series&place=e01000002",
            $"measures/{HiddenFiguresSite.Slug}?handler=ranked&type=lsoa-2011",
            "places/e01000001/figures",
            "places/e01000002/figures",
        ]);
        var shown = 0;
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            if (!seen.Add(path))
                continue;
            var page = await reader.Try(path);
            if (page.Status != HttpStatusCode.OK)
                continue;
            var words = page.Type == "text/html" ? Words().Replace(page.Body, " ") : page.Body;
            Kept().Matches(words).Select(m => $"{path}: {m.Value}").ShouldBeEmpty();
            shown += Regex.Count(words, @"(?<![\d.,])211(?![\d.,])");
            foreach (var link in page.Html.QuerySelectorAll("a[href]"))
            {
                var to = new Uri(page.Address, link.GetAttribute("href")!);
                if (
                    to.Host == site.Address.Host
                    && to.AbsolutePath.StartsWith(site.Address.AbsolutePath, StringComparison.Ordinal)
                )
                    next.Enqueue(to.PathAndQuery[site.Address.AbsolutePath.Length..]);
            }
        }
        seen.Count.ShouldBeGreaterThan(60);
        shown.ShouldBeGreaterThan(0, "what is large is shown");
    }

    [Fact]
    public async Task Hidden_is_said_in_words_and_a_partner_reads_the_figure()
    {
        using var reader = site.Visit();
        var page = await reader.Get($"measures/{HiddenFiguresSite.Slug}?type=lsoa-2011&place=e01000001");
        page.Text.ShouldContain("Small counts are hidden");
        page.Text.ShouldContain("2024: hidden.");
        page.Html.QuerySelector("#map-table tr[data-code=E01000001]")!.TextContent.ShouldContain("hidden");
        page.Html.QuerySelector("#map-table tr[data-code=E01000003]")!.TextContent.ShouldContain("211");
        page.Html.QuerySelector(".ct-map path[data-code=E01000002] title")!.TextContent.ShouldContain("hidden");
        (await reader.Get("places/e01000001/figures")).Text.ShouldContain("People helped");
        using var partner = await site.SignIn(Roles.PartnerOfficer);
        var read = await partner.Get($"measures/{HiddenFiguresSite.Slug}?type=lsoa-2011&place=e01000001");
        read.Html.QuerySelector("#map-table tr[data-code=E01000001]")!.TextContent.ShouldContain("73");
        // What the crawl looks for is found where it stands.
        Kept().Count(Words().Replace(read.Body, " ")).ShouldBeGreaterThan(3);
        (await partner.Get($"measures/{HiddenFiguresSite.Slug}?handler=series&place=e01000001")).Body.ShouldContain(
            ",73,"
        );
    }

    [Fact]
    public void Whatever_adds_up_no_hidden_count_can_be_worked_out_from_one_total_and_its_shown_parts()
    {
        var rule = new Suppression();
        // Four wards of four small areas, their wards' totals and the whole: 21 counts.
        (int Total, IReadOnlyList<int> Parts)[] sums =
        [
            .. Enumerable.Range(0, 4).Select(w => (16 + w, (IReadOnlyList<int>)[.. Enumerable.Range(w * 4, 4)])),
            (20, [16, 17, 18, 19]),
            (20, [.. Enumerable.Range(0, 16)]),
        ];
        Prop.ForAll(
                Gen.Choose(0, 14).ArrayOf(16).ToArbitrary(),
                small =>
                {
                    var counts = small.Select(n => (double)n).ToList();
                    counts.AddRange(Enumerable.Range(0, 4).Select(w => counts.Skip(w * 4).Take(4).Sum()));
                    counts.Add(counts.Take(16).Sum());
                    var hidden = rule.Hide(counts, sums);
                    for (var i = 0; i < 21; i++)
                    {
                        if (rule.IsSmall(counts[i]))
                            hidden[i].ShouldBeTrue();
                    }
                    foreach (var (total, parts) in sums)
                        parts.Append(total).Count(p => hidden[p]).ShouldNotBe(1);
                }
            )
            .Check(Fuzz.Cases(100));
    }

    // The two counts, and what they are per 1,000 residents of their small areas (1,000 and 3,000).
    [GeneratedRegex(@"(?<![\d.,:-])(73|97|73\.0|32\.3)(?![\d.,-])", RegexOptions.None, 10_000)]
    private static partial Regex Kept();

    // Drawings and addresses are full of numbers that are no figures; what is said in them stands in titles and attributes.
    [GeneratedRegex(
        @"<(?!/?(td|th|title|desc|text)\b)[^>]*?>|\b(x|y|d|cx|cy|x1|x2|y1|y2|points|viewBox|width|height|id|href|class)=""[^""]*""|""coordinates"":\[[^a-z]*\]",
        RegexOptions.None,
        10_000
    )]
    private static partial Regex Words();
}
