namespace CommonThread.People.Posts;

/// <summary>Makes an account the holder of a post from a day on. Duties stay with the post, whoever holds it (B-09).</summary>
internal static class TakeUpPost
{
    public static async Task Run(CommonThreadDb db, int postId, int accountId, DateOnly from, CancellationToken stop)
    {
        var post = await db.Set<Post>().SingleAsync(p => p.Id == postId, stop);
        var held = await db.Set<PostHolding>()
            .Where(h => h.PostId == postId && (h.Until == null || h.Until >= from))
            .ToListAsync(stop);
        Rules.Check(
            ("AccountId", held.TrueForAll(h => h.AccountId != accountId), "This person holds the post already"),
            (
                "AccountId",
                held.Count < post.Established,
                "Every one of this post is held. Say first that its holder has left"
            ),
            ("", post.AbolishedOn is null, "This post was abolished")
        );
        db.Add(
            new PostHolding
            {
                PostId = postId,
                AccountId = accountId,
                From = from,
            }
        );
        post.Fill(held.Count + 1);
        await db.SaveChangesAsync(stop);
    }
}
