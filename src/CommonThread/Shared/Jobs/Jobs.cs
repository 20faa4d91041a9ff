using CommonThread.Partnerships;
using Quartz;

namespace CommonThread.Shared.Jobs;

/// <summary>Reads the files that wait in one partnership. Never two at a time for one partnership, in however many processes.</summary>
[DisallowConcurrentExecution]
internal sealed class LoadWaitingFiles(Installation installation, RunQueuedImports imports) : IJob
{
    public const string Group = "imports";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (installation.Find(context.JobDetail.Key.Name) is { } partnership)
            await imports.Now(partnership, cancellationToken);
    }
}

/// <summary>Finds files that wait although nobody was woken for them, as after a restart.</summary>
[DisallowConcurrentExecution]
internal sealed class FindWaitingFiles(Installation installation, RunQueuedImports imports, WakeImports wake) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        installation.Refresh();
        foreach (var partnership in installation.Partnerships)
        {
            await installation.Prepare(partnership, cancellationToken);
            await imports.MarkInterrupted(partnership, cancellationToken);
            await using var db = installation.Open(
                partnership,
                new Acting { Caller = Caller.System },
                TimeProvider.System
            );
            if (
                await db.Set<ImportRun>()
                    .AnyAsync(r => r.State == ImportState.Waiting || r.State == ImportState.Queued, cancellationToken)
            )
                await wake.For(partnership);
        }
    }
}

/// <summary>The nightly round of every partnership.</summary>
[DisallowConcurrentExecution]
internal sealed class GoTheNightlyRounds(NightlyRounds rounds) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await rounds.Now(cancellationToken);
}
