namespace CommonThread.Places;

/// <summary>
/// The places that a signed-in reader's posts serve, as a councillor's ward, and those that their grants are about; failing
/// both, their organisation's (C-03).
/// </summary>
public static class HomePlaces
{
    private const int Most = 8;

    public static async Task<IReadOnlyList<PlaceName>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.IsSignedIn)
            return [];
        var names = await tree.Names(stop);
        var posts = caller.PostIds;
        var served = await db.Set<PlacePost>()
            .Where(s => posts.Contains(s.PostId) && s.From <= today && (s.To == null || s.To >= today))
            .Select(s => s.PlaceId)
            .ToListAsync(stop);
        var granted = served
            .Concat(caller.Allowances.Select(a => a.PlaceId).OfType<int>())
            .Distinct()
            .Where(names.ContainsKey)
            .ToList();
        if (granted.Count == 0)
        {
            var organisations = caller.OrganisationIds;
            granted = await db.Set<Place>()
                .Where(p => p.OwnerOrganisationId != null && organisations.Contains(p.OwnerOrganisationId.Value))
                .Select(p => p.Id)
                .ToListAsync(stop);
        }
        if (granted.Count == 0)
        {
            // A council's own area is the one that bears its name.
            var keys = caller.Posts.Select(p => Place.Key(p.Organisation)).ToHashSet();
            granted =
            [
                .. names
                    .Values.Where(p =>
                        p.Type is PlaceType.County or PlaceType.Unitary or PlaceType.District
                        && keys.Any(k => k.StartsWith(Place.Key(p.Name), StringComparison.Ordinal))
                    )
                    .Select(p => p.Id),
            ];
        }
        return
        [
            .. granted
                .Select(id => names[id])
                .OrderBy(p => !served.Contains(p.Id))
                .ThenBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
