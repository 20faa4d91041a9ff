using CommonThread.Shared.Front;

namespace CommonThread.Commitments;

/// <summary>The front page's list of what was finished lately, with what came of it.</summary>
internal sealed class FinishedLately : IFrontList
{
    private const int Most = 4;

    public int Order => 5;

    public async Task<FrontList> List(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var done = await db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => c.Kind == CommitmentKind.PlanAction && c.State == CommitmentState.Done && c.DoneOn <= today)
            .OrderByDescending(c => c.DoneOn)
            .ThenBy(c => c.Title)
            .Take(Most)
            .ToListAsync(stop);
        return new(
            "What was done lately",
            [
                .. done.Select(c => new RecordCard(
                    c.Record,
                    c.Title,
                    $"~/commitments/{c.Id}",
                    c.State.Say(),
                    c.DoneOn,
                    $"Finished on {c.DoneOn.Say()}.{(c.Outcome is null ? "" : $" {c.Outcome}")}",
                    c.Illustrative
                )),
            ],
            "Nothing has been recorded as finished yet. Those who own the actions say so when it is.",
            "All actions",
            "~/commitments"
        );
    }
}
