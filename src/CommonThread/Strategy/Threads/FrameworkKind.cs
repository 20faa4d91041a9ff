using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Threads;

/// <summary>A framework on the thread: above it what it answers to, below it its parts and its subordinate strategies.</summary>
internal sealed class FrameworkKind(params FindSteps[] below) : IRecordKind
{
    public string Kind => StrategyKinds.Framework;

    public string Noun => "Framework";

    public int Level => 10;

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        [
            .. (
                await (await Published.Of(db, stop)).ByTitle(
                    all => all.Holding(words, f => f.Title, f => f.ShortTitle),
                    stop
                )
            )
                .Select(f => f.Id)
                .Take(most),
        ];

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await (await Published.Of(db, stop)).Frameworks(
                    all =>
                        all.Where(f => ids.Contains(f.Id))
                            .Select(f => new
                            {
                                f.Id,
                                f.Title,
                                f.Slug,
                                f.Status,
                                f.PeriodEnd,
                                f.Vision,
                                f.Illustrative,
                            }),
                    stop
                )
            ).Select(f => new RecordCard(
                new(Kind, f.Id),
                f.Title,
                $"~/strategy/{f.Slug}",
                f.Status.Say(),
                f.PeriodEnd,
                f.Vision,
                f.Illustrative
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var drivers = await (await Published.Of(db, stop)).Parts(
            (IQueryable<Driver> all) =>
                all.Where(d =>
                        ids.Contains(d.FrameworkId)
                        || (d.ParentFrameworkId != null && ids.Contains(d.ParentFrameworkId.Value))
                    )
                    .Select(d => new
                    {
                        d.Id,
                        d.FrameworkId,
                        d.ParentFrameworkId,
                    }),
            stop
        );
        // A parent that is kept here stands itself on the thread; only outside drivers have a bead of their own.
        var steps = drivers
            .Select(d => new ThreadStep(
                new(Kind, d.FrameworkId),
                d.ParentFrameworkId is { } parent ? new(Kind, parent) : new(StrategyKinds.Driver, d.Id),
                "answers to"
            ))
            .ToList();
        foreach (var find in below)
            steps.AddRange(await find(db, ids, stop));
        return steps;
    }
}

/// <summary>A plan, policy or law from outside that a framework answers to: the top of the thread.</summary>
internal sealed class OutsideDriverKind : IRecordKind
{
    public string Kind => StrategyKinds.Driver;

    public string Noun => "Driver";

    public int Level => 0;

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await (await Published.Of(db, stop)).Parts(
            (IQueryable<Driver> all) =>
                all.Where(d => d.ParentFrameworkId == null)
                    .Holding(words, d => d.Title)
                    .OrderBy(d => d.Title)
                    .Select(d => d.Id)
                    .Take(most),
            stop
        );

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var drivers = await (await Published.Of(db, stop)).Parts(
            (IQueryable<Driver> all) => all.Where(d => ids.Contains(d.Id)),
            stop
        );
        var of = drivers.Select(d => d.FrameworkId).Distinct().ToList();
        var slugs = await db.Set<Framework>()
            .Where(f => of.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Slug, stop);
        return
        [
            .. drivers
                .Where(d => slugs.ContainsKey(d.FrameworkId))
                .Select(d => new RecordCard(
                    d.Record,
                    d.Title,
                    $"~/strategy/{slugs[d.FrameworkId]}#answers-to",
                    d.Kind.Say(),
                    null,
                    d.Note,
                    d.Illustrative
                )),
        ];
    }

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await (await Published.Of(db, stop)).Parts(
                    (IQueryable<Driver> all) =>
                        all.Where(d => ids.Contains(d.Id) && d.ParentFrameworkId == null)
                            .Select(d => new { d.Id, d.FrameworkId }),
                    stop
                )
            ).Select(d => new ThreadStep(new(StrategyKinds.Framework, d.FrameworkId), new(Kind, d.Id), "answers to")),
        ];
}
