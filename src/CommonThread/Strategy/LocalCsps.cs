using CommonThread.Places;

namespace CommonThread.Strategy;

/// <summary>
/// The Community Safety Partnership areas that a framework is about: those that lie in its place. A city's own partnership is
/// not asked about the county's agreement. Where the place holds none by a link, every one is meant.
/// </summary>
internal static class LocalCsps
{
    public static IQueryable<Place> Of(CommonThreadDb db, int? placeId) =>
        All(db)
            .Where(c =>
                !Held(db).Any(l => l.ParentId == placeId)
                || Held(db).Any(l => l.ParentId == placeId && l.ChildId == c.Id)
            );

    /// <summary>Every one that is open.</summary>
    public static IQueryable<Place> All(CommonThreadDb db) =>
        db.Set<Place>().Where(c => c.Type == PlaceType.CspArea && c.ActiveTo == null);

    /// <summary>The links by which such areas lie in other places today.</summary>
    public static IQueryable<PlaceLink> Held(CommonThreadDb db) =>
        db.Set<PlaceLink>().Where(l => l.To == null && All(db).Any(c => c.Id == l.ChildId));
}
