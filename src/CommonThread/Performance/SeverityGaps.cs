using CommonThread.Commitments;
using CommonThread.Performance.HarmWeights;
using CommonThread.Performance.LocalPriorities;
using CommonThread.Performance.Quarters;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Places;

namespace CommonThread.Performance;

/// <summary>What ought to be weighed, published or done about harm, and is not.</summary>
internal static class SeverityGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("harm-without-weight", "Every kind of harm has a weight", WithoutWeight),
        new(
            "severity-profile-missing",
            "Every partnership’s severity profile is published by its date",
            MissingProfiles
        ),
        new("local-priority-without-action", "Every local priority has an action", WithoutAction),
    ];

    private static async Task<IReadOnlyList<Gap>> WithoutWeight(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var latest = (await db.Set<WeightTable>().AsNoTracking().Include(t => t.Weights).ToListAsync(stop))
            .GroupBy(t => t.FrameworkId)
            .ToDictionary(g => g.Key, g => g.MaxBy(t => t.Version)!);
        return
        [
            .. (
                await db.Set<HarmCategory>()
                    .AsNoTracking()
                    .Where(c => !c.IsRetired)
                    .OrderBy(c => c.Name)
                    .ToListAsync(stop)
            )
                .Where(c => latest.GetValueOrDefault(c.FrameworkId)?.Of(c.Id) is null)
                .Select(c => new Gap(
                    c.Record,
                    $"{c.Name} has no weight.",
                    "~/performance/weights/write",
                    "Give it one",
                    PerformancePermissions.Weigh
                )),
        ];
    }

    // Once a framework's harm is weighed, each quarter that is reported on has a profile of each partnership.
    private static async Task<IReadOnlyList<Gap>> MissingProfiles(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    )
    {
        var weighed = await db.Set<WeightTable>().Select(t => t.FrameworkId).Distinct().ToListAsync(stop);
        var due = await db.Set<ReportingQuarter>()
            .AsNoTracking()
            .Where(q => q.ProductDue < today && weighed.Contains(q.FrameworkId))
            .OrderBy(q => q.Start)
            .ToListAsync(stop);
        var published = (
            await db.Set<SeverityProfile>()
                .Where(p => p.PublishedOn != null)
                .Select(p => new
                {
                    p.FrameworkId,
                    p.PlaceId,
                    p.Start,
                })
                .ToListAsync(stop)
        ).ToHashSet();
        var gaps = new List<Gap>();
        foreach (var quarter in due)
        {
            var place = await db.Set<Strategy.Framework>()
                .Where(f => f.Id == quarter.FrameworkId)
                .Select(f => f.PlaceId)
                .SingleAsync(stop);
            var csps = await Strategy
                .LocalCsps.Of(db, place)
                .OrderBy(p => p.Name)
                .Select(p => new { p.Id, p.Name })
                .ToListAsync(stop);
            gaps.AddRange(
                csps.Where(c =>
                        !published.Contains(
                            new
                            {
                                quarter.FrameworkId,
                                PlaceId = c.Id,
                                quarter.Start,
                            }
                        )
                    )
                    .Select(c => new Gap(
                        quarter.Record,
                        $"No severity profile of {c.Name} for {quarter.Quarter} is published.",
                        $"~/performance/severity?quarter={quarter.Quarter.Key}",
                        "Publish it",
                        PerformancePermissions.Assemble
                    ))
            );
        }
        return gaps;
    }

    private static async Task<IReadOnlyList<Gap>> WithoutAction(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await (
                    from local in db.Set<LocalPriority>()
                    join place in db.Set<Place>() on local.PlaceId equals place.Id
                    where
                        local.From <= today
                        && (local.To == null || local.To >= today)
                        && !db.Set<Commitment>()
                            .Any(c => c.SubjectKind == LocalPriority.RecordKind && c.SubjectId == local.Id)
                    orderby place.Name, local.Name
                    select new { Local = local, place.Name }
                )
                    .AsNoTracking()
                    .ToListAsync(stop)
            ).Select(x => new Gap(
                x.Local.Record,
                $"“{x.Local.Name}” of {x.Name} has no action.",
                x.Local.Url + "#actions",
                "Add one",
                PerformancePermissions.Narrate
            )),
        ];
}
