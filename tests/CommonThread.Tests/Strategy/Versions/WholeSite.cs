using System.Net;
using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Versions;
using CommonThread.Strategy.Visions;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Versions;

/// <summary>A partnership whose one strategy has every part that a framework can have, in force in its first version.</summary>
public class WholeSite : TestSite
{
    public const string Home = "strategy/whole-strategy";

    public int FrameworkId { get; private set; }

    protected override async Task Fill()
    {
        var owner = await Organisation("Testshire County Council");
        await using (var db = Open())
        {
            var framework = Framework.Titled("Whole strategy", FrameworkType.Strategy, owner);
            framework.Retitle("Whole strategy", "Whole", FrameworkType.Strategy);
            framework.Last(new(2026, 4, 1), new(2029, 3, 31));
            framework.RestsOn(true, "Section 5 of the Testing Act");
            framework.ShowTo(Marking.Public);
            (framework.Purpose, framework.Summary) = ("To say why it is written", "Plainly told");
            framework.IllustrativeFields = "summary";
            (framework.HowToTakePart, framework.Vision, framework.Aim) = (
                "Come on Tuesdays",
                "Kind streets",
                "Kindness"
            );
            db.Add(framework);
            await db.SaveChangesAsync();
            FrameworkId = framework.Id;
            await Write(db, framework.Id);
            db.Add(FrameworkVersion.Draft(framework.Id, 1, "First"));
            await db.SaveChangesAsync();
        }
        using var manager = await SignIn(Roles.ProgrammeManager);
        await Publish(manager, 1);
    }

    private async Task Write(CommonThread.Data.CommonThreadDb db, int id)
    {
        var part = VisionPart.Called(id, "People", "People look out for one another");
        var theme = Theme.Called(id, "Trust");
        (theme.Number, theme.Description) = (1, "Who is believed");
        var objective = Objective.Of(id, "Fewer repeat victims");
        objective.Number = 7;
        db.AddRange(part, theme, objective);
        await db.SaveChangesAsync();
        objective.VisionPartId = part.Id;
        var priority = Priority.Called(id, "Hate crime", "Hate");
        priority.Last(new(2026, 5, 1), new(2028, 5, 31));
        (priority.Number, priority.Set, priority.Description) = (3, "List of section 4", "What it is about");
        (priority.ThemeId, priority.VisionPartId, priority.ExampleAction) = (theme.Id, part.Id, "A campaign of hope");
        var year = OperationalObjective.Of(id, "Open three hubs", 2026);
        year.Serve([objective.Id]);
        var pledge = Pledge.Of(id, 4, "Answer everyone");
        pledge.VisionPartId = part.Id;
        // Some of it is invented: one item whole, and one field of another.
        pledge.Illustrative = true;
        var outcome = Outcome.Of(id, "People feel they belong");
        (outcome.Number, outcome.Set) = (2, "Outcomes of 4.6");
        var driver = Driver.Of(id, "Testing Act 1998", DriverKind.Legislation);
        driver.Note = "It asks for this";
        var programme = Programme.Called(id, "Investing in places");
        programme.Department = "Place";
        var corporate = CorporatePriority.Called(id, "Strong communities");
        corporate.Plan = "Council Plan";
        var figure = Measure.Define(
            new()
            {
                Title = "Reports of hate crime",
                Definition = "Reports in a year",
                Kind = MeasureKind.Count,
                Role = MeasureRole.Outcome,
                Direction = Direction.Down,
                Unit = "reports",
                Frequency = PeriodKind.FinancialYear,
                SourceText = "Police",
            },
            Today
        );
        figure.SplitInto(["online", "in the street"]);
        figure.StartFrom(640, new(2025, 3, 31), null);
        figure.AimFor(512, null, null);
        db.AddRange(
            priority,
            year,
            Principle.Of(id, "Listening", "Listen first", PrincipleKind.KeyApproach),
            pledge,
            outcome,
            Promise.To(id, "Opened all hubs", new(2028, 12, 31)),
            driver,
            programme,
            corporate,
            figure,
            Phase.Called(id, 1, "Getting ready", new(2026, 6, 1), new(2026, 9, 30))
        );
        await db.SaveChangesAsync();
        var activity = Activity.Called(id, "Run listening circles");
        activity.Last(new(2026, 7, 1), new(2027, 6, 30));
        (activity.Number, activity.PriorityId) = (9, priority.Id);
        var counted = SuccessMeasure.Called(id, "Fewer reports", "How many were reported", SuccessKind.CountPerYear);
        counted.IsFigure(figure);
        (counted.BaselineInSource, counted.TargetInSource) = ("about six hundred", "one fifth fewer");
        (counted.Frequency, counted.IllustrativeFields) = (Frequency.Annual, "frequency");
        var own = SuccessMeasure.Called(
            id,
            "Our own doubts",
            "What partners say among themselves",
            SuccessKind.Narrative
        );
        own.Public = false;
        db.AddRange(activity, counted, own);
        await db.SaveChangesAsync();
        var stream = WorkStream.Of(activity, null, "Circles in schools");
        db.Add(stream);
        db.Add(Link.Between(activity.Record, programme.Record, Activity.Spends));
        db.Add(Link.Between(activity.Record, corporate.Record, Activity.Serves));
        await db.SaveChangesAsync();
        db.Add(WorkStream.Of(activity, stream.Id, "Circles in nurseries"));
        await db.SaveChangesAsync();
    }

    public async Task Publish(Visitor manager, int number)
    {
        var page = await manager.Get($"{Home}/versions/{number}");
        foreach (var state in new[] { "Approved", "InForce" })
        {
            page = await page.Submit("#move", ("Form.To", state), ("Reason", "Board, minute 6"));
            page.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", page.Errors));
        }
    }

    public async Task<string> Content(int number = 1)
    {
        await using var db = Open();
        return (
            await db.Set<FrameworkVersion>()
                .Where(v => v.FrameworkId == FrameworkId && v.Number == number)
                .Select(v => v.Content)
                .SingleAsync()
        )!;
    }
}
