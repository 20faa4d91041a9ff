using CommonThread.Strategy;

namespace CommonThread.Performance.Risks;

/// <summary>How many risks threaten a priority, on its tile (D-10); for the bodies concerned alone, like the register.</summary>
internal sealed class RiskFact : IPriorityFact
{
    public int Order => 16;

    public async Task<IReadOnlyDictionary<int, PriorityFact>> Facts(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        DateOnly today,
        CancellationToken stop
    ) =>
        // Whoever may not know of the register finds none.
        (
            await db.Set<Risk>()
                .AsNoTracking()
                .Where(r => r.PriorityId != null && priorityIds.Contains(r.PriorityId.Value) && r.ClosedOn == null)
                .ToListAsync(stop)
        )
            .GroupBy(r => r.PriorityId!.Value)
            .ToDictionary(
                g => g.Key,
                g => new PriorityFact(
                    "Open risks",
                    g.Max(r => r.Level) is { } worst
                        ? $"{g.Count().ToString(Text.Words)}, the heaviest {worst.Say().ToLowerInvariant()}"
                        : g.Count().ToString(Text.Words),
                    g.All(r => r.Illustrative)
                )
            );
}
