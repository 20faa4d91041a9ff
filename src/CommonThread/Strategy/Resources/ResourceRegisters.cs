using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Resources;

internal sealed class ResourcesRegister : Register<Resource>
{
    public override string Key => "resources";
    public override string Title => "Money, staff time and posts";
    public override string One => "a resource";
    public override string Permission => PlanPermissions.Resources;
    public override string Explanation =>
        "What there is to share out in a year, and what is allotted to each priority or activity.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Kind(x => x.Kind, "Kind"),
            OneOf(x => x.Year!, "Financial year", s => s.Years),
            Yes(x => x.Available, "This is what there is to share out, not an allotment"),
            Money(x => x.Amount!, "Amount"),
            Number(x => x.Days!, "Days"),
            Number(x => x.Number!, "Number of posts"),
            Line(x => x.Fund!, "Fund"),
            OfPost(x => x.PostId!, "Post"),
            OfPriority(x => x.PriorityId!, "Priority"),
            OneOf(x => x.ActivityId!, "Activity", s => s.Activities),
            Line(x => x.Decision!, "Decision", "Who decided it, and when"),
        ];

    public override IReadOnlyList<(string Text, string Url)> Beside(Framework framework) =>
        [("See what is allotted against what there is", $"~/strategy/{framework.Slug}/resources")];

    protected override async Task CheckAmong(RegisterScope scope, Resource entry, Answers answers)
    {
        // Not refused, only said: the manager may be about to find more.
        var alike = await scope
            .Db.Set<Resource>()
            .AsNoTracking()
            .Where(r =>
                r.FrameworkId == entry.FrameworkId && r.Year == entry.Year && r.Kind == entry.Kind && r.Id != entry.Id
            )
            .ToListAsync(scope.Stop);
        scope.Warning = TotalsModel.Warn([.. alike, entry], entry, scope.Owners);
    }

    private static string Amount(Resource entry) =>
        entry.Kind switch
        {
            ResourceKind.Money => entry.Quantity.ToString("£#,##0.##", Text.Words),
            ResourceKind.StaffTime => $"{entry.Quantity.ToString("#,##0.##", Text.Words)} days",
            _ => entry.Quantity == 1 ? "1 post" : $"{entry.Quantity.ToString("#,##0.##", Text.Words)} posts",
        };

    private static string Purpose(RegisterScope scope, Resource entry) =>
        Priority(scope, entry.PriorityId) is { Length: > 0 } priority ? priority
        : Chosen(scope.Activities, entry.ActivityId) is { Length: > 0 } activity ? Brief(activity)
        : "the whole framework";

    protected override string TitleOf(RegisterScope scope, Resource entry) =>
        $"{Amount(entry)} {(entry.Available ? "to share out" : "for " + Purpose(scope, entry))}, {Period.FinancialYear(entry.Year ?? scope.Today.Year)}";

    protected override Resource New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Resource entry, DateOnly today)
    {
        Rules.Check(
            (
                nameof(entry.PriorityId),
                entry.Available || entry.PriorityId is not null || entry.ActivityId is not null,
                "Say which priority or activity it is allotted to"
            )
        );
        entry.Check();
    }
}

internal sealed class RequestsRegister : Register<Request>
{
    public override string Key => "requests";
    public override string Title => "Requests and what was decided";
    public override string One => "a request";
    public override string Permission => PlanPermissions.Requests;
    public override string Explanation =>
        "What the team was asked to do and how it scored, 0 to 3 each; what was decided, why, and when the requester was told.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Lines(x => x.Words, "What was asked?"),
            Line(x => x.Requester!, "Who asked?", "An organisation or a description, never a person"),
            Day(x => x.On!, "Date"),
            Number(x => x.Contribution!, "Contribution to priorities", "0 to 3"),
            Number(x => x.Vulnerability!, "Vulnerability", "0 to 3"),
            Number(x => x.Places!, "Places affected", "0 to 3"),
            Number(x => x.Cost!, "Cost", "0 to 3, where 3 is the cheapest"),
            Kind(x => x.Decision!, "Decision"),
            Lines(x => x.Reason!, "Reason"),
            OfOrganisation(x => x.ReferredToId!, "Referred to"),
            Day(x => x.ToldOn!, "Told on"),
        ];

    protected override string TitleOf(RegisterScope scope, Request entry) => Brief(entry.Words);

    protected override Request New(int frameworkId) => new() { FrameworkId = frameworkId };

    protected override void Check(Request entry, DateOnly today) => entry.Check();

    protected override IEnumerable<(string, string)> Told(RegisterScope scope, Request entry)
    {
        if (entry.Score is { } score)
            yield return ("Score", $"{score} of 12");
        if (entry.Requester is not null && entry.ToldOn is null)
            yield return ("How it stands", "Whoever asked has not been told yet");
    }
}
