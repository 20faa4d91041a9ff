using CommonThread.Partnerships;

namespace CommonThread.Shared.Jobs;

/// <summary>Does every nightly round of every partnership. One that fails is reported and keeps no other from its turn.</summary>
public sealed class NightlyRounds(
    Installation installation,
    IEnumerable<INightlyRound> rounds,
    TimeProvider clock,
    ILogger<NightlyRounds> log
)
{
    /// <summary>How many rounds failed.</summary>
    public async Task<int> Now(CancellationToken stop)
    {
        installation.Refresh();
        var failed = 0;
        foreach (var partnership in installation.Partnerships)
            failed += await Now(partnership, stop);
        return failed;
    }

    public async Task<int> Now(Partnership partnership, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        var failed = 0;
        await installation.Prepare(partnership, stop);
        foreach (var round in rounds.OrderBy(r => r.Order))
        {
            try
            {
                var acting = new Acting { Caller = Caller.System, Reason = "Nightly round: " + round.Title };
                await using var db = installation.Open(partnership, acting, clock);
                var now = clock.GetUtcNow().UtcDateTime;
                await round.Run(new(db, clock.Today(), now, installation.FilesOf(partnership)), stop);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                failed++;
                log.LogError(problem, "{Round} failed in {Partnership}", round.Title, partnership.Slug);
            }
        }
        return failed;
    }
}
