namespace CommonThread.Measures;

/// <summary>How many people live in a place: the denominator of every rate and the weight of every score.</summary>
public sealed class Residents
{
    private readonly Dictionary<int, SortedList<int, double>> byYear = [];

    private Residents() { }

    /// <summary>Places with any population.</summary>
    public int Count => byYear.Count;

    /// <summary>Yearly estimates of places, with the Census where a place has no estimate. Read once for many rates.</summary>
    /// <param name="placeIds">Null for all places.</param>
    /// <param name="published">The values to read (<see cref="Figures.Published"/>); null where only small areas are wanted, which are always whole.</param>
    public static async Task<Residents> Of(
        CommonThreadDb db,
        IReadOnlyCollection<int>? placeIds,
        CancellationToken stop,
        IQueryable<Observation>? published = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var measures = await db.Set<Measure>()
            .Where(m => m.Slug == KnownMeasures.Population || m.Slug == KnownMeasures.UsualResidents)
            .Select(m => new { m.Id, m.Slug })
            .ToListAsync(stop);
        var residents = new Residents();
        // Estimates first: a Census count is taken only where there is no estimate at all.
        foreach (var measure in measures.OrderBy(m => m.Slug == KnownMeasures.Population ? 0 : 1))
        {
            var rows = (published ?? db.Set<Observation>()).Where(o => o.MeasureId == measure.Id && o.Part == "");
            // A short list is a filter for the database; a long one is cheaper to leave out here.
            if (placeIds is { Count: <= 50 })
                rows = rows.Where(o => placeIds.Contains(o.PlaceId));
            var wanted = placeIds is { Count: > 50 } ? placeIds.ToHashSet() : null;
            var known = residents.byYear.Keys.ToHashSet();
            foreach (
                var row in await rows.Select(o => new
                    {
                        o.PlaceId,
                        o.First,
                        o.Value,
                    })
                    .ToListAsync(stop)
            )
            {
                if (known.Contains(row.PlaceId) || wanted?.Contains(row.PlaceId) == false)
                    continue;
                if (!residents.byYear.TryGetValue(row.PlaceId, out var years))
                    residents.byYear.Add(row.PlaceId, years = []);
                years[row.First.Year] = row.Value;
            }
        }
        return residents;
    }

    /// <summary>
    /// Residents in a year: of the latest estimate up to it, or of the first one after it where there is none before;
    /// null where the place has no population, or nobody.
    /// </summary>
    public double? In(int placeId, int year) => Estimate(placeId, year)?.People;

    /// <summary>The same with the year of the estimate that was taken.</summary>
    public (double People, int Year)? Estimate(int placeId, int year)
    {
        if (!byYear.TryGetValue(placeId, out var years))
            return null;
        var found = years.Keys[0];
        foreach (var known in years.Keys)
        {
            if (known <= year)
                found = known;
        }
        return years[found] > 0 ? (years[found], found) : null;
    }

    /// <summary>A count per so many residents, or null where the population is not known.</summary>
    public double? Rate(double count, int placeId, int year, int per = 1000) =>
        In(placeId, year) is { } people ? count / people * per : null;
}
