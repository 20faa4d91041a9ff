using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Learning;

internal sealed class LessonsRegister : Register<LessonsReview>
{
    public override string Key => "lessons";
    public override string Title => "Reviews of progress and lessons learned";
    public override string One => "a review";
    public override string Permission => PlanPermissions.ApproveLearning;
    public override string Explanation =>
        "What a version achieved and taught, and the key issues that the next version must answer. It is attached to the refresh paper.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Title, "Title"),
            Line(x => x.VersionLabel!, "Version reviewed"),
            Line(x => x.PeriodInSource!, "Period"),
            Day(x => x.On!, "Date"),
            Lines(x => x.Achievements!, "Achievements", "One a line"),
        ];

    protected override LessonsReview New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(LessonsReview entry, DateOnly today) => entry.Check();

    protected override IQueryable<LessonsReview> Entries(CommonThreadDb db) =>
        db.Set<LessonsReview>().Include(r => r.Lessons).Include(r => r.Issues).AsSplitQuery();

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        [
            new("Lessons", "Lessons", Answered.InLines, "One a line; the project that taught it after a |"),
            new(
                "Issues",
                "Key issues for the refresh",
                Answered.InLines,
                "One a line. Each is answered on the review’s page"
            ),
        ];

    protected override void ReadMore(RegisterScope scope, LessonsReview entry, Answers answers)
    {
        answers.Texts["Lessons"] = string.Join(
            '\n',
            entry.Lessons.Select(l => l.SourceProject is null ? l.Words : $"{l.Words} | {l.SourceProject}")
        );
        answers.Texts["Issues"] = string.Join('\n', entry.Issues.OrderBy(i => i.Number).Select(i => i.Words));
    }

    protected override void WriteMore(RegisterScope scope, LessonsReview entry, Answers answers)
    {
        var lessons = Each(answers.Words("Lessons"));
        var issues = Each(answers.Words("Issues"));
        Rules.Check(
            ("Lessons", lessons.TrueForAll(l => l.Length <= 2000), "Each lesson must be 2,000 characters or fewer"),
            ("Issues", issues.TrueForAll(i => i.Length <= 2000), "Each key issue must be 2,000 characters or fewer")
        );
        entry.Lessons.Clear();
        foreach (var parts in lessons.Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries)))
            entry.Lessons.Add(new Lesson { Words = parts[0], SourceProject = parts.Length > 1 ? parts[1] : null });
        // An issue keeps its answer for as long as its words stay.
        entry.Issues.RemoveAll(i => !issues.Contains(i.Words));
        foreach (var words in issues.Where(w => entry.Issues.TrueForAll(i => i.Words != w)))
            entry.Issues.Add(new KeyIssue { Number = issues.IndexOf(words) + 1, Words = words });
    }

    private static List<string> Each(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
