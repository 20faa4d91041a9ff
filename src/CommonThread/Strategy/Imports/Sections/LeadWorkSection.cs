using CommonThread.Strategy.Leads;
using CommonThread.Strategy.LocalReadings;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>What leads report, worry about, give out and keep up; local readings; claims of effect.</summary>
internal sealed class LeadWorkSection : IFrameworkSection
{
    public int Order => 160;

    public IReadOnlyList<string> Keys =>
        ["lead_reports", "concerns", "local_readings", "guidance", "relationships", "law_assessments", "claims"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var priorities = (
            await file.Db.Set<Priority>().Where(p => p.FrameworkId == file.Framework.Id).ToListAsync(stop)
        ).ToDictionary(p => p.Id);
        var versions = new Dictionary<(int, DateOnly), int>();
        await file.Each("lead_reports", given => Report(file, given, priorities, versions));
        await file.Each("concerns", given => Concern(file, given));
        await file.Each("local_readings", given => Reading(file, given));
        await file.Each("guidance", given => Guidance(file, given));
        await file.Each("relationships", given => Relationship(file, given));
        await file.Each("law_assessments", given => Law(file, given));
        await file.Each("claims", given => Claim(file, given));
        await file.Save(stop);
    }

    private static int NeededPriority(FrameworkFile file, FrameworkObject given) =>
        file.Needed(StrategyKinds.Priority, given.Needed("priority"), given.At("priority"));

    private static void Report(
        FrameworkFile file,
        FrameworkObject given,
        Dictionary<int, Priority> priorities,
        Dictionary<(int, DateOnly), int> versions
    )
    {
        given.Only(
            "priority",
            "quarter",
            "due",
            "submitted_on",
            "post",
            "organisation",
            "summary",
            "actions_progress",
            "spend_to_date",
            "risks",
            "good_practice",
            "joint_working",
            "help_asked",
            "concern",
            "corrects"
        );
        var priority = priorities[NeededPriority(file, given)];
        var quarter =
            given.Quarter("quarter")
            ?? throw new FieldRefused(given.At("quarter"), "This is required and is missing or empty");
        var key = (priority.Id, quarter.First);
        var version = versions.GetValueOrDefault(key) + 1;
        if (version > 1 != (given.YesNo("corrects") ?? false))
        {
            throw new FieldRefused(
                given.At("corrects"),
                "A second report of one quarter must say that it corrects the first, and a first one cannot"
            );
        }
        versions[key] = version;
        var report = given.Mark(LeadReport.For(priority, quarter, given.NeededDate("due"), version));
        report.Write(
            new LeadReportText
            {
                Summary = given.Words("summary"),
                ActionsProgress = given.Words("actions_progress"),
                SpendToDate = given.Number("spend_to_date"),
                Risks = given.Words("risks"),
                GoodPractice = given.Words("good_practice"),
                JointWorking = given.Words("joint_working"),
                HelpAsked = given.Words("help_asked"),
                Concern = given.YesNo("concern") ?? false,
            }
        );
        report.PostId = file.Post(given);
        if (given.Date("submitted_on") is { } on)
            report.Submit(on, report.PostId);
        file.Add(LeadReport.RecordKind, report);
    }

    private static void Concern(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "priority",
            "raised_on",
            "text",
            "seriousness",
            "post",
            "organisation",
            "answer",
            "answered_on",
            "answered_by_post",
            "answered_by_organisation"
        );
        var concern = given.Mark(new Concern { FrameworkId = file.Framework.Id });
        concern.PriorityId = NeededPriority(file, given);
        concern.RaisedOn = given.NeededDate("raised_on");
        concern.Words = given.Needed("text", 2000);
        concern.Seriousness = given.Choice<Seriousness>("seriousness") ?? Seriousness.Medium;
        concern.PostId = file.Post(given);
        if (given.Words("answer", 2000) is { } answer)
            concern.Reply(
                answer,
                given.NeededDate("answered_on"),
                file.Post(given, "answered_by_post", "answered_by_organisation")
            );
        concern.Check();
        file.Add("concern-of-lead", concern);
    }

    private static void Reading(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "csp",
            "priority",
            "local_priority",
            "applicable",
            "reason",
            "wording",
            "post",
            "organisation",
            "evidence",
            "actions",
            "recorded_on"
        );
        var reading = given.Mark(new LocalReading { FrameworkId = file.Framework.Id });
        reading.PlaceId = LeadsSection.Csp(file, given);
        reading.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        reading.LocalPriority = given.Words("local_priority", 300);
        reading.Applicable = given.YesNo("applicable") ?? true;
        reading.Reason = given.Words("reason", 1000);
        reading.Wording = given.Words("wording", 2000);
        reading.PostId = file.Post(given);
        reading.Evidence = given.Words("evidence", 2000);
        reading.Actions = given.Texts("actions") is { Count: > 0 } actions ? string.Join('\n', actions) : null;
        reading.RecordedOn = given.Date("recorded_on");
        reading.Check();
        file.Add("local-reading", reading);
    }

    private static void Guidance(FrameworkFile file, FrameworkObject given)
    {
        given.Only("priority", "title", "kind", "date", "review_on", "link", "receipts");
        var guidance = given.Mark(new Guidance { FrameworkId = file.Framework.Id });
        guidance.PriorityId = NeededPriority(file, given);
        guidance.Title = given.Needed("title", 300);
        guidance.Kind = given.Choice<GuidanceKind>("kind") ?? GuidanceKind.Guidance;
        (guidance.On, guidance.ReviewOn) = (given.Date("date"), given.Date("review_on"));
        guidance.Link = given.Words("link", 500);
        foreach (var receipt in given.List("receipts"))
        {
            receipt.Only("csp", "received_on", "used_on");
            guidance.Receipts.Add(
                new GuidanceReceipt
                {
                    PlaceId = LeadsSection.Csp(file, receipt),
                    ReceivedOn = receipt.Date("received_on"),
                    UsedOn = receipt.Date("used_on"),
                }
            );
        }
        guidance.Check();
        file.Add("guidance", guidance);
    }

    private static void Relationship(FrameworkFile file, FrameworkObject given)
    {
        given.Only("priority", "organisation", "purpose", "alignment", "next_contact");
        var relationship = given.Mark(new Relationship { FrameworkId = file.Framework.Id });
        relationship.PriorityId = NeededPriority(file, given);
        relationship.OrganisationId = file.Organisation(given, "organisation");
        relationship.Purpose = given.Needed("purpose", 1000);
        relationship.Alignment = given.Words("alignment", 1000);
        relationship.NextContact = given.Date("next_contact");
        relationship.Check();
        file.Db.Add(relationship);
        file.Report.Added++;
    }

    private static void Law(FrameworkFile file, FrameworkObject given)
    {
        given.Only("instrument", "priority", "stage", "impact_county", "impact_local", "action", "date");
        var law = given.Mark(new LawAssessment { FrameworkId = file.Framework.Id });
        law.Instrument = given.Needed("instrument", 300);
        law.PriorityId = file.Named(StrategyKinds.Priority, given, "priority");
        law.Stage = given.Choice<LawStage>("stage");
        law.ImpactCounty = given.Words("impact_county", 2000);
        law.ImpactLocal = given.Words("impact_local", 2000);
        law.ActionArising = given.Words("action", 1000);
        law.On = given.Date("date");
        law.Check();
        file.Add("law-assessment", law);
    }

    private static void Claim(FrameworkFile file, FrameworkObject given)
    {
        given.Only("priority", "action", "measure", "claim", "period_before", "period_after", "evidence", "confidence");
        var claim = given.Mark(new Claim { FrameworkId = file.Framework.Id });
        claim.PriorityId = NeededPriority(file, given);
        claim.CommitmentId = file.Named(StrategyKinds.Action, given, "action");
        claim.SuccessMeasureId = file.Named(StrategyKinds.Measure, given, "measure");
        claim.Words = given.Needed("claim", 2000);
        claim.PeriodBefore = given.Words("period_before", 60);
        claim.PeriodAfter = given.Words("period_after", 60);
        claim.Evidence = given.Words("evidence", 2000);
        claim.Confidence = given.Choice<Confidence>("confidence") ?? Confidence.Weak;
        claim.Check();
        file.Add("claim", claim);
    }
}
