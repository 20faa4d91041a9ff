using CommonThread.Strategy.Learning;
using CommonThread.Strategy.Plans;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Scoping exercises, pilots and phases.</summary>
internal sealed class PlanWorkSection : IFrameworkSection
{
    public int Order => 150;

    public IReadOnlyList<string> Keys => ["scoping_exercises", "pilots", "phases"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        await file.Each("scoping_exercises", given => Scoping(file, given));
        var pilots = new List<(Pilot Pilot, FrameworkObject Given)>();
        await file.Each("pilots", given => pilots.Add((Pilot(file, given), given)));
        await file.Each("phases", given => Phase(file, given));
        await file.Save(stop);
        foreach (var (pilot, given) in pilots)
        {
            await file.Try(
                given,
                g =>
                {
                    pilot.RepeatOfId = file.Named(StrategyKinds.Pilot, g, "repeat_of");
                    Links.ToPlaces(file, pilot.Record, g);
                    return Task.CompletedTask;
                }
            );
        }
        await file.Save(stop);
    }

    private static void Scoping(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "priority",
            "question",
            "kind",
            "commissioned_on",
            "commissioned_from",
            "due",
            "received_on",
            "document",
            "findings",
            "review_on"
        );
        var exercise = given.Mark(new ScopingExercise { FrameworkId = file.Framework.Id });
        exercise.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        exercise.Question = given.Needed("question", 1000);
        exercise.Kind = given.Choice<ScopingKind>("kind") ?? ScopingKind.ScopingExercise;
        exercise.CommissionedOn = given.Date("commissioned_on");
        exercise.CommissionedFromId = file.Organisation(given, "commissioned_from");
        exercise.Due = given.Date("due");
        exercise.ReceivedOn = given.Date("received_on");
        exercise.Document = given.Words("document", 300);
        exercise.Findings = given.Words("findings");
        exercise.ReviewOn = given.Date("review_on");
        exercise.Check();
        file.Add("scoping-exercise", exercise);
    }

    private static Pilot Pilot(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "title",
            "priority",
            "activity",
            "pledge",
            "places",
            "places_in_source",
            "hypothesis",
            "start",
            "end",
            "dates_in_source",
            "result",
            "decision",
            "decided_on",
            "repeat_of",
            "post",
            "organisation"
        );
        var pilot = given.Mark(new Pilot { FrameworkId = file.Framework.Id });
        pilot.Title = given.Needed("title", 300);
        pilot.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        pilot.ActivityId = file.Named(StrategyKinds.Activity, given, "activity");
        pilot.PledgeNumber = given.Whole("pledge");
        pilot.PlacesInWords = given.Words("places_in_source", 300);
        pilot.Hypothesis = given.Words("hypothesis", 1000);
        (pilot.Start, pilot.End) = (given.Date("start"), given.Date("end"));
        pilot.DatesInSource = given.Words("dates_in_source", 300);
        pilot.Result = given.Words("result", 2000);
        pilot.Decision = given.Choice<PilotDecision>("decision");
        pilot.DecidedOn = given.Date("decided_on");
        pilot.PostId = file.Post(given);
        pilot.Check();
        file.Add(StrategyKinds.Pilot, pilot, pilot.Title);
        return pilot;
    }

    private static void Phase(FrameworkFile file, FrameworkObject given)
    {
        given.Only("number", "title", "start", "end", "learning", "decision", "decided_on");
        var start = given.Date("start");
        var phase = given.Mark(
            Learning.Phase.Called(
                file.Framework.Id,
                given.NeededWhole("number"),
                given.Needed("title", 300),
                start,
                given.Date("end")
            )
        );
        phase.Stand(
            start <= file.Today ? start : null,
            given.Words("learning"),
            given.Choice<PhaseDecision>("decision"),
            given.Date("decided_on")
        );
        file.Add("phase", phase);
    }
}
