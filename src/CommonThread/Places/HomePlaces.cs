namespace CommonThread.Places;

/// <summary>The places that a signed-in reader's grants are about; failing that, their organisation's.</summary>
public static class HomePlaces
{
    private const int Most = 8;

    public static async Task<IReadOnlyList<PlaceName>> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Caller caller,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.IsSignedIn)
            return [];
        var names = await tree.Names(stop);
        var granted = caller
            .Allowances.Select(a => a.PlaceId)
            .OfType<int>()
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
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Take(Most),
        ];
    }
}
