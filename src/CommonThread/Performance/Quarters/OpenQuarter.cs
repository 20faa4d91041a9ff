using CommonThread.People;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Places;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;

namespace CommonThread.Performance.Quarters;

/// <summary>
/// Opens a quarter: a narrative for each Community Safety Partnership, a report for each priority, a product to be written; and
/// tells every post what it owes and by when (D-21, D-22, D-24).
/// </summary>
public sealed class OpenQuarter(CommonThreadDb db, PlaceTree tree)
{
    /// <param name="tellAt">When the posts are told; null where a quarter that is over is brought in, and nobody is.</param>
    /// <exception cref="RulesBroken">The quarter is open already, has not begun, or its dates are out of order.</exception>
    public async Task<ReportingQuarter> Now(
        Framework framework,
        Period period,
        QuarterDates dates,
        DateOnly today,
        int? openedByPostId,
        DateTime? tellAt,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(framework);
        // All of it or nothing: a quarter without its product could not be opened again.
        await using var own = db.Database.CurrentTransaction is null ? await db.Begin(stop) : null;
        Rules.Check(
            (
                "Quarter",
                !await db.Set<ReportingQuarter>()
                    .AnyAsync(q => q.FrameworkId == framework.Id && q.Start == period.First, stop),
                $"{period} is open already"
            )
        );
        var quarter = ReportingQuarter.Open(framework.Id, period, dates, today, openedByPostId);
        db.Add(quarter);
        await db.SaveChangesAsync(stop);
        db.Add(
            new Product
            {
                FrameworkId = framework.Id,
                QuarterId = quarter.Id,
                AuthorPostId = openedByPostId,
            }
        );
        await OpenNarratives(quarter, framework, today, tellAt, stop);
        await QuarterlyReports.Open(db, framework, period, quarter.ReportsDue, today, tellAt, stop);
        await db.SaveChangesAsync(stop);
        if (own is not null)
            await own.CommitAsync(stop);
        return quarter;
    }

    /// <summary>Gives the quarter other dates; what is still owed is owed by them.</summary>
    public async Task Reschedule(
        ReportingQuarter quarter,
        Framework framework,
        QuarterDates dates,
        DateOnly today,
        DateTime tellAt,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(framework);
        await using var own = db.Database.CurrentTransaction is null ? await db.Begin(stop) : null;
        quarter.Schedule(dates);
        await QuarterlyReports.Open(db, framework, quarter.Quarter, quarter.ReportsDue, today, tellAt, stop);
        await db.SaveChangesAsync(stop);
        if (own is not null)
            await own.CommitAsync(stop);
    }

    private async Task OpenNarratives(
        ReportingQuarter quarter,
        Framework framework,
        DateOnly today,
        DateTime? tellAt,
        CancellationToken stop
    )
    {
        var csps = await LocalCsps
            .Of(db, framework.PlaceId)
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(stop);
        foreach (var csp in csps)
        {
            var owing = await OwedBy(db, tree, csp.Id, today, stop);
            var narrative = new Narrative
            {
                FrameworkId = framework.Id,
                QuarterId = quarter.Id,
                PlaceId = csp.Id,
                PostId = owing.Count > 0 ? owing[0] : null,
            };
            db.Add(narrative);
            await db.SaveChangesAsync(stop);
            foreach (var post in tellAt is null ? [] : owing)
                db.Add(
                    Notice.To(
                        post,
                        $"{narrative.Record}:open",
                        $"The narrative of {csp.Name} for {quarter.Quarter} is due on {quarter.NarrativesDue.Say()}",
                        narrative.Url + "/write",
                        tellAt!.Value
                    )
                );
        }
    }

    /// <summary>The posts that write a partnership's narrative.</summary>
    internal static async Task<IReadOnlyList<int>> OwedBy(
        CommonThreadDb db,
        PlaceTree tree,
        int cspId,
        DateOnly today,
        CancellationToken stop
    ) =>
        await PostsThatMay.In(
            db,
            PerformancePermissions.RolesOf(PerformancePermissions.Narrate),
            await tree.WithAllAbove(cspId, today, stop),
            today,
            stop
        );
}
