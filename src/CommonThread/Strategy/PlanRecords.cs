using CommonThread.Commitments;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Learning;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy;

/// <summary>The kinds of record of this half of the module, and the steps built into them.</summary>
internal static class PlanRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
        new PartKind<Activity>(
            StrategyKinds.Activity,
            "Activity",
            50,
            db => db.Parts<Activity>(),
            (a, slug) => new(a.Record, a.Title, $"~/strategy/{slug}/delivery#activity-{a.Id}", a.State.Say(), a.PeriodEnd),
            a => a.PriorityId is { } p ? [(StrategyKinds.Priority, p, "delivers")] : []
        ),
        new PartKind<WorkStream>(
            StrategyKinds.WorkStream,
            "Work stream",
            55,
            db => db.Parts<WorkStream>(),
            (w, slug) => new(w.Record, w.Title, $"~/strategy/{slug}/delivery#activity-{w.ActivityId}", w.State.Say()),
            w =>
                w.ParentId is { } p
                    ? [(StrategyKinds.WorkStream, p, "is part of")]
                    : [(StrategyKinds.Activity, w.ActivityId, "is part of")]
        ),
        new PartKind<SuccessMeasure>(
            StrategyKinds.Measure,
            "Success measure",
            80,
            db =>
                db.Acting.Caller.IsSignedIn || db.Acting.Caller.SeesEverything
                    ? db.Parts<SuccessMeasure>()
                    : db.Parts<SuccessMeasure>().Where(m => m.Public),
            (m, slug) => new(m.Record, m.Name, $"~/strategy/{slug}/measures/{m.Id}", Detail: m.Kind.Say())
        ),
        new PartKind<Plan>(
            Plan.RecordKind,
            "Plan",
            45,
            Plans,
            (p, slug) => new(p.Record, p.Title, $"~/strategy/{slug}/plans/{p.Id}", p.State.Say(), p.PeriodEnd),
            p => p.PriorityId is { } priority ? [(StrategyKinds.Priority, priority, "delivers")] : [],
            (db, ids, stop) => CommitmentRecords.Below(db, Plan.RecordKind, ids, stop)
        ),
        new PartKind<Pilot>(
            StrategyKinds.Pilot,
            "Pilot",
            58,
            db => db.Parts<Pilot>(),
            (p, slug) => new(p.Record, p.Title, $"~/strategy/{slug}/registers/pilots#entry-{p.Id}", p.Decision?.Say(), p.End),
            PilotSteps
        ),
        new PartKind<CaseStudy>(
            StrategyKinds.CaseStudy,
            "Case study",
            85,
            CaseStudies,
            (c, _) => new(c.Record, c.Title, $"~/good-practice/{c.Id}", c.State.Say()),
            c => c.PriorityId is { } p ? [(StrategyKinds.Priority, p, "illustrates")] : []
        ),
        new PartKind<LeadReport>(
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
        ),
        new PartKind<Concern>(
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
        ),
        new PartKind<LocalReading>(
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
        ),
    ];

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

/// <summary>A part of a framework as a kind of the thread.</summary>
/// <param name="seen">The entries that the caller may see.</param>
/// <param name="card">A card from an entry and its framework's address part.</param>
/// <param name="up">The records above an entry: kind, number, relation.</param>
/// <param name="below">Steps from entries down to records that know them, where there are any.</param>
internal sealed class PartKind<T>(
    string kind,
    string noun,
    int level,
    Func<CommonThreadDb, IQueryable<T>> seen,
    Func<T, string, RecordCard> card,
    Func<T, IEnumerable<(string Kind, int Id, string Relation)>>? up = null,
    Func<CommonThreadDb, IReadOnlyCollection<int>, CancellationToken, Task<IReadOnlyList<ThreadStep>>>? below = null
) : IRecordKind
    where T : FrameworkPart
{
    public string Kind => kind;

    public string Noun => noun;

    public int Level => level;

    public async Task<IReadOnlyList<RecordCard>> Cards(
        CommonThreadDb db,
        IReadOnlyCollection<int> ids,
        CancellationToken stop
    )
    {
        var entries = await seen(db).Where(e => ids.Contains(e.Id)).AsNoTracking().ToListAsync(stop);
        var slugs = await db.Set<Framework>().Select(f => new { f.Id, f.Slug }).ToDictionaryAsync(f => f.Id, stop);
        return
        [
            .. entries.Select(e =>
                card(e, slugs[e.FrameworkId].Slug) with
                {
                    Record = new(kind, e.Id),
                    Illustrative = e.Illustrative,
                }
            ),
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
                steps.Add(
                    new(new(kind, entry.Id), new(StrategyKinds.Framework, entry.FrameworkId), "is part of")
                );
            }
        }
        if (below is not null)
            steps.AddRange(await below(db, ids, stop));
        return steps;
    }
}
