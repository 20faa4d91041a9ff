namespace CommonThread.Measures.Definitions;

/// <summary>Measures as the thread follows them.</summary>
internal sealed class MeasureKindOfRecord : IRecordKind
{
    public string Kind => "measure";

    public string Noun => "Measure";

    public int Level => 80;

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await db.Set<Measure>()
            .Where(m => m.Status != MeasureStatus.Retired)
            .Holding(words, m => m.Title)
            .OrderBy(m => m.Title)
            .Select(m => m.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Measure>()
                    .Where(m => ids.Contains(m.Id))
                    .Select(m => new
                    {
                        m.Id,
                        m.Slug,
                        m.Title,
                        m.Unit,
                        m.Status,
                        m.Illustrative,
                    })
                    .ToListAsync(stop)
            ).Select(m => new RecordCard(
                new(Kind, m.Id),
                m.Title,
                $"~/measures/{m.Slug}",
                m.Status == MeasureStatus.Retired ? "Retired" : null,
                Detail: m.Unit,
                Illustrative: m.Illustrative
            )),
        ];

    public Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) => Task.FromResult<IReadOnlyList<ThreadStep>>([]);
}
