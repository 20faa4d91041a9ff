using CommonThread.Measures;
using CommonThread.Measures.Populations;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Tests.Performance.Quarters;

namespace CommonThread.Tests.Performance.SeverityProfiles;

/// <summary>
/// A county with two partnerships of two districts and of one, and counts of three kinds of harm for two quarters: in the last
/// quarter of 2025 the North has 4 knives, 200 incidents and 10 rapes, the South 1, 100 and 2.
/// </summary>
public sealed class SeveritySite : QuarterSite
{
    public const string Quarter = "2025-26-Q3";

    public int Knives { get; private set; }

    public int Victims { get; private set; }

    public int Incidents { get; private set; }

    public int Rapes { get; private set; }

    protected override async Task Fill()
    {
        await base.Fill();
        await using var db = Open();
        var districts = new[] { ("Northton", "E07000901"), ("Upperby", "E07000902"), ("Southam", "E07000903") }
            .Select(d => Place.Called(d.Item1, PlaceType.District, d.Item2))
            .ToList();
        db.AddRange(districts);
        await db.SaveChangesAsync();
        db.Add(PlaceLink.Of(districts[0].Id, North, Hierarchy.Administrative));
        db.Add(PlaceLink.Of(districts[1].Id, North, Hierarchy.Administrative));
        db.Add(PlaceLink.Of(districts[2].Id, South, Hierarchy.Administrative));
        await db.SaveChangesAsync();
        var people = await KnownMeasures.Ensure(db, PopulationMeasures.All, default);
        var figures = new List<NewFigure>();
        double[] residents = [60_000, 40_000, 50_000];
        figures.AddRange(
            districts.Select(
                (d, i) =>
                    new NewFigure(people[KnownMeasures.Population].Id, d.Id, Period.CalendarYear(2020), residents[i])
            )
        );
        Knives = await Count("Knives used", [3, 1, 1], [2, 1, 1]);
        Victims = await Count("Knives used: victims under 25", [2, 0, 1], [1, 1, 0]);
        Incidents = await Count("Incidents", [150, 50, 100], [100, 50, 90]);
        Rapes = await Count("Rapes", [6, 4, 2], null);
        var source = new Source
        {
            Name = "Returns of the partners",
            Publisher = "Testshire Police",
            Date = Today,
        };
        db.Add(source);
        await db.SaveChangesAsync();
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            "Harm",
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        await new PublishFigures(db).Now(release, figures, null, default);

        async Task<int> Count(string title, double[] now, double[]? before)
        {
            var measure = Measure.Define(
                new()
                {
                    Title = title,
                    Definition = title,
                    Kind = MeasureKind.Count,
                    Direction = Direction.Down,
                    Role = MeasureRole.Harm,
                    Unit = "offences",
                    Frequency = PeriodKind.Quarter,
                    Public = false,
                },
                Today
            );
            db.Add(measure);
            await db.SaveChangesAsync();
            var quarter = Period.Quarter(2025, 3);
            figures.AddRange(districts.Select((d, i) => new NewFigure(measure.Id, d.Id, quarter, now[i])));
            if (before is not null)
                figures.AddRange(
                    districts.Select((d, i) => new NewFigure(measure.Id, d.Id, quarter.SameAYearBefore(), before[i]))
                );
            return measure.Id;
        }
    }
}
