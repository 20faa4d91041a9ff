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
        },
        new DeliveryKind<Plan>(
            Plan.RecordKind,
            "Plan",
            45,
            Plans,
            (p, slug) => new(p.Record, p.Title, $"~/strategy/{slug}/plans/{p.Id}", p.State.Say(), p.PeriodEnd),
            p => p.PriorityId is { } priority ? [(StrategyKinds.Priority, priority, "delivers")] : [],
            (db, ids, stop) => CommitmentRecords.Below(db, Plan.RecordKind, ids, stop)
        )
        {
            Words = p => p.Title,
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
        },
        new DeliveryKind<LeadReport>(
            LeadReport.RecordKind,
            "Quarterly report",
            70,
            db => db.PartnersParts<LeadReport>(),
            (r, slug) =>
                new(
                    r.Record,
                    $"Report for {r.Quarter}",
                    $"~/strategy/{slug}/reports/{r.Id}",
                    r.SubmittedOn is null ? "Not submitted" : "Submitted",
                    r.SubmittedOn ?? r.Due
                ),
            r => [(StrategyKinds.Priority, r.PriorityId, "reports on")]
        )
        {
            Words = r => r.Summary,
        },
        new DeliveryKind<Concern>(
            "concern-of-lead",
            "Concern of a lead",
            72,
            db => db.PartnersParts<Concern>(),
            (c, slug) =>
                new(
                    new("concern-of-lead", c.Id),
                    c.Words.Length > 120 ? c.Words[..120] + "…" : c.Words,
                    $"~/strategy/{slug}/registers/concerns#entry-{c.Id}",
                    c.IsOpen ? "Open" : "Answered",
                    c.RaisedOn
                ),
            c => c.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is raised about")] : []
        )
        {
            Words = c => c.Words,
        },
        new DeliveryKind<ScopingExercise>(
            StrategyKinds.Scoping,
            "Scoping exercise",
            74,
            db => db.PartnersParts<ScopingExercise>(),
            (s, slug) =>
                new(
                    s.Record,
                    s.Question,
                    $"~/strategy/{slug}/registers/scoping#entry-{s.Id}",
                    s.ReceivedOn is null ? "Commissioned" : "Received",
                    s.ReceivedOn ?? s.Due
                ),
            s => s.PriorityId is { } p ? [(StrategyKinds.Priority, p, "looks into")] : []
        )
        {
            Words = s => s.Question + " " + (s.Document ?? ""),
        },
        new DeliveryKind<Guidance>(
            StrategyKinds.Guidance,
            "Guidance",
            76,
            db => db.PartnersParts<Guidance>(),
            (g, slug) =>
                new(g.Record, g.Title, $"~/strategy/{slug}/registers/guidance#entry-{g.Id}", g.Kind.Say(), g.On),
            g => g.PriorityId is { } p ? [(StrategyKinds.Priority, p, "advises on")] : []
        )
        {
            Words = g => g.Title,
        },
        new DeliveryKind<LawAssessment>(
            StrategyKinds.Law,
            "Law assessed",
            77,
            db => db.PartnersParts<LawAssessment>(),
            (l, slug) =>
                new(l.Record, l.Instrument, $"~/strategy/{slug}/registers/law#entry-{l.Id}", l.Stage?.Say(), l.On),
            l => l.PriorityId is { } p ? [(StrategyKinds.Priority, p, "bears on")] : []
        )
        {
            Words = l => l.Instrument,
        },
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
        )
        {
            Words = r => r.Words,
        },
        new DeliveryKind<LocalReading>(
            "local-reading",
            "Local reading",
            35,
            db => db.Parts<LocalReading>(),
            (r, slug) =>
                new(
                    r.Record,
                    r.LocalPriority ?? r.Wording ?? "Not applicable here",
                    $"~/strategy/{slug}/registers/local-readings#entry-{r.Id}",
                    r.Applicable ? null : "Not applicable",
                    r.RecordedOn
                ),
            ReadingSteps
        )
        {
            Words = r => (r.LocalPriority ?? "") + " " + (r.Wording ?? ""),
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
        (StrategyKinds.Priority, (db, ids, stop) => CommitmentRecords.Below(db, StrategyKinds.Priority, ids, stop)),
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

    private static async Task<IReadOnlyList<ThreadStep>> FigureSteps(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    ) =>
        [
            .. (
                await db.Set<SuccessMeasure>()
                    .Where(m => ids.Contains(m.Id) && m.MeasureId != null)
                    .Select(m => new { m.Id, m.MeasureId })
                    .ToListAsync(stop)
            ).Select(m => new ThreadStep(
                new("measure", m.MeasureId!.Value),
                new(StrategyKinds.Measure, m.Id),
                "is the figure of"
            )),
        ];

    private static IEnumerable<(string, int, string)> PilotSteps(Pilot pilot)
    {
        if (pilot.PriorityId is { } priority)
            yield return (StrategyKinds.Priority, priority, "tries out");
        if (pilot.ActivityId is { } activity)
            yield return (StrategyKinds.Activity, activity, "tries out");
        if (pilot.RepeatOfId is { } first)
            yield return (StrategyKinds.Pilot, first, "repeats");
    }

    private static IEnumerable<(string, int, string)> ReadingSteps(LocalReading reading)
    {
        if (reading.PriorityId is { } priority)
            yield return (StrategyKinds.Priority, priority, "reads locally");
        if (reading.PlaceId is { } place)
            yield return ("place", place, "holds in");
    }
}
