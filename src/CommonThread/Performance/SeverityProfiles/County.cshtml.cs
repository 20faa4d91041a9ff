using CommonThread.Places;
using CommonThread.Shared.Exports;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>The profiles of a quarter added up, and how they line up with the priorities (D-13).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class CountyModel(PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public string Quarter { get; set; } = "";

    public Framework Framework { get; private set; } = null!;

    public Period Chosen { get; private set; }

    public CountyProfile County { get; private set; } = null!;

    public bool MayDecide => Caller.May(PerformancePermissions.Decide);

    public override async Task<bool> Prepare()
    {
        if (!Period.TryParse(Quarter, out var chosen) || chosen.Kind != PeriodKind.Quarter)
            return false;
        if ((await CurrentPriorities.Frameworks(Db, Stop)) is not [var framework, ..])
            return false;
        (Framework, Chosen) = (framework, chosen);
        County = await CountyProfile.Of(Db, tree, framework, chosen, Today, Stop);
        return true;
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File<CountyLine>(
            "county-severity",
            County.Lines,
            new("place", _ => County.Place),
            new("quarter", _ => County.Quarter),
            new("rank", l => l.Rank),
            new("kind_of_harm", l => l.Category),
            new("count", l => l.Count),
            new("severity", l => l.Severity),
            new("unit", _ => County.Unit),
            new("share", l => l.Share),
            new("severity_a_year_before", l => l.YearBefore),
            new("priority", l => l.Priority),
            new("weights", _ => County.Weights),
            new("illustrative", _ => County.Illustrative)
        );
}
