using System.Diagnostics;
using CommonThread.Partnerships;

namespace CommonThread.Shared;

/// <summary>
/// A partnership's turn to import: one at a time, over all processes, because each import is one long transaction.
/// While it lasts it tells how far the import is and listens for "stop".
/// </summary>
public sealed class ImportTurn : IAsyncDisposable, IProgress<ImportProgress>
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Installation installation;
    private readonly TimeProvider clock;
    private readonly string slug;
    private readonly CancellationTokenSource stopped;
    private readonly CancellationTokenSource ended = new();
    private readonly Task beating;
    private volatile ImportProgress? last;

    private ImportTurn(Installation installation, TimeProvider clock, string slug, CancellationToken stop)
    {
        (this.installation, this.clock, this.slug) = (installation, clock, slug);
        stopped = CancellationTokenSource.CreateLinkedTokenSource(stop);
        beating = KeepBeating();
    }

    /// <summary>Cancelled when the user or the application asks the import to stop.</summary>
    public CancellationToken Stop => stopped.Token;

    /// <summary>Whether the user asked for the stop (otherwise the application is going down).</summary>
    public bool StopAsked { get; private set; }

    /// <summary>Waits for the turn.</summary>
    /// <param name="waitingFor">Told once about the import before this one.</param>
    public static async Task<ImportTurn> Take(
        Installation installation,
        TimeProvider clock,
        string slug,
        ImportRun run,
        Action<ImportUnderWay>? waitingFor,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(run);
        using var process = Process.GetCurrentProcess();
        var processStarted = process.StartTime.ToUniversalTime();
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            await using var db = installation.Open();
            var now = clock.GetUtcNow().UtcDateTime;
            var before = await db.Set<ImportUnderWay>().AsNoTracking().SingleOrDefaultAsync(u => u.Slug == slug, stop);
            if (before is not null && before.IsAlive(now))
            {
                waitingFor?.Invoke(before);
                waitingFor = null;
                await Task.Delay(TimeSpan.FromMilliseconds(300), stop);
                continue;
            }
            if (before is not null)
            {
                await db.Set<ImportUnderWay>()
                    .Where(u => u.Slug == slug && u.RunId == before.RunId && u.ProcessId == before.ProcessId)
                    .ExecuteDeleteAsync(stop);
            }
            db.Add(
                new ImportUnderWay
                {
                    Slug = slug,
                    RunId = run.Id,
                    FileName = run.FileName,
                    StartedBy = run.StartedBy,
                    Machine = Environment.MachineName,
                    ProcessId = Environment.ProcessId,
                    ProcessStartedAt = processStarted,
                    BeatAt = now,
                }
            );
            try
            {
                await db.SaveChangesAsync(stop);
                return new ImportTurn(installation, clock, slug, stop);
            }
            catch (DbUpdateException)
            {
                // Another process was quicker; its turn first.
            }
        }
    }

    public void Report(ImportProgress value) => last = value;

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        await beating;
        await using (var db = installation.Open())
            await db.Set<ImportUnderWay>().Where(u => u.Slug == slug).ExecuteDeleteAsync();
        ended.Dispose();
        stopped.Dispose();
    }

    private async Task KeepBeating()
    {
        await Task.Yield();
        while (!ended.IsCancellationRequested)
        {
            try
            {
                await using var db = installation.Open();
                var now = clock.GetUtcNow().UtcDateTime;
                var doing = last?.Doing is { Length: > 300 } words ? words[..300] : last?.Doing;
                var percent = last?.Percent;
                var mine = db.Set<ImportUnderWay>().Where(u => u.Slug == slug);
                await mine.ExecuteUpdateAsync(
                    u =>
                        u.SetProperty(i => i.Doing, doing)
                            .SetProperty(i => i.Percent, percent)
                            .SetProperty(i => i.BeatAt, now),
                    ended.Token
                );
                if (!StopAsked && await mine.AnyAsync(u => u.StopAsked, ended.Token))
                {
                    StopAsked = true;
                    await stopped.CancelAsync();
                }
                await Task.Delay(Beat, ended.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (System.Data.Common.DbException)
            {
                // A beat that is missed is made up by the next; the import itself is not disturbed.
                await Task.Delay(Beat);
            }
        }
    }
}
