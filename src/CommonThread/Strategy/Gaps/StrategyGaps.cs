using CommonThread.People;
using CommonThread.Strategy.Adoptions;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Reviews;
using CommonThread.Strategy.Versions;

namespace CommonThread.Strategy.Gaps;

/// <summary>What ought to be there in a framework and is not. Each rule is one sentence and one query.</summary>
internal static class StrategyGaps
{
    /// <summary>Days after which a version that waits for a decision is stuck.</summary>
    public const int StuckAfterDays = 60;

    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("outcome-shown", "Every outcome has a measure or evidence", Outcomes),
        new(
            "promise-reported",
            "Every promise whose day has come is reported as kept, partly kept or not kept",
            Promises
        ),
        new(
            "framework-end",
            "A framework past its end has a decision: it lives on, is extended or has a successor",
            Ended
        ),
        new("framework-ending", "What follows a framework is decided before it ends", Ending),
        new("review-held", "Every review is held by the day it is due", Reviews),
        new("partner-answered", "Every partner has said where it stands", Partners),
        new("reported-back", "After adoption the owner reports back by the day set", NotReportedBack),
        new("version-decided", "A version that waits for a decision gets one", Versions),
    ];

    private static async Task<IReadOnlyList<Gap>> Outcomes(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var bare = await (
            from outcome in db.Set<Outcome>()
            join framework in db.Set<Framework>() on outcome.FrameworkId equals framework.Id
            where
                outcome.Evidence.Count == 0
                && framework.Status != VersionState.Expired
                && !db.Set<Link>()
                    .Any(l =>
                        l.UpperKind == StrategyKinds.Outcome
                        && l.UpperId == outcome.Id
                        && l.LowerKind == StrategyKinds.Measure
                    )
            orderby framework.Title, outcome.Position
            select new
            {
                outcome.Id,
                outcome.Words,
                framework.Slug,
                framework.OwnerPostId,
                framework.PeriodStart,
            }
        ).ToListAsync(stop);
        return
        [
            .. bare.Select(o => new Gap(
                new(StrategyKinds.Outcome, o.Id),
                $"“{Brief(o.Words)}” has no measure and no evidence.",
                $"~/strategy/{o.Slug}/outcomes/{o.Id}/evidence",
                "Add evidence",
                StrategyPermissions.Evidence,
                o.OwnerPostId,
                o.PeriodStart
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Promises(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var due = await (
            from promise in db.Set<Promise>()
            join framework in db.Set<Framework>() on promise.FrameworkId equals framework.Id
            where promise.State == PromiseState.Open && promise.Due < today
            orderby promise.Due
            select new
            {
                promise.Id,
                promise.Words,
                promise.Due,
                framework.Slug,
                framework.OwnerPostId,
            }
        ).ToListAsync(stop);
        return
        [
            .. due.Select(p => new Gap(
                new(StrategyKinds.Promise, p.Id),
                $"Nobody has said whether this was kept: “{Brief(p.Words)}”.",
                $"~/strategy/{p.Slug}/promises/{p.Id}/report",
                "Say what happened",
                StrategyPermissions.Evidence,
                p.OwnerPostId,
                p.Due
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Ended(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (await Live(db, today.AddDays(-1), stop))
                .Where(f => f.IsPastItsEndUndecided(today))
                .Select(f => End(f, $"{f.Called} ended on {f.PeriodEnd.Say()} and nobody has said what follows.")),
        ];

    private static async Task<IReadOnlyList<Gap>> Ending(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (await Live(db, today.AddMonths(12), stop))
                .Where(f =>
                    f.PeriodEnd >= today && f.Expiry is not (ExpiryDecision.RemainsLive or ExpiryDecision.Succeeded)
                )
                .Select(f =>
                    End(
                        f,
                        f.PeriodEnd <= today.AddMonths(6)
                            ? $"{f.Called} ends on {f.PeriodEnd.Say()}, in less than 6 months, and nobody has said what follows."
                            : $"{f.Called} ends on {f.PeriodEnd.Say()}, in less than 12 months: time to decide what follows."
                    ) with
                    {
                        Since = f.PeriodEnd!.Value.AddMonths(-12),
                    }
                ),
        ];

    private static async Task<IReadOnlyList<Gap>> Reviews(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var soon = today.AddDays(FrameworkReview.RemindDaysBefore);
        var due = await (
            from review in db.Set<FrameworkReview>()
            join framework in db.Set<Framework>() on review.FrameworkId equals framework.Id
            where review.HeldOn == null && review.Due <= soon
            orderby review.Due
            select new
            {
                review.Id,
                review.Kind,
                review.Due,
                Called = framework.ShortTitle ?? framework.Title,
                framework.Slug,
                framework.OwnerPostId,
            }
        ).ToListAsync(stop);
        return
        [
            .. due.Select(r => new Gap(
                new(StrategyKinds.Review, r.Id),
                r.Due < today
                    ? $"The {r.Kind.Say().ToLowerInvariant()} review of {r.Called} was due on {r.Due.Say()}."
                    : $"The {r.Kind.Say().ToLowerInvariant()} review of {r.Called} is due on {r.Due.Say()}.",
                $"~/strategy/{r.Slug}/reviews/{r.Id}",
                "Record what it found",
                StrategyPermissions.Review,
                r.OwnerPostId,
                r.Due < today ? r.Due : r.Due.AddDays(-FrameworkReview.RemindDaysBefore)
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Partners(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var open = await (
            from adoption in db.Set<Adoption>()
            join partner in db.Set<FrameworkPartner>() on adoption.PartnerId equals partner.Id
            join version in db.Set<FrameworkVersion>() on adoption.VersionId equals version.Id
            join framework in db.Set<Framework>() on partner.FrameworkId equals framework.Id
            where
                partner.LeftOn == null
                && version.State != VersionState.Superseded
                && version.State != VersionState.Expired
                && (
                    adoption.IsAskedToCarryOver
                    || (
                        adoption.State == AdoptionState.ToBeDecided
                        && (adoption.MeetingDate == null || adoption.MeetingDate < today)
                    )
                    || (adoption.State == AdoptionState.NotStarted && partner.Kind == PartnerKind.Developing)
                )
            select new
            {
                adoption.Id,
                adoption.IsAskedToCarryOver,
                adoption.State,
                adoption.MeetingDate,
                partner.OrganisationId,
                partner.ContactPostId,
                PartnerId = partner.Id,
                version.Number,
                version.PublishedOn,
                partner.JoinedOn,
                Called = framework.ShortTitle ?? framework.Title,
                framework.Slug,
                framework.OwnerOrganisationId,
            }
        ).ToListAsync(stop);
        var names = await OrganisationNames.Of(db, open.Select(o => o.OrganisationId), stop);
        return
        [
            .. open.Select(o =>
            {
                var who = names.TryGetValue(o.OrganisationId, out var name) ? name.Name : "A partner";
                return new Gap(
                    new(StrategyKinds.Adoption, o.Id),
                    o.IsAskedToCarryOver ? $"{who} has not said whether its adoption of {o.Called} carries over."
                        : o.State == AdoptionState.NotStarted ? $"{who} has not begun to consider {o.Called}."
                        : o.MeetingDate is null ? $"{who} has not said when it decides on {o.Called}."
                        : $"{who} was to decide on {o.Called} on {o.MeetingDate.Say()}; no decision is recorded.",
                    $"~/strategy/{o.Slug}/adoption/{o.PartnerId}/{o.Number}",
                    "Say where it stands",
                    StrategyPermissions.Adopt,
                    o.ContactPostId,
                    o.IsAskedToCarryOver ? o.PublishedOn
                        : o.State == AdoptionState.NotStarted ? o.JoinedOn ?? o.PublishedOn
                        : o.MeetingDate
                )
                {
                    // The page opens for the partner's own officers and for those who keep the framework.
                    Who = caller =>
                        MatrixModel.SpeaksFor(caller, o.OrganisationId)
                        || caller.MayFor(StrategyPermissions.Edit, o.OwnerOrganisationId ?? 0),
                };
            }),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> Versions(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var since = today.AddDays(-StuckAfterDays);
        var stuck = await (
            from version in db.Set<FrameworkVersion>()
            join framework in db.Set<Framework>() on version.FrameworkId equals framework.Id
            where
                (version.State == VersionState.Draft && version.SubmittedOn <= since)
                || (version.State == VersionState.OutForConsultation && version.PublishedOn <= since)
                || (version.State == VersionState.Approved && version.ApprovedOn <= since)
            select new
            {
                version.Id,
                version.Number,
                version.Label,
                version.State,
                Since = version.State == VersionState.Draft ? version.SubmittedOn
                : version.State == VersionState.Approved ? version.ApprovedOn
                : version.PublishedOn,
                Called = framework.ShortTitle ?? framework.Title,
                framework.Slug,
                framework.OwnerPostId,
            }
        ).ToListAsync(stop);
        return
        [
            .. stuck.Select(v => new Gap(
                new(StrategyKinds.Version, v.Id),
                v.State switch
                {
                    VersionState.Draft =>
                        $"{v.Called}, “{v.Label}”, was submitted on {v.Since.Say()} and is not decided.",
                    VersionState.Approved => $"{v.Called}, “{v.Label}”, is approved and not in force.",
                    _ => $"{v.Called}, “{v.Label}”, has been out for consultation since {v.Since.Say()}.",
                },
                $"~/strategy/{v.Slug}/versions/{v.Number}",
                "Decide",
                StrategyPermissions.Approve,
                v.OwnerPostId,
                v.Since
            )),
        ];
    }

    private static async Task<IReadOnlyList<Gap>> NotReportedBack(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<Framework>()
                    .AsNoTracking()
                    .Where(f => f.ReportBackOn < today && f.ReportedBackOn == null && f.CollectionOpenedOn != null)
                    .ToListAsync(stop)
            ).Select(f => new Gap(
                f.Record,
                $"{f.Called} was to report back by {f.ReportBackOn.Say()}.",
                $"~/strategy/{f.Slug}/adoption/follow",
                "Say when it did",
                StrategyPermissions.Edit,
                f.OwnerPostId,
                f.ReportBackOn
            )),
        ];

    private static Task<List<Framework>> Live(CommonThreadDb db, DateOnly endsBy, CancellationToken stop) =>
        db.Set<Framework>()
            .AsNoTracking()
            .Where(f => f.PeriodEnd <= endsBy && f.Status == VersionState.InForce)
            .OrderBy(f => f.PeriodEnd)
            .ToListAsync(stop);

    private static Gap End(Framework framework, string sentence) =>
        new(
            framework.Record,
            sentence,
            $"~/strategy/{framework.Slug}/end",
            "Decide what follows",
            StrategyPermissions.Review,
            framework.OwnerPostId,
            framework.PeriodEnd
        );

    private static string Brief(string words) => words.Length <= 90 ? words : words[..88].TrimEnd() + "…";
}
