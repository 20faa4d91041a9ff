using CommonThread.Commitments;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;

namespace CommonThread.Performance;

/// <summary>Risks and threats that somebody ought to look at and has not.</summary>
internal static class RiskGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("risk-not-reviewed", "Every risk is judged again each quarter", NotReviewed),
        new("risk-not-acted-on", "Something is done about every risk that is heavier than is borne", NotActedOn),
        new("threat-undecided", "What is noticed is decided at the next meeting of the Performance Group", Undecided),
    ];

    private static async Task<IReadOnlyList<Gap>> NotReviewed(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Risk>()
                    .AsNoTracking()
                    .Where(r => r.ClosedOn == null && r.NextReview < today)
                    .OrderBy(r => r.NextReview)
                    .ToListAsync(stop)
            ).Select(r => new Gap(
                r.Record,
                $"The risk “{r.Title}” was to be judged by {r.NextReview.Say()}.",
                r.Url + "/assess",
                "Judge it",
                PerformancePermissions.Risks,
                r.OwnerPostId,
                r.NextReview
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> NotActedOn(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var acted = (
            await db.Set<Commitment>()
                .Where(c =>
                    c.SubjectKind == Risk.RecordKind
                    && c.State != CommitmentState.Done
                    && c.State != CommitmentState.Stopped
                )
                .Select(c => c.SubjectId)
                .ToListAsync(stop)
        ).ToHashSet();
        return
        [
            .. (
                await db.Set<Risk>()
                    .AsNoTracking()
                    .Where(r => r.ClosedOn == null)
                    .OrderBy(r => r.Title)
                    .ToListAsync(stop)
            )
                .Where(r => r.IsOverTolerance && !acted.Contains(r.Id))
                .Select(r => new Gap(
                    r.Record,
                    $"The risk “{r.Title}” is heavier than is borne, and nothing is being done about it.",
                    r.Url + "#actions",
                    "Add an action",
                    PerformancePermissions.Risks,
                    r.OwnerPostId,
                    r.Latest!.On
                )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Undecided(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var open = await db.Set<Threat>()
            .AsNoTracking()
            .Where(t => t.Decision == null)
            .OrderBy(t => t.NotedOn)
            .ToListAsync(stop);
        var gaps = new List<Gap>();
        foreach (var framework in open.GroupBy(t => t.FrameworkId))
        {
            var meetings = await Threat.Meetings(db, framework.Key, stop);
            gaps.AddRange(
                framework
                    .Where(t => t.IsLate(meetings, today))
                    .Select(t => new Gap(
                        t.Record,
                        $"“{t.Title}” was noticed on {t.NotedOn.Say()}; the Performance Group has met since and not decided.",
                        t.Url,
                        "Decide",
                        PerformancePermissions.Approve,
                        Since: t.NotedOn
                    ))
            );
        }
        return gaps;
    }
}
