using CommonThread.People;

namespace CommonThread.Places.Parishes;

/// <summary>A parish council with the district it lies in and the post of its clerk.</summary>
internal sealed record ParishView(ParishCouncil Council, string? District, string? Clerk);

/// <summary>The parish or town council of a parish, on its page (C-07).</summary>
internal sealed class ParishBlock : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Overview;

    public int Order => 10;

    public string Heading => "Parish or town council";

    public string WhoFills => "Nobody has described this council yet. A council administrator does, with its clerk.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        if (reading.Place.Type != PlaceType.Parish)
            return null;
        var id = reading.Place.Id;
        var parish = await reading
            .Db.Set<ParishCouncil>()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.PlaceId == id, stop);
        if (parish is not null)
            return new("/Places/Parishes/_Parish.cshtml", await View(reading, parish, stop));
        return reading.Caller.May(PlacesPermissions.Edit, reading.Above)
            ? PlaceBlock.EmptyWith($"{reading.Place.Url}/parish", "Describe it")
            : PlaceBlock.Empty;
    }

    private static async Task<ParishView> View(PlaceReading reading, ParishCouncil parish, CancellationToken stop)
    {
        var names = await reading.Tree.Names(stop);
        var district = reading
            .Above.Select(id => names.GetValueOrDefault(id))
            .FirstOrDefault(p => p?.Type is PlaceType.District or PlaceType.Unitary);
        var (id, today) = (parish.PlaceId, reading.Today);
        var clerk = await reading
            .Db.Set<PlacePost>()
            .Where(p => p.PlaceId == id && p.Role == PlaceRole.ParishClerk)
            .Where(p => p.From <= today && (p.To == null || p.To >= today))
            .OrderByDescending(p => p.From)
            .Select(p => (int?)p.PostId)
            .FirstOrDefaultAsync(stop);
        return new(parish, district?.Name, (await PostNames.Find(reading.Db, clerk, stop))?.Full);
    }
}
