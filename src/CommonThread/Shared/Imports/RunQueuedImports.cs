using CommonThread.Partnerships;

namespace CommonThread.Shared;

/// <summary>
/// Reads the files that wait in a partnership, oldest first: previews those that arrived, loads those that were asked for.
/// The scheduled job comes here; so does the start of the application, for what an earlier run left behind.
/// </summary>
public sealed class RunQueuedImports(
    Installation installation,
    IEnumerable<IImport> imports,
    TimeProvider clock,
    ILogger<RunQueuedImports> log
)
{
    /// <summary>Reads until nothing waits.</summary>
    public async Task Now(Partnership partnership, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        await MarkInterrupted(partnership, stop);
        while (await Next(partnership, stop) is { } run)
            await Read(partnership, run, stop);
    }

    /// <summary>
    /// Says of each run whose process is gone that it was interrupted: its transaction was never committed, so nothing of it
    /// was loaded.
    /// </summary>
    public async Task<int> MarkInterrupted(Partnership partnership, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
        var running = await db.Set<ImportRun>()
            .Where(r => r.State == ImportState.Looking || r.State == ImportState.Loading)
            .ToListAsync(stop);
        if (running.Count == 0)
            return 0;
        // A turn is taken before a run begins and given back after its end is written. Asked in this order, a run that begins
        // meanwhile is not among these, and of one that ends meanwhile the end is read.
        await using var shared = installation.Open();
        var underWay = await shared
            .Set<ImportUnderWay>()
            .AsNoTracking()
            .SingleOrDefaultAsync(u => u.Slug == partnership.Slug, stop);
        var alive = underWay?.IsAlive(now) == true ? underWay.RunId : 0;
        var lost = new List<ImportRun>();
        foreach (var run in running.Where(r => r.Id != alive))
        {
            await db.Entry(run).ReloadAsync(stop);
            if (run.IsRunning)
                lost.Add(run);
        }
        foreach (var run in lost)
            run.Interrupt(now);
        if (lost.Count > 0)
            await db.SaveChangesAsync(stop);
        return lost.Count;
    }

    private async Task<ImportRun?> Next(Partnership partnership, CancellationToken stop)
    {
        await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
        return await db.Set<ImportRun>()
            .AsNoTracking()
            .Where(r => r.State == ImportState.Waiting || r.State == ImportState.Queued)
            .OrderBy(r => r.Id)
            .FirstOrDefaultAsync(stop);
    }

    private async Task Read(Partnership partnership, ImportRun waiting, CancellationToken stop)
    {
        await using var turn = await ImportTurn.Take(installation, clock, partnership.Slug, waiting, null, stop);
        // While it waited for its turn the user may have left it.
        if (!await Change(partnership, waiting.Id, r => r.Begin(), r => !r.IsRunning && r.IsOnItsWay))
            return;
        await using var db = installation.Open(partnership, ActingFor(waiting), clock);
        var run = await db.Set<ImportRun>().AsNoTracking().SingleAsync(r => r.Id == waiting.Id, stop);
        var loading = run.State == ImportState.Loading;
        Action<ImportRun> end;
        try
        {
            var import =
                imports.FirstOrDefault(i => i.Key == run.Import)
                ?? throw new ImportRefused($"This version of CommonThread has no import called “{run.Import}”");
            var context = new ImportContext
            {
                Db = db,
                Path = UploadedFiles.PathOf(installation, partnership, run.StoredAs!),
                FileName = run.FileName,
                Options = run.Options,
                PreviewOnly = !loading,
                GoodRowsOnly = run.GoodRowsOnly,
                Today = clock.Today(),
                Progress = turn,
            };
            var kept = await RunImport.Now(import, context, turn.Stop);
            var receipt = ImportReceipt.Of(context.Report);
            end =
                !loading ? r => r.Looked(receipt, Now())
                : kept ? r => r.Loaded(receipt, Now())
                : r => r.Refuse(receipt, "Some rows cannot be loaded, so nothing was", Now());
        }
        catch (ImportRefused refused)
        {
            end = r => r.Refuse(null, refused.Message, Now());
        }
        catch (OperationCanceledException) when (turn.StopAsked)
        {
            end = r => r.Cancel(Now());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            end = r => r.Interrupt(Now());
        }
        catch (Exception problem)
        {
            log.LogError(problem, "Import {Id} of {Partnership} failed", run.Id, partnership.Slug);
            end = r =>
                r.Refuse(
                    null,
                    "Something in CommonThread went wrong while the file was read. Nothing was loaded, and the problem was recorded",
                    Now()
                );
        }
        // Each file has a fresh context: whatever the import left in its own is not saved.
        await Change(partnership, run.Id, end, _ => true);
    }

    private DateTime Now() => clock.GetUtcNow().UtcDateTime;

    /// <summary>The person who brought the file acts; that they may was checked when they brought it.</summary>
    internal static Acting ActingFor(ImportRun run) =>
        new()
        {
            Caller = new Caller
            {
                AccountId = run.StartedByAccountId,
                Name = run.StartedBy,
                SeesEverything = true,
            },
            Reason = run.Because,
        };

    private async Task<bool> Change(
        Partnership partnership,
        int id,
        Action<ImportRun> change,
        Func<ImportRun, bool> when
    )
    {
        await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
        var run = await db.Set<ImportRun>().SingleAsync(r => r.Id == id);
        if (!when(run))
            return false;
        change(run);
        await db.SaveChangesAsync();
        return true;
    }
}
