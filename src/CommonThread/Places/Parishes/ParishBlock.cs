namespace CommonThread.Places.Parishes;

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
            return new("/Places/Parishes/_Parish.cshtml", parish);
        return reading.Caller.May(PlacesPermissions.Edit, reading.Above)
            ? PlaceBlock.EmptyWith($"{reading.Place.Url}/parish", "Describe it")
            : PlaceBlock.Empty;
    }
}
