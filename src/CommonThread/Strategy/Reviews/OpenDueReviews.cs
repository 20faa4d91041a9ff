using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;

namespace CommonThread.Strategy.Reviews;

/// <summary>Every night: opens the next review of each framework that requires one, and tells its owner .</summary>
internal sealed class OpenDueReviews : INightlyRound
{
    public string Title => "Reviews of frameworks";

    public int Order => 40;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        if (await OpenReviews.ForAll(context.Db, context.Today, stop) > 0)
            await context.Db.SaveChangesAsync(stop);
        await Tell(context, stop);
    }

    // Each review is told of once, also one that was opened by day when a version came into force.
    private static async Task Tell(NightlyContext context, CancellationToken stop)
    {
        var db = context.Db;
        var open = await (
            from review in db.Set<FrameworkReview>()
            join framework in db.Set<Framework>() on review.FrameworkId equals framework.Id
            where
                review.Kind == ReviewKind.Annual
                && review.HeldOn == null
                && framework.Status == VersionState.InForce
                && framework.OwnerPostId != null
            select new
            {
                review.Id,
                review.Due,
                framework.Slug,
                Called = framework.ShortTitle ?? framework.Title,
                Post = framework.OwnerPostId!.Value,
            }
        ).ToListAsync(stop);
        foreach (var review in open)
        {
            var key = $"framework-review:{review.Id.ToString(Text.Words)}";
            if (await db.Set<Notice>().AnyAsync(n => n.PostId == review.Post && n.Key == key, stop))
                continue;
            var called = review.Called.Length > 200 ? review.Called[..200] : review.Called;
            db.Add(
                Notice.To(
                    review.Post,
                    key,
                    $"The review of {called} is open. It is due on {review.Due.Say()}",
                    $"~/strategy/{review.Slug}/reviews/{review.Id}",
                    context.Now
                )
            );
        }
        await db.SaveChangesAsync(stop);
    }
}
