using CommonThread.People;

namespace CommonThread.Strategy.Plans;

/// <summary>What is missing where a plan is refreshed, and where something is tried out or looked into.</summary>
internal static class TrialGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("plan-refresh-overdue", "Every action plan is refreshed by its date", Refresh),
        new("pilot-undecided", "Every pilot that has ended has a decision: stop, change or repeat", Pilots),
        new(
            "scoping-overdue",
            "Every scoping exercise is received by its date and looked at again by its review date",
            Scoping
        ),
    ];

    private static async Task<IReadOnlyList<Gap>> Refresh(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        return
        [
            .. (
                await (
                    from p in PlanRecords.Plans(db)
                    join f in db.Set<Framework>() on p.FrameworkId equals f.Id
                    where p.NextRefresh < today && p.State != PlanState.Closed
                    select new
                    {
                        p.Id,
                        p.Title,
                        p.NextRefresh,
                        p.OwnerPostId,
                        f.Slug,
                        Plan = p,
                    }
                ).ToListAsync(stop)
            ).Select(p => new Gap(
                new(Plan.RecordKind, p.Id),
                $"{p.Title} was to be refreshed by {p.NextRefresh.Say()}.",
                $"~/strategy/{p.Slug}/plans/{p.Id}/refresh",
                "Refresh it",
                PlanPermissions.OwnPlans,
                p.OwnerPostId,
                p.NextRefresh
            )
            {
                Who = caller => PlanAuthor.MayRefresh(p.Plan, caller, serving),
            }),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Pilots(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var ended = await (
            from p in db.Parts<Pilot>()
            join f in db.Set<Framework>() on p.FrameworkId equals f.Id
            where p.Decision == null && p.End < today
            select new
            {
                p.Id,
                p.Title,
                p.End,
                p.PostId,
                f.Slug,
            }
        ).ToListAsync(stop);
        var posts = await PostNames.Of(db, ended.Select(p => p.PostId), stop);
        return
        [
            .. ended.Select(p => new Gap(
                new(StrategyKinds.Pilot, p.Id),
                $"The pilot “{p.Title}” ended on {p.End.Say()} and nothing is decided.",
                $"~/strategy/{p.Slug}/registers/pilots/{p.Id}",
                "Decide: stop, change or repeat",
                PlanPermissions.Pilots,
                p.PostId,
                p.End
            )
            {
                Who = caller => PilotsRegister.Runs(caller, posts.GetValueOrDefault(p.PostId ?? 0)?.OrganisationId),
            }),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Scoping(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var serving = await Serving.On(db, today, stop);
        return
        [
            .. (
                await (
                    from s in db.PartnersParts<ScopingExercise>()
                    join f in db.Set<Framework>() on s.FrameworkId equals f.Id
                    where (s.ReceivedOn == null && s.Due < today) || s.ReviewOn < today
                    select new
                    {
                        s.Id,
                        s.Question,
                        s.ReceivedOn,
                        s.Due,
                        s.ReviewOn,
                        s.PriorityId,
                        f.Slug,
                    }
                ).ToListAsync(stop)
            ).Select(s => new Gap(
                new(StrategyKinds.Scoping, s.Id),
                s.ReceivedOn is null
                    ? $"“{s.Question}” was due on {s.Due.Say()} and is not received."
                    : $"“{s.Question}” was to be looked at again on {s.ReviewOn.Say()}.",
                $"~/strategy/{s.Slug}/registers/scoping/{s.Id}",
                s.ReceivedOn is null ? "Say how it stands" : "Look at it again",
                PlanPermissions.Scoping,
                Since: s.ReceivedOn is null ? s.Due : s.ReviewOn
            )
            {
                Who = caller => serving.MayScope(caller, s.PriorityId),
            }),
        ];
    }
}
