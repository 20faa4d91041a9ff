namespace CommonThread.Places.Boundaries;

internal sealed record BoundaryRow(
    DateOnly? From,
    DateOnly? To,
    double Hectares,
    string? Note,
    string? Source,
    SourceDate? SourceDate
);

/// <summary>The versions of a place's boundary, each change being a break in what is counted (C-09).</summary>
internal sealed class BoundaryBlock : IPlaceBlock
{
    public PlaceTab Tab => PlaceTab.Overview;

    public int Order => 90;

    public string Heading => "Its boundary";

    public string WhoFills => "No boundary has been loaded yet. A council administrator loads one.";

    public async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var placeId = reading.Place.Id;
        var rows = await (
            from boundary in reading.Db.Set<BoundaryVersion>().AsNoTracking()
            join source in reading.Db.Set<Source>() on boundary.SourceId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            where boundary.PlaceId == placeId
            select new BoundaryRow(
                boundary.From,
                boundary.To,
                boundary.Hectares,
                boundary.Note,
                source == null ? null : source.Name,
                source == null ? null : new SourceDate(source.Date, source.DateKnown)
            )
        ).ToListAsync(stop);
        if (rows.Count == 0)
        {
            return reading.Caller.May(PlacesPermissions.Edit, reading.Above)
                ? PlaceBlock.EmptyWith($"{reading.Place.Url}/boundary", "Load a boundary")
                : null;
        }
        var ordered = rows.OrderByDescending(r => r.From ?? DateOnly.MinValue).ToList();
        return new("/Places/Boundaries/_Versions.cshtml", ordered, ordered[0].SourceDate, ordered[0].Source);
    }
}
