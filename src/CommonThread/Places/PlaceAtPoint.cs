using CommonThread.Analytics.Geography;

namespace CommonThread.Places;

/// <summary>Finds the place of one kind that holds a point. Built once for many points.</summary>
public sealed class PlaceAtPoint
{
    private readonly AreaIndex? index;
    private readonly List<int> places;

    private PlaceAtPoint(AreaIndex? index, List<int> places) => (this.index, this.places) = (index, places);

    /// <summary>An index of the boundaries that places of a kind have on a day.</summary>
    public static async Task<PlaceAtPoint> Of(
        CommonThreadDb db,
        string type,
        DateOnly on,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = on;
        var shapes = await (
            from boundary in db.Set<BoundaryVersion>().AsNoTracking()
            join place in db.Set<Place>() on boundary.PlaceId equals place.Id
            where
                place.Type == type
                && (boundary.From == null || boundary.From <= day)
                && (boundary.To == null || boundary.To >= day)
            orderby place.Id
            select new { place.Id, boundary.Shape }
        ).ToListAsync(stop);
        return new(
            shapes.Count == 0 ? null : AreaIndex.Build([.. shapes.Select(s => BoundaryVersion.Read(s.Shape))]),
            shapes.ConvertAll(s => s.Id)
        );
    }

    /// <summary>The place that holds the point, its border included; null where none does.</summary>
    public int? Find(double longitude, double latitude) =>
        index?.Find(longitude, latitude) is { } at and not AreaIndex.None ? places[at] : null;
}
