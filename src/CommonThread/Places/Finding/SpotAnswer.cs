using CommonThread.Places.Contacts;

namespace CommonThread.Places.Finding;

/// <summary>What people ask of a spot: which places it lies in, smallest first, and who answers for it.</summary>
internal sealed record SpotAnswer(
    SpotPoint Spot,
    IReadOnlyList<PlaceName> Places,
    PlaceName? ContactsOf,
    IReadOnlyList<ContactRow> Contacts
)
{
    public static async Task<SpotAnswer> For(
        CommonThreadDb db,
        PlaceTree tree,
        SpotPoint spot,
        DateOnly today,
        CancellationToken stop
    )
    {
        var names = await tree.Names(stop);
        var ids = new HashSet<int>();
        if (spot.LsoaPlaceId is { } lsoa)
            ids.UnionWith((await tree.Above(lsoa, today, null, stop)).Select(s => s.PlaceId));
        // Estates, growth areas and sites are often drawn and not linked: their boundaries are asked.
        var (x, y) = (spot.Longitude, spot.Latitude);
        var around = await db.Set<BoundaryVersion>()
            .AsNoTracking()
            .Where(b => b.West <= x && b.East >= x && b.South <= y && b.North >= y)
            .Where(b => (b.From == null || b.From <= today) && (b.To == null || b.To >= today))
            .Select(b => new { b.PlaceId, b.Shape })
            .ToListAsync(stop);
        var point = new NetTopologySuite.Geometries.Point(x, y);
        foreach (var boundary in around)
        {
            // One ward, one district: a link that was published beats the point that stands for a street.
            var type = names[boundary.PlaceId].Type;
            if (
                ids.Any(i => names[i].Type == type)
                && type is not (PlaceType.Estate or PlaceType.Site or PlaceType.GrowthArea)
            )
                continue;
            if (BoundaryVersion.Read(boundary.Shape).Covers(point))
            {
                ids.Add(boundary.PlaceId);
                ids.UnionWith((await tree.Above(boundary.PlaceId, today, null, stop)).Select(s => s.PlaceId));
            }
        }
        var places = ids.Select(i => names[i])
            .Where(p => PlaceType.Of(p.Type).Listed)
            .OrderByDescending(p => PlaceType.Of(p.Type).Order)
            .ToList();
        foreach (var place in places)
        {
            var contacts = await ContactRow.Of(db, [place.Id], today, stop);
            if (contacts.Count > 0)
                return new(spot, places, place, contacts);
        }
        return new(spot, places, null, []);
    }
}
