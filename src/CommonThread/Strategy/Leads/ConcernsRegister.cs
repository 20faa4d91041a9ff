using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Leads;

/// <summary>What leads are worried about, with what was answered .</summary>
internal sealed class ConcernsRegister : Register<Concern>
{
    public override string Key => "concerns";
    public override string Title => "Concerns";
    public override string One => "a concern";
    public override string Permission => PlanPermissions.Lead;
    public override string Explanation =>
        "What leads are worried about. The Performance Group and the Board both see a concern until it is answered.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Lines(x => x.Words, "What is the concern?"),
            OfOwnPriority(x => x.PriorityId!),
            Day(x => x.RaisedOn!, "Raised on"),
            Kind(x => x.Seriousness, "How serious is it?"),
            OfPost(x => x.PostId!, "Raised by"),
        ];

    public override IReadOnlyList<(string Text, string Url)> Beside(Framework framework) =>
        [
            ("What waits for the Board", $"~/strategy/{framework.Slug}/concerns/board"),
            ("What waits for the Performance Group", $"~/strategy/{framework.Slug}/concerns/performance-group"),
        ];

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, Concern entry)
    {
        yield return (
            "How it stands",
            entry.IsOpen ? "Waiting for the Performance Group and the Board" : $"Answered on {entry.AnsweredOn.Say()}"
        );
        if (entry.Answer is { } answer)
            yield return ("Answer", answer);
        if (entry.AnsweredByPostId is { } post)
            yield return ("Answered by", scope.Owners.Say(post));
    }

    protected override IEnumerable<(string, string)> Ways(RegisterScope scope, Concern entry)
    {
        if (entry.IsOpen && scope.Db.Acting.Caller.May(PlanPermissions.Answer))
            yield return ("Answer it", $"~/strategy/{scope.Framework.Slug}/concerns/{entry.Id}/answer");
    }

    protected override string TitleOf(RegisterScope scope, Concern entry) => Brief(entry.Words);

    protected override Concern New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Concern entry, DateOnly today) => entry.Check();
}
