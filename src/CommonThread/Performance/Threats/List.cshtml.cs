using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Threats;

/// <summary>Emerging threats and issues, those that wait for a decision first (D-17).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel(PlaceTree tree) : ThreadPage
{
    public sealed record Row(Threat Threat, string? Place, string? Priority, bool IsLate);

    /// <summary>"open" (the default), "all", or the name of a decision.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    public Framework? Framework { get; private set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];

    public bool HasAny { get; private set; }

    public bool MayLog => Caller.May(PerformancePermissions.Assemble);

    public override async Task<bool> Prepare()
    {
        Framework = (await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..] ? first : null;
        if (Framework is null)
            return true;
        var all = await Db.Set<Threat>().AsNoTracking().Where(t => t.FrameworkId == Framework.Id).ToListAsync(Stop);
        var meetings = await Threat.Meetings(Db, Framework.Id, Stop);
        var names = await tree.Names(Stop);
        var priorities = (await CurrentPriorities.Of(Db, Framework.Id, Stop)).ToDictionary(p => p.Id, p => p.Name);
        HasAny = all.Count > 0;
        Choices =
        [
            new("Not settled", "open", Show is null or "open"),
            new("All", "all", Show == "all"),
            .. Enum.GetValues<ThreatDecision>()
                .Select(d => new SelectListItem(ThreatWords.Say(d), d.ToString(), d.ToString() == Show)),
        ];
        Rows =
        [
            .. all.Where(t =>
                    Show == "all" || (Enum.TryParse<ThreatDecision>(Show, out var d) ? t.Decision == d : t.IsOpen)
                )
                .OrderBy(t => t.Decision is not null)
                .ThenByDescending(t => t.NotedOn)
                .ThenBy(t => t.Id)
                .Select(t => new Row(
                    t,
                    t.PlaceId is { } at ? names.GetValueOrDefault(at)?.Name : null,
                    t.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null,
                    t.IsLate(meetings, Today)
                )),
        ];
        return true;
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File<Row>(
            "threats",
            Rows,
            new("noted_on", r => r.Threat.NotedOn),
            new("threat", r => r.Threat.Title),
            new("what_changed", r => r.Threat.WhatChanged),
            new("source", r => r.Threat.Source),
            new("place", r => r.Place),
            new("priority", r => r.Priority),
            new("confidence", r => r.Threat.Confidence),
            new("horizon", r => r.Threat.Horizon.Say()),
            new("decision", r => r.Threat.Decision is { } d ? ThreatWords.Say(d) : null),
            new("reason", r => r.Threat.Reason),
            new("decided_on", r => r.Threat.DecidedOn),
            new("illustrative", r => r.Threat.Illustrative)
        );
}
