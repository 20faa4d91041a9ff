using CommonThread.Strategy.Drivers;

namespace CommonThread.Strategy.Threads;

/// <summary>A framework on the thread: above it what it answers to, below it its parts and its subordinate strategies.</summary>
internal sealed class FrameworkKind(params FindSteps[] below) : IRecordKind
{
    public string Kind => StrategyKinds.Framework;

    public string Noun => "Framework";

    public int Level => 10;

    public async Task<IReadOnlyList<int>> Find(CommonThreadDb db, string words, int most, CancellationToken stop) =>
        await db.Set<Framework>()
            .Holding(words, f => f.Title, f => f.ShortTitle)
            .OrderBy(f => f.Title)
            .Select(f => f.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Framework>()
                    .AsNoTracking()
                    .Where(f => ids.Contains(f.Id))
                    .Select(f => new
                    {
                        f.Id,
                        f.Title,
                        f.Slug,
                        f.Status,
                        f.PeriodEnd,
                        f.Vision,
                        f.Illustrative,
                    })
                    .ToListAsync(stop)
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
        var drivers = await db.Set<Driver>()
            .AsNoTracking()
            .Where(d =>
                ids.Contains(d.FrameworkId) || (d.ParentFrameworkId != null && ids.Contains(d.ParentFrameworkId.Value))
            )
            .Select(d => new
            {
                d.Id,
                d.FrameworkId,
                d.ParentFrameworkId,
            })
            .ToListAsync(stop);
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
        await db.Parts<Driver>()
            .Where(d => d.ParentFrameworkId == null)
            .Holding(words, d => d.Title)
            .OrderBy(d => d.Title)
            .Select(d => d.Id)
            .Take(most)
            .ToListAsync(stop);

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await (
                    from driver in db.Set<Driver>().AsNoTracking()
                    join framework in db.Set<Framework>() on driver.FrameworkId equals framework.Id
                    where ids.Contains(driver.Id)
                    select new
                    {
                        driver.Id,
                        driver.Title,
                        driver.Kind,
                        driver.Note,
                        driver.Illustrative,
                        framework.Slug,
                    }
                ).ToListAsync(stop)
            ).Select(d => new RecordCard(
                new(Kind, d.Id),
                d.Title,
                $"~/strategy/{d.Slug}#answers-to",
                d.Kind.Say(),
                null,
                d.Note,
                d.Illustrative
            )),
        ];

    public async Task<IReadOnlyList<ThreadStep>> Steps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Driver>()
                    .AsNoTracking()
                    .Where(d => ids.Contains(d.Id) && d.ParentFrameworkId == null)
                    .Select(d => new { d.Id, d.FrameworkId })
                    .ToListAsync(stop)
            ).Select(d => new ThreadStep(new(StrategyKinds.Framework, d.FrameworkId), new(Kind, d.Id), "answers to")),
        ];
}
