using CommonThread.Strategy.Leads;

namespace CommonThread.Strategy;

/// <summary>
/// Which posts lead and support each priority today, and what that lets their holders write: a lead and its support officer
/// write what belongs to their own priorities, whoever keeps all of them writes for any.
/// </summary>
public sealed class Serving
{
    private readonly ILookup<int, int> posts;
    private readonly ILookup<int, int> inFramework;

    private Serving(IReadOnlyList<PriorityRole> roles)
    {
        posts = roles.ToLookup(r => r.PriorityId, r => r.PostId);
        inFramework = roles.ToLookup(r => r.FrameworkId, r => r.PostId);
    }

    public static async Task<Serving> On(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(
            await db.Set<PriorityRole>()
                .AsNoTracking()
                .Where(r =>
                    r.Role != RoleOfPriority.LocalExpert
                    && (r.From == null || r.From <= today)
                    && (r.To == null || r.To >= today)
                )
                .ToListAsync(stop)
        );
    }

    /// <summary>Whether the caller leads or supports the priority today.</summary>
    public bool Serves(Caller caller, int? priority)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return priority is { } id && posts[id].Any(caller.PostIds.Contains);
    }

    /// <summary>Whether the caller leads or supports any priority of the framework today.</summary>
    public bool ServesIn(Caller caller, int framework)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return inFramework[framework].Any(caller.PostIds.Contains);
    }

    /// <summary>Whether the caller writes a lead’s reports, duties and registers for the priority.</summary>
    public bool MayLead(Caller caller, int? priority)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.May(PlanPermissions.LeadOfAny) || (caller.May(PlanPermissions.Lead) && Serves(caller, priority));
    }

    /// <summary>Whether the caller has scoping exercises made for the priority.</summary>
    public bool MayScope(Caller caller, int? priority)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.May(PlanPermissions.ScopingOfAny)
            || (caller.May(PlanPermissions.Scoping) && Serves(caller, priority));
    }

    /// <summary>What a page says to whoever may read it and not write it.</summary>
    public const string ForItsLead =
        "The lead of this priority, its support officer and the programme manager write this. You can read it.";
}
