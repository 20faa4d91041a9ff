using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy;

/// <summary>
/// For later modules: frameworks in force and the priorities they work on now, in the words that the caller may read. Whoever
/// has no account reads what is published, while the next version is being written.
/// </summary>
public static class CurrentPriorities
{
    /// <summary>Frameworks in force that have such priorities, those whose leads report first, then by title.</summary>
    public static async Task<IReadOnlyList<Framework>> Frameworks(CommonThreadDb db, CancellationToken stop)
    {
        var published = await Published.Of(db, stop);
        var with = await published.Parts(
            (IQueryable<Priority> all) => all.Where(p => p.State == PriorityState.Current).Select(p => p.FrameworkId),
            stop
        );
        var frameworks = await published.ByTitle(all => all.Where(f => f.Status == VersionState.InForce), stop);
        return [.. frameworks.Where(f => with.Contains(f.Id)).OrderBy(f => f.LeadReports is null)];
    }

    /// <summary>The priorities of a framework, in its order.</summary>
    public static async Task<IReadOnlyList<Priority>> Of(CommonThreadDb db, int frameworkId, CancellationToken stop) =>
        await (await Published.Of(db, stop)).Parts(
            (IQueryable<Priority> all) =>
                all.Where(p => p.FrameworkId == frameworkId && p.State == PriorityState.Current)
                    .OrderBy(p => p.Position),
            stop
        );

    /// <summary>A priority with its framework; null where the caller may not know of it.</summary>
    public static async Task<(Priority Priority, Framework Framework)?> Find(
        CommonThreadDb db,
        int id,
        CancellationToken stop
    )
    {
        var published = await Published.Of(db, stop);
        var found = await published.Parts((IQueryable<Priority> all) => all.Where(p => p.Id == id), stop);
        if (found is not [var priority])
            return null;
        var of = priority.FrameworkId;
        var frameworks = await published.Frameworks(all => all.Where(f => f.Id == of), stop);
        return frameworks is [var framework] ? (priority, framework) : null;
    }

    /// <summary>Names of a framework's themes by their id.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> Themes(
        CommonThreadDb db,
        int frameworkId,
        CancellationToken stop
    ) =>
        (
            await (await Published.Of(db, stop)).Parts(
                (IQueryable<Theme> all) =>
                    all.Where(t => t.FrameworkId == frameworkId).Select(t => new { t.Id, t.Name }),
                stop
            )
        ).ToDictionary(t => t.Id, t => t.Name);
}
