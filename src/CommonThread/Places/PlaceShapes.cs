using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CommonThread.Places;

/// <summary>The shape of a place for drawing, and where it comes from.</summary>
/// <param name="FromMembers">The place has no boundary of its own: this is that of the places in it, put together.</param>
public sealed record PlaceShape(int PlaceId, Geometry Drawn, string Source, SourceDate SourceDate, bool FromMembers);

/// <summary>Shapes for maps: a place's own boundary on a day, or that of its members where it has none.</summary>
public static class PlaceShapes
{
    /// <summary>The shapes of the places; one that has neither a boundary nor members with one is absent.</summary>
    public static async Task<IReadOnlyDictionary<int, PlaceShape>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        IReadOnlyCollection<int> places,
        DateOnly day,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(tree);
        var shapes = await Own(db, places, day, stop);
        var without = places.Where(p => !shapes.ContainsKey(p)).ToList();
        if (without.Count == 0)
            return shapes;
        var names = await tree.Names(stop);
        var members = new Dictionary<int, List<int>>();
        foreach (var place in without)
        {
            var below = (await tree.Below(place, day, null, stop))
                .Where(s => s.Depth == 1)
                .Select(s => s.PlaceId)
                .Distinct()
                .ToList();
            // Small areas of two censuses cover the same ground; those of 2011 are the ones whose borders are kept whole.
            if (below.Exists(p => names[p].Type == PlaceType.Lsoa2011))
                below.RemoveAll(p => names[p].Type == PlaceType.Lsoa2021);
            members[place] = below;
        }
        var parts = await Own(db, [.. members.Values.SelectMany(m => m).Distinct()], day, stop);
        foreach (var (place, within) in members)
        {
            var found = within.Select(m => parts.GetValueOrDefault(m)).OfType<PlaceShape>().ToList();
            if (found.Count == 0)
                continue;
            shapes[place] = new(
                place,
                UnaryUnionOp.Union(found.Select(p => p.Drawn)),
                found[0].Source,
                found.Max(p => p.SourceDate),
                FromMembers: true
            );
        }
        return shapes;
    }

    private static async Task<Dictionary<int, PlaceShape>> Own(
        CommonThreadDb db,
        IReadOnlyCollection<int> places,
        DateOnly day,
        CancellationToken stop
    )
    {
        var shapes = new Dictionary<int, PlaceShape>();
        // A long list costs more as parameters than in parts.
        foreach (var part in places.Chunk(500))
        {
            var rows = await (
                from boundary in db.Set<BoundaryVersion>().AsNoTracking()
                join source in db.Set<Source>() on boundary.SourceId equals source.Id into sources
                from source in sources.DefaultIfEmpty()
                where
                    part.Contains(boundary.PlaceId)
                    && (boundary.From == null || boundary.From <= day)
                    && (boundary.To == null || boundary.To >= day)
                select new
                {
                    boundary.PlaceId,
                    boundary.DrawnShape,
                    Source = source == null ? "Boundary drawn here" : source.Name,
                    Date = source == null ? day : source.Date,
                    Known = source == null ? Known.Day : source.DateKnown,
                }
            ).ToListAsync(stop);
            foreach (var row in rows)
                shapes[row.PlaceId] = new(
                    row.PlaceId,
                    BoundaryVersion.Read(row.DrawnShape),
                    row.Source,
                    new(row.Date, row.Known),
                    false
                );
        }
        return shapes;
    }
}
