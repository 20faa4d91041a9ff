using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using NetTopologySuite.Geometries;

namespace CommonThread.Tests.Measures;

/// <summary>Testshire, and around it a force of which most is not loaded, a fire area that has no boundary, and a ward that nothing fits.</summary>
public sealed class PartlyLoadedSite : FiguresSite
{
    protected override async Task Fill()
    {
        await base.Fill();
        await using var db = Open();
        var force = Place.Called("Wide Police", PlaceType.PoliceForceArea, "E23008888");
        var fire = Place.Called("Wide Fire", PlaceType.FireArea, "E31008888");
        var ward = Place.Called("Nobody's Ward", PlaceType.Ward, "E05000009");
        fire.Lack("the other eight districts.");
        db.AddRange(force, fire, ward);
        await db.SaveChangesAsync();
        var shape = new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(
            new Envelope(West, West + (40 * Side), South, South + Side)
        );
        db.Add(BoundaryVersion.Of(force.Id, shape, shape));
        db.AddRange(
            PlaceLink.Of(Places["Midtown"], force.Id, Hierarchy.Police),
            PlaceLink.Of(Places["Midtown"], fire.Id, Hierarchy.Fire),
            PlaceLink.Of(ward.Id, Places["Midtown"], Hierarchy.Administrative)
        );
        await db.SaveChangesAsync();
        (Places["Wide Police"], Places["Wide Fire"]) = (force.Id, fire.Id);
        await Load("population", Population, ("type", "lsoa-2011"));
    }
}

[Trait("Requirement", "C-25")]
public sealed class PartsHeldTests(PartlyLoadedSite site) : IClassFixture<PartlyLoadedSite>
{
    private static readonly Period In2020 = Period.CalendarYear(2020);

    [Fact]
    public async Task A_place_of_which_parts_are_not_loaded_has_no_sum_and_says_why()
    {
        (await site.Figure(KnownMeasures.Population, "Testshire", In2020))!.Value.ShouldBe(8000);
        (await site.Figure(KnownMeasures.Population, "Test Police", In2020))!.Value.ShouldBe(8000);
        (await site.Figure(KnownMeasures.Population, "Wide Police", In2020)).ShouldBeNull();
        (await site.Figure(KnownMeasures.Population, "Wide Fire", In2020)).ShouldBeNull();
        using var resident = site.Visit();
        var force = await resident.Get("places/e23008888/figures");
        force.Text.ShouldContain(
            "The small areas loaded here cover 10% of it; the rest of it is not loaded. Nothing is added up for this place"
        );
        force.Text.ShouldNotContain("8,000");
        force.Text.ShouldNotContain("No recorded crime is loaded");
        (await resident.Get("places/e23008888")).Text.ShouldContain("No figures are added up for this place.");
        var fire = await resident.Get("places/e31008888/figures");
        fire.Text.ShouldContain("Parts of it are not loaded here: the other eight districts. Nothing is added up");
        (await resident.Get("places/e31008888/gap")).Text.ShouldContain("would not be those of Wide Fire");
        (await resident.Get($"measures/{KnownMeasures.Population}?place=e31008888")).Text.ShouldContain(
            "There is no figure for Wide Fire. Parts of it are not loaded here"
        );
        (await resident.Get("places/e05000009/figures")).Text.ShouldContain(
            "No small area belongs to it: each is counted in the one ward that it fits best"
        );
    }

    [Fact]
    public async Task What_a_source_gives_for_the_whole_place_is_its_own_and_stays()
    {
        await using var db = site.Open();
        var measure = Measure.Define(
            new()
            {
                Title = "Officers",
                Definition = "Officers of the force",
                Kind = MeasureKind.Count,
                Direction = Direction.Neither,
                Unit = "officers",
                Frequency = PeriodKind.CalendarYear,
                Public = true,
            },
            site.Today
        );
        var source = new Source { Name = "The force", Date = site.Today };
        db.AddRange(measure, source);
        await db.SaveChangesAsync();
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            "Officers",
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        await new PublishFigures(db).Now(
            release,
            [new(measure.Id, site.Places["Wide Police"], In2020, 2000)],
            null,
            default
        );
        (await site.Figure(measure.Slug, "Wide Police", In2020))!.Value.ShouldBe(2000);
    }

    [Fact]
    [Trait("Requirement", "C-01")]
    public async Task An_administrator_says_that_parts_are_not_loaded_and_the_sums_go_at_once_and_come_back()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        using var resident = site.Visit();
        (await resident.Get("places/e05000002/figures")).Text.ShouldContain("4,000");
        var form = await administrator.Get("places/e05000002/edit");
        var long301 = new string('x', 301);
        var bad = await form.Submit(("Form.PartsNotHeld", long301), ("Reason", "Looked at"));
        bad.Errors.ShouldBe(["What is not loaded here must be 300 characters or fewer"]);
        bad.Body.ShouldContain(long301);
        await form.Submit(("Form.PartsNotHeld", "the new estate"), ("Reason", "Looked at"));
        var page = await resident.Get("places/e05000002/figures");
        page.Text.ShouldContain("Parts of it are not loaded here: the new estate.");
        page.Text.ShouldNotContain("4,000");
        (await resident.Get($"measures/{KnownMeasures.Population}?type=ward"))
            .Html.QuerySelectorAll("#map-table tbody tr")
            .Length.ShouldBe(1);
        // The district's own boundary says that it is whole.
        (await resident.Get("places/e07009999/figures")).Text.ShouldContain("8,000");
        await (await administrator.Get("places/e05000002/edit")).Submit(
            ("Form.PartsNotHeld", ""),
            ("Reason", "All there")
        );
        (await resident.Get("places/e05000002/figures")).Text.ShouldContain("4,000");
    }
}
