using System.Text.Json;
using CommonThread.Partnerships;

namespace CommonThread.Shared;

/// <summary>Loads a file or folder of this machine at once, without a preview: the command line and the demonstration.</summary>
public sealed class ImportFile(Installation installation, IEnumerable<IImport> imports, TimeProvider clock)
{
    /// <summary>What became of it.</summary>
    /// <param name="Kept">Whether it was loaded.</param>
    /// <param name="Receipt">What was read; null when the file as a whole was refused.</param>
    /// <param name="Error">Why it was not loaded.</param>
    public sealed record Outcome(bool Kept, ImportReceipt? Receipt, string? Error, int RunId);

    /// <summary>The imports there are, in the order in which a new partnership loads them.</summary>
    public IReadOnlyList<IImport> Kinds { get; } = [.. imports.OrderBy(i => i.Order).ThenBy(i => i.Key)];

    public IImport? Find(string kind) => Kinds.FirstOrDefault(i => i.Key == kind);

    /// <param name="waiting">Told when another import of the partnership is under way.</param>
    public async Task<Outcome> Now(
        Partnership partnership,
        IImport import,
        string path,
        IReadOnlyDictionary<string, string> options,
        bool goodRowsOnly,
        IProgress<ImportProgress> progress,
        Action<ImportUnderWay>? waiting,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(import);
        var isFile = File.Exists(path);
        if (!isFile && !Directory.Exists(path))
            throw new ImportRefused($"There is no file or folder at {path}");
        await installation.Prepare(partnership, stop);
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        var run = new ImportRun
        {
            Import = import.Key,
            FileName = name.Length > 260 ? name[^260..] : name,
            Bytes = isFile ? new FileInfo(path).Length : 0,
            Fingerprint = isFile ? await UploadedFiles.FingerprintOf(path, stop) : null,
            OptionsJson = JsonSerializer.Serialize(options),
            StartedAt = clock.GetUtcNow().UtcDateTime,
            StartedBy = "The command line",
        };
        await Keep(partnership, run, stop);
        await using var turn = await ImportTurn.Take(installation, clock, partnership.Slug, run, waiting, stop);
        await Keep(partnership, run, stop, r => r.BeginAtOnce(goodRowsOnly));
        await using var db = installation.Open(partnership, RunQueuedImports.ActingFor(run), clock);
        var context = new ImportContext
        {
            Db = db,
            Path = path,
            FileName = name,
            Options = options,
            GoodRowsOnly = goodRowsOnly,
            Today = clock.Today(),
            Progress = new Both(turn, progress),
        };
        var kept = false;
        string? error = null;
        ImportReceipt? receipt = null;
        try
        {
            kept = await RunImport.Now(import, context, turn.Stop);
            receipt = ImportReceipt.Of(context.Report);
            if (!kept)
                error =
                    receipt.RefusedCount > 0
                        ? "Some rows cannot be loaded, so nothing was"
                        : "There was nothing to load";
        }
        catch (ImportRefused refused)
        {
            error = refused.Message;
        }
        catch (OperationCanceledException)
        {
            await Keep(partnership, run, CancellationToken.None, r => r.Cancel(clock.GetUtcNow().UtcDateTime));
            throw;
        }
        var now = clock.GetUtcNow().UtcDateTime;
        await Keep(
            partnership,
            run,
            CancellationToken.None,
            r =>
            {
                if (kept)
                    r.Loaded(receipt!, now);
                else
                    r.Refuse(receipt, error, now);
            }
        );
        return new(kept, receipt, error, run.Id);
    }

    private async Task Keep(
        Partnership partnership,
        ImportRun run,
        CancellationToken stop,
        Action<ImportRun>? change = null
    )
    {
        await using var db = installation.Open(partnership, RunQueuedImports.ActingFor(run), clock);
        if (change is null)
            db.Add(run);
        else
            change(await db.Set<ImportRun>().SingleAsync(r => r.Id == run.Id, stop));
        await db.SaveChangesAsync(stop);
    }

    private sealed class Both(IProgress<ImportProgress> one, IProgress<ImportProgress> other)
        : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            one.Report(value);
            other.Report(value);
        }
    }
}
