using CommonThread.People.Grants;

namespace CommonThread.People;

/// <summary>For other modules: which posts a permission is granted to, so that what waits for them can be told to them.</summary>
public static class PostsThatMay
{
    /// <summary>Posts with a grant, live on the day, of a role that carries the permission.</summary>
    /// <param name="roles">The roles that carry it, as its module declares.</param>
    /// <param name="places">
    /// The place concerned and every place above it; a grant for one of them counts before one for everywhere, which counts only
    /// where no post is granted the place. Null: grants for everywhere.
    /// </param>
    public static async Task<IReadOnlyList<int>> In(
        CommonThreadDb db,
        IReadOnlyCollection<string> roles,
        IReadOnlyCollection<int>? places,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var grants = (
            await db.Set<Grant>()
                .AsNoTracking()
                .Where(g => roles.Contains(g.Role) && g.RevokedAt == null)
                .ToListAsync(stop)
        )
            .Where(g => g.From <= today && (g.Until is null || g.Until >= today))
            .ToList();
        var near = places is null ? [] : grants.Where(g => g.Reach is { } reach && places.Contains(reach)).ToList();
        return [.. (near.Count > 0 ? near : grants.Where(g => g.Reach is null)).Select(g => g.PostId).Distinct()];
    }
}
