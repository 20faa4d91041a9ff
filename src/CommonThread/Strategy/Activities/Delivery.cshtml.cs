using CommonThread.Commitments;
using CommonThread.Shared.Exports;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Activities;

/// <summary>The delivery table in its four columns: programme and priority, activity, work stream, success measures .</summary>
[Public]
public sealed class DeliveryModel : FrameworkPage
{
    /// <summary>Something that activities serve or draw on, with how many do.</summary>
    public sealed record Served(int Id, string Name, string? Of, int Activities, bool Illustrative);

    /// <summary>Only activities at this prevention level .</summary>
    [BindProperty(SupportsGet = true)]
    public PreventionLevel? Prevention { get; set; }

    public IReadOnlyList<Activity> Activities { get; private set; } = [];

    public int All { get; private set; }

    public ILookup<int, WorkStream> Streams { get; private set; } = null!;

    public ILookup<int, string> Serves { get; private set; } = null!;

    internal ILookup<int, KnownSuccess> Measures { get; private set; } = null!;

    public ILookup<int, PreventionLevel> Levels { get; private set; } = null!;

    public IReadOnlyList<Served> Programmes { get; private set; } = [];

    public IReadOnlyList<Served> CorporatePriorities { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MayWrite => May(PlanPermissions.Delivery);

    /// <summary>Whether the caller may change an activity and add its work streams: its owner may.</summary>
    public bool MayChange(Activity activity) => MayWrite || ActivityOwner.Is(Caller, activity);

    public bool MayChange(WorkStream stream) =>
        ActivityOwner.Is(Caller, stream) || Activities.Any(a => a.Id == stream.ActivityId && MayChange(a));

    protected override async Task<bool> Find()
    {
        Owners = await Owners.Load(Db, Stop);
        var all = await Of<Activity>();
        var ids = all.ConvertAll(a => a.Id);
        All = all.Count;
        Levels = (
            await Db.Set<PreventionMark>()
                .Where(m => m.SubjectKind == StrategyKinds.Activity && ids.Contains(m.SubjectId))
                .ToListAsync(Stop)
        ).ToLookup(m => m.SubjectId, m => m.Level);
        Activities = [.. all.Where(a => Prevention is not { } level || Levels[a.Id].Contains(level))];
        Streams = (await Of<WorkStream>()).ToLookup(w => w.ActivityId);
        await FindServed(all, ids);
        await FindMeasures(ids);
        return true;
    }

    public void OnGet() { }

    /// <summary>The four columns, a line for each activity.</summary>
    public FileContentResult OnGetCsv() =>
        CsvExport.File<Activity>(
            $"{Framework.Slug}-delivery-table",
            Activities,
            new("programme_or_priority", a => string.Join("; ", Serves[a.Id].Distinct())),
            new("activity", a => a.Title),
            new("work_streams", a => string.Join("; ", Outline(a.Id, null, ""))),
            new("success_measures", a => string.Join("; ", Measures[a.Id].Select(m => m.Success.Name))),
            new("owner", a => Owners.Say(a.OwnerPostId, absent: "")),
            new("from", a => a.PeriodStart),
            new("until", a => a.PeriodEnd),
            new("state", a => a.State),
            new("prevention", a => string.Join("; ", Levels[a.Id].Select(l => l.Say()))),
            new("source", a => a.Citation),
            new("illustrative", a => a.Illustrative)
        );

    private IEnumerable<string> Outline(int activity, int? parent, string before) =>
        Streams[activity]
            .Where(s => s.ParentId == parent)
            .SelectMany(s => Outline(activity, s.Id, $"{before}{s.Title}: ").Prepend(before + s.Title));

    private Task<List<T>> Of<T>()
        where T : FrameworkPart =>
        Db.Set<T>().AsNoTracking().Where(p => p.FrameworkId == Framework.Id).OrderBy(p => p.Position).ToListAsync(Stop);

    private async Task FindServed(List<Activity> all, List<int> ids)
    {
        var links = await Db.Set<Link>()
            .Where(l => l.LowerKind == StrategyKinds.Activity && ids.Contains(l.LowerId))
            .ToListAsync(Stop);
        int Count(RecordRef record) => links.Where(l => l.Upper == record).Select(l => l.LowerId).Distinct().Count();
        Programmes =
        [
            .. (await Of<Programme>()).Select(p => new Served(
                p.Id,
                p.Name,
                p.Department,
                Count(p.Record),
                p.Illustrative
            )),
        ];
        CorporatePriorities =
        [
            .. (await Of<CorporatePriority>()).Select(p => new Served(
                p.Id,
                p.Name,
                p.Plan,
                Count(p.Record),
                p.Illustrative
            )),
        ];
        var names = CorporatePriorities
            .Select(p => (Record: new RecordRef(StrategyKinds.CorporatePriority, p.Id), p.Name))
            .Concat(Programmes.Select(p => (Record: new RecordRef(StrategyKinds.Programme, p.Id), p.Name)))
            .ToDictionary(n => n.Record, n => n.Name);
        var priorities = (
            await (await Published.Of(Db, Stop)).Parts(
                (IQueryable<Priority> all) =>
                    all.Where(p => p.FrameworkId == Framework.Id).Select(p => new { p.Id, p.Name }),
                Stop
            )
        ).ToDictionary(p => p.Id, p => p.Name);
        Serves = links
            .Where(l => names.ContainsKey(l.Upper))
            .Select(l => (l.LowerId, Name: names[l.Upper]))
            .Concat(
                all.Where(a => a.PriorityId is { } p && priorities.ContainsKey(p))
                    .Select(a => (LowerId: a.Id, Name: priorities[a.PriorityId!.Value]))
            )
            .ToLookup(s => s.LowerId, s => s.Name);
    }

    private async Task FindMeasures(List<int> ids)
    {
        var shown = await (
            from l in Db.Set<Link>()
            join m in KnownSuccess.Seen(Db).Include(m => m.Judgements) on l.LowerId equals m.Id
            where
                l.LowerKind == StrategyKinds.Measure && l.UpperKind == StrategyKinds.Activity && ids.Contains(l.UpperId)
            orderby m.Position
            select new { l.UpperId, Measure = m }
        )
            .AsNoTracking()
            .ToListAsync(Stop);
        var measures = shown.Select(s => s.Measure).DistinctBy(m => m.Id).ToList();
        var known = (await KnownSuccess.Of(Db, measures, Stop)).ToDictionary(k => k.Success.Id);
        Measures = shown.ToLookup(s => s.UpperId, s => known[s.Measure.Id]);
    }
}
