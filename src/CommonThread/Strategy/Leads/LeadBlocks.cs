using CommonThread.Commitments;

namespace CommonThread.Strategy.Leads;

/// <summary>Who leads and supports a priority, and how each stands on the lead's duties.</summary>
public sealed record LeadView(
    Priority Priority,
    string Slug,
    IReadOnlyList<PriorityRole> Roles,
    Owners Owners,
    IReadOnlyList<ChecklistLine> Duties,
    Mechanism? Mechanism,
    DateOnly Today,
    bool MayAssign,
    bool MayNameExperts,
    bool MayLead,
    bool IsInside
)
{
    public PriorityRole? Lead => Roles.FirstOrDefault(r => r.Role == RoleOfPriority.Lead && r.IsCurrent(Today));

    public IEnumerable<PriorityRole> Others => Roles.Where(r => r.Role != RoleOfPriority.Lead && r.IsCurrent(Today));

    public IEnumerable<PriorityRole> Earlier => Roles.Where(r => r.Role == RoleOfPriority.Lead && !r.IsCurrent(Today));
}

/// <summary>The duties of a priority's lead, each with what last showed it.</summary>
public sealed record DutiesView(Priority Priority, string Slug, IReadOnlyList<ChecklistLine> Duties, bool MayLead);

internal sealed class LeadBlock : IPriorityBlock
{
    public int Order => 10;
    public string Anchor => "lead";
    public string Heading => "Who leads";
    public string Partial => "/Strategy/Leads/_Lead.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var roles = await db.Set<PriorityRole>()
            .Where(r => r.PriorityId == priority.Id)
            .OrderBy(r => r.Role)
            .ThenByDescending(r => r.From)
            .AsNoTracking()
            .ToListAsync(stop);
        return new LeadView(
            priority,
            await Slugs.Of(db, priority.FrameworkId, stop),
            roles,
            await Owners.Load(db, stop),
            await Checklist.Of(db, priority, RequiredKind.Duty, stop),
            await db.Set<Mechanism>()
                .Include(m => m.Contacts)
                .AsNoTracking()
                .FirstOrDefaultAsync(m => m.PriorityId == priority.Id, stop),
            today,
            caller.May(PlanPermissions.AssignLeads),
            // Who leads or supports it names its experts.
            caller.May(PlanPermissions.Experts)
                && roles.Exists(r =>
                    r.Role != RoleOfPriority.LocalExpert && r.IsCurrent(today) && caller.PostIds.Contains(r.PostId)
                ),
            (await Serving.On(db, today, stop)).MayLead(caller, priority.Id),
            caller.IsSignedIn
        );
    }
}

/// <summary>The required actions of a priority.</summary>
public sealed record RequiredView(Priority Priority, string Slug, IReadOnlyList<ChecklistLine> Lines, bool MayLead);

internal sealed class RequiredBlock : IPriorityBlock
{
    public int Order => 20;
    public string Anchor => "required-actions";
    public string Heading => "Required actions";
    public string Partial => "/Strategy/Leads/_Required.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        var lines = await Checklist.Of(db, priority, RequiredKind.Action, stop);
        return lines.Count == 0
            ? null
            : new RequiredView(
                priority,
                await Slugs.Of(db, priority.FrameworkId, stop),
                lines,
                (await Serving.On(db, today, stop)).MayLead(caller, priority.Id)
            );
    }
}

/// <summary>The quarterly reports on a priority, and the concerns that are open.</summary>
public sealed record ReportsView(
    Priority Priority,
    string Slug,
    IReadOnlyList<LeadReport> Reports,
    IReadOnlyList<Concern> Concerns,
    DateOnly Today,
    bool MayLead,
    bool MayAnswer
);

internal sealed class ReportsBlock : IPriorityBlock
{
    public int Order => 90;
    public string Anchor => "reports";
    public string Heading => "Quarterly reports and concerns";
    public string Partial => "/Strategy/Leads/_Reports.cshtml";

    public async Task<object?> Load(
        CommonThreadDb db,
        Priority priority,
        Caller caller,
        DateOnly today,
        CancellationToken stop
    )
    {
        // Leads report to the partners' bodies; the public reads what those bodies publish.
        if (!caller.IsSignedIn)
            return null;
        return new ReportsView(
            priority,
            await Slugs.Of(db, priority.FrameworkId, stop),
            await db.Set<LeadReport>()
                .Where(r => r.PriorityId == priority.Id)
                .OrderByDescending(r => r.QuarterStart)
                .ThenByDescending(r => r.Version)
                .AsNoTracking()
                .ToListAsync(stop),
            await db.Set<Concern>()
                .Where(c => c.PriorityId == priority.Id)
                .OrderBy(c => c.AnsweredOn != null)
                .ThenByDescending(c => c.RaisedOn)
                .AsNoTracking()
                .ToListAsync(stop),
            today,
            (await Serving.On(db, today, stop)).MayLead(caller, priority.Id),
            caller.May(PlanPermissions.Answer)
        );
    }
}
