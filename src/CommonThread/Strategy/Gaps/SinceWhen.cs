namespace CommonThread.Strategy.Gaps;

/// <summary>
/// Says of a gap since when it stands open, where its rule does not know a better day: since the record that lacks something was
/// first written here.
/// </summary>
internal static class SinceWhen
{
    public static GapRule Known(GapRule rule) =>
        rule with
        {
            Find = async (db, today, stop) => await Fill(db, await rule.Find(db, today, stop), stop),
        };

    private static async Task<IReadOnlyList<Gap>> Fill(
        CommonThreadDb db,
        IReadOnlyList<Gap> gaps,
        CancellationToken stop
    )
    {
        var written = new Dictionary<RecordRef, DateOnly>();
        foreach (var kind in gaps.Where(g => g.Since is null).GroupBy(g => g.On.Kind, StringComparer.Ordinal))
        {
            var ids = kind.Select(g => g.On.Id).Distinct().ToList();
            var first = await db.Set<HistoryEntry>()
                .Where(e => e.SubjectKind == kind.Key && ids.Contains(e.SubjectId))
                .GroupBy(e => e.SubjectId)
                .Select(g => new { g.Key, At = g.Min(e => e.At) })
                .ToListAsync(stop);
            foreach (var record in first)
                written[new(kind.Key, record.Key)] = DateOnly.FromDateTime(record.At);
        }
        return
        [
            .. gaps.Select(g =>
                g.Since is null && written.TryGetValue(g.On, out var since) ? g with { Since = since } : g
            ),
        ];
    }
}
