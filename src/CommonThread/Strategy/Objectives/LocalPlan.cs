using CommonThread.Places;

namespace CommonThread.Strategy.Objectives;

/// <summary>
/// Whether a framework is a neighbourhood's plan that the caller may write the objectives of: it is for a place smaller
/// than a district, and the caller's role reaches that place.
/// </summary>
internal static class LocalPlan
{
    public static async Task<bool> MayWrite(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    )
    {
        var caller = db.Acting.Caller;
        if (framework.PlaceId is not { } place || !caller.May(StrategyPermissions.LocalObjectives))
            return false;
        var type = await db.Set<Place>().Where(p => p.Id == place).Select(p => p.Type).SingleOrDefaultAsync(stop);
        return PlaceType.Find(type) is { } kind
            && kind.Order > PlaceType.Of(PlaceType.District).Order
            && caller.May(StrategyPermissions.LocalObjectives, await tree.WithAllAbove(place, today, stop));
    }
}
