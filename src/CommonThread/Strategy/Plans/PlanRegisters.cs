using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Plans;

internal sealed class ScopingRegister : Register<ScopingExercise>
{
    public override string Key => "scoping";
    public override string Title => "Scoping exercises and problem profiles";
    public override string One => "a scoping exercise";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "What each lead has asked to be looked into, what was found, and when it is looked at again.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Question, "What is the question?"),
            OfPriority(x => x.PriorityId!),
            Kind(x => x.Kind, "Kind"),
            Day(x => x.CommissionedOn!, "Commissioned on"),
            OfOrganisation(x => x.CommissionedFromId!, "Commissioned from"),
            Day(x => x.Due!, "Due"),
            Day(x => x.ReceivedOn!, "Received on"),
            Line(x => x.Document!, "Document"),
            Lines(x => x.Findings!, "Key findings"),
            Day(x => x.ReviewOn!, "Look at it again on"),
        ];

    protected override ScopingExercise New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(ScopingExercise entry, DateOnly today) => entry.Check();
}

internal sealed class PilotsRegister : Register<Pilot>
{
    public override string Key => "pilots";
    public override string Title => "Pilots";
    public override string One => "a pilot";
    public override bool IsPublic => true;
    public override string Permission => PlanPermissions.Write;
    public override string Explanation =>
        "What is being tried out, where, to answer which question; and what was decided: stop, change, or repeat elsewhere.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Title"),
            OfPriority(x => x.PriorityId!, "Priority (optional)"),
            OneOf(x => x.ActivityId!, "Activity (optional)", s => s.Activities),
            Line(x => x.PlacesInWords!, "Where?"),
            Lines(x => x.Hypothesis!, "What do you expect?"),
            Day(x => x.Start!, "Start"),
            Day(x => x.End!, "End"),
            Lines(x => x.Result!, "What came of it?"),
            Kind(x => x.Decision!, "Decision"),
            Day(x => x.DecidedOn!, "Decided on"),
            OneOf(x => x.RepeatOfId!, "Repeats an earlier pilot", s => s.Pilots),
            OfPost(x => x.PostId!, "Owner"),
        ];

    protected override Pilot New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Pilot entry, DateOnly today) => entry.Check();
}
