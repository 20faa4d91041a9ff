using CommonThread.Commitments;
using CommonThread.Strategy.Registers;

namespace CommonThread.Strategy.Leads;

/// <summary>The checklist that every priority carries and the duties of every lead; editable per framework .</summary>
internal sealed class RequiredActionsRegister : Register<RequiredAction>
{
    public override string Key => "required-actions";
    public override string Title => "Required actions and duties of leads";
    public override string One => "a required action or duty";
    public override bool IsPublic => true;
    public override string Permission => StrategyPermissions.Edit;
    public override string Explanation =>
        "What every priority of this framework must carry, and what every lead must do. A new priority has the whole list at once.";

    protected override IReadOnlyList<Field> Ask() =>
        [
            Line(x => x.Words, "What is required"),
            Line(x => x.Name!, "Short name"),
            Kind(x => x.Kind, "Kind", "An action of the priority, or a duty of its lead"),
            Number(x => x.Number, "Number"),
            Kind(
                x => x.ShownBy!,
                "Shown by (for a duty)",
                "Records that show it done by themselves; others need evidence"
            ),
        ];

    public override bool MayRemove => true;

    protected override string TitleOf(RegisterScope scope, RequiredAction entry) => entry.Name ?? Brief(entry.Words);

    // Two numbered lists: what priorities carry, then what leads must do.
    protected override IQueryable<RequiredAction> InOrder(IQueryable<RequiredAction> entries) =>
        entries.OrderBy(e => e.Kind).ThenBy(e => e.Number).ThenBy(e => e.Id);

    protected override async Task CheckAmong(RegisterScope scope, RequiredAction entry, Answers answers)
    {
        Rules.Check(
            (
                "Number",
                !await scope
                    .Db.Set<RequiredAction>()
                    .AnyAsync(
                        r =>
                            r.FrameworkId == entry.FrameworkId
                            && r.Kind == entry.Kind
                            && r.Number == entry.Number
                            && r.Id != entry.Id,
                        scope.Stop
                    ),
                "Another line has that number"
            )
        );
        entry.Position = entry.Number;
        if (entry.Id == 0)
            return;
        // How priorities stand on a line goes with it when its number changes.
        var was = scope.Db.Entry(entry).Property(e => e.Number).OriginalValue;
        if (was == entry.Number)
            return;
        foreach (var standing in await Standing(scope, entry, was))
            standing.Reference = Checklist.Reference(entry);
    }

    protected override async Task Removing(RegisterScope scope, RequiredAction entry)
    {
        foreach (var standing in await Standing(scope, entry, entry.Number))
        {
            if (standing.State.IsOpen())
                standing.Stand(CommitmentState.Stopped, null, null, $"No longer required: {scope.Db.Acting.Reason}");
            standing.Reference = null;
        }
    }

    private static Task<List<Commitment>> Standing(RegisterScope scope, RequiredAction entry, int number)
    {
        var reference = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var kind = Checklist.KindOf(entry.Kind);
        return scope
            .Db.Set<Commitment>()
            .Where(c =>
                c.Kind == kind
                && c.Reference == reference
                && c.SubjectKind == StrategyKinds.Priority
                && scope.Db.Set<Priority>().Any(p => p.Id == c.SubjectId && p.FrameworkId == entry.FrameworkId)
            )
            .ToListAsync(scope.Stop);
    }

    protected override RequiredAction New(int frameworkId) =>
        new()
        {
            FrameworkId = frameworkId,
            Kind = RequiredKind.Action,
            Number = 0,
        };

    protected override void Check(RequiredAction entry, DateOnly today)
    {
        Rules.Check(("Number", entry.Number is >= 1 and <= 99, "Number must be 1 to 99"));
        entry.Say(entry.Name, entry.Words);
    }
}
