using CommonThread.Measures;
using CommonThread.People;
using CommonThread.People.Grants;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Performance.Quarters;

/// <summary>A county with two Community Safety Partnerships, each with its co-ordinator, and one measure that is off track.</summary>
public class QuarterSite : DeliverySite
{
    public int County { get; private set; }

    public int North { get; private set; }

    public int South { get; private set; }

    public int NorthCoordinator { get; private set; }

    public int SouthCoordinator { get; private set; }

    protected override async Task Fill()
    {
        await base.Fill();
        await using (var db = Open())
        {
            County = (await db.Set<Place>().SingleAsync(p => p.Code == "E10000099")).Id;
            var north = Place.Called("North Testshire CSP", PlaceType.CspArea, "E22000098");
            var south = Place.Called("South Testshire CSP", PlaceType.CspArea, "E22000099");
            db.AddRange(north, south);
            await db.SaveChangesAsync();
            db.Add(PlaceLink.Of(north.Id, County, Hierarchy.Administrative));
            db.Add(PlaceLink.Of(south.Id, County, Hierarchy.Administrative));
            (North, South) = (north.Id, south.Id);
            (await db.Set<Framework>().SingleAsync(f => f.Id == FrameworkId)).LeadReports = PeriodKind.Quarter;
            await db.SaveChangesAsync();
        }
        NorthCoordinator = await Coordinator("North Testshire Partnership", North);
        SouthCoordinator = await Coordinator("South Testshire Partnership", South);
        await using (var db = Open())
        {
            db.Add(
                CommonThread.Strategy.Leads.PriorityRole.Of(
                    await db.Set<Priority>().SingleAsync(p => p.Id == PriorityId),
                    CommonThread.Strategy.Leads.RoleOfPriority.Lead,
                    LeadPost,
                    Today.AddDays(-400)
                )
            );
            await db.SaveChangesAsync();
        }
        await OffTrack();
    }

    /// <summary>A browser signed in as somebody who holds a post already.</summary>
    public async Task<Visitor> As(int post)
    {
        var visitor = Visit();
        await visitor.SignInAs(post);
        return visitor;
    }

    /// <summary>Names the body that oversees the framework: its chair approves the product.</summary>
    public async Task Oversee(string body)
    {
        var id = await Organisation(body);
        await using var db = Open();
        (await db.Set<Framework>().SingleAsync(f => f.Id == FrameworkId)).OverseeingBodyId = id;
        await db.SaveChangesAsync();
    }

    private async Task<int> Coordinator(string organisation, int place)
    {
        var post = await Post("Co-ordinator", organisation);
        await using var db = Open();
        db.Add(Grant.Of(Roles.CspCoordinator, post, Today.AddDays(-400), placeId: place));
        await db.SaveChangesAsync();
        return post;
    }

    private async Task OffTrack()
    {
        await using var db = Open();
        var measure = Measure.Define(
            new()
            {
                Title = "Knife crime",
                Definition = "Offences with a knife",
                Kind = MeasureKind.Count,
                Direction = Direction.Down,
                Role = MeasureRole.Harm,
                Unit = "offences",
                Frequency = PeriodKind.Month,
                Public = true,
            },
            Today
        );
        measure.AimFor(100, null, null);
        db.Add(measure);
        await db.SaveChangesAsync();
        db.Add(Link.Between(measure.Record, new(StrategyKinds.Priority, PriorityId), "measures"));
        var source = new Source
        {
            Name = "Register of knife crime",
            Publisher = "Testshire Police",
            Date = Today,
        };
        db.Add(source);
        await db.SaveChangesAsync();
        var release = Release.Draft(
            await Release.NextNumber(db, default),
            "Knife crime",
            source,
            "Analyst",
            DateTime.UnixEpoch
        );
        double[] values = [100, 110, 100, 110, 100, 110, 100, 110, 100, 110, 100, 190, 55, 50];
        await new PublishFigures(db).Now(
            release,
            // January 2025 to February 2026: the last two come after the quarter that is reported on.
            [.. values.Select((v, i) => new NewFigure(measure.Id, County, Period.Month(2025, 1).Plus(i), v))],
            null,
            default
        );
    }
}
