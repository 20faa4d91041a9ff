using CommonThread.Partnerships;

namespace CommonThread.Places.Finding;

/// <summary>"What is happening where I live?": the way into every place.</summary>
[Public]
public sealed class IndexModel(PlaceTree tree, CurrentPartnership current) : ThreadPage
{
    public sealed record TypeCount(PlaceType Type, int Count);

    public string PartnershipName => current.Required.KnownAs;

    public IReadOnlyList<TypeCount> Types { get; private set; } = [];

    /// <summary>The places that the signed-in reader's grants and organisation are about.</summary>
    public IReadOnlyList<PlaceName> Home { get; private set; } = [];

    public IReadOnlyList<PlaceName> Top { get; private set; } = [];

    public bool MayEdit => Caller.May(PlacesPermissions.Edit);

    /// <summary>Postcodes that were made up for a demonstration.</summary>
    internal IReadOnlyList<Candidate> ToTry { get; private set; } = [];

    public async Task OnGet()
    {
        var today = Today;
        var counts = await Db.Set<Place>()
            .Where(p => p.ActiveTo == null || p.ActiveTo >= today)
            .GroupBy(p => p.Type)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Stop);
        Types = [.. PlaceType.All.Where(t => counts.ContainsKey(t.Key)).Select(t => new TypeCount(t, counts[t.Key]))];
        if (Types.Count == 0)
            return;
        ToTry = await new FindPlaces(Db, tree).ToTry(today, Stop);
        Home = await HomeOf(Caller);
        Top = await Largest();
    }

    private async Task<IReadOnlyList<PlaceName>> HomeOf(Caller caller)
    {
        if (!caller.IsSignedIn)
            return [];
        var names = await tree.Names(Stop);
        var granted = caller
            .Allowances.Select(a => a.PlaceId)
            .OfType<int>()
            .Distinct()
            .Where(names.ContainsKey)
            .ToList();
        if (granted.Count == 0)
        {
            var organisations = caller.OrganisationIds;
            granted = await Db.Set<Place>()
                .Where(p => p.OwnerOrganisationId != null && organisations.Contains(p.OwnerOrganisationId.Value))
                .Select(p => p.Id)
                .ToListAsync(Stop);
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
                .Take(8),
        ];
    }

    private async Task<IReadOnlyList<PlaceName>> Largest()
    {
        var names = await tree.Names(Stop);
        string[] councils = [PlaceType.PartnershipArea, PlaceType.County, PlaceType.Unitary, PlaceType.District];
        return
        [
            .. names
                .Values.Where(p => councils.Contains(p.Type))
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }
}
