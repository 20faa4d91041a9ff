using System.Linq.Expressions;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Threads;

/// <summary>What the thread reads of a part of a framework.</summary>
/// <param name="UpperKind">The kind of the part it stands under, where it stands under one; its framework otherwise.</param>
internal sealed record PartRow(
    int Id,
    int FrameworkId,
    string Title,
    string? State = null,
    DateOnly? Date = null,
    string? UpperKind = null,
    int? UpperId = null,
    bool Illustrative = false
);

/// <summary>A kind of part of a framework, as the thread follows it. Its records are seen by those who see their framework.</summary>
/// <param name="read">From the part to what the thread reads of it.</param>
/// <param name="url">Its page, given its row and its framework's address.</param>
/// <param name="relation">How it serves what it stands under: "is a priority of".</param>
internal sealed class PartKind<T>(
    string kind,
    string noun,
    int level,
    string relation,
    Expression<Func<T, PartRow>> read,
    Func<PartRow, string, string> url,
    params FindSteps[] more
) : IRecordKind
    where T : FrameworkPart
{
    public string Kind => kind;

    public string Noun => noun;

    public int Level => level;

    /// <summary>What the date of its cards says.</summary>
    public string DateSays { get; init; } = "until";

    /// <summary>Ids of records that had such a name before, where the kind keeps earlier names.</summary>
    public Func<CommonThreadDb, string, IQueryable<int>>? AlsoCalled { get; init; }

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop)
    {
        // The third thing that the thread reads of a part is its title.
        var title = Expression.Lambda<Func<T, string?>>(((NewExpression)read.Body).Arguments[2], read.Parameters);
        var published = await Published.Of(db, stop);
        var ids = await published.Parts(
            (IQueryable<T> all) =>
                all.Holding(words, title)
                    .OrderBy(p => p.FrameworkId)
                    .ThenBy(p => p.Position)
                    .Select(p => p.Id)
                    .Take(most),
            stop
        );
        if (AlsoCalled is { } also && ids.Count < most && Text.Clean(words) is { } typed)
        {
            var called = await also(db, typed.ToLowerInvariant()).ToListAsync(stop);
            ids.AddRange(
                await published.Parts(
                    (IQueryable<T> all) => all.Where(p => called.Contains(p.Id)).Select(p => p.Id).Take(most),
                    stop
                )
            );
        }
        return [.. ids.Distinct().Take(most)];
    }

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var rows = await Rows(db, ids, stop);
        var frameworks = rows.Select(r => r.FrameworkId).Distinct().ToList();
        var known = (
            await (await Published.Of(db, stop)).Frameworks(
                all =>
                    all.Where(f => frameworks.Contains(f.Id))
                        .Select(f => new
                        {
                            f.Id,
                            f.Slug,
                            f.Title,
                            f.ShortTitle,
                        }),
                stop
            )
        ).ToDictionary(f => f.Id);
        return
        [
            .. rows.Where(r => known.ContainsKey(r.FrameworkId))
                .Select(r => new RecordCard(
                    new(kind, r.Id),
                    r.Title,
                    url(r, known[r.FrameworkId].Slug),
                    r.State,
                    r.Date,
                    known[r.FrameworkId].ShortTitle ?? known[r.FrameworkId].Title,
                    r.Illustrative
                )),
        ];
    }

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var steps = (await Rows(db, ids, stop))
            .Select(r => new ThreadStep(
                new(kind, r.Id),
                r.UpperId is { } upper ? new(r.UpperKind!, upper) : new(StrategyKinds.Framework, r.FrameworkId),
                relation
            ))
            .ToList();
        foreach (var find in more)
            steps.AddRange(await find(db, ids, stop));
        return steps;
    }

    /// <summary>The steps from the records of this kind that stand right under some of another kind.</summary>
    public FindSteps Under(string upperKind) =>
        async (db, ids, stop) =>
        {
            var published = await Published.Of(db, stop);
            var rows = await published.Parts((IQueryable<T> all) => all.OrderBy(p => p.Position).Select(read), stop);
            return
            [
                .. rows.Where(r =>
                        upperKind == StrategyKinds.Framework
                            ? r.UpperId is null && ids.Contains(r.FrameworkId)
                            : r.UpperKind == upperKind && r.UpperId is { } upper && ids.Contains(upper)
                    )
                    .Select(r => new ThreadStep(new(kind, r.Id), new(upperKind, r.UpperId ?? r.FrameworkId), relation)),
            ];
        };

    private async Task<List<PartRow>> Rows(CommonThreadDb db, IReadOnlyCollection<int> ids, CancellationToken stop) =>
        await (await Published.Of(db, stop)).Parts(
            (IQueryable<T> all) => all.Where(p => ids.Contains(p.Id)).Select(read),
            stop
        );
}
