using CommonThread.People.Posts;

namespace CommonThread.People.Organisations;

/// <summary>Joins two entries of one body. Numbers held elsewhere stay valid: they show the name that is kept.</summary>
internal static class MergeOrganisations
{
    public static async Task Run(
        CommonThreadDb db,
        Organisation gone,
        Organisation kept,
        DateOnly today,
        CancellationToken stop
    )
    {
        await using var transaction = await db.Begin(stop);
        // Names are unique: the entry that goes gives its names up before the other takes them.
        var names = gone.GiveUpNames(kept, today);
        await db.SaveChangesAsync(stop);
        kept.AlsoKnownAs([.. kept.Aliases.Select(a => a.Name), .. names]);
        await db.SaveChangesAsync(stop);
        var keptPosts = await db.Set<Post>()
            .Include(p => p.Aliases)
            .Where(p => p.OrganisationId == kept.Id && p.MergedIntoId == null)
            .ToListAsync(stop);
        foreach (
            var post in await db.Set<Post>()
                .Include(p => p.Aliases)
                .Where(p => p.OrganisationId == gone.Id)
                .ToListAsync(stop)
        )
        {
            post.OrganisationId = kept.Id;
            if (
                post.MergedIntoId is null
                && keptPosts.Find(p => p.TitleKey == post.TitleKey && p.AbolishedOn is null) is { } same
            )
                await MergePosts.Run(db, post, same, today, stop);
        }
        foreach (
            var below in await db.Set<Organisation>()
                .Where(o => o.ParentId == gone.Id && o.Id != kept.Id)
                .ToListAsync(stop)
        )
            below.ParentId = kept.Id;
        foreach (var before in await db.Set<Organisation>().Where(o => o.MergedIntoId == gone.Id).ToListAsync(stop))
            before.FollowTo(kept.Id);
        foreach (
            var account in await db.Set<Accounts.Account>().Where(a => a.OrganisationId == gone.Id).ToListAsync(stop)
        )
            account.OrganisationId = kept.Id;
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }
}
