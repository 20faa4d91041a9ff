using CommonThread.Performance.Quarters;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Narratives;

/// <summary>A page of one narrative.</summary>
public abstract class NarrativePage(PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public Narrative Narrative { get; private set; } = null!;

    public ReportingQuarter Quarter { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public PlaceName Csp { get; private set; } = null!;

    /// <summary>What the partnership said the quarter before; null where nothing was handed in.</summary>
    public Narrative? Before { get; private set; }

    /// <summary>Whether the caller writes for this partnership.</summary>
    public bool MayWrite { get; private set; }

    public IReadOnlyList<Crumb> Trail =>
        [
            new("Performance", "~/performance"),
            new("Quarters", "~/performance/quarters"),
            new(Quarter.Quarter.ToString(), Quarter.Url),
        ];

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<Narrative>().SingleOrDefaultAsync(n => n.Id == Id, Stop) is not { } narrative)
            return false;
        Narrative = narrative;
        Quarter = await Db.Set<ReportingQuarter>().SingleAsync(q => q.Id == narrative.QuarterId, Stop);
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == narrative.FrameworkId, Stop);
        Csp = (await tree.Names(Stop))[narrative.PlaceId];
        MayWrite = Caller.May(PerformancePermissions.Narrate, await tree.WithAllAbove(narrative.PlaceId, Today, Stop));
        Before = await (
            from n in Db.Set<Narrative>()
            join q in Db.Set<ReportingQuarter>() on n.QuarterId equals q.Id
            where
                n.PlaceId == narrative.PlaceId
                && n.FrameworkId == narrative.FrameworkId
                && n.SubmittedOn != null
                && q.Start < Quarter.Start
            orderby q.Start descending, n.Version descending
            select n
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(Stop);
        return true;
    }
}
