namespace CommonThread.Places;

/// <summary>Places on the golden thread: each below the place that it lies in.</summary>
internal sealed class PlaceKind : IRecordKind
{
    public string Kind => "place";

    public string Noun => "Place";

    public int Level => 85;

    public string DateSays => "since";

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop)
    {
        var listed = PlaceType.All.Where(t => t.Listed).Select(t => t.Key).ToList();
        var aliased = db.Set<PlaceAlias>().Holding(words, a => a.Name).Select(a => a.PlaceId);
        var named = db.Set<Place>().Holding(words, p => p.Name, p => p.Code).Select(p => p.Id);
        var found = await db.Set<Place>()
            .AsNoTracking()
            // Small areas are called after their district; they are found by their own page, not by the hundred.
            .Where(p => listed.Contains(p.Type) && (named.Contains(p.Id) || aliased.Contains(p.Id)))
            .Where(p => p.ActiveTo == null)
            .Select(p => new
            {
                p.Id,
                p.Type,
                p.Name,
            })
            .ToListAsync(stop);
        return
        [
            .. found
                .OrderBy(p => p.Name.Length)
                .ThenBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(p => p.Id),
        ];
    }

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Place>()
                    .AsNoTracking()
                    .Where(p => ids.Contains(p.Id))
                    .Select(p => new
                    {
                        p.Id,
                        p.Name,
                        p.Slug,
                        p.Type,
                        p.ActiveTo,
                    })
                    .ToListAsync(stop)
            ).Select(p => new RecordCard(
                new("place", p.Id),
                p.Name,
                $"~/places/{p.Slug}",
                p.ActiveTo is null ? null : "Closed",
                p.ActiveTo,
                PlaceType.Find(p.Type)?.Name
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var today = db.Clock.Today();
        // Upwards only from small areas, and downwards only to places that people know: a district has hundreds of them.
        var links = await (
            from link in db.Set<PlaceLink>().AsNoTracking()
            join child in db.Set<Place>() on link.ChildId equals child.Id
            where
                link.Hierarchy == Hierarchy.Administrative
                && (link.From == null || link.From <= today)
                && (link.To == null || link.To >= today)
                && (
                    ids.Contains(link.ChildId)
                    || (
                        ids.Contains(link.ParentId)
                        && child.Type != PlaceType.Lsoa2011
                        && child.Type != PlaceType.Lsoa2021
                    )
                )
            select new { link.ChildId, link.ParentId }
        ).ToListAsync(stop);
        return [.. links.Select(l => new ThreadStep(new("place", l.ChildId), new("place", l.ParentId), "lies in"))];
    }
}
