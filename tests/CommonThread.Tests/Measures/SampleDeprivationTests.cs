using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Measures;

/// <summary>Derby's own places with both indices: what a demonstration shows of deprivation (C-34).</summary>
public sealed class DerbyFiguresSite : TestSite
{
    protected override async Task Fill()
    {
        await Loading.Geography(this, "derby");
        foreach (
            var (import, file, options) in new[]
            {
                ("population", "population.csv.gz", "--type lsoa-2011"),
                ("population", "population-2021.csv.gz", "--type lsoa-2021"),
                ("deprivation", "deprivation-2019.csv.gz", "--type lsoa-2011 --index-year 2019"),
                ("deprivation", "deprivation-2025.csv.gz", "--type lsoa-2021 --index-year 2025"),
            }
        )
        {
            var path = Path.Combine(Loading.Sample, "open", "figures", "derby", file);
            (await Loading.Run(this, import, path, options)).Reasons.ShouldBe("");
        }
    }
}

[Trait("Requirement", "C-34")]
[Trait("Speed", "slow")]
public sealed class SampleDeprivationTests(DerbyFiguresSite site) : IClassFixture<DerbyFiguresSite>
{
    [Theory]
    [InlineData(PlaceType.Unitary, 1)]
    [InlineData(PlaceType.Ward, 17)]
    [InlineData(PlaceType.AreaPanelArea, 5)]
    [InlineData(PlaceType.Neighbourhood, 5)]
    public async Task Both_indices_reach_every_place_that_small_areas_make_up(string type, int places)
    {
        await using var db = site.Open();
        foreach (var year in new[] { 2019, 2025 })
        {
            var first = Period.CalendarYear(year).First;
            var have = await (
                from figure in db.Set<Observation>()
                join measure in db.Set<Measure>() on figure.MeasureId equals measure.Id
                join place in db.Set<Place>() on figure.PlaceId equals place.Id
                where
                    measure.Slug == KnownMeasures.DeprivationRank
                    && figure.Part == ""
                    && figure.First == first
                    && place.Type == type
                select place.Name
            )
                .Distinct()
                .CountAsync();
            have.ShouldBe(places, $"{type} {year}");
        }
    }

    [Fact]
    public async Task A_ward_s_score_is_the_mean_of_its_small_areas_weighted_by_their_residents()
    {
        await using var db = site.Open();
        var ward = await db.Set<Place>().SingleAsync(p => p.Type == PlaceType.Ward && p.Name == "Sinfin");
        var members = await new PlaceTree(db).Members(ward.Id, PlaceType.Lsoa2021, site.Today);
        members.Count.ShouldBeGreaterThan(5);
        var ids = members.Keys.ToList();
        async Task<Dictionary<int, double>> Values(string slug, int year)
        {
            var first = Period.CalendarYear(year).First;
            return await (
                from figure in db.Set<Observation>()
                join measure in db.Set<Measure>() on figure.MeasureId equals measure.Id
                where
                    measure.Slug == slug
                    && figure.Part == ""
                    && figure.First == first
                    && (ids.Contains(figure.PlaceId) || figure.PlaceId == ward.Id)
                select figure
            ).ToDictionaryAsync(f => f.PlaceId, f => f.Value);
        }
        var people = await Values(KnownMeasures.UsualResidents, 2021);
        var scores = await Values(KnownMeasures.DeprivationScore, 2025);
        scores[ward.Id].ShouldBe(ids.Sum(id => scores[id] * people[id]) / ids.Sum(id => people[id]), 1e-6);
    }

    [Fact]
    public async Task The_place_page_shows_2025_and_by_which_method_its_small_areas_were_put_in()
    {
        using var resident = site.Visit();
        foreach (var slug in new[] { "e05001782", "area-panel-area-area-2", "neighbourhood-sinfin" })
        {
            var page = await resident.Get($"places/{slug}/figures");
            page.Text.ShouldContain("English Indices of Deprivation 2025");
            var made = page.Html.QuerySelector(".ct-block--what-these-figures-are-added-up-from");
            made.ShouldNotBeNull(slug).TextContent.ShouldContain("Small areas (LSOA 2021)");
        }
        (await resident.Get("places/e05001782/figures")).Text.ShouldContain(
            "By the published look-up of December 2017; the small area is the same in 2011 and 2021."
        );
        (await resident.Get("places/area-panel-area-area-2/figures")).Text.ShouldContain(
            "Best fit by centre: the centre of the small area lies in the ward of 2021."
        );
        (await resident.Get("places/neighbourhood-sinfin/figures")).Text.ShouldContain(
            "Assumed for the demonstration: the small areas of 2021"
        );
        // The measure's own page has both years of the place.
        var both = (await resident.Get($"measures/{KnownMeasures.DeprivationRank}?place=e05001782")).Text;
        both.ShouldContain("2019");
        both.ShouldContain("2025");
        // And the map of each kind is shaded by the newer one.
        foreach (var type in new[] { PlaceType.Ward, PlaceType.AreaPanelArea, PlaceType.Neighbourhood })
            (await resident.Get($"places/map?type={type}&layer=deprivation")).Text.ShouldContain("Rank, 2025");
    }

    [Fact]
    [Trait("Requirement", "C-35")]
    public async Task The_gap_is_ordered_by_the_latest_index_and_by_an_earlier_one_where_it_is_chosen()
    {
        using var resident = site.Visit();
        // People are counted in the small areas of 2011 here; nearly all of them are the same in 2021.
        var page = await resident.Get($"places/e06000015/gap?measure={KnownMeasures.Population}");
        page.Text.ShouldContain("are ordered by the English Indices of Deprivation 2025");
        page.Text.ShouldContain("left out: the boundary changed between");
        page.Html.QuerySelectorAll("select[name=Index] option").Length.ShouldBe(2);
        page = await resident.Get($"places/e06000015/gap?measure={KnownMeasures.Population}&index=2019");
        page.Text.ShouldContain("are ordered by the English Indices of Deprivation 2019");
        page.Text.ShouldNotContain("left out");
        (await page.Follow("Download as CSV")).Body.ShouldContain(",2019,");
    }

    [Fact]
    [Trait("Requirement", "C-35")]
    public async Task The_gap_opens_with_a_measure_that_has_one_and_is_not_the_index_itself()
    {
        using var resident = site.Visit();
        var page = await resident.Get("places/e06000015/gap");
        var opened = page.Html.QuerySelector("select[name=Measure] option[selected]")!.GetAttribute("value")!;
        KnownMeasures.IsDeprivation(opened).ShouldBeFalse();
        page.Text.ShouldContain("the gap is");
    }

    [Fact]
    [Trait("Requirement", "C-25")]
    public async Task The_force_and_fire_areas_around_the_city_do_not_take_its_figures_for_theirs()
    {
        using var resident = site.Visit();
        (await resident.Get("places/e23000018/figures")).Text.ShouldContain("cover 3% of it");
        (await resident.Get("places/e31000010/figures")).Text.ShouldContain("the eight districts of Derbyshire");
        // Nor does the city stand beside them.
        (await resident.Get("places/e06000015/figures")).Text.ShouldNotContain("Derbyshire police force area:");
    }

    [Fact]
    public async Task A_ward_without_a_small_area_says_who_can_put_one_in()
    {
        await using (var db = site.Open())
        {
            db.Add(Place.Called("Empty Ward", PlaceType.Ward, "E05999999"));
            await db.SaveChangesAsync();
        }
        using var resident = site.Visit();
        (await resident.Get("places/e05999999/figures")).Text.ShouldContain(
            "No small area is put into this place, so that populations, deprivation and crime cannot be added up for it"
        );
    }
}
