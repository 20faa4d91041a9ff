using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Activities;

internal sealed class ActivitiesRegister : Register<Activity>
{
    public override string Key => "activities";
    public override string Title => "Activities";
    public override string One => "an activity";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Delivery;
    public override string Explanation =>
        "What the framework does. The delivery table prints them with their work streams and measures.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Lines(x => x.Title, "Activity"),
            Number(x => x.Number!, "Number"),
            OfPriority(x => x.PriorityId!, "Priority (optional)"),
            OfPost(x => x.OwnerPostId!, "Owner"),
            Day(x => x.PeriodStart!, "Start"),
            Day(x => x.PeriodEnd!, "End"),
            Kind(x => x.State, "State"),
        ];

    protected override Activity New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Activity entry, DateOnly today)
    {
        entry.Rename(entry.Title);
        entry.Last(entry.PeriodStart, entry.PeriodEnd);
    }
}

internal sealed class WorkStreamsRegister : Register<WorkStream>
{
    public override string Key => "work-streams";
    public override string Title => "Work streams";
    public override string One => "a work stream";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Delivery;
    public override string Explanation => "The strands of each activity; a strand may have strands of its own.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Work stream"),
            OneOf(x => x.ActivityId, "Activity", s => s.Activities),
            OneOf(x => x.ParentId!, "Part of", s => s.WorkStreams, "Another work stream of the same activity"),
            OfPost(x => x.OwnerPostId!, "Owner"),
            Kind(x => x.State, "State"),
            Line(x => x.Note!, "Note"),
        ];

    protected override WorkStream New(int frameworkId) => new() { FrameworkId = frameworkId, ActivityId = 0 };

    protected override void Check(WorkStream entry, DateOnly today)
    {
        Rules.Check(
            ("ActivityId", entry.ActivityId > 0, "Choose the activity"),
            ("ParentId", entry.ParentId is null || entry.ParentId != entry.Id, "A work stream cannot be part of itself")
        );
        entry.Rename(entry.Title);
    }
}
