using CommonThread.Shared.Jobs;

namespace CommonThread.People;

/// <summary>Every night: accounts that nobody has used for 90 days are suspended.</summary>
internal sealed class SuspendDormantNightly : INightlyRound
{
    public string Title => "Dormant accounts";

    public int Order => 50;

    public Task Run(NightlyContext context, CancellationToken stop) =>
        SuspendDormant.Run(context.Db, context.Today, stop);
}
