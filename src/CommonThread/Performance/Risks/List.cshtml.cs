using CommonThread.Commitments;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Risks;

/// <summary>The register of strategic risks, the heaviest first (D-15).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel : ThreadPage
{
    public sealed record Row(Risk Risk, string? Priority, int OpenActions);

    /// <summary>"open" (the default), "closed", or the name of a level.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public Framework? Framework { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool HasAny { get; private set; }

    public bool MayKeep => Caller.May(PerformancePermissions.Risks);

    public override async Task<bool> Prepare()
    {
        Owners = await Owners.Load(Db, Stop);
        Framework = (await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..] ? first : null;
        if (Framework is null)
            return true;
        var all = await Db.Set<Risk>().AsNoTracking().Where(r => r.FrameworkId == Framework.Id).ToListAsync(Stop);
        var priorities = (await CurrentPriorities.Of(Db, Framework.Id, Stop)).ToDictionary(p => p.Id, p => p.Name);
        var open = (
            await Db.Set<Commitment>()
                .Where(c =>
                    c.SubjectKind == Risk.RecordKind
                    && c.State != CommitmentState.Done
                    && c.State != CommitmentState.Stopped
                )
                .Select(c => c.SubjectId)
                .ToListAsync(Stop)
        ).ToLookup(id => id);
        HasAny = all.Count > 0;
        Choices =
        [
            new("Open", "open", Show is null or "open"),
            .. Enum.GetValues<RiskLevel>()
                .Reverse()
                .Select(l => new SelectListItem(
                    $"Open and {l.Say().ToLowerInvariant()}",
                    l.ToString(),
                    l.ToString() == Show
                )),
            new("Closed", "closed", Show == "closed"),
        ];
        Rows =
        [
            .. all.Where(r =>
                    Show == "closed" ? !r.IsOpen
                    : Enum.TryParse<RiskLevel>(Show, out var level) ? r.IsOpen && r.Level == level
                    : r.IsOpen
                )
                .OrderByDescending(r => r.Latest?.Residual)
                .ThenByDescending(r => r.Latest?.Score)
                .ThenBy(r => r.Title, StringComparer.Ordinal)
                .Select(r => new Row(
                    r,
                    r.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null,
                    open[r.Id].Count()
                )),
        ];
        return true;
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File<Row>(
            "risks",
            Rows,
            new("risk", r => r.Risk.Title),
            new("priority", r => r.Priority),
            new("cause", r => r.Risk.Cause),
            new("event", r => r.Risk.Event),
            new("effect", r => r.Risk.Effect),
            new("score", r => r.Risk.Latest?.Score),
            new("controls", r => r.Risk.Controls),
            new("residual_score", r => r.Risk.Latest?.Residual),
            new("level", r => r.Risk.Level),
            new("trend", r => r.Risk.Trend),
            new("tolerance", r => r.Risk.Tolerance),
            new("owner", r => Owners.Post(r.Risk.OwnerPostId)),
            new("open_actions", r => r.OpenActions),
            new("next_review", r => r.Risk.IsOpen ? r.Risk.NextReview : null),
            new("closed_on", r => r.Risk.ClosedOn),
            new("illustrative", r => r.Risk.Illustrative)
        );
}
