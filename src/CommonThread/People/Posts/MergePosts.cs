using CommonThread.People.Grants;

namespace CommonThread.People.Posts;

/// <summary>Joins two entries of one post. Duties that hold the other's number show the title that is kept; holders and roles move.</summary>
internal static class MergePosts
{
    /// <summary>Changes the tracked rows; the caller saves.</summary>
    public static async Task Run(CommonThreadDb db, Post gone, Post kept, DateOnly today, CancellationToken stop)
    {
        gone.MergeInto(kept, today);
        var held = await db.Set<PostHolding>()
            .Where(h => h.PostId == gone.Id && (h.Until == null || h.Until >= today))
            .ToListAsync(stop);
        foreach (var holding in held)
        {
            holding.End(holding.From > today ? holding.From : today);
            if (
                !await db.Set<PostHolding>()
                    .AnyAsync(h => h.PostId == kept.Id && h.AccountId == holding.AccountId && h.Until == null, stop)
            )
            {
                db.Add(
                    new PostHolding
                    {
                        PostId = kept.Id,
                        AccountId = holding.AccountId,
                        From = today,
                    }
                );
            }
        }
        // Roles are not carried over unseen: somebody gives them to the kept post on purpose.
        foreach (
            var grant in await db.Set<Grant>().Where(g => g.PostId == gone.Id && g.RevokedAt == null).ToListAsync(stop)
        )
            grant.Revoke(db.Clock.GetUtcNow().UtcDateTime, $"The post was joined to {kept.Title}");
        foreach (var before in await db.Set<Post>().Where(p => p.MergedIntoId == gone.Id).ToListAsync(stop))
            before.FollowTo(kept.Id);
    }
}
