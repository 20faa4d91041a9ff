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
        var quarters = await db.Set<SeverityProfile>()
            .Where(p => p.PublishedOn != null)
            .Select(p => new { p.FrameworkId, p.Start })
            .Distinct()
            .OrderByDescending(p => p.Start)
            .ToListAsync(stop);
        // A share of the county's harm needs all of the county: the last quarter that every partnership is in.
        CountyProfile? county = null;
        foreach (var quarter in quarters)
        {
            var framework = await db.Set<Framework>()
                .AsNoTracking()
                .SingleAsync(f => f.Id == quarter.FrameworkId, stop);
            var found = await CountyProfile.Of(db, new(db), framework, Period.QuarterOf(quarter.Start), today, stop);
            if (found.Csps.Count < found.Expected)
                continue;
            county = found;
            break;
        }
        if (county is null)
            return new Dictionary<int, PriorityFact>();
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
