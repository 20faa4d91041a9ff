namespace CommonThread.Shared.Jobs;

/// <summary>
/// Drops uploaded files thirty days after they were loaded or left; the receipt stays. Files that no run knows (a kill
/// between storing a file and noting it) go after a day.
/// </summary>
internal sealed class DropOldUploads : INightlyRound
{
    public string Title => "Old uploaded files";

    public int Order => 90;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        var db = context.Db;
        var folder = Path.Combine(context.Files, "imports");
        var before = context.Now.AddDays(-UploadedFiles.KeptDays);
        var old = await db.Set<ImportRun>()
            .Where(r => r.StoredAs != null && r.EndedAt != null && r.EndedAt < before)
            .ToListAsync(stop);
        var names = old.ConvertAll(r => r.StoredAs!);
        foreach (var run in old)
            run.StoredAs = null;
        await db.SaveChangesAsync(stop);
        // The row first: a file without a row is found again below, a row without a file would be a fault.
        foreach (var name in names)
            File.Delete(Path.Combine(folder, name));
        if (!Directory.Exists(folder))
            return;
        var known = await db.Set<ImportRun>().Where(r => r.StoredAs != null).Select(r => r.StoredAs!).ToListAsync(stop);
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (!known.Contains(Path.GetFileName(path)) && File.GetLastWriteTimeUtc(path) < context.Now.AddDays(-1))
                File.Delete(path);
        }
    }
}
