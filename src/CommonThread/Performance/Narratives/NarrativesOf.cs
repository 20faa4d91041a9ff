using CommonThread.Performance.Quarters;

namespace CommonThread.Performance.Narratives;

/// <summary>The narratives of a quarter: one for each partnership that owes one.</summary>
internal static class NarrativesOf
{
    /// <summary>For each partnership the latest that was submitted, or else the one that is owed.</summary>
    public static async Task<IReadOnlyList<Narrative>> Quarter(
        CommonThreadDb db,
        ReportingQuarter quarter,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Narrative>()
                    .Where(n => n.QuarterId == quarter.Id)
                    .OrderBy(n => n.PlaceId)
                    .ThenBy(n => n.Version)
                    .AsNoTracking()
                    .ToListAsync(stop)
            )
                .GroupBy(n => n.PlaceId)
                .Select(g => g.LastOrDefault(n => n.SubmittedOn is not null) ?? g.First()),
        ];

    /// <summary>Owed past its date, or handed in after it; a correction is never late.</summary>
    public static bool IsLate(Narrative narrative, ReportingQuarter quarter, DateOnly today) =>
        narrative.Version == 1 && (narrative.SubmittedOn ?? today) > quarter.NarrativesDue;
}
