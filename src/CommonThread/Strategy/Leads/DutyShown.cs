using CommonThread.Strategy.Plans;

namespace CommonThread.Strategy.Leads;

/// <summary>The records of a priority that show a duty done without anybody adding evidence by hand.</summary>
public enum DutyRecord
{
    ScopingExercise,
    LawAssessment,
    DeliveryPlan,
    Guidance,
    QuarterlyReport,
    Concern,
}

/// <summary>What last showed a duty done, and when.</summary>
public sealed record DutyShown(DateOnly On, string Words, string Url);

/// <summary>Finds, for priorities, the latest record of each kind that shows a duty .</summary>
internal static class ShownByRecords
{
    public static async Task<ILookup<(int PriorityId, DutyRecord By), DutyShown>> Of(
        CommonThreadDb db,
        IReadOnlyCollection<int> priorityIds,
        string slug,
        CancellationToken stop
    )
    {
        var shown = new List<(int, DutyRecord, DutyShown)>();
        string At(string page) => $"~/strategy/{slug}/{page}";
        foreach (
            var s in await Under<ScopingExercise>(db)
                .Where(s => s.PriorityId != null && priorityIds.Contains(s.PriorityId.Value))
                .ToListAsync(stop)
        )
        {
            if ((s.ReceivedOn ?? s.CommissionedOn) is { } on)
                Add(s.PriorityId, DutyRecord.ScopingExercise, on, s.Question, At($"registers/scoping#entry-{s.Id}"));
        }
        foreach (
            var l in await Under<LawAssessment>(db)
                .Where(l => l.PriorityId != null && priorityIds.Contains(l.PriorityId.Value))
                .ToListAsync(stop)
        )
        {
            if (l.On is { } on)
                Add(l.PriorityId, DutyRecord.LawAssessment, on, l.Instrument, At($"registers/law#entry-{l.Id}"));
        }
        foreach (
            var p in await db.Set<Plan>()
                .AsNoTracking()
                .Where(p =>
                    p.Kind == PlanKind.DeliveryPlan
                    && p.ApprovedOn != null
                    && p.PriorityId != null
                    && priorityIds.Contains(p.PriorityId.Value)
                )
                .ToListAsync(stop)
        )
            Add(p.PriorityId, DutyRecord.DeliveryPlan, p.ApprovedOn!.Value, p.Title, At($"plans/{p.Id}"));
        foreach (
            var g in await Under<Guidance>(db)
                .Where(g => g.PriorityId != null && priorityIds.Contains(g.PriorityId.Value))
                .ToListAsync(stop)
        )
        {
            if (g.On is { } on)
                Add(g.PriorityId, DutyRecord.Guidance, on, g.Title, At($"registers/guidance#entry-{g.Id}"));
        }
        foreach (
            var r in await Under<LeadReport>(db)
                .Where(r => r.SubmittedOn != null && priorityIds.Contains(r.PriorityId))
                .ToListAsync(stop)
        )
            Add(
                r.PriorityId,
                DutyRecord.QuarterlyReport,
                r.SubmittedOn!.Value,
                $"Report for {r.Quarter}",
                At($"reports/{r.Id}")
            );
        foreach (
            var c in await Under<Concern>(db)
                .Where(c => c.PriorityId != null && priorityIds.Contains(c.PriorityId.Value))
                .ToListAsync(stop)
        )
        {
            if (c.RaisedOn is { } on)
                Add(c.PriorityId, DutyRecord.Concern, on, c.Words, At($"registers/concerns#entry-{c.Id}"));
        }
        return shown.ToLookup(s => (s.Item1, s.Item2), s => s.Item3);

        void Add(int? priority, DutyRecord by, DateOnly on, string words, string url) =>
            shown.Add((priority!.Value, by, new(on, words.Length > 120 ? words[..120] + "…" : words, url)));
    }

    private static IQueryable<T> Under<T>(CommonThreadDb db)
        where T : FrameworkPart => db.PartnersParts<T>().AsNoTracking();
}
