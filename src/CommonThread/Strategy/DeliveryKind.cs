using System.Linq.Expressions;

namespace CommonThread.Strategy;

/// <summary>Steps that a feature adds below or above the records of a kind: the activities under a priority.</summary>
public delegate Task<IReadOnlyList<ThreadStep>> FindSteps(
    CommonThreadDb db,
    IReadOnlyCollection<int> ids,
    CancellationToken stop
);

/// <summary>A part of a framework as a kind of the thread.</summary>
/// <param name="seen">The entries that the caller may see.</param>
/// <param name="card">A card from an entry and its framework's address part.</param>
/// <param name="up">The records above an entry: kind, number, relation.</param>
/// <param name="below">Steps from entries down to records that know them.</param>
internal sealed class DeliveryKind<T>(
    string kind,
    string noun,
    int level,
    Func<CommonThreadDb, IQueryable<T>> seen,
    Func<T, string, RecordCard> card,
    Func<T, IEnumerable<(string Kind, int Id, string Relation)>>? up = null,
    params FindSteps[] below
) : IRecordKind
    where T : FrameworkPart
{
    public string Kind => kind;

    public string Noun => noun;

    public int Level => level;

    /// <summary>The words by which an entry is found.</summary>
    public required Expression<Func<T, string?>> Words { get; init; }

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await seen(db)
            .Holding(words, Words)
            .OrderBy(e => e.FrameworkId)
            .ThenBy(e => e.Position)
            .ThenBy(e => e.Id)
            .Select(e => e.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var entries = await seen(db).Where(e => ids.Contains(e.Id)).AsNoTracking().ToListAsync(stop);
        var slugs = await db.Set<Framework>().Select(f => new { f.Id, f.Slug }).ToDictionaryAsync(f => f.Id, stop);
        return
        [
            .. entries.Select(e =>
                card(e, slugs[e.FrameworkId].Slug) with
                {
                    Record = new(kind, e.Id),
                    Illustrative = e.Illustrative,
                }
            ),
        ];
    }

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var entries = await seen(db).Where(e => ids.Contains(e.Id)).AsNoTracking().ToListAsync(stop);
        var steps = new List<ThreadStep>();
        foreach (var entry in entries)
        {
            var above = up?.Invoke(entry).ToList() ?? [];
            steps.AddRange(above.Select(u => new ThreadStep(new(kind, entry.Id), new(u.Kind, u.Id), u.Relation)));
            if (above.Count == 0)
            {
                steps.Add(new(new(kind, entry.Id), new(StrategyKinds.Framework, entry.FrameworkId), "is part of"));
            }
        }
        foreach (var find in below)
            steps.AddRange(await find(db, ids, stop));
        return steps;
    }
}
