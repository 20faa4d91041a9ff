using CommonThread.Commitments;
using CommonThread.Performance.Quarters;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;
using CommonThread.Strategy;

namespace CommonThread.Performance.Products;

/// <summary>What the product says of strategic risks and emerging threats (D-15, D-17, D-25).</summary>
internal static class RisksAndThreats
{
    /// <summary>Risks that were open on a day, as they had been judged by then, the heaviest first.</summary>
    public static async Task<IReadOnlyList<RiskLine>> Risks(
        CommonThreadDb db,
        Framework framework,
        Owners owners,
        DateOnly today,
        CancellationToken stop
    )
    {
        var all = await db.Set<Risk>().AsNoTracking().Where(r => r.FrameworkId == framework.Id).ToListAsync(stop);
        var priorities = (await CurrentPriorities.Of(db, framework.Id, stop)).ToDictionary(p => p.Id, p => p.Name);
        var doing = (
            await db.Set<Commitment>()
                .Where(c =>
                    c.SubjectKind == Risk.RecordKind
                    && c.State != CommitmentState.Done
                    && c.State != CommitmentState.Stopped
                )
                .Select(c => c.SubjectId)
                .ToListAsync(stop)
        ).ToLookup(id => id);
        return
        [
            .. all.Where(r => r.ClosedOn is null || r.ClosedOn > today)
                .Select(r => (Risk: r, Judged: r.Assessments.Where(a => a.On <= today).OrderBy(a => a.Number).ToList()))
                .Where(x => x.Judged.Count > 0)
                .OrderByDescending(x => x.Judged[^1].Residual)
                .ThenBy(x => x.Risk.Title, StringComparer.Ordinal)
                .Select(x => new RiskLine(
                    x.Risk.Title,
                    x.Risk.Url,
                    x.Risk.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null,
                    x.Judged[^1].Residual,
                    RiskLevels.Of(x.Judged[^1].Residual).Say(),
                    RiskLevels.Of(x.Judged[^1].Residual).Colour(),
                    Risk.TrendOf(x.Judged),
                    x.Judged[^1].Residual > x.Risk.Tolerance,
                    owners.Say(x.Risk.OwnerPostId),
                    doing[x.Risk.Id].Count(),
                    x.Risk.Illustrative
                )),
        ];
    }

    /// <summary>Threats noticed in the quarter or after it, and those from before that were not settled by the day.</summary>
    public static async Task<IReadOnlyList<ThreatLine>> Threats(
        CommonThreadDb db,
        ReportingQuarter quarter,
        DateOnly today,
        CancellationToken stop
    )
    {
        var meetings = await Threat.Meetings(db, quarter.FrameworkId, stop);
        return
        [
            .. (
                await db.Set<Threat>()
                    .AsNoTracking()
                    .Where(t => t.FrameworkId == quarter.FrameworkId && t.NotedOn <= today)
                    .ToListAsync(stop)
            )
                .Where(t => t.NotedOn >= quarter.Start || t.IsOpen || t.DecidedOn >= quarter.Start)
                .OrderByDescending(t => t.NotedOn)
                .ThenBy(t => t.Id)
                .Select(t =>
                {
                    var decided = t.DecidedOn <= today;
                    return new ThreatLine(
                        t.Title,
                        t.Url,
                        t.WhatChanged,
                        t.Confidence.Say(),
                        t.Horizon.Say(),
                        decided ? ThreatWords.Say(t.Decision!.Value) : "Not decided",
                        decided ? t.Reason : null,
                        t.IsLate(meetings, today),
                        t.Illustrative
                    );
                }),
        ];
    }
}
