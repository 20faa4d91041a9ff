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

    /// <summary>The post that answers for an entry: its organisation's work it is.</summary>
    public Func<T, int?>? Post { get; init; }

    /// <summary>Organisations that take part besides.</summary>
    public Func<T, IEnumerable<int>>? Partners { get; init; }

    /// <summary>The latest result of entries, by number, where the kind has results.</summary>
    public Func<
        CommonThreadDb,
        IReadOnlyCollection<int>,
        CancellationToken,
        Task<IReadOnlyDictionary<int, string>>
    >? Latest { get; init; }

    /// <summary>Steps with records of another kind, which does not know these.</summary>
    public (string Kind, FindSteps Steps)? With { get; init; }

    public async Task<IReadOnlyList<ThreadStep>> StepsWith(
        CommonThreadDb db,
        string kind,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) => With is { } with && with.Kind == kind ? await with.Steps(db, ids, stop) : [];

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
        var posts = Post is null ? null : await People.PostNames.Of(db, entries.Select(Post), stop);
        var latest =
            Latest is null || entries.Count == 0 ? null : await Latest(db, [.. entries.Select(e => e.Id)], stop);
        return
        [
            .. entries.Select(e =>
            {
                var shown = card(e, slugs[e.FrameworkId].Slug);
                return shown with
                {
                    Record = new(kind, e.Id),
                    Illustrative = e.Illustrative,
                    Detail = latest?.GetValueOrDefault(e.Id) ?? shown.Detail,
                    Organisations =
                    [
                        .. new[] { posts?.GetValueOrDefault(Post?.Invoke(e) ?? 0)?.OrganisationId }
                            .OfType<int>()
                            .Concat(Partners?.Invoke(e) ?? [])
                            .Distinct(),
                    ],
                };
            }),
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
