namespace CommonThread.Strategy.Gaps;

/// <summary>
/// Says of a gap since when it stands open, where its rule does not know the day: since somebody first wrote here the record that
/// lacks something. Of what a file brought nothing is said, for the day of loading is not the day since when it lacks; nor of what
/// has not begun.
/// </summary>
internal static class SinceWhen
{
    public static GapRule Known(GapRule rule) =>
        rule with
        {
            Find = async (db, today, stop) => await Fill(db, Begun(await rule.Find(db, today, stop), today), stop),
        };

    private static IReadOnlyList<Gap> Begun(IReadOnlyList<Gap> gaps, DateOnly today) =>
        [.. gaps.Select(g => g.Since > today ? g with { Since = null } : g)];

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
                .Select(g => g.Min(e => e.Sequence))
                .ToListAsync(stop);
            var lines = await db.Set<HistoryEntry>()
                .Where(e => first.Contains(e.Sequence))
                .Select(e => new
                {
                    e.SubjectId,
                    e.At,
                    e.Reason,
                })
                .ToListAsync(stop);
            foreach (var line in lines.Where(l => !ImportRun.Brought(l.Reason)))
                written[new(kind.Key, line.SubjectId)] = DateOnly.FromDateTime(line.At);
        }
        return
        [
            .. gaps.Select(g =>
                g.Since is null && written.TryGetValue(g.On, out var since) ? g with { Since = since } : g
            ),
        ];
    }
}
