using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Reviews;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Frameworks;

/// <summary>What is missing, sorted by the framework it is missing from.</summary>
internal static class FrameworkGaps
{
    public static async Task<Dictionary<int, List<Gap>>> ByFramework(
        CommonThreadDb db,
        Modules modules,
        DateOnly today,
        CancellationToken stop
    )
    {
        var gaps = new List<Gap>();
        // The module's own rules in both its halves, and what Measures says of figures that frameworks use.
        foreach (
            var rule in modules
                .All.Where(m => m.Name is "Strategy" or "Strategy: plans" or "Measures")
                .SelectMany(m => m.Gaps)
        )
            gaps.AddRange(await rule.FindAll(db, today, stop));
        var found = new Dictionary<int, List<Gap>>();
        foreach (var group in gaps.GroupBy(g => g.On.Kind, StringComparer.Ordinal))
        {
            var ids = group.Select(g => g.On.Id).Distinct().ToList();
            var homes = await Homes(db, group.Key, ids, stop);
            foreach (var gap in group)
            {
                if (!homes.TryGetValue(gap.On.Id, out var framework))
                    continue;
                if (!found.TryGetValue(framework, out var list))
                    found[framework] = list = [];
                list.Add(gap);
            }
        }
        return found;
    }

    private static async Task<Dictionary<int, int>> Homes(
        CommonThreadDb db,
        string kind,
        List<int> ids,
        CancellationToken stop
    ) =>
        kind switch
        {
            StrategyKinds.Framework => ids.ToDictionary(i => i, i => i),
            StrategyKinds.Priority => await Of<Priority>(db, ids, stop),
            StrategyKinds.Outcome => await Of<Outcomes.Outcome>(db, ids, stop),
            StrategyKinds.Promise => await Of<Promises.Promise>(db, ids, stop),
            StrategyKinds.Pledge => await Of<Pledges.Pledge>(db, ids, stop),
            StrategyKinds.Programme => await Of<Programmes.Programme>(db, ids, stop),
            StrategyKinds.Review => await Of<FrameworkReview>(db, ids, stop),
            StrategyKinds.Version => await Of<FrameworkVersion>(db, ids, stop),
            StrategyKinds.CorporatePriority => await Of<Programmes.CorporatePriority>(db, ids, stop),
            StrategyKinds.Activity => await Of<Activities.Activity>(db, ids, stop),
            StrategyKinds.Measure => await Of<SuccessMeasures.SuccessMeasure>(db, ids, stop),
            "measure" => (
                await db.Set<SuccessMeasures.SuccessMeasure>()
                    .Where(m => m.MeasureId != null && ids.Contains(m.MeasureId.Value))
                    .Select(m => new { Id = m.MeasureId!.Value, m.FrameworkId })
                    .ToListAsync(stop)
            )
                .DistinctBy(m => m.Id)
                .ToDictionary(m => m.Id, m => m.FrameworkId),
            Plans.Plan.RecordKind => await Of<Plans.Plan>(db, ids, stop),
            Leads.LeadReport.RecordKind => await Of<Leads.LeadReport>(db, ids, stop),
            "concern-of-lead" => await Of<Leads.Concern>(db, ids, stop),
            "lessons-review" => await Of<Learning.LessonsReview>(db, ids, stop),
            StrategyKinds.Action => await (
                from action in db.Set<Commitments.Commitment>()
                join plan in db.Set<Plans.Plan>() on action.SubjectId equals plan.Id
                where ids.Contains(action.Id) && action.SubjectKind == Plans.Plan.RecordKind
                select new { action.Id, plan.FrameworkId }
            ).ToDictionaryAsync(a => a.Id, a => a.FrameworkId, stop),
            StrategyKinds.Adoption => await (
                from adoption in db.Set<Adoption>()
                join partner in db.Set<FrameworkPartner>() on adoption.PartnerId equals partner.Id
                where ids.Contains(adoption.Id)
                select new { adoption.Id, partner.FrameworkId }
            ).ToDictionaryAsync(a => a.Id, a => a.FrameworkId, stop),
            _ => [],
        };

    private static Task<Dictionary<int, int>> Of<T>(CommonThreadDb db, List<int> ids, CancellationToken stop)
        where T : FrameworkPart =>
        db.Set<T>().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.FrameworkId, stop);
}
