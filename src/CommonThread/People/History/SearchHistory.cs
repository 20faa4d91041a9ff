namespace CommonThread.People.History;

/// <summary>What an auditor asks of the history: by record, post, action and date (I-38).</summary>
public sealed class HistoryQuestion
{
    public string? Record { get; set; }
    public int? Post { get; set; }
    public string? Did { get; set; }
    public DateOnly? Since { get; set; }
    public DateOnly? Until { get; set; }

    internal IQueryable<HistoryEntry> Ask(CommonThreadDb db)
    {
        var entries = db.Set<HistoryEntry>().AsNoTracking();
        if (RecordRef.TryParse(Record, out var record))
            entries = entries.Where(e => e.SubjectKind == record.Kind && e.SubjectId == record.Id);
        else if (!string.IsNullOrEmpty(Record))
            entries = entries.Where(e => e.SubjectKind == Text.Slug(Record));
        if (Post is { } post)
            entries = entries.Where(e => e.PostId == post);
        if (!string.IsNullOrEmpty(Did))
            entries = entries.Where(e => e.Action == Did);
        // A day is the United Kingdom's; the hour of summer time may belong to either neighbour.
        if (Since is { } since)
        {
            var from = since.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-1);
            entries = entries.Where(e => e.At >= from);
        }
        if (Until is { } until)
        {
            var to = until.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            entries = entries.Where(e => e.At < to);
        }
        return entries;
    }

    internal static async Task<IReadOnlyList<Told>> Tell(
        CommonThreadDb db,
        IQueryable<HistoryEntry> entries,
        CancellationToken stop
    )
    {
        var rows = await (
            from entry in entries
            join payload in db.Set<HistoryPayload>().AsNoTracking()
                on entry.Sequence equals payload.Sequence
                into payloads
            from payload in payloads.DefaultIfEmpty()
            orderby entry.Sequence descending
            select new { entry, Json = payload == null ? null : payload.Json }
        ).ToListAsync(stop);
        return await PlainWords.Tell(db, [.. rows.Select(r => (r.entry, r.Json))], stop);
    }
}
