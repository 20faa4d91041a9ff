using CommonThread.Commitments;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Gaps;

/// <summary>Breaks in the thread of a framework as a whole, and of the actions and measures that hang loose in it .</summary>
internal static class WholeGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new(
            "framework-without-vision",
            "Every framework has a vision, or a vision in parts",
            (db, _, stop) =>
                Lacking(
                    db.Set<Framework>()
                        .Where(f => f.Vision == null && !db.Set<VisionPart>().Any(v => v.FrameworkId == f.Id)),
                    "has no vision",
                    "vision",
                    "Write one",
                    StrategyPermissions.Edit,
                    stop
                )
        ),
        new(
            "framework-without-priority",
            "Every framework has a priority",
            (db, _, stop) =>
                Lacking(
                    db.Set<Framework>().Where(f => !db.Set<Priority>().Any(p => p.FrameworkId == f.Id)),
                    "has no priority",
                    "priorities",
                    "Add one",
                    StrategyPermissions.Edit,
                    stop
                )
        ),
        new(
            "framework-without-measure",
            "Every framework has a success measure",
            (db, _, stop) =>
                Lacking(
                    db.Set<Framework>().Where(f => !db.Set<SuccessMeasure>().Any(m => m.FrameworkId == f.Id)),
                    "has no success measure",
                    "measures/write",
                    "Add one",
                    PlanPermissions.Delivery,
                    stop
                )
        ),
        new("measure-not-judged", "Every measure that is judged has a judgement", NotJudged),
        new("action-without-parent", "Every plan action serves a priority, activity, objective or pledge", Loose),
    ];

    private static async Task<IReadOnlyList<Gap>> Lacking(
        IQueryable<Framework> lacking,
        string lacks,
        string page,
        string close,
        string permission,
        CancellationToken stop
    ) =>
        [
            .. (
                await lacking
                    .Where(f => f.Status != VersionState.Superseded && f.Status != VersionState.Expired)
                    .OrderBy(f => f.Title)
                    .AsNoTracking()
                    .ToListAsync(stop)
            ).Select(f => new Gap(
                f.Record,
                $"{f.Called} {lacks}.",
                $"~/strategy/{f.Slug}/{page}",
                close,
                permission,
                f.OwnerPostId,
                f.PeriodStart
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> NotJudged(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var judged = new[]
        {
            SuccessKind.Milestone,
            SuccessKind.Award,
            SuccessKind.DocumentInForce,
            SuccessKind.Narrative,
        };
        return
        [
            .. (
                await (
                    from m in KnownSuccess.Seen(db)
                    join f in db.Set<Framework>() on m.FrameworkId equals f.Id
                    where
                        judged.Contains(m.Kind)
                        && m.Judgements.Count == 0
                        && f.Status != VersionState.Superseded
                        && f.Status != VersionState.Expired
                    orderby f.Title, m.Position
                    select new
                    {
                        m.Id,
                        m.Name,
                        m.OwnerPostId,
                        f.Slug,
                        f.PeriodStart,
                    }
                ).ToListAsync(stop)
            ).Select(m => new Gap(
                new(StrategyKinds.Measure, m.Id),
                $"{m.Name} has not been judged.",
                $"~/strategy/{m.Slug}/measures/{m.Id}",
                "Say how it stands",
                PlanPermissions.Delivery,
                m.OwnerPostId,
                m.PeriodStart
            )),
        ];
    }

    // A plan of a whole framework says of none of its actions what they serve; a link does.
    private static async Task<IReadOnlyList<Gap>> Loose(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var above = new[]
        {
            StrategyKinds.Priority,
            StrategyKinds.Activity,
            StrategyKinds.WorkStream,
            StrategyKinds.Objective,
            StrategyKinds.OperationalObjective,
            StrategyKinds.Outcome,
            StrategyKinds.Pledge,
            StrategyKinds.VisionPart,
        };
        return
        [
            .. (
                await (
                    from c in db.Set<Commitment>()
                    join p in PlanRecords.Plans(db) on c.SubjectId equals p.Id
                    where
                        c.SubjectKind == Plan.RecordKind
                        && p.PriorityId == null
                        && p.State != PlanState.Closed
                        && c.State != CommitmentState.Done
                        && c.State != CommitmentState.Stopped
                        && !db.Set<Link>()
                            .Any(l =>
                                l.LowerKind == StrategyKinds.Action && l.LowerId == c.Id && above.Contains(l.UpperKind)
                            )
                    orderby c.Due, c.Id
                    select new
                    {
                        c.Id,
                        c.Title,
                        Since = c.Start ?? c.AddedOn,
                        c.OwnerPostId,
                    }
                ).ToListAsync(stop)
            ).Select(c => new Gap(
                new(StrategyKinds.Action, c.Id),
                $"“{c.Title}” serves no priority, activity, objective or pledge.",
                $"~/thread/{new RecordRef(StrategyKinds.Action, c.Id)}/link",
                "Link it",
                PlanPermissions.Write,
                c.OwnerPostId,
                c.Since
            )),
        ];
    }
}
