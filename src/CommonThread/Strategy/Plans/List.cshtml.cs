using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Plans;

/// <summary>The plans of a framework, by priority.</summary>
[Public]
public sealed class ListModel : FrameworkPage
{
    public IReadOnlyList<(string? Priority, Plan Plan)> Plans { get; private set; } = [];

    public int Overdue => Plans.Count(p => p.Plan.IsOverdueForRefresh(Today));

    public bool MayWrite { get; private set; }

    public async Task OnGet()
    {
        var serving = await Serving();
        MayWrite = Enum.GetValues<PlanKind>().Any(k => PlanAuthor.MayBegin(k, Caller, serving, Framework.Id));
        var names = (
            await (await Published.Of(Db, Stop)).Parts(
                (IQueryable<Priority> all) =>
                    all.Where(p => p.FrameworkId == Framework.Id).Select(p => new { p.Id, p.Name }),
                Stop
            )
        ).ToDictionary(p => p.Id, p => p.Name);
        Plans =
        [
            .. (
                await PlanRecords
                    .Plans(Db)
                    .Where(p => p.FrameworkId == Framework.Id)
                    .OrderBy(p => p.Kind)
                    .ThenBy(p => p.Position)
                    .AsNoTracking()
                    .ToListAsync(Stop)
            ).Select(p => (p.PriorityId is { } id ? names.GetValueOrDefault(id) : null, p)),
        ];
    }
}
