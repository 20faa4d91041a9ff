using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Escalations;

/// <summary>The Community Safety Partnerships for which the caller writes.</summary>
internal static class OwnCsps
{
    /// <param name="placeId">The place of a framework, which limits them to its own; null for all.</param>
    public static async Task<IReadOnlyList<SelectListItem>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        int? placeId,
        DateOnly today,
        CancellationToken stop
    )
    {
        var csps = placeId is null ? LocalCsps.All(db) : LocalCsps.Of(db, placeId);
        var own = new List<SelectListItem>();
        foreach (var csp in await csps.OrderBy(p => p.Name).Select(p => new { p.Id, p.Name }).ToListAsync(stop))
        {
            if (db.Acting.Caller.May(PerformancePermissions.Narrate, await tree.WithAllAbove(csp.Id, today, stop)))
                own.Add(new(csp.Name, csp.Id.ToString(Text.Words)));
        }
        return own;
    }
}
