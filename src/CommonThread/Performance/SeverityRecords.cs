using CommonThread.Commitments;
using CommonThread.Performance.HarmWeights;
using CommonThread.Performance.LocalPriorities;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Strategy;

namespace CommonThread.Performance;

/// <summary>Kinds of harm, their weights, severity profiles and local priorities, as the thread follows them.</summary>
internal static class SeverityRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
        new DeliveryKind<HarmCategory>(
            HarmCategory.RecordKind,
            "Kind of harm",
            60,
            db => db.Set<HarmCategory>(),
            (c, _) => new(c.Record, c.Name, "~/performance/weights", c.IsRetired ? "No longer weighed" : null),
            c => c.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is harm that is answered by")] : []
        )
        {
            Words = c => c.Name,
        },
        new DeliveryKind<WeightTable>(
            WeightTable.RecordKind,
            "Weights of harm",
            17,
            db => db.Set<WeightTable>(),
            (t, _) => new(t.Record, $"Weights of harm, version {t.Version.ToString(Text.Words)}", t.Url, null, t.MadeOn)
        )
        {
            Words = t => t.Source,
        },
        new DeliveryKind<SeverityProfile>(
            SeverityProfile.RecordKind,
            "Severity profile",
            18,
            db => db.Set<SeverityProfile>(),
            (p, _) =>
                new(
                    p.Record,
                    $"Severity profile, {p.Quarter}",
                    p.Url,
                    p.PublishedOn is null ? "In the making" : "Published",
                    p.PublishedOn
                )
        )
        {
            Words = p => p.Summary,
        },
        new DeliveryKind<LocalPriority>(
            LocalPriority.RecordKind,
            "Local priority",
            40,
            db => db.Set<LocalPriority>(),
            (l, _) => new(l.Record, l.Name, l.Url, null, l.From),
            l =>
                [
                    .. l.PriorityId is { } p ? new[] { (StrategyKinds.Priority, p, "serves") } : [],
                    .. l.ProfileId is { } profile
                        ? new[] { (SeverityProfile.RecordKind, profile, "was chosen from") }
                        : [],
                ]
        )
        {
            Words = l => l.Name,
        },
    ];
}

/// <summary>What is done about a local priority is done among partners.</summary>
internal sealed class MarkingOfLocalPriorities : IActionMarking
{
    public string Kind => LocalPriority.RecordKind;

    public async Task<Marking?> For(CommonThreadDb db, RecordRef subject, CancellationToken stop) =>
        await db.Set<LocalPriority>().AnyAsync(l => l.Id == subject.Id, stop) ? Marking.Partners : null;
}
