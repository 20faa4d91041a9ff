using CommonThread.Strategy;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>How much of the county's harm a priority answers, on its tile (D-10); for the bodies concerned alone, like the profiles.</summary>
internal sealed class SeverityFact : IPriorityFact
{
    public int Order => 15;

    public async Task<IReadOnlyDictionary<int, PriorityFact>> Facts(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        // Whoever may not know of the profiles finds none.
        var last = await db.Set<SeverityProfile>()
            .AsNoTracking()
            .Where(p => p.PublishedOn != null)
            .OrderByDescending(p => p.Start)
            .FirstOrDefaultAsync(stop);
        if (last is null)
            return new Dictionary<int, PriorityFact>();
        var framework = await db.Set<Framework>().AsNoTracking().SingleAsync(f => f.Id == last.FrameworkId, stop);
        var county = await CountyProfile.Of(db, new(db), framework, last.Quarter, today, stop);
        return county
            .Lines.Where(l => l.PriorityId is { } p && priorityIds.Contains(p))
            .GroupBy(l => l.PriorityId!.Value)
            .ToDictionary(
                g => g.Key,
                g => new PriorityFact(
                    "Severity",
                    $"{CountyProfile.Say(g.Sum(l => l.Share))} of the county’s harm, {county.Quarter}",
                    county.Illustrative
                )
            );
    }
}
