using CommonThread.Partnerships;
using CommonThread.Shared.Exports;
using CommonThread.Shared.Jobs;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Imports;

/// <summary>One file: waiting, being read, shown for a decision, loading, and at last the receipt.</summary>
[Needs(ImportsModule.Load)]
public sealed class RunModel(
    IEnumerable<IImport> imports,
    Installation installation,
    CurrentPartnership current,
    WakeImports wake
) : ThreadPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public ImportRun Run { get; private set; } = null!;

    public IImport Import { get; private set; } = null!;

    public ImportReceipt? Receipt { get; private set; }

    /// <summary>The file that is being read now: this one or the one it waits for.</summary>
    public ImportUnderWay? UnderWay { get; private set; }

    /// <summary>Files that arrived before this one and still wait, oldest first.</summary>
    public IReadOnlyList<string> Before { get; private set; } = [];

    /// <summary>When and as which run the very same file was loaded before.</summary>
    public (int Id, DateTime At)? SameFile { get; private set; }

    public bool IsMineNow => UnderWay?.RunId == Id;

    public override async Task<bool> Prepare()
    {
        var run = await Db.Set<ImportRun>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == Id, Stop);
        if (run is null || imports.FirstOrDefault(i => i.Key == run.Import) is not { } import)
            return false;
        if (!Caller.May(import.Permission))
            return false;
        (Run, Import, Receipt) = (run, import, run.Receipt);
        if (run.IsOnItsWay)
            await LookAtTheQueue();
        else if (run.Fingerprint is not null && run.State == ImportState.Previewed)
        {
            var same = await Db.Set<ImportRun>()
                .Where(r => r.Fingerprint == run.Fingerprint && r.Id != run.Id && r.State == ImportState.Loaded)
                .OrderByDescending(r => r.Id)
                .Select(r => new { r.Id, r.EndedAt })
                .FirstOrDefaultAsync(Stop);
            SameFile = same is null ? null : (same.Id, same.EndedAt ?? default);
        }
        return true;
    }

    /// <summary>How far it is, for the page's own script.</summary>
    public IActionResult OnGetState() =>
        new JsonResult(
            new
            {
                busy = Run.IsOnItsWay,
                words = Words,
                percent = IsMineNow ? UnderWay!.Percent : null,
            }
        );

    /// <summary>The refused rows with their reasons, to mend the file by.</summary>
    public IActionResult OnGetRefused() =>
        CsvExport.File(
            $"refused-{Run.Id}-{Run.FileName}",
            Receipt?.Refused ?? [],
            new ExportColumn<RefusedRow>("Line", r => r.Line),
            new ExportColumn<RefusedRow>("What", r => r.What),
            new ExportColumn<RefusedRow>("Why it cannot be loaded", r => r.Reason)
        );

    public Task<IActionResult> OnPostLoad() => Move(r => r.Queue(goodRowsOnly: false));

    public Task<IActionResult> OnPostGoodRows() => Move(r => r.Queue(goodRowsOnly: true));

    public Task<IActionResult> OnPostLookAgain() => Move(r => r.LookAgain());

    /// <summary>Stops it: at once while it waits, or when the reading hears of it, within a second or two.</summary>
    public async Task<IActionResult> OnPostStop()
    {
        await using (var shared = installation.Open())
        {
            var asked = await shared
                .Set<ImportUnderWay>()
                .Where(u => u.Slug == current.Required.Slug && u.RunId == Id)
                .ExecuteUpdateAsync(u => u.SetProperty(i => i.StopAsked, true), Stop);
            if (asked > 0)
                return LocalRedirect(Url.Content($"~/imports/runs/{Id}"));
        }
        var run = await Db.Set<ImportRun>().SingleAsync(r => r.Id == Id, Stop);
        run.Cancel(Clock.GetUtcNow().UtcDateTime);
        await Db.SaveChangesAsync(Stop);
        return Done($"{run.FileName} is left. Nothing of it was loaded", "~/imports");
    }

    public string Words =>
        Run.State switch
        {
            _ when UnderWay is { StopAsked: true } && IsMineNow => "Stopping …",
            ImportState.Waiting or ImportState.Queued when UnderWay is { } other && !IsMineNow =>
                $"Waiting for {other.FileName}, brought by {other.StartedBy}"
                    + (Before.Count > 0 ? $", and {Text.Count(Before.Count, "more file")}" : ""),
            ImportState.Waiting or ImportState.Queued when Before.Count > 0 =>
                $"Waiting for {Text.Count(Before.Count, "file")} that came before",
            ImportState.Waiting or ImportState.Queued => "Waiting for its turn …",
            ImportState.Looking or ImportState.Loading => UnderWay is { Doing: { } doing } && IsMineNow
                ? doing
                : "Reading the file …",
            _ => ListModel.Word(Run.State),
        };

    private async Task<IActionResult> Move(Action<ImportRun> move)
    {
        var run = await Db.Set<ImportRun>().SingleAsync(r => r.Id == Id, Stop);
        move(run);
        await Db.SaveChangesAsync(Stop);
        await wake.For(current.Required);
        return LocalRedirect(Url.Content($"~/imports/runs/{Id}"));
    }

    private async Task LookAtTheQueue()
    {
        await using var shared = installation.Open();
        UnderWay = await shared
            .Set<ImportUnderWay>()
            .AsNoTracking()
            .SingleOrDefaultAsync(u => u.Slug == current.Required.Slug, Stop);
        if (UnderWay?.IsAlive(Clock.GetUtcNow().UtcDateTime) != true)
            UnderWay = null;
        var running = UnderWay?.RunId;
        Before = await Db.Set<ImportRun>()
            .Where(r =>
                r.Id < Id && r.Id != running && (r.State == ImportState.Waiting || r.State == ImportState.Queued)
            )
            .OrderBy(r => r.Id)
            .Select(r => r.FileName)
            .ToListAsync(Stop);
    }
}
