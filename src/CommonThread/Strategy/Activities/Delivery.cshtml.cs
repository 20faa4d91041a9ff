using CommonThread.Commitments;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.SuccessMeasures;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Activities;

/// <summary>The delivery table in its four columns: programme and priority, activity, work stream, success measures .</summary>
[Public]
public sealed class DeliveryModel : PartPage
{
    /// <summary>Only activities at this prevention level .</summary>
    [BindProperty(SupportsGet = true)]
    public PreventionLevel? Prevention { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public ILookup<int, WorkStream> Streams { get; private set; } = null!;

    public ILookup<int, string> Serves { get; private set; } = null!;

    public ILookup<int, SuccessMeasure> Measures { get; private set; } = null!;

    public ILookup<int, PreventionLevel> Levels { get; private set; } = null!;

    public Owners Owners { get; private set; } = null!;

    public bool MayWrite => Caller.May(PlanPermissions.Delivery);

    public async Task OnGet()
    {
        Owners = await Owners.Load(Db, Stop);
        var all = await Db.Set<Activity>()
            .Where(a => a.FrameworkId == Framework.Id)
            .OrderBy(a => a.Position)
            .AsNoTracking()
            .ToListAsync(Stop);
        var ids = all.Select(a => a.Id).ToList();
        Levels = (
            await Db.Set<PreventionMark>()
                .Where(m => m.SubjectKind == StrategyKinds.Activity && ids.Contains(m.SubjectId))
                .ToListAsync(Stop)
        ).ToLookup(m => m.SubjectId, m => m.Level);
        Activities = [.. all.Where(a => Prevention is not { } level || Levels[a.Id].Contains(level))];
        Streams = (
            await Db.Set<WorkStream>()
                .Where(w => w.FrameworkId == Framework.Id)
                .OrderBy(w => w.Position)
                .AsNoTracking()
                .ToListAsync(Stop)
        ).ToLookup(w => w.ActivityId);
        await LoadServed(ids);
    }

    private async Task LoadServed(List<int> ids)
    {
        var links = await Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.Activity && ids.Contains(l.LowerId))
            .ToListAsync(Stop);
        var programmes = await Db.Set<Programme>()
            .Where(p => p.FrameworkId == Framework.Id)
            .ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
        var corporate = await Db.Set<CorporatePriority>()
            .Where(p => p.FrameworkId == Framework.Id)
            .ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
        var priorities = await Db.Set<Priority>()
            .Where(p => p.FrameworkId == Framework.Id)
            .ToDictionaryAsync(p => p.Id, p => p.Name, Stop);
        string? Name(string kind, int id) =>
            kind switch
            {
                StrategyKinds.Programme => programmes.GetValueOrDefault(id),
                StrategyKinds.CorporatePriority => corporate.GetValueOrDefault(id),
                _ => null,
            };
        Serves = links
            .Select(l => (l.LowerId, Name: Name(l.UpperKind, l.UpperId)))
            .Concat(
                Activities.Select(a =>
                    (LowerId: a.Id, Name: a.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null)
                )
            )
            .Where(s => s.Name is not null)
            .ToLookup(s => s.LowerId, s => s.Name!);
        var shown = await (
            from l in Db.Set<Link>()
            join m in Db.Set<SuccessMeasure>() on l.LowerId equals m.Id
            where
                l.LowerKind == StrategyKinds.Measure && l.UpperKind == StrategyKinds.Activity && ids.Contains(l.UpperId)
            orderby m.Position
            select new { l.UpperId, Measure = m }
        )
            .AsNoTracking()
            .ToListAsync(Stop);
        Measures = shown.Where(s => s.Measure.Public || Caller.IsSignedIn).ToLookup(s => s.UpperId, s => s.Measure);
    }
}
