using CommonThread.Commitments;
using CommonThread.Strategy.Activities;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Activities with their work streams, and what each serves.</summary>
internal sealed class ActivitiesSection : IFrameworkSection
{
    public int Order => 120;

    public IReadOnlyList<string> Keys => ["activities"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var read = new List<(Activity Activity, FrameworkObject Given)>();
        await file.Each("activities", given => read.Add((Add(file, given), given)));
        await file.Save(stop);
        foreach (var (activity, given) in read)
            await file.Try(given, _ => Join(file, activity, given, stop));
        await file.Save(stop);
    }

    private static Activity Add(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "title",
            "number",
            "priority",
            "programmes",
            "corporate_priorities",
            "vision_part",
            "pledges",
            "post",
            "organisation",
            "period_start",
            "period_end",
            "state",
            "prevention_levels",
            "measures",
            "places",
            "work_streams"
        );
        var activity = given.Mark(Activity.Called(file.Framework.Id, given.Needed("title", 500)));
        activity.Number = given.Whole("number");
        activity.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        activity.VisionPartId = file.Named(StrategyKinds.VisionPart, given, "vision_part");
        activity.OwnerPostId = file.Post(given);
        activity.Last(given.Date("period_start"), given.Date("period_end"));
        activity.State = given.Choice<ActivityState>("state") ?? ActivityState.Live;
        file.Add(StrategyKinds.Activity, activity, activity.Title);
        return activity;
    }

    private static async Task Join(FrameworkFile file, Activity activity, FrameworkObject given, CancellationToken stop)
    {
        Links.To(file, activity.Record, given, "programmes", StrategyKinds.Programme, Activity.Spends);
        Links.To(
            file,
            activity.Record,
            given,
            "corporate_priorities",
            StrategyKinds.CorporatePriority,
            Activity.Serves
        );
        Links.To(file, activity.Record, given, "pledges", StrategyKinds.Pledge, Activity.Keeps);
        Links.ToPlaces(file, activity.Record, given);
        MeasuresSection.Attach(file, given, activity.Record);
        await PreventionMark.Set(file.Db, activity.Record, given.Choices<PreventionLevel>("prevention_levels"), stop);
        await Strands(file, activity, null, given.List("work_streams"), stop);
    }

    private static async Task Strands(
        FrameworkFile file,
        Activity activity,
        int? parentId,
        IReadOnlyList<FrameworkObject> strands,
        CancellationToken stop
    )
    {
        var added = new List<(WorkStream Stream, FrameworkObject Given)>();
        foreach (var given in strands)
        {
            given.Only("title", "post", "organisation", "state", "note", "work_streams");
            var stream = given.Mark(WorkStream.Of(activity, parentId, given.Needed("title", 500)));
            stream.OwnerPostId = file.Post(given);
            stream.State = given.Choice<CommitmentState>("state") ?? CommitmentState.NotStarted;
            stream.Note = given.Words("note", 1000);
            file.Add(StrategyKinds.WorkStream, stream, stream.Title);
            added.Add((stream, given));
        }
        if (added.Count == 0)
            return;
        await file.Save(stop);
        foreach (var (stream, given) in added)
            await Strands(file, activity, stream.Id, given.List("work_streams"), stop);
    }
}
