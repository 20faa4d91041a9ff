using CommonThread.Commitments;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>The records of the quarterly cycle, as the thread follows them.</summary>
internal static class QuarterRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
        new DeliveryKind<ReportingQuarter>(
            ReportingQuarter.RecordKind,
            "Quarter",
            15,
            db => db.Set<ReportingQuarter>(),
            (q, _) => new(q.Record, q.Quarter.ToString(), q.Url, null, q.BoardMeets)
        )
        {
            Words = _ => null,
        },
        new DeliveryKind<Narrative>(
            Narrative.RecordKind,
            "Narrative",
            71,
            db => db.Set<Narrative>(),
            (n, _) =>
                new(
                    n.Record,
                    "Narrative of a partnership",
                    n.Url,
                    n.SubmittedOn is null ? "Not submitted" : "Submitted",
                    n.SubmittedOn
                ),
            n => [(ReportingQuarter.RecordKind, n.QuarterId, "is handed in for")]
        )
        {
            Words = n => n.Summary,
        },
        new DeliveryKind<Escalation>(
            Escalation.RecordKind,
            "Escalation",
            73,
            db => db.Set<Escalation>(),
            (e, _) => new(e.Record, e.Item, e.Url, EscalationStates.Say(e.State), e.RaisedOn),
            e => e.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is raised about")] : []
        )
        {
            Words = e => e.Item,
        },
        new DeliveryKind<Product>(
            Product.RecordKind,
            "Quarterly product",
            16,
            db => db.Set<Product>(),
            (p, _) =>
                new(
                    p.Record,
                    p.Number is { } n
                        ? $"Performance, Risk and Harm product number {n}"
                        : "Performance, Risk and Harm product",
                    p.Url,
                    ProductStates.Say(p.State),
                    p.ApprovedOn
                ),
            p => [(ReportingQuarter.RecordKind, p.QuarterId, "reports on")]
        )
        {
            Words = p => p.Summary,
        },
        new DeliveryKind<Recommendation>(
            Recommendation.RecordKind,
            "Recommendation",
            74,
            db => db.Set<Recommendation>(),
            (r, _) =>
                new(r.Record, r.Words, $"~/performance/products/{r.ProductId.ToString(Text.Words)}#recommendations"),
            r => r.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is recommended for")] : []
        )
        {
            Words = r => r.Words,
        },
        new DeliveryKind<BoardDecision>(
            BoardDecision.RecordKind,
            "Decision of the Board",
            75,
            db => db.Set<BoardDecision>(),
            (d, _) =>
                new(
                    d.Record,
                    d.Decision.Length > 120 ? d.Decision[..120] + "…" : d.Decision,
                    d.SubjectKind == Escalation.RecordKind
                        ? $"~/performance/escalations/{d.SubjectId.ToString(Text.Words)}"
                        : "~/performance/quarters",
                    d.Answer.Say(),
                    d.DecidedOn
                ),
            d => [(d.SubjectKind, d.SubjectId, "decides on")]
        )
        {
            Words = d => d.Decision,
        },
    ];
}

/// <summary>What follows from a decision is done among partners.</summary>
internal sealed class MarkingOfDecisions : IActionMarking
{
    public string Kind => BoardDecision.RecordKind;

    public async Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop) =>
        await db.Set<BoardDecision>().AnyAsync(d => d.Id == subject.Id, stop) ? Marking.Partners : null;
}
