using CommonThread.Strategy.Leads;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Threads;

namespace CommonThread.Strategy;

/// <summary>What leads and partnerships write, as the thread follows it: reports, concerns, guidance, local readings.</summary>
internal static class LeadRecords
{
    public static IReadOnlyList<IRecordKind> All { get; } =
    [
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
                )
                {
                    DateSays = r.SubmittedOn is null ? "due" : "submitted on",
                },
            r => [(StrategyKinds.Priority, r.PriorityId, "reports on")]
        )
        {
            Words = r => r.Summary,
            Post = r => r.PostId,
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
                )
                {
                    DateSays = "raised on",
                },
            c => c.PriorityId is { } p ? [(StrategyKinds.Priority, p, "is raised about")] : []
        )
        {
            Words = c => c.Words,
            Post = c => c.PostId,
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
                )
                {
                    DateSays = s.ReceivedOn is null ? "due" : "received on",
                },
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
                new(g.Record, g.Title, $"~/strategy/{slug}/registers/guidance#entry-{g.Id}", g.Kind.Say(), g.On)
                {
                    DateSays = "given out on",
                },
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
                new(l.Record, l.Instrument, $"~/strategy/{slug}/registers/law#entry-{l.Id}", l.Stage?.Say(), l.On)
                {
                    DateSays = "assessed on",
                },
            l => l.PriorityId is { } p ? [(StrategyKinds.Priority, p, "bears on")] : []
        )
        {
            Words = l => l.Instrument,
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
                )
                {
                    DateSays = "recorded on",
                },
            ReadingSteps
        )
        {
            Post = r => r.PostId,
            Words = r => (r.LocalPriority ?? "") + " " + (r.Wording ?? ""),
        },
    ];

    private static IEnumerable<(string, int, string)> ReadingSteps(LocalReading reading)
    {
        if (reading.PriorityId is { } priority)
            yield return (StrategyKinds.Priority, priority, "reads locally");
        if (reading.PlaceId is { } place)
            yield return ("place", place, "holds in");
    }
}
