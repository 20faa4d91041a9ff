using CommonThread.Shared.Jobs;

namespace CommonThread.Strategy.Reviews;

/// <summary>Every night: opens the next review of each framework that requires one .</summary>
internal sealed class OpenDueReviews : INightlyRound
{
    public string Title => "Reviews of frameworks";

    public int Order => 40;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        if (await OpenReviews.ForAll(context.Db, context.Today, stop) > 0)
            await context.Db.SaveChangesAsync(stop);
    }
}
