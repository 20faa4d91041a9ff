using CommonThread.Measures;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Performance;

/// <summary>The priorities with their measures: what stands off track, what is not measured, and the way down to the chart.</summary>
public sealed class TilesTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private async Task<Measure> Figures(
        string title,
        MeasureRole role,
        double? target,
        int priority,
        params double[] values
    )
    {
        await using var db = site.Open();
        var measure = Measure.Define(
            new()
            {
                Title = title,
                Definition = "What is counted",
                Kind = MeasureKind.Count,
                Direction = Direction.Down,
                Role = role,
                Unit = "incidents",
                Frequency = PeriodKind.Month,
                Public = true,
            },
            site.Today
        );
        measure.AimFor(target, null, null);
        db.Add(measure);
        await db.SaveChangesAsync();
        db.Add(Link.Between(measure.Record, new(StrategyKinds.Priority, priority), "measures"));
        var source = new Source
        {
            Name = $"Register of {title}",
            Publisher = "Testshire Police",
            Date = site.Today,
        };
        db.Add(source);
        await db.SaveChangesAsync();
        var place = await db.Set<CommonThread.Places.Place>().SingleAsync(p => p.Code == "E10000099");
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            title,
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        await new PublishFigures(db).Now(
            release,
            [.. values.Select((v, i) => new NewFigure(measure.Id, place.Id, Period.Month(2024, 1).Plus(i), v))],
            null,
            default
        );
        return measure;
    }

    private async Task<int> Priority(string name)
    {
        await using var db = site.Open();
        var priority = CommonThread.Strategy.Priority.Called(site.FrameworkId, name);
        db.Add(priority);
        await db.SaveChangesAsync();
        return priority.Id;
    }

    [Fact]
    [Trait("Requirement", "D-03")]
    [Trait("Requirement", "D-08")]
    [Trait("Requirement", "D-10")]
    public async Task A_reader_sees_what_is_off_track_first_and_goes_down_to_the_chart_and_its_signal()
    {
        var burglary = await Priority("Burglary");
        var unmeasured = await Priority("Preventable deaths");
        await Figures(
            "Homes burgled",
            MeasureRole.Harm,
            100,
            burglary,
            100,
            110,
            100,
            110,
            100,
            110,
            100,
            110,
            100,
            190
        );
        await Figures("Patrols", MeasureRole.Activity, 500, burglary, 400);
        using var reader = site.Visit();
        var page = await reader.Get("performance?framework=safer");
        page.Heading.ShouldBe("Performance");
        page.Text.ShouldContain("1 off track");
        page.Text.ShouldContain("What needs attention");
        page.Text.ShouldContain("Misses its target of 100 incidents by 90");
        page.Text.ShouldContain("Getting worse");
        page.Text.ShouldContain("Nothing is measured here yet");
        var csv = await reader.Get("performance?handler=csv&framework=safer");
        csv.Body.ShouldContain("Burglary,Homes burgled,Testshire,E10000099,2024-10,190,incidents,100,Off track");
        var below = await page.Follow("Burglary");
        below.Heading.ShouldBe("Burglary: performance");
        below.Text.ShouldContain("Higher than its usual range of 86 to 140 incidents");
        below.Text.ShouldContain("Upper limit");
        below.Text.ShouldContain("Meets its target of 500 incidents");
        // Too few to judge, and said so.
        below.Text.ShouldContain("Not judged: it needs 8 figures of one area");
        (await reader.Try($"performance/priorities/{unmeasured}")).Text.ShouldContain("Nothing is measured yet");
        (await reader.Try("performance/priorities/99999")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    [Trait("Requirement", "D-03")]
    public async Task A_priority_that_is_measured_by_work_alone_is_a_gap_where_leads_report()
    {
        var busy = await Priority("Busy work");
        await Figures("Leaflets handed out", MeasureRole.Activity, null, busy, 10);
        await using var db = site.Open();
        (await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId)).LeadReports = PeriodKind.Quarter;
        await db.SaveChangesAsync();
        var rule = site
            .Services.GetRequiredService<Modules>()
            .Gaps.Single(g => g.Key == "priority-without-outcome-measure");
        (await rule.FindAll(db, site.Today, default))
            .Select(g => g.Sentence)
            .ShouldContain("Busy work has no measure of an outcome.");
    }
}
