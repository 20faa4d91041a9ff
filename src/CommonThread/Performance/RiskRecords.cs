using CommonThread.Commitments;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>Strategic risks and emerging threats, as the thread follows them.</summary>
internal static class RiskRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
        new DeliveryKind<Risk>(
            Risk.RecordKind,
            "Strategic risk",
            61,
            db => db.Set<Risk>(),
            (r, _) => new(r.Record, r.Title, r.Url, r.IsOpen ? r.Level?.Say() ?? "Not judged" : "Closed", r.Latest?.On),
            r => r.PriorityId is { } p ? [(StrategyKinds.Priority, p, "threatens")] : []
        )
        {
            Words = r => r.Title,
            Post = r => r.OwnerPostId,
        },
        new DeliveryKind<Threat>(
            Threat.RecordKind,
            "Emerging threat",
            76,
            db => db.Set<Threat>(),
            (t, _) =>
                new(t.Record, t.Title, t.Url, t.Decision is { } d ? ThreatWords.Say(d) : "Not decided", t.NotedOn),
            t =>
                t.RiskId is { } risk ? [(Risk.RecordKind, risk, "became")]
                : t.PriorityId is { } p ? [(StrategyKinds.Priority, p, "was noticed about")]
                : []
        )
        {
            Words = t => t.Title,
        },
    ];
}

/// <summary>What is done about a risk is done among partners.</summary>
internal sealed class MarkingOfRisks : IActionMarking
{
    public string Kind => Risk.RecordKind;

    public async Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop) =>
        await db.Set<Risk>().AnyAsync(r => r.Id == subject.Id, stop) ? Marking.Partners : null;
}
