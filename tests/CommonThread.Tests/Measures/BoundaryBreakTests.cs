using CommonThread.Measures;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using NetTopologySuite.Geometries;

namespace CommonThread.Tests.Measures;

/// <summary>Testshire, whose West ward got another boundary on 1 January 2025, with a yearly measure before and after.</summary>
public sealed class ChangedBoundarySite : FiguresSite
{
    protected override async Task Fill()
    {
        await base.Fill();
        await using var db = Open();
        var west = Places["West"];
        var before = await db.Set<BoundaryVersion>().SingleAsync(b => b.PlaceId == west);
        var shape = new GeometryFactory(new PrecisionModel(), 4326).ToGeometry(
            new Envelope(West, West + (3 * Side), South, South + Side)
        );
        await db.Set<BoundaryVersion>()
            .Where(b => b.Id == before.Id)
            .ExecuteUpdateAsync(b => b.SetProperty(v => v.To, new DateOnly(2024, 12, 31)));
        var after = BoundaryVersion.Of(west, shape, shape, new DateOnly(2025, 1, 1));
        db.Add(after);
        var measure = Measure.Define(
            new()
            {
                Title = "Trees planted",
                Definition = "Trees that were planted.",
                Kind = MeasureKind.Count,
                Direction = Direction.Up,
                Unit = "trees",
                Frequency = PeriodKind.CalendarYear,
            },
            Today
        );
        var source = new Source { Name = "Tree officer", Date = Today };
        db.AddRange(measure, source);
        await db.SaveChangesAsync();
        NewFigure Of(int year, double value, int boundary) =>
            new(measure.Id, west, Period.CalendarYear(year), value) { BoundaryId = boundary };
        await new PublishFigures(db).Now(
            Release.Draft(await Release.NextNumber(db, default), "Trees", source, "Analyst", DateTime.UnixEpoch),
            [Of(2023, 10, before.Id), Of(2024, 12, before.Id), Of(2025, 30, after.Id)],
            null,
            default
        );
    }
}

[Trait("Requirement", "C-09")]
public sealed class BoundaryBreakTests(ChangedBoundarySite site) : IClassFixture<ChangedBoundarySite>
{
    [Fact]
    public async Task A_changed_boundary_is_marked_on_the_chart_and_noted_in_its_table_and_its_file()
    {
        using var reader = site.Visit();
        var page = await reader.Get("measures/trees-planted?place=e05000001&type=ward");
        page.Html.QuerySelectorAll(".ct-chart__mark").Length.ShouldBe(1);
        page.Html.QuerySelector(".ct-chart__mark-label")!.TextContent.ShouldBe("Boundary changed");
        page.Text.ShouldContain("Boundary changed 1 January 2025: figures before and after are not of the same area.");
        var row = page.Html.QuerySelectorAll(".ct-figure tbody tr").Single(r => r.TextContent.Contains("2025"));
        row.TextContent.ShouldContain("Boundary changed, 1 January 2025");
        var csv = await reader.Get("measures/trees-planted?handler=series&place=e05000001");
        csv.Body.Split('\n')
            .Single(l => l.Contains(",2025,", StringComparison.Ordinal))
            .ShouldContain("Boundary changed 1 January 2025");
        csv.Body.Split('\n').Count(l => l.Contains("Boundary changed", StringComparison.Ordinal)).ShouldBe(1);
        (await reader.Get("places/e05000001/figures")).Text.ShouldContain("Boundary changed 1 January 2025");
    }
}
