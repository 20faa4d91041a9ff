namespace CommonThread.Places;

/// <summary>How large a place is: the one fact that every place with a boundary has.</summary>
internal sealed class SizeFacts : IPlaceFact
{
    private const int Last = 900;
    private const double HectaresInSquareKilometre = 100;

    public async Task<IReadOnlyList<PlaceFact>> For(PlaceReading reading, CancellationToken stop)
    {
        var id = reading.Place.Id;
        var today = reading.Today;
        var size = await (
            from boundary in reading.Db.Set<BoundaryVersion>().AsNoTracking()
            join source in reading.Db.Set<Source>() on boundary.SourceId equals source.Id into sources
            from source in sources.DefaultIfEmpty()
            where
                boundary.PlaceId == id
                && (boundary.From == null || boundary.From <= today)
                && (boundary.To == null || boundary.To >= today)
            select new
            {
                boundary.Hectares,
                Source = source == null ? "Measured from the boundary" : source.Name,
                Date = source == null ? (SourceDate?)null : new SourceDate(source.Date, source.DateKnown),
            }
        ).FirstOrDefaultAsync(stop);
        if (size is null)
            return [];
        var words =
            size.Hectares >= HectaresInSquareKilometre
                ? $"{(size.Hectares / HectaresInSquareKilometre).ToString(size.Hectares >= 10_000 ? "N0" : "N1", Text.Words)} km²"
                : $"{size.Hectares.ToString("N0", Text.Words)} hectares";
        return [new(Last, "Size", words, size.Source, size.Date)];
    }
}
