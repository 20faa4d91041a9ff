namespace CommonThread.Places;

/// <summary>How places of one kind came to be counted in another, in the words of their links.</summary>
/// <param name="Kind">What lies in it: "LSOA (2021)".</param>
/// <param name="Into">The kind of place they are linked to: the place itself, or one that lies in it.</param>
/// <param name="Method">The note of the links: "By the published look-up of December 2017." or one that says "Assumed".</param>
public sealed record MakeupLine(PlaceType Kind, PlaceType Into, string Method, int Count)
{
    public bool Assumed => Method.StartsWith("Assumed", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// By which method the places that a figure is added up from were put into a place (C-34): a published look-up, a best fit by
/// centre, or an assumption. Links without a note are those that the publisher's own file gives.
/// </summary>
public static class PlaceMakeup
{
    public const string AsPublished = "As the publisher’s own boundaries or look-up say.";

    /// <summary>A line for each kind and method, small areas last; none where nothing lies in the place.</summary>
    public static async Task<IReadOnlyList<MakeupLine>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        int placeId,
        DateOnly on,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        var names = await tree.Names(stop);
        var within = (await tree.Shares(placeId, on, stop)).Where(s => s.Value > 0).Select(s => s.Key).ToList();
        var parents = within.Where(p => names[p].Type is not (PlaceType.Lsoa2011 or PlaceType.Lsoa2021)).ToHashSet();
        var links = new List<(int Child, int Parent, string? Note)>();
        foreach (var part in parents.Chunk(500))
        {
            var rows = await db.Set<PlaceLink>()
                .AsNoTracking()
                .Where(l =>
                    part.Contains(l.ParentId) && (l.From == null || l.From <= on) && (l.To == null || l.To >= on)
                )
                .Select(l => new
                {
                    l.ChildId,
                    l.ParentId,
                    l.Note,
                })
                .ToListAsync(stop);
            links.AddRange(rows.Select(r => (r.ChildId, r.ParentId, r.Note)));
        }
        return
        [
            .. links
                .GroupBy(l => (names[l.Child].Type, Into: names[l.Parent].Type, Note: l.Note ?? AsPublished))
                .Select(g => new MakeupLine(
                    PlaceType.Of(g.Key.Type),
                    PlaceType.Of(g.Key.Into),
                    g.Key.Note,
                    g.Select(l => l.Child).Distinct().Count()
                ))
                .OrderBy(l => l.Kind.Order)
                .ThenBy(l => l.Into.Order)
                .ThenByDescending(l => l.Count),
        ];
    }
}
