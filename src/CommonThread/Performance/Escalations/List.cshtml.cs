using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Escalations;

/// <summary>What partnerships have raised for the whole county, and how far each has come (D-23).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel(PlaceTree tree) : ThreadPage
{
    public sealed record Row(Escalation Item, string Csp, string? Priority);

    /// <summary>"open" (the default), "all", or the name of a state.</summary>
    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    /// <summary>Number of a Community Safety Partnership's area.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Csp { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> States { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    public bool MayRaise { get; private set; }

    public bool HasAny { get; private set; }

    public override async Task<bool> Prepare()
    {
        var places = await tree.Names(Stop);
        var all = await Db.Set<Escalation>().AsNoTracking().ToListAsync(Stop);
        var priorities = await Db.Set<Priority>()
            .Select(p => new { p.Id, p.Name })
            .ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
        HasAny = all.Count > 0;
        // What is raised is raised under a framework whose leads report.
        MayRaise =
            (await CurrentPriorities.Frameworks(Db, Stop)).FirstOrDefault(f => f.LeadReports is not null)
                is { } framework
            && (await OwnCsps.Of(Db, tree, framework.PlaceId, Today, Stop)).Count > 0;
        Csps =
        [
            .. all.Select(e => e.PlaceId)
                .Distinct()
                .Where(places.ContainsKey)
                .Select(id => new SelectListItem(places[id].Name, id.ToString(Text.Words), id == Csp))
                .OrderBy(c => c.Text, StringComparer.Ordinal),
        ];
        States =
        [
            new("Not closed", "open", State is null or "open"),
            new("All", "all", State == "all"),
            .. Enum.GetValues<EscalationState>()
                .Select(s => new SelectListItem(EscalationStates.Say(s), s.ToString(), s.ToString() == State)),
        ];
        Rows =
        [
            .. all.Where(e => Csp is null || e.PlaceId == Csp)
                .Where(e =>
                    State == "all"
                    || (Enum.TryParse<EscalationState>(State, out var state) ? e.State == state : e.State.IsOpen())
                )
                .OrderByDescending(e => e.IsUrgent && e.State.IsUndecided())
                .ThenBy(e => e.State)
                .ThenBy(e => e.RaisedOn)
                .ThenBy(e => e.Id)
                .Select(e => new Row(
                    e,
                    places.GetValueOrDefault(e.PlaceId)?.Name ?? "",
                    e.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null
                )),
        ];
        return true;
    }

    public FileContentResult OnGetCsv() =>
        CsvExport.File<Row>(
            "escalations",
            Rows,
            new("item", r => r.Item.Item),
            new("partnership", r => r.Csp),
            new("priority", r => r.Priority),
            new("asked", r => r.Item.Ask.Say()),
            new("urgent", r => r.Item.IsUrgent),
            new("raised_on", r => r.Item.RaisedOn),
            new("state", r => EscalationStates.Say(r.Item.State)),
            new("performance_group", r => r.Item.GroupView),
            new("told_on", r => r.Item.ToldOn),
            new("illustrative", r => r.Item.Illustrative)
        );
}
