using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Quarters;

namespace CommonThread.Performance;

/// <summary>What ought to have come in, been decided or been answered in the quarterly cycle, and was not.</summary>
internal static class QuarterGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("escalation-undecided", "What is escalated is decided within three months", Undecided),
        new("escalation-untold", "Whoever raised something is told what became of it", Untold),
        new("narrative-missing", "Every partnership’s narrative is in by its date", MissingNarratives),
    ];

    // D-23: a decision within one quarter.
    private static async Task<IReadOnlyList<Gap>> Undecided(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (await db.Set<Escalation>().AsNoTracking().OrderBy(e => e.RaisedOn).ToListAsync(stop))
                .Where(e => e.IsLate(today))
                .Select(e => new Gap(
                    e.Record,
                    $"“{e.Item}” was raised on {e.RaisedOn.Say()} and is not decided.",
                    e.Url,
                    "Say what becomes of it",
                    PerformancePermissions.Approve
                )),
        ];

    // It cannot close until the partnership has been told; this says so before anyone asks.
    private static async Task<IReadOnlyList<Gap>> Untold(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        [
            .. (
                await db.Set<Escalation>()
                    .AsNoTracking()
                    .Where(e => e.State == EscalationState.Decided || e.State == EscalationState.Returned)
                    .OrderBy(e => e.RaisedOn)
                    .ToListAsync(stop)
            ).Select(e => new Gap(
                e.Record,
                $"Whoever raised “{e.Item}” has not been told what became of it.",
                e.Url,
                "Tell them",
                PerformancePermissions.Assemble
            )),
        ];

    private static async Task<IReadOnlyList<Gap>> MissingNarratives(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await (
                    from n in db.Set<Narrative>()
                    join q in db.Set<ReportingQuarter>() on n.QuarterId equals q.Id
                    join place in db.Set<Places.Place>() on n.PlaceId equals place.Id
                    where n.SubmittedOn == null && n.Version == 1 && q.NarrativesDue < today
                    orderby q.Start, place.Name
                    select new
                    {
                        Narrative = n,
                        Quarter = q,
                        place.Name,
                    }
                )
                    .AsNoTracking()
                    .ToListAsync(stop)
            ).Select(x => new Gap(
                x.Narrative.Record,
                $"The narrative of {x.Name} for {x.Quarter.Quarter} was due on {x.Quarter.NarrativesDue.Say()}.",
                x.Narrative.Url + "/write",
                "Write it",
                PerformancePermissions.Narrate,
                x.Narrative.PostId
            )),
        ];
}
