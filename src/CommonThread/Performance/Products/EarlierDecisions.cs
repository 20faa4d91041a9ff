using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.HarmWeights;
using CommonThread.Performance.Quarters;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;
using CommonThread.Strategy;

namespace CommonThread.Performance.Products;

/// <summary>
/// What the Board decided since the product before this one was approved, and what it decided earlier of which something is
/// still to be done (D-27).
/// </summary>
internal sealed class EarlierDecisions(CommonThreadDb db)
{
    public async Task<IReadOnlyList<EarlierDecision>> Of(
        ReportingQuarter quarter,
        Framework framework,
        Owners owners,
        DateOnly today,
        CancellationToken stop
    )
    {
        var since = await (
            from p in db.Set<Product>()
            join q in db.Set<ReportingQuarter>() on p.QuarterId equals q.Id
            where p.FrameworkId == framework.Id && q.Start < quarter.Start && p.ApprovedOn != null
            orderby q.Start descending
            select p.ApprovedOn
        ).FirstOrDefaultAsync(stop);
        var all = await db.Set<BoardDecision>()
            .AsNoTracking()
            .Where(d => d.FrameworkId == framework.Id && d.DecidedOn <= today)
            .OrderBy(d => d.DecidedOn)
            .ThenBy(d => d.Id)
            .ToListAsync(stop);
        // Of one thing the last entry holds: it corrects those before it.
        var held = all.GroupBy(d => d.Subject).Select(g => g.Last()).ToList();
        var followed = held.Select(d => d.CommitmentId).OfType<int>().ToHashSet();
        var actions = await db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => followed.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, stop);
        var items = await About(held, stop);
        return
        [
            .. held.Select(d => (Decision: d, Action: d.CommitmentId is { } id ? actions.GetValueOrDefault(id) : null))
                .Where(x => x.Decision.DecidedOn >= (since ?? quarter.Start) || x.Action?.State.IsOpen() == true)
                .Select(x => new EarlierDecision(
                    items.GetValueOrDefault(x.Decision.Subject, "What was asked"),
                    x.Decision.Decision,
                    x.Decision.DecidedOn,
                    x.Decision.Answer.Say(),
                    x.Decision.Resource,
                    x.Action?.Title,
                    x.Action is null ? null : $"~/commitments/{x.Action.Id.ToString(Text.Words)}",
                    x.Action is null ? null : owners.Say(x.Action.OwnerPostId, x.Action.OwnerOrganisationId),
                    x.Action?.Due,
                    x.Action?.State.Say(),
                    x.Decision.Illustrative
                )),
        ];
    }

    private async Task<Dictionary<RecordRef, string>> About(List<BoardDecision> decisions, CancellationToken stop)
    {
        var ids = decisions.ConvertAll(d => d.SubjectId);
        var escalations = await db.Set<Escalation>()
            .Where(e => ids.Contains(e.Id))
            .Select(e => new { e.Id, e.Item })
            .ToListAsync(stop);
        var recommendations = await db.Set<Recommendation>()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Words })
            .ToListAsync(stop);
        var harms = await db.Set<HarmCategory>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Name })
            .ToListAsync(stop);
        var priorities = await db.Set<Priority>()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(stop);
        var risks = await db.Set<Risk>()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Title })
            .ToListAsync(stop);
        var threats = await db.Set<Threat>()
            .Where(t => ids.Contains(t.Id))
            .Select(t => new { t.Id, t.Title })
            .ToListAsync(stop);
        return escalations
            .Select(e => (Record: new RecordRef(Escalation.RecordKind, e.Id), Words: e.Item))
            .Concat(recommendations.Select(r => (Record: new RecordRef(Recommendation.RecordKind, r.Id), r.Words)))
            .Concat(risks.Select(r => (Record: new RecordRef(Risk.RecordKind, r.Id), Words: r.Title)))
            .Concat(threats.Select(t => (Record: new RecordRef(Threat.RecordKind, t.Id), Words: t.Title)))
            .Concat(harms.Select(h => (Record: new RecordRef(HarmCategory.RecordKind, h.Id), Words: h.Name)))
            .Concat(priorities.Select(p => (Record: new RecordRef(StrategyKinds.Priority, p.Id), Words: p.Name)))
            .ToDictionary(x => x.Record, x => x.Words);
    }
}
