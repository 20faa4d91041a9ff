using System.Linq.Expressions;
using CommonThread.Commitments;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Resources;
using CommonThread.Strategy.SuccessMeasures;
using CommonThread.Strategy.Threads;

namespace CommonThread.Strategy;

/// <summary>The kinds of record of this half of the module, and the steps built into them.</summary>
internal static class PlanRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
        new DeliveryKind<Activity>(
            StrategyKinds.Activity,
            "Activity",
            50,
            db => db.Parts<Activity>(),
            (a, slug) =>
                new(a.Record, a.Title, $"~/strategy/{slug}/delivery#activity-{a.Id}", a.State.Say(), a.PeriodEnd),
            a => a.PriorityId is { } p ? [(StrategyKinds.Priority, p, "delivers")] : [],
            Under<WorkStream>(StrategyKinds.Activity, StrategyKinds.WorkStream, "is part of", w => w.ActivityId),
            Under<Pilot>(StrategyKinds.Activity, StrategyKinds.Pilot, "tries out", p => p.ActivityId)
        )
        {
            Words = a => a.Title,
            Post = a => a.OwnerPostId,
        },
        new DeliveryKind<WorkStream>(
            StrategyKinds.WorkStream,
            "Work stream",
            55,
            db => db.Parts<WorkStream>(),
            (w, slug) => new(w.Record, w.Title, $"~/strategy/{slug}/delivery#activity-{w.ActivityId}", w.State.Say()),
            w =>
                w.ParentId is { } p
                    ? [(StrategyKinds.WorkStream, p, "is part of")]
                    : [(StrategyKinds.Activity, w.ActivityId, "is part of")],
            Under<WorkStream>(StrategyKinds.WorkStream, StrategyKinds.WorkStream, "is part of", w => w.ParentId)
        )
        {
            Words = w => w.Title,
            Post = w => w.OwnerPostId,
        },
        new DeliveryKind<SuccessMeasure>(
            StrategyKinds.Measure,
            "Success measure",
            80,
            KnownSuccess.Seen,
            (m, slug) => new(m.Record, m.Name, $"~/strategy/{slug}/measures/{m.Id}", Detail: m.Kind.Say()),
            null,
            // The figure stands below the success measure that it is the numbers of.
            FigureSteps
        )
        {
            Words = m => m.Name,
            Post = m => m.OwnerPostId,
            Latest = LatestResults,
            With = ("measure", SuccessOfFigures),
        },
        new DeliveryKind<Plan>(
            Plan.RecordKind,
            "Plan",
            45,
            Plans,
            (p, slug) => new(p.Record, p.Title, $"~/strategy/{slug}/plans/{p.Id}", p.State.Say(), p.PeriodEnd),
            p => p.PriorityId is { } priority ? [(StrategyKinds.Priority, priority, "delivers")] : []
        )
        {
            Words = p => p.Title,
            Post = p => p.OwnerPostId,
        },
        new DeliveryKind<Pilot>(
            StrategyKinds.Pilot,
            "Pilot",
            58,
            db => db.Parts<Pilot>(),
            (p, slug) =>
                new(p.Record, p.Title, $"~/strategy/{slug}/registers/pilots#entry-{p.Id}", p.Decision?.Say(), p.End),
            PilotSteps
        )
        {
            Words = p => p.Title,
            Post = p => p.PostId,
        },
        new DeliveryKind<CaseStudy>(
            StrategyKinds.CaseStudy,
            "Case study",
            85,
            CaseStudies,
            (c, _) => new(c.Record, c.Title, $"~/good-practice/{c.Id}", c.State.Say()),
            c => c.PriorityId is { } p ? [(StrategyKinds.Priority, p, "illustrates")] : []
        )
        {
            Words = c => c.Title,
            Post = c => c.PostId,
        },
        .. LeadRecords.All,
        new DeliveryKind<Resource>(
            StrategyKinds.Resource,
            "Resource",
            78,
            db => db.PartnersParts<Resource>(),
            (r, slug) =>
                new(
                    r.Record,
                    r.Fund ?? r.Kind.Say(),
                    $"~/strategy/{slug}/registers/resources#entry-{r.Id}",
                    r.Available ? "There is" : "Allotted"
                ),
            r =>
                r.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is allotted to")]
                : r.ActivityId is { } a ? [(StrategyKinds.Activity, a, "is allotted to")]
                : []
        )
        {
            Post = r => r.PostId,
            Words = r => (r.Fund ?? "") + " " + (r.Decision ?? ""),
        },
        new DeliveryKind<Request>(
            StrategyKinds.Request,
            "Request",
            79,
            db => db.PartnersParts<Request>(),
            (r, slug) =>
                new(
                    r.Record,
                    r.Words.Length > 120 ? r.Words[..120] + "…" : r.Words,
                    $"~/strategy/{slug}/registers/requests#entry-{r.Id}",
                    r.Decision?.Say(),
                    r.On
                )
                {
                    DateSays = "asked on",
                }
        )
        {
            Words = r => r.Words,
        },
    ];

    /// <summary>What this half hangs right below the parts of the other: for <see cref="StrategyModule"/>.</summary>
    public static IReadOnlyList<(string Kind, FindSteps Steps)> Below { get; } =
    [
        OfPriority<Activity>(StrategyKinds.Activity, "delivers", a => a.PriorityId),
        OfPriority<Plan>(Plan.RecordKind, "delivers", p => p.PriorityId),
        OfPriority<Pilot>(StrategyKinds.Pilot, "tries out", p => p.PriorityId),
        OfPriority<CaseStudy>(StrategyKinds.CaseStudy, "illustrates", c => c.PriorityId),
        OfPriority<LocalReading>("local-reading", "reads locally", r => r.PriorityId),
        OfPriority<LeadReport>(LeadReport.RecordKind, "reports on", r => r.PriorityId),
        OfPriority<Concern>("concern-of-lead", "is raised about", c => c.PriorityId),
        OfPriority<ScopingExercise>(StrategyKinds.Scoping, "looks into", s => s.PriorityId),
        OfPriority<Guidance>(StrategyKinds.Guidance, "advises on", g => g.PriorityId),
        OfPriority<LawAssessment>(StrategyKinds.Law, "bears on", l => l.PriorityId),
        OfPriority<Resource>(StrategyKinds.Resource, "is allotted to", r => r.PriorityId),
        OfFramework<Activity>(StrategyKinds.Activity, a => a.PriorityId == null ? a.FrameworkId : null),
        OfFramework<Plan>(Plan.RecordKind, p => p.PriorityId == null ? p.FrameworkId : null),
    ];

    private static (string, FindSteps) OfPriority<T>(string kind, string relation, Expression<Func<T, int?>> upper)
        where T : FrameworkPart => (StrategyKinds.Priority, Under(StrategyKinds.Priority, kind, relation, upper));

    private static (string, FindSteps) OfFramework<T>(string kind, Expression<Func<T, int?>> upper)
        where T : FrameworkPart => (StrategyKinds.Framework, Under(StrategyKinds.Framework, kind, "is part of", upper));

    /// <summary>Steps from records of a kind down to those that hold their numbers.</summary>
    private static FindSteps Under<T>(string upperKind, string kind, string relation, Expression<Func<T, int?>> upper)
        where T : FrameworkPart =>
        async (db, ids, stop) =>
        {
            var held = await db.Set<T>()
                .Select(
                    Expression.Lambda<Func<T, Pair>>(
                        Expression.MemberInit(
                            Expression.New(typeof(Pair)),
                            Expression.Bind(
                                typeof(Pair).GetProperty(nameof(Pair.Lower))!,
                                Expression.Property(upper.Parameters[0], nameof(FrameworkPart.Id))
                            ),
                            Expression.Bind(typeof(Pair).GetProperty(nameof(Pair.Upper))!, upper.Body)
                        ),
                        upper.Parameters
                    )
                )
                .Where(p => p.Upper != null && ids.Contains(p.Upper.Value))
                .ToListAsync(stop);
            return [.. held.Select(p => new ThreadStep(new(kind, p.Lower), new(upperKind, p.Upper!.Value), relation))];
        };

    private sealed class Pair
    {
        public int Lower { get; init; }

        public int? Upper { get; init; }
    }

    /// <summary>Plans that the caller may see: approved ones, or all for those who are signed in.</summary>
    public static IQueryable<Plan> Plans(CommonThreadDb db)
    {
        var inside = db.Acting.Caller.IsSignedIn || db.Acting.Caller.SeesEverything;
        return db.Parts<Plan>()
            .Where(p =>
                inside || p.State == PlanState.Approved || p.State == PlanState.Live || p.State == PlanState.Closed
            );
    }

    /// <summary>Case studies that the caller may see: published ones, or all for those who are signed in.</summary>
    public static IQueryable<CaseStudy> CaseStudies(CommonThreadDb db)
    {
        var inside = db.Acting.Caller.IsSignedIn || db.Acting.Caller.SeesEverything;
        return db.Parts<CaseStudy>().Where(c => inside || c.State == CaseStudyState.Published);
    }

    // A measure knows nothing of what it shows: from its figure the thread leads up through the success measures.
    private static async Task<IReadOnlyList<ThreadStep>> SuccessOfFigures(
        CommonThreadDb db,
        IReadOnlyCollection<int> figures,
        CancellationToken stop
    ) =>
        Figures(
            await db.Set<SuccessMeasure>()
                .Where(m => m.MeasureId != null && figures.Contains(m.MeasureId.Value))
                .Select(m => new Pair { Lower = m.MeasureId!.Value, Upper = m.Id })
                .ToListAsync(stop)
        );

    private static async Task<IReadOnlyDictionary<int, string>> LatestResults(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var measures = await KnownSuccess
            .Seen(db)
            .Include(m => m.Judgements)
            .Where(m => ids.Contains(m.Id))
            .AsNoTracking()
            .ToListAsync(stop);
        return (await KnownSuccess.Of(db, measures, stop))
            .Where(k => k.Latest is not null)
            .ToDictionary(k => k.Success.Id, k => $"Latest: {k.Latest}");
    }

    private static IReadOnlyList<ThreadStep> Figures(List<Pair> pairs) =>
        [
            .. pairs.Select(p => new ThreadStep(
                new("measure", p.Lower),
                new(StrategyKinds.Measure, p.Upper!.Value),
                "is the figure of"
            )),
        ];

    private static async Task<IReadOnlyList<ThreadStep>> FigureSteps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        Figures(
            await db.Set<SuccessMeasure>()
                .Where(m => ids.Contains(m.Id) && m.MeasureId != null)
                .Select(m => new Pair { Lower = m.MeasureId!.Value, Upper = m.Id })
                .ToListAsync(stop)
        );

    private static IEnumerable<(string, int, string)> PilotSteps(Pilot pilot)
    {
        if (pilot.PriorityId is { } priority)
            yield return (StrategyKinds.Priority, priority, "tries out");
        if (pilot.ActivityId is { } activity)
            yield return (StrategyKinds.Activity, activity, "tries out");
        if (pilot.RepeatOfId is { } first)
            yield return (StrategyKinds.Pilot, first, "repeats");
    }
}
