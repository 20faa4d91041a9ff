using CommonThread.Shared.Front;

namespace CommonThread.Commitments;

/// <summary>How many actions were finished in the last quarter of a year, and how many are under way.</summary>
internal sealed class DoneLately : IFrontSentence
{
    private const int Days = 91;

    public int Order => 10;

    public async Task<FrontSentence?> Say(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var from = today.AddDays(-Days);
        var actions = await db.Set<Commitment>()
            .AsNoTracking()
            .Where(c => c.Kind == CommitmentKind.PlanAction)
            .Select(c => new
            {
                c.State,
                c.DoneOn,
                c.Illustrative,
            })
            .ToListAsync(stop);
        if (actions.Count == 0)
            return null;
        var done = actions.Count(a => a.State == CommitmentState.Done && a.DoneOn >= from);
        var underWay = actions.Count(a =>
            a.State is CommitmentState.OnTrack or CommitmentState.AtRisk or CommitmentState.Late
        );
        if (done + underWay == 0)
            return null;
        var late = actions.Count(a => a.State == CommitmentState.Late);
        return new(
            $"{Text.Count(done, "action")} finished in the last three months; {underWay} under way, {(late == 0 ? "none" : late)} of them late.",
            "~/commitments",
            $"The partnership’s action plans, {today.Say()}",
            actions.Exists(a => a.Illustrative)
        );
    }
}
