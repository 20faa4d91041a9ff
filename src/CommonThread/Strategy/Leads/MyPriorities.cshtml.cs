using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>
/// The priorities that the caller leads or supports, each with its lead's duties and the date each was last shown, what
/// is owed and what waits. Who keeps all of them sees all.
/// </summary>
[Needs(PlanPermissions.Lead)]
public sealed class MyPrioritiesModel : ThreadPage
{
    public sealed record Line(
        Priority Priority,
        string Slug,
        string Framework,
        PriorityRole? Lead,
        IReadOnlyList<ChecklistLine> Duties,
        IReadOnlyList<ChecklistLine> Required,
        IReadOnlyList<LeadReport> Owed,
        int OpenConcerns
    );

    /// <summary>Every priority with a lead rather than the caller's own.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MaySeeAll => Caller.May(PlanPermissions.LeadOfAny);

    public override async Task<bool> Prepare()
    {
        Owners = await Owners.Load(Db, Stop);
        var posts = Caller.PostIds;
        var all = All && MaySeeAll;
        var roles = (
            await Db.Parts<PriorityRole>()
                .AsNoTracking()
                .Where(r => r.Role != RoleOfPriority.LocalExpert && (all || posts.Contains(r.PostId)))
                .ToListAsync(Stop)
        ).Where(r => r.IsCurrent(Today));
        var ids = roles.Select(r => r.PriorityId).Distinct().ToList();
        var priorities = await (
            from p in Db.Set<Priority>()
            join f in Db.Set<Framework>() on p.FrameworkId equals f.Id
            where ids.Contains(p.Id) && p.State == PriorityState.Current
            orderby f.Id, p.Position
            select new
            {
                Priority = p,
                f.Slug,
                Called = f.ShortTitle ?? f.Title,
            }
        )
            .AsNoTracking()
            .ToListAsync(Stop);
        var leads = (
            await Db.Set<PriorityRole>()
                .AsNoTracking()
                .Where(r => r.Role == RoleOfPriority.Lead && ids.Contains(r.PriorityId))
                .ToListAsync(Stop)
        ).Where(r => r.IsCurrent(Today));
        var owed = await Db.Set<LeadReport>()
            .AsNoTracking()
            .Where(r => r.SubmittedOn == null && ids.Contains(r.PriorityId))
            .OrderBy(r => r.Due)
            .ToListAsync(Stop);
        var concerns = await Db.Set<Concern>()
            .Where(c => c.AnsweredOn == null && c.PriorityId != null && ids.Contains(c.PriorityId.Value))
            .Select(c => c.PriorityId!.Value)
            .ToListAsync(Stop);
        var lines = new List<Line>();
        foreach (var p in priorities)
            lines.Add(
                new(
                    p.Priority,
                    p.Slug,
                    p.Called,
                    leads.FirstOrDefault(l => l.PriorityId == p.Priority.Id),
                    await Checklist.Of(Db, p.Priority, RequiredKind.Duty, Stop),
                    await Checklist.Of(Db, p.Priority, RequiredKind.Action, Stop),
                    [.. owed.Where(r => r.PriorityId == p.Priority.Id)],
                    concerns.Count(c => c == p.Priority.Id)
                )
            );
        Lines = lines;
        return true;
    }

    public void OnGet() { }
}
