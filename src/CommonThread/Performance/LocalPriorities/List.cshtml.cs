using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.LocalPriorities;

/// <summary>From the Board's priorities down to what each partnership does about them, where, and what came of it (D-14).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel(PlaceTree tree) : ThreadPage
{
    /// <summary>Number of a Community Safety Partnership's area.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Csp { get; set; }

    public Framework? Framework { get; private set; }

    public LocalThread Thread { get; private set; } = new([], [], []);

    public Owners Owners { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    public bool MayWrite { get; private set; }

    public override async Task<bool> Prepare()
    {
        Framework = (await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..] ? first : null;
        if (Framework is null)
            return true;
        Owners = await Owners.Load(Db, Stop);
        Csps = ChoiceList.Of(
            await LocalCsps.Of(Db, Framework.PlaceId).OrderBy(p => p.Name).ToListAsync(Stop),
            p => p.Id,
            p => p.Name
        );
        MayWrite = (await OwnCsps.Of(Db, tree, Framework.PlaceId, Today, Stop)).Count > 0;
        Thread = await LocalThread.Of(Db, tree, Framework, Csp, Today, Stop);
        return true;
    }

    /// <summary>Strands under a priority of the Board; those that are local only for null.</summary>
    public IEnumerable<LocalStrand> Under(Priority? priority) =>
        Thread.Strands.Where(s => s.Priority?.Id == priority?.Id);

    public IActionResult OnGetCsv() =>
        CsvExport.File<(LocalStrand Strand, Commitment? Action)>(
            "local-priorities",
            [.. Thread.Strands.SelectMany(s => s.Actions.Cast<Commitment?>().DefaultIfEmpty().Select(a => (s, a)))],
            new("board_priority", r => r.Strand.Priority?.Name ?? "local only"),
            new("partnership", r => r.Strand.Csp),
            new("local_priority", r => r.Strand.Local.Name),
            new("reason", r => r.Strand.Local.Reason),
            new("from", r => r.Strand.Local.From),
            new("to", r => r.Strand.Local.To),
            new("action", r => r.Action?.Title),
            new("owner", r => r.Action is { } a ? Owners.Say(a.OwnerPostId, a.OwnerOrganisationId) : null),
            new("due", r => r.Action?.Due),
            new("state", r => r.Action?.State),
            new("outcome", r => r.Action?.Outcome),
            new("severity_when_chosen", r => r.Strand.Moved?.Before),
            new("severity_now", r => r.Strand.Moved?.After),
            new("illustrative", r => r.Strand.Local.Illustrative)
        );
}
