using CommonThread.Commitments;
using CommonThread.Strategy.Plans;

namespace CommonThread.Strategy.Imports.Sections;

/// <summary>Action plans with their actions, costed delivery plans and communication plans.</summary>
internal sealed class PlansSection : IFrameworkSection
{
    public int Order => 140;

    public IReadOnlyList<string> Keys => ["action_plans", "delivery_plans", "communication_plans"];

    public async Task Read(FrameworkFile file, CancellationToken stop)
    {
        var plans = new List<(Plan Plan, FrameworkObject Given)>();
        await file.Each("action_plans", given => plans.Add((ActionPlan(file, given), given)));
        await file.Save(stop);
        foreach (var (plan, given) in plans)
        {
            foreach (var action in given.List("actions"))
                await file.Try(action, g => ActionsOf.Read(file, plan, g));
        }
        await file.Save(stop);
        foreach (var (_, given) in plans)
        {
            foreach (var action in given.List("actions"))
                await file.Try(action, g => ActionsOf.Join(file, g));
        }
        await file.Each("delivery_plans", given => DeliveryPlan(file, given));
        await file.Each("communication_plans", given => CommunicationPlan(file, given));
        await file.Save(stop);
    }

    private static Plan ActionPlan(FrameworkFile file, FrameworkObject given)
    {
        given.Only(
            "title",
            "priority",
            "period_start",
            "period_end",
            "post",
            "organisation",
            "group",
            "approving_body",
            "state",
            "approved_on",
            "decision",
            "refreshed_on",
            "next_refresh",
            "intended_outcome",
            "method",
            "stages",
            "actions"
        );
        var plan = Start(file, given, PlanKind.ActionPlan, given.Needed("title", 200));
        plan.Last(given.Date("period_start"), given.Date("period_end"));
        plan.GroupId = file.Organisation(given, "group");
        plan.ApprovingBodyId = file.Organisation(given, "approving_body");
        plan.Stand(given.NeededChoice<PlanState>("state"), given.Date("approved_on"), given.Words("decision", 1000));
        plan.IntendedOutcome = given.Words("intended_outcome", 2000);
        plan.Refreshed(given.Date("refreshed_on"), given.Date("next_refresh"));
        if (given.Words("method") is { } method && method != "scanning-analysis-response-assessment")
            throw new FieldRefused(given.At("method"), "This must be scanning-analysis-response-assessment");
        if (given.Object("stages") is { } stages)
        {
            stages.Only("scanning", "analysis", "response", "assessment");
            (plan.Scanning, plan.Analysis) = (stages.Words("scanning"), stages.Words("analysis"));
            (plan.Response, plan.Assessment) = (stages.Words("response"), stages.Words("assessment"));
        }
        return plan;
    }

    private static void DeliveryPlan(FrameworkFile file, FrameworkObject given)
    {
        given.Only("priority", "title", "post", "organisation", "state", "lines");
        var plan = Start(file, given, PlanKind.DeliveryPlan, given.Words("title", 200) ?? "Costed delivery plan");
        plan.Stand(given.Choice<PlanState>("state") ?? PlanState.Draft, null, null);
        foreach (var line in given.List("lines"))
        {
            line.Only(
                "action",
                "action_ref",
                "risk_mitigated",
                "cost",
                "financial_year",
                "fund",
                "staff_resource",
                "output",
                "outcome"
            );
            var year =
                line.FinancialYear("financial_year")
                ?? throw new FieldRefused(line.At("financial_year"), "This is required and is missing or empty");
            var cost = plan.Cost(line.Needed("action", 500), line.Number("cost"), year);
            cost.CommitmentId = file.Named(StrategyKinds.Action, line, "action_ref");
            cost.RiskMitigated = line.Words("risk_mitigated", 1000);
            cost.Fund = line.Words("fund", 200);
            cost.StaffResource = line.Words("staff_resource", 500);
            cost.Output = line.Words("output", 1000);
            cost.Outcome = line.Words("outcome", 1000);
        }
        if (plan.State != PlanState.Draft)
            Rules.Check([.. plan.Missing()]);
    }

    private static void CommunicationPlan(FrameworkFile file, FrameworkObject given)
    {
        given.Only("priority", "title", "entries");
        var plan = Start(file, given, PlanKind.CommunicationPlan, given.Words("title", 200) ?? "Communication plan");
        plan.Stand(PlanState.Live, null, null);
        foreach (var entry in given.List("entries"))
        {
            entry.Only("audience", "message", "channel", "date", "post", "organisation", "state");
            var told = plan.Tell(
                entry.Needed("audience", 200),
                entry.Needed("message", 1000),
                entry.Needed("channel", 300),
                entry.NeededDate("date")
            );
            told.PostId = file.Post(entry);
            told.State = entry.Choice<CommunicationState>("state") ?? CommunicationState.Planned;
        }
    }

    private static Plan Start(FrameworkFile file, FrameworkObject given, PlanKind kind, string title)
    {
        var plan = given.Mark(
            Plan.Of(file.Framework.Id, file.Named(StrategyKinds.Priority, given, "priority"), kind, title)
        );
        plan.OwnerPostId = file.Post(given);
        file.Add(Plan.RecordKind, plan, title);
        return plan;
    }
}

/// <summary>The actions of a plan in a file.</summary>
internal static class ActionsOf
{
    public static Task Read(FrameworkFile file, Plan plan, FrameworkObject given)
    {
        given.Only(
            "ref",
            "title",
            "description",
            "priority",
            "activity",
            "vision_part",
            "pledges",
            "objectives",
            "principles",
            "prevention_levels",
            "post",
            "organisation",
            "supporting_partners",
            "start",
            "due",
            "state",
            "reason",
            "percent",
            "done_on",
            "output",
            "outcome",
            "measure",
            "places",
            "updates",
            "shared_with",
            "modes"
        );
        var reference = given.Needed("ref", 30);
        if (file.Find(StrategyKinds.Action, reference) is not null)
            throw new FieldRefused(given.At("ref"), $"There are two actions with the ref “{reference}”");
        var action = Commitment.To(CommitmentKind.PlanAction, plan.Record, given.Needed("title", 500));
        action.Describe(
            action.Title,
            given.Words("description"),
            given.Words("output", 1000),
            given.Words("outcome", 1000)
        );
        action.Reference = reference;
        action.OwnedBy(file.Organisation(given, "organisation"), file.Post(given));
        action.Plan(given.Date("start"), given.NeededDate("due"));
        action.Prevents(PreventionLevelsChoices.Together(given.Choices<PreventionLevels>("prevention_levels")));
        action.Illustrative = given.Illustrative;
        action.Source = given.Source;
        action.Marking = MarkingInPlan.Of(file.Framework, plan);
        foreach (var update in given.List("updates"))
        {
            update.Only("date", "text", "percent", "state");
            action.Recall(
                update.NeededDate("date"),
                update.Needed("text", 2000),
                update.Choice<CommitmentState>("state"),
                update.Whole("percent")
            );
        }
        action.Stand(
            given.NeededChoice<CommitmentState>("state"),
            given.Whole("percent"),
            given.Date("done_on"),
            given.Words("reason", 2000)
        );
        Partners(file, action, given);
        file.Add(StrategyKinds.Action, action, reference, action.Title);
        return Task.CompletedTask;
    }

    /// <summary>Links an action to all that it serves, once it has its number.</summary>
    public static Task Join(FrameworkFile file, FrameworkObject given)
    {
        if (file.Find(StrategyKinds.Action, given.Words("ref")) is not { } id)
            return Task.CompletedTask;
        var action = new RecordRef(StrategyKinds.Action, id);
        Links.One(file, action, given, "priority", StrategyKinds.Priority, "delivers");
        Links.One(file, action, given, "activity", StrategyKinds.Activity, "is part of");
        Links.One(file, action, given, "vision_part", StrategyKinds.VisionPart, "contributes to");
        Links.One(file, action, given, "measure", StrategyKinds.Measure, "is measured by");
        Links.To(file, action, given, "pledges", StrategyKinds.Pledge, "helps to keep");
        Links.To(file, action, given, "objectives", StrategyKinds.Objective, "contributes to");
        Links.To(file, action, given, "principles", StrategyKinds.Principle, "applies");
        Links.ToPlaces(file, action, given);
        return Task.CompletedTask;
    }

    private static void Partners(FrameworkFile file, Commitment action, FrameworkObject given)
    {
        foreach (var (name, i) in given.Texts("supporting_partners").Select((n, i) => (n, i)))
        {
            var partner =
                file.People.Organisation(name)
                ?? throw new FieldRefused(
                    $"{given.At("supporting_partners")}[{i}]",
                    $"There is no organisation called “{name}”. Load or add it first"
                );
            action.SupportedBy(partner.Id);
        }
        foreach (var given_ in given.List("modes"))
        {
            given_.Only("organisation", "mode", "note");
            var partner = action.SupportedBy(
                file.Organisation(given_, "organisation")
                    ?? throw new FieldRefused(given_.At("organisation"), "This is required and is missing or empty")
            );
            partner.Declare(given_.NeededChoice<WorkingMode>("mode"), given_.Words("note", 1000), file.Today);
            // A file is written once both sides have agreed.
            if (partner.Mode == WorkingMode.Joint)
                partner.AgreeAsOwner(file.Today);
        }
        foreach (var shared in given.List("shared_with"))
        {
            shared.Only("kind", "priority", "body", "plan");
            var priority = file.Named(StrategyKinds.Priority, shared, "priority");
            action.ShareWith(
                shared.NeededChoice<SharedIssue>("kind"),
                shared.Words("priority", 300) ?? shared.Words("body", 300) ?? shared.Words("plan", 300),
                priority is { } id ? new RecordRef(StrategyKinds.Priority, id) : null
            );
        }
    }
}
