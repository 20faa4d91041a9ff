using CommonThread.Measures;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Measures;

[Trait("Requirement", "C-37")]
public sealed class ContextTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    [Fact]
    public async Task What_is_known_of_a_place_is_shown_and_filters_lists_and_what_is_not_says_who_enters_it()
    {
        await site.Load("population", FiguresSite.Population, ("type", "lsoa-2011"));
        await site.Load(
            "context",
            "code,year,rural_urban,rural_urban_class,share_65_plus\nE01000001,2020,Rural,Village,20\nE01000002,2020,Urban,City,20\nE01000003,2020,Urban,City,10\nE01000004,2020,Urban,City,10\n"
        );
        using var reader = site.Visit();
        var page = await reader.Get("places/e05000001/figures");
        page.Text.ShouldContain("Homes with fast broadband –no figure No one has entered this yet.");
        page.Text.ShouldContain("Residents in rural areas 25.0%");

        await site.Load(
            "context",
            "code,year,share_living_alone,share_broadband,distance_km,growth_percent\nE01000001,2021,40,70,6,-0.5\nE01000002,2021,40,90,6,-0.5\nE01000003,2021,20,99,1,2\nE01000004,2021,20,99,1,2\n"
        );
        page = await reader.Get("places/e05000001/figures");
        page.Text.ShouldNotContain("No one has entered this yet");
        // (70 × 1,000 + 90 × 3,000) ÷ 4,000.
        page.Text.ShouldContain("Homes with fast broadband 85.0%");
        foreach (
            var (filter, value) in new[]
            {
                ("broadband", "80-95"),
                ("alone", "over-35"),
                ("distance", "over-5"),
                ("growth", "fewer"),
            }
        )
        {
            var list = await reader.Get($"places/type/ward?{filter}={value}");
            list.Html.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()).ShouldBe(["West"], filter);
        }
    }

    [Fact]
    public async Task A_share_over_a_hundred_and_a_row_that_says_nothing_are_refused()
    {
        var report = await site.Load("context", "code,year,share_broadband\nE01000001,2022,170\nE01000002,2022,\n");
        report
            .Refused.Select(r => r.Reason)
            .ShouldBe([
                "share_broadband must be between 0 and 100",
                "The row has none of the columns that say what a place is like",
            ]);
        (await site.Figure(KnownMeasures.Broadband, "Midtown 001A", Period.CalendarYear(2022))).ShouldBeNull();
    }
}
