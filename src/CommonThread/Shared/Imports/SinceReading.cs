namespace CommonThread.Shared;

/// <summary>
/// Whether what an import read in <see cref="IImport.Prepare"/> still holds when its transaction begins: each change ends in a
/// line of the history, so that a line number stands for a state of the database.
/// </summary>
internal static class SinceReading
{
    /// <summary>The last line of the history, to be asked for before anything else is read.</summary>
    public static async Task<long> LastLine(CommonThreadDb db, CancellationToken stop) =>
        await db.Set<HistoryEntry>().MaxAsync(h => (long?)h.Sequence, stop) ?? 0;

    /// <summary>Whether a record of these kinds was written since, or a file loaded.</summary>
    public static Task<bool> HasChanged(
        CommonThreadDb db,
        long since,
        IReadOnlyCollection<string> kinds,
        CancellationToken stop
    ) =>
        db.Set<HistoryEntry>()
            .AnyAsync(h => h.Sequence > since && (kinds.Contains(h.SubjectKind) || h.Action == "imported"), stop);
}
