using CommonThread.Measures;
using CommonThread.Shared;

namespace CommonThread.Tests.Measures;

public sealed class SmallAreaImportTests(FiguresSite site) : IClassFixture<FiguresSite>
{
    private static readonly Period In2020 = Period.CalendarYear(2020);
    private static readonly Period In2019 = Period.CalendarYear(2019);

    [Fact]
    [Trait("Requirement", "C-34")]
    public async Task Populations_are_summed_and_deprivation_is_weighted_by_them()
    {
        var loaded = await site.Load("population", FiguresSite.Population, ("type", "lsoa-2011"));
        loaded.Added.ShouldBe(4);
        (await site.Figure(KnownMeasures.Population, "West", In2020))!.Value.ShouldBe(4000);
        (await site.Figure(KnownMeasures.Population, "Testshire", In2020))!.Value.ShouldBe(8000);
        (await site.Figure(KnownMeasures.Population, "East", In2020, KnownMeasures.Older))!.Value.ShouldBe(800);

        await site.Load(
            "deprivation",
            "code,year,imd_score,imd_rank,imd_decile,income_rank\nE01000001,2019,40,100,1,90\nE01000002,2019,20,9000,3,8000\nE01000003,2019,10,16000,5,15000\nE01000004,2019,30,5000,2,4000\n",
            ("type", "lsoa-2011"),
            ("index-year", "2019")
        );
        // (40 × 1,000 + 20 × 3,000) ÷ 4,000
        (await site.Figure(KnownMeasures.DeprivationScore, "West", In2019))!.Value.ShouldBe(25, 1e-9);
        // (40,000 + 60,000 + 20,000 + 60,000) ÷ 8,000
        (await site.Figure(KnownMeasures.DeprivationScore, "Testshire", In2019))!.Value.ShouldBe(22.5, 1e-9);
        (await site.Figure(KnownMeasures.MostDeprived10, "West", In2019))!.Value.ShouldBe(25, 1e-9);
        (await site.Figure(KnownMeasures.MostDeprived20, "Testshire", In2019))!.Value.ShouldBe(37.5, 1e-9);
        (await site.Figure(KnownMeasures.DomainRank, "West", In2019, "Income"))!.Value.ShouldBe(
            (90 + (3 * 8000)) / 4d,
            1e-9
        );
        var figure = (await site.Figure(KnownMeasures.DeprivationScore, "West", In2019))!;
        figure.From.Date.ShouldBe(new DateOnly(2019, 9, 26));
        figure.BoundaryId.ShouldNotBeNull("C-09: a figure keeps the boundary it was made with");

        await site.Load(
            "context",
            "code,year,rural_urban_code,rural_urban,rural_urban_class,share_65_plus\nE01000001,2020,C1,Urban,Urban city and town,20.0\nE01000002,2020,E1,Rural,Rural village,20.0\nE01000003,2020,C1,Urban,Urban city and town,20.0\nE01000004,2020,C1,Urban,Urban city and town,20.0\n",
            ("type", "lsoa-2011")
        );
        (await site.Figure(KnownMeasures.Rural, "West", In2020))!.Value.ShouldBe(75, 1e-9);
        (await site.Figure(KnownMeasures.Rural, "Midtown 002A", In2020))!.Note.ShouldBe("Rural village");
    }

    [Fact]
    public async Task Rows_that_cannot_be_right_are_explained_and_nothing_is_loaded()
    {
        var report = await site.Load(
            "population",
            "code,year,total,age_0_15,age_16_64,age_65_plus\nE01000001,2018,10,1,1,1\nE01999999,2018,10,1,8,1\nE01000002,2018,10,1,8,1\nE01000002,2018,10,1,8,1\nE01000003,2018,ten,1,8,1\nE01000004,3018,10,1,8,1\n",
            ("type", "lsoa-2011")
        );
        report
            .Refused.Select(r => (r.Line, r.Reason))
            .ShouldBe([
                (2, "The three age groups do not add up to the total"),
                (
                    3,
                    "No place of the kind lsoa-2011 has the code E01999999. Load its boundary first, or choose the other kind of small area"
                ),
                (5, "E01000002 stands twice for 2018, first in line 4"),
                (6, "total must be a whole number, not “ten”"),
                (7, "year must be between 1900 and 2026"),
            ]);
        (await site.Figure(KnownMeasures.Population, "Midtown 002A", Period.CalendarYear(2018))).ShouldBeNull();
    }

    [Fact]
    public async Task A_larger_place_has_no_value_while_one_of_its_small_areas_has_none()
    {
        var report = await site.Load(
            "population",
            "code,year,residents,households\nE01000001,2021,1000,400\nE01000002,2021,1000,400\n",
            ("type", "lsoa-2011")
        );
        report.Notes.ShouldContain(n =>
            n.StartsWith("2 of 4 small areas have no row for 2021", StringComparison.Ordinal)
        );
        (await site.Figure(KnownMeasures.UsualResidents, "West", Period.CalendarYear(2021)))!.Value.ShouldBe(2000);
        (await site.Figure(KnownMeasures.UsualResidents, "Midtown", Period.CalendarYear(2021))).ShouldBeNull();
    }

    [Fact]
    public async Task Small_areas_that_are_not_loaded_are_asked_for()
    {
        var refused = await Should.ThrowAsync<ImportRefused>(() =>
            site.Load("population", FiguresSite.Population, ("type", "lsoa-2021"))
        );
        refused.Message.ShouldContain("Load their boundaries first");
    }
}
