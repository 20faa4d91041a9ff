using CommonThread.Commitments;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.SuccessMeasures;

namespace CommonThread.Strategy.Leads;

/// <summary>Fills a quarterly report in from what is known on the day: actions, figures, shared work (A-40).</summary>
internal static class DraftReport
{
    public static async Task<LeadReportText> For(
        CommonThreadDb db,
        Priority priority,
        DateOnly today,
        CancellationToken stop
    )
    {
        var actions = await PlansBlock.Actions(db, priority, stop);
        var measures = (await KnownSuccess.OfPriorities(db, [priority.Id], stop))[priority.Id].ToList();
        var ids = actions.Select(a => a.Id).ToList();
        var shared = await db.Set<SharedWork>()
            // An action of another priority that this one shares names this one.
            .Where(s => ids.Contains(s.CommitmentId) && s.With != priority.Name)
            .Select(s => s.With)
            .Distinct()
            .ToListAsync(stop);
        var practice = await db.Parts<Learning.CaseStudy>()
            .Where(c => c.PriorityId == priority.Id && c.State == Learning.CaseStudyState.Published)
            .OrderByDescending(c => c.Id)
            .Select(c => c.Title)
            .Take(5)
            .ToListAsync(stop);
        var troubled = actions.Where(a => a.IsOverdue(today) || a.State == CommitmentState.AtRisk).ToList();
        var year = Period.FinancialYearOf(today).First.Year;
        var planned = (
            await db.Set<Plan>()
                .Include(p => p.Lines)
                .Where(p => p.PriorityId == priority.Id && p.Kind == PlanKind.DeliveryPlan)
                .AsNoTracking()
                .ToListAsync(stop)
        )
            .SelectMany(p => p.Lines)
            .Where(l => l.Year == year)
            .Sum(l => l.Cost);
        return new()
        {
            Risks =
                troubled.Count == 0
                    ? null
                    : string.Join(
                        '\n',
                        troubled.Select(a =>
                            $"{a.Title}: {(a.IsOverdue(today) ? $"due on {a.Due.Say()} and not done" : "at risk")}."
                        )
                    ),
            GoodPractice = practice.Count == 0 ? null : $"Published: {string.Join("; ", practice)}.",
            PlannedSpend =
                planned == 0 ? null : $"{PlanTotal.Pounds(planned)} is planned for {Period.FinancialYear(year)}",
            ActionsProgress =
                actions.Count == 0
                    ? null
                    : $"{Text.Count(actions.Count, "action")}.\n"
                        + string.Join('\n', actions.Select(a => Say(a, today))),
            Figures = measures.Count == 0 ? null : string.Join('\n', measures.Select(Say)),
            JointWorking = shared.Count == 0 ? null : $"Shared with {string.Join(", ", shared)}.",
        };
    }

    private static string Say(Commitment action, DateOnly today)
    {
        var name = action.Reference is null ? action.Title : $"{action.Reference} {action.Title}";
        var overdue = action.IsOverdue(today) ? $", overdue since {action.Due.Say()}" : "";
        return $"{name}: {action.State.Say().ToLowerInvariant()}{overdue}.";
    }

    private static string Say(KnownSuccess measure) =>
        $"{measure.Success.Name}: {measure.Latest ?? "no value yet"}{(measure.Signal is { } signal ? $"; {signal}" : "")}";
}
