using CommonThread.Strategy.Leads;
using CommonThread.Strategy.Plans;

namespace CommonThread.Strategy;

/// <summary>A lead's report on a priority for a quarter, as later modules read it (A-40, D-24).</summary>
/// <param name="PostId">The post that owes it, or handed it in.</param>
/// <param name="IsLate">Owed past its date, or handed in after it.</param>
/// <param name="Url">Its page; where it is owed, the page that it is written on.</param>
public sealed record QuarterlyReport(
    int Id,
    int PriorityId,
    string Priority,
    int? PostId,
    DateOnly Due,
    DateOnly? SubmittedOn,
    bool IsLate,
    bool Concern,
    bool Illustrative,
    string Url
)
{
    public string? Summary { get; init; }

    public string? Actions { get; init; }

    public string? Risks { get; init; }

    public string? GoodPractice { get; init; }

    public string? HelpAsked { get; init; }

    /// <summary>Pounds.</summary>
    public decimal? SpendToDate { get; init; }

    /// <summary>Pounds that the priority's costed delivery plans put down for the financial year; null without such a plan.</summary>
    public decimal? PlannedForYear { get; init; }
}

/// <summary>For later modules: the reports that leads owe for a quarter, and opening them with a date.</summary>
public static class QuarterlyReports
{
    /// <summary>
    /// One for each priority that has one, in the framework's order: the latest that was submitted, or else the one that is owed.
    /// </summary>
    public static async Task<IReadOnlyList<QuarterlyReport>> Of(
        CommonThreadDb db,
        Framework framework,
        Period quarter,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(framework);
        var all = await (
            from r in db.PartnersParts<LeadReport>()
            join p in db.Set<Priority>() on r.PriorityId equals p.Id
            where r.FrameworkId == framework.Id && r.QuarterStart == quarter.First
            orderby p.Position, r.Version
            select new { Report = r, p.Name }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        var year = Period.FinancialYearOf(quarter.First).First.Year;
        var ids = all.Select(x => x.Report.PriorityId).ToHashSet();
        var planned = (
            await db.PartnersParts<Plan>()
                .Include(p => p.Lines)
                .AsNoTracking()
                .Where(p => p.Kind == PlanKind.DeliveryPlan && p.PriorityId != null && ids.Contains(p.PriorityId.Value))
                .ToListAsync(stop)
        )
            .SelectMany(p => p.Lines.Where(l => l.Year == year).Select(l => (Priority: p.PriorityId!.Value, l.Cost)))
            .GroupBy(l => l.Priority)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Cost));
        return
        [
            .. all.GroupBy(x => x.Report.PriorityId)
                .Select(g =>
                {
                    var read = g.LastOrDefault(x => x.Report.SubmittedOn is not null) ?? g.First();
                    var r = read.Report;
                    var first = g.First().Report;
                    return new QuarterlyReport(
                        r.Id,
                        r.PriorityId,
                        read.Name,
                        r.PostId,
                        r.Due,
                        r.SubmittedOn,
                        // A correction is as late as what it corrects was.
                        first.IsLate(today),
                        r.Concern,
                        r.Illustrative,
                        $"~/strategy/{framework.Slug}/reports/{r.Id.ToString(Text.Words)}"
                    )
                    {
                        Summary = r.Summary,
                        Actions = r.ActionsProgress,
                        Risks = r.Risks,
                        GoodPractice = r.GoodPractice,
                        HelpAsked = r.HelpAsked,
                        SpendToDate = r.SpendToDate,
                        PlannedForYear = planned.TryGetValue(r.PriorityId, out var cost) ? cost : null,
                    };
                }),
        ];
    }

    /// <summary>
    /// Opens the reports of a quarter that are not open yet, tells their leads, and gives all that are still owed the date.
    /// Saving what it changes is its own.
    /// </summary>
    /// <param name="tellAt">When leads are told; null where nobody is.</param>
    public static async Task Open(
        CommonThreadDb db,
        Framework framework,
        Period quarter,
        DateOnly due,
        DateOnly today,
        DateTime? tellAt,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(framework);
        var held = await db.Set<LeadReport>()
            .Where(r => r.FrameworkId == framework.Id && r.QuarterStart == quarter.First)
            .ToListAsync(stop);
        foreach (var report in held.Where(r => r is { SubmittedOn: null, IsCorrection: false }))
            report.IsDueBy(due);
        var priorities = await db.Set<Priority>()
            .Where(p => p.FrameworkId == framework.Id && p.State == PriorityState.Current)
            .OrderBy(p => p.Position)
            .ToListAsync(stop);
        await OpenReports.For(
            db,
            [.. priorities.Where(p => held.TrueForAll(r => r.PriorityId != p.Id)).Select(p => (p, framework.Slug))],
            quarter,
            due,
            today,
            tellAt,
            stop
        );
    }
}
