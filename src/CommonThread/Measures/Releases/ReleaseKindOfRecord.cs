namespace CommonThread.Measures.Releases;

/// <summary>Releases of figures as the thread follows them: the measures whose values they published stand above them.</summary>
internal sealed class ReleaseKindOfRecord : IRecordKind
{
    public string Kind => "release";

    public string Noun => "Release of figures";

    public int Level => 90;

    public string DateSays => "loaded on";

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await db.Set<Release>()
            .Holding(words, r => r.Title)
            .OrderByDescending(r => r.Number)
            .Select(r => r.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Release>()
                    .Where(r => ids.Contains(r.Id))
                    .Select(r => new
                    {
                        r.Id,
                        r.Number,
                        r.Title,
                        r.State,
                        r.LoadedAt,
                    })
                    .ToListAsync(stop)
            ).Select(r => new RecordCard(
                new(Kind, r.Id),
                $"Release {r.Number}: {r.Title}",
                $"~/measures/releases/{r.Number}",
                r.State.Say(),
                DateOnly.FromDateTime(r.LoadedAt)
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var pairs = await db.Set<DraftValue>()
            .Where(d => ids.Contains(d.ReleaseId))
            .Select(d => new { d.ReleaseId, d.MeasureId })
            .Distinct()
            .ToListAsync(stop);
        return
        [
            .. pairs.Select(p => new ThreadStep(
                new(Kind, p.ReleaseId),
                new("measure", p.MeasureId),
                "gives figures for"
            )),
        ];
    }
}
