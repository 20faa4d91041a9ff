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

    protected override string TitleOf(RegisterScope scope, LessonsReview entry) => entry.Title;

    protected override LessonsReview New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(LessonsReview entry, DateOnly today) => entry.Check();

    protected override IQueryable<LessonsReview> Entries(CommonThreadDb db) =>
        db.Set<LessonsReview>().Include(r => r.Lessons).Include(r => r.Issues).AsSplitQuery();

    protected override IEnumerable<Question> More(RegisterScope scope) =>
        [
            new(
                "Lessons",
                "Lessons",
                Answered.InLines,
                "One a line; the project that taught it after a |, and what kind of lesson it is after another |"
            ),
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
            entry.Lessons.Select(l =>
                string.Join(" | ", new[] { l.Words, l.SourceProject ?? "", l.Kind ?? "" }).TrimEnd(' ', '|')
            )
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
        var told = lessons.ConvertAll(l => l.Split('|', 3, StringSplitOptions.TrimEntries));
        string? Part(string[] parts, int at) => parts.Length > at ? Text.Clean(parts[at]) : null;
        Rules.Check(
            ("Lessons", told.TrueForAll(p => p[0].Length > 0), "Write each lesson before the |"),
            (
                "Lessons",
                told.TrueForAll(p => Part(p, 1) is null or { Length: <= 300 }),
                "The project that taught a lesson must be 300 characters or fewer"
            ),
            (
                "Lessons",
                told.TrueForAll(p => Part(p, 2) is null or { Length: <= 100 }),
                "The kind of a lesson must be 100 characters or fewer"
            )
        );
        entry.Lessons.Clear();
        foreach (var parts in told)
            entry.Lessons.Add(
                new Lesson
                {
                    Words = parts[0],
                    SourceProject = Part(parts, 1),
                    Kind = Part(parts, 2),
                }
            );
        // An issue keeps its number and its answer for as long as its words stay; new ones go on from the highest.
        entry.Issues.RemoveAll(i => !issues.Contains(i.Words));
        foreach (var words in issues.Where(w => entry.Issues.TrueForAll(i => i.Words != w)))
        {
            var number = entry.Issues.Select(i => i.Number).DefaultIfEmpty().Max() + 1;
            entry.Issues.Add(new KeyIssue { Number = number, Words = words });
        }
    }

    protected override IEnumerable<(string, string)> Ways(RegisterScope scope, LessonsReview entry) =>
        [
            (
                entry.Issues.Exists(i => !i.IsAnswered)
                    ? "Read it and answer its key issues"
                    : "Read it with its answers",
                $"~/strategy/{scope.Framework.Slug}/lessons/{entry.Id}"
            ),
        ];

    private static List<string> Each(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
