using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Places;
using CommonThread.Shared.Work;

namespace CommonThread.Performance;

/// <summary>What the quarter wants of the caller: a narrative, a view, a decision, a product.</summary>
internal sealed class MyQuarterWork(CommonThreadDb db, PlaceTree tree) : IMyWork
{
    public async Task<IReadOnlyList<WorkItem>> For(Caller caller, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!db.IsWithin())
            return [];
        var quarters = await db.Set<ReportingQuarter>().AsNoTracking().ToDictionaryAsync(q => q.Id, stop);
        return
        [
            .. await Narratives(caller, quarters, today, stop),
            .. await Escalations(caller, today, stop),
            .. await Products(caller, quarters, today, stop),
        ];
    }

    public Task<IReadOnlyList<RecordRef>> AnswersFor(Caller caller, DateOnly today, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<RecordRef>>([]);

    private async Task<IReadOnlyList<WorkItem>> Narratives(
        Caller caller,
        Dictionary<int, ReportingQuarter> quarters,
        DateOnly today,
        CancellationToken stop
    )
    {
        var items = new List<WorkItem>();
        var names = await tree.Names(stop);
        foreach (var n in await db.Set<Narrative>().AsNoTracking().Where(n => n.SubmittedOn == null).ToListAsync(stop))
        {
            // Those who write for one partnership; whoever may write for all is not asked for each.
            var own = caller.Allowances.Any(a =>
                a.Permission == PerformancePermissions.Narrate && a.PlaceId is not null
            );
            if (!own || !caller.May(PerformancePermissions.Narrate, await tree.WithAllAbove(n.PlaceId, today, stop)))
                continue;
            var quarter = quarters[n.QuarterId];
            items.Add(
                new(
                    $"{(n.Version > 1 ? "Correct the narrative" : "Narrative")} of {names.GetValueOrDefault(n.PlaceId)?.Name} for {quarter.Quarter}",
                    n.Url + "/write",
                    "Narrative",
                    n.Version > 1 ? null : quarter.NarrativesDue,
                    NarrativesOf.IsLate(n, quarter, today)
                )
            );
        }
        return items;
    }

    private async Task<IReadOnlyList<WorkItem>> Escalations(Caller caller, DateOnly today, CancellationToken stop)
    {
        var (approves, decides, tells) = (
            caller.May(PerformancePermissions.Approve),
            caller.May(PerformancePermissions.Decide),
            caller.May(PerformancePermissions.Assemble)
        );
        var open = await db.Set<Escalation>()
            .AsNoTracking()
            .Where(e => e.State != EscalationState.Closed)
            .ToListAsync(stop);
        return
        [
            .. open.Where(e =>
                    e.State switch
                    {
                        EscalationState.Raised => approves,
                        EscalationState.Escalated => decides,
                        EscalationState.Decided or EscalationState.Returned => tells,
                        _ => false,
                    }
                )
                .Select(e => new WorkItem(
                    e.State switch
                    {
                        EscalationState.Raised => $"Say what becomes of: {e.Item}",
                        EscalationState.Escalated => $"For the Board to decide: {e.Item}",
                        _ => $"Tell the partnership what became of: {e.Item}",
                    },
                    e.Url,
                    "Escalation",
                    e.State.IsUndecided() ? e.DecisionDue : null,
                    e.IsLate(today)
                )),
        ];
    }

    private async Task<IReadOnlyList<WorkItem>> Products(
        Caller caller,
        Dictionary<int, ReportingQuarter> quarters,
        DateOnly today,
        CancellationToken stop
    )
    {
        var assembles = caller.May(PerformancePermissions.Assemble);
        var open = await db.Set<Product>()
            .AsNoTracking()
            .Where(p => p.State != ProductState.WithBoard)
            .ToListAsync(stop);
        var chairs = await GroupChair.Of(
            db,
            [.. open.Where(p => p.State == ProductState.PerformanceGroup).Select(p => p.FrameworkId).Distinct()],
            stop
        );
        return
        [
            .. open.Where(p =>
                    p.State == ProductState.PerformanceGroup
                        ? chairs.GetValueOrDefault(p.FrameworkId) is { } chair && caller.PostIds.Contains(chair)
                        : assembles
                )
                .Select(p => (Product: p, quarters[p.QuarterId].Quarter, Dates: quarters[p.QuarterId]))
                .Select(x =>
                {
                    var (words, due) = x.Product.State switch
                    {
                        ProductState.PerformanceGroup => ("Approve the product of", x.Dates.GroupMeets),
                        ProductState.Approved => ("Send to the Board the product of", x.Dates.BoardMeets),
                        _ => ("Assemble the product of", x.Dates.ProductDue),
                    };
                    return new WorkItem($"{words} {x.Quarter}", x.Product.Url, "Quarterly product", due, due < today);
                }),
        ];
    }
}
