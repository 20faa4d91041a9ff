using CommonThread.Commitments;
using CommonThread.People;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// The concerns that wait for one of two bodies, the Board or the Performance Group. Each sees all of them, the gravest first,
/// until they are answered.
/// </summary>
[SignedIn]
public sealed class ConcernsModel : FrameworkPage
{
    /// <summary>Days for which an answered concern is still shown below those that are open.</summary>
    public const int AnsweredForDays = 365;

    public sealed record Row(Concern Concern, string Priority);

    /// <summary>"board" or "performance-group".</summary>
    [BindProperty(SupportsGet = true)]
    public string Body { get; set; } = "";

    public bool IsBoard => Body == "board";

    /// <summary>The body by its own name, where the partnership has one of that kind.</summary>
    public string Name { get; private set; } = "";

    public IReadOnlyList<Row> Open { get; private set; } = [];

    public IReadOnlyList<Row> Answered { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MayAnswer => Caller.May(PlanPermissions.Answer);

    protected override async Task<bool> Find()
    {
        Name = await NameOf(Stop);
        Owners = await Owners.Load(Db, Stop);
        var names = await Db.Set<Priority>()
            .Where(p => p.FrameworkId == Framework.Id)
            .ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
        var since = Today.AddDays(-AnsweredForDays);
        var rows = (
            await Db.Set<Concern>()
                .AsNoTracking()
                .Where(c => c.FrameworkId == Framework.Id && (c.AnsweredOn == null || c.AnsweredOn >= since))
                .ToListAsync(Stop)
        ).ConvertAll(c => new Row(c, c.PriorityId is { } p ? names.GetValueOrDefault(p, "") : ""));
        Open =
        [
            .. rows.Where(r => r.Concern.IsOpen)
                .OrderByDescending(r => r.Concern.Seriousness)
                .ThenBy(r => r.Concern.RaisedOn),
        ];
        Answered = [.. rows.Where(r => !r.Concern.IsOpen).OrderByDescending(r => r.Concern.AnsweredOn)];
        return true;
    }

    public void OnGet() { }

    private async Task<string> NameOf(CancellationToken stop)
    {
        if (IsBoard)
        {
            var board = Framework.ApprovingBodyId ?? Framework.OwnerOrganisationId;
            return (await OrganisationNames.Find(Db, board, stop))?.Name ?? "The Board";
        }
        if (await OrganisationNames.Find(Db, Framework.OverseeingBodyId, stop) is { } overseeing)
            return overseeing.Name;
        var groups = await OrganisationNames.All(Db, OrganisationKind.Partnership, stop);
        return groups
                .FirstOrDefault(o => o.Name.EndsWith("Performance Group", StringComparison.OrdinalIgnoreCase))
                ?.Name
            ?? "The Performance Group";
    }
}
