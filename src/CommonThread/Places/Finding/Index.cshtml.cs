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
        Home = await HomePlaces.Of(Db, tree, Caller, Today, Stop);
        Top = await Largest();
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
