namespace CommonThread.Shared;

/// <summary>Verifies the history: every line's hash, its link to the line before, the numbering and every payload still held.</summary>
public static class HistoryChain
{
    /// <summary>What a verification found. <paramref name="Broken"/> is null when the whole chain holds.</summary>
    /// <param name="Lines">Lines read.</param>
    /// <param name="Erased">Lines whose payload was lawfully erased.</param>
    /// <param name="Head">The hash of the last line, to be written down elsewhere.</param>
    public sealed record Verdict(long Lines, long Erased, string Head, string? Broken);

    public static async Task<Verdict> Verify(CommonThreadDb db, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(db);
        long lines = 0;
        long erased = 0;
        var previous = HistoryEntry.Genesis;
        var rows =
            from entry in db.Set<HistoryEntry>().AsNoTracking()
            join payload in db.Set<HistoryPayload>().AsNoTracking()
                on entry.Sequence equals payload.Sequence
                into payloads
            from payload in payloads.DefaultIfEmpty()
            orderby entry.Sequence
            select new { entry, payload };
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            lines++;
            var e = row.entry;
            if (e.Sequence != lines)
                return new(lines, erased, previous, $"Line {lines} is missing: the next line is numbered {e.Sequence}");
            if (e.PreviousHash != previous)
                return new(lines, erased, previous, $"Line {e.Sequence} does not follow from the line before it");
            if (HistoryEntry.HashOf(e) != e.Hash)
                return new(lines, erased, previous, $"Line {e.Sequence} was changed after it was written");
            if (row.payload is { } p && HistoryEntry.Commit(p.Salt, p.Json) != e.Commitment)
                return new(
                    lines,
                    erased,
                    previous,
                    $"What line {e.Sequence} recorded was changed after it was written"
                );
            if (row.payload is null && e.Commitment.Length > 0)
                erased++;
            previous = e.Hash;
        }
        return new(lines, erased, previous, null);
    }
}
