using System.Globalization;
using CommonThread.People;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Products;
using CommonThread.Places;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;

namespace CommonThread.Performance.Quarters;

/// <summary>Seven days and one day before a date of a quarter, whoever still owes something is reminded (D-21).</summary>
internal sealed class RemindOfQuarter : INightlyRound
{
    private static readonly int[] DaysBefore = [7, 1];

    public string Title => "Reminders of the quarter";

    public int Order => 46;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        var (db, today) = (context.Db, context.Today);
        var open = await db.Set<ReportingQuarter>().Where(q => q.ProductDue >= today).ToListAsync(stop);
        foreach (var quarter in open)
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == quarter.FrameworkId, stop);
            await Remind(quarter.NarrativesDue, await Narratives(db, quarter, today, stop));
            await Remind(quarter.ReportsDue, await Reports(db, quarter, framework, today, stop));
            await Remind(
                quarter.DataDue,
                await Analysts(db, $"Publish the figures of {quarter.Quarter}", "~/measures/releases", today, stop)
            );
            if (
                await db.Set<Product>().SingleOrDefaultAsync(p => p.QuarterId == quarter.Id, stop) is
                { State: ProductState.Draft or ProductState.AnalystReview } product
            )
                await Remind(
                    quarter.ProductDue,
                    await Analysts(db, $"The product of {quarter.Quarter}", product.Url, today, stop)
                );

            async Task Remind(DateOnly due, IReadOnlyList<(int Post, string What, string Url)> owed)
            {
                var left = due.DayNumber - today.DayNumber;
                // A night that was missed is made up for: the nearest reminder that has come is given once.
                var mark = DaysBefore.Where(d => left >= 0 && left <= d).DefaultIfEmpty(-1).Min();
                if (mark < 0)
                    return;
                foreach (var (post, what, url) in owed)
                {
                    var key = string.Create(
                        CultureInfo.InvariantCulture,
                        $"quarter:{quarter.Id}:{due:yyyyMMdd}:{mark}:{url}"
                    );
                    if (!await db.Set<Notice>().AnyAsync(n => n.PostId == post && n.Key == key, stop))
                        db.Add(Notice.To(post, key, $"{what} is due on {due.Say()}", url, context.Now));
                }
                await db.SaveChangesAsync(stop);
            }
        }
    }

    private static async Task<IReadOnlyList<(int, string, string)>> Narratives(
        CommonThreadDb db,
        ReportingQuarter quarter,
        DateOnly today,
        CancellationToken stop
    )
    {
        var tree = new PlaceTree(db);
        var names = await tree.Names(stop);
        var owed = new List<(int, string, string)>();
        foreach (
            var narrative in await db.Set<Narrative>()
                .Where(n => n.QuarterId == quarter.Id && n.Version == 1 && n.SubmittedOn == null)
                .ToListAsync(stop)
        )
        {
            foreach (var post in await OpenQuarter.OwedBy(db, tree, narrative.PlaceId, today, stop))
                owed.Add(
                    (
                        post,
                        $"The narrative of {names[narrative.PlaceId].Name} for {quarter.Quarter}",
                        narrative.Url + "/write"
                    )
                );
        }
        return owed;
    }

    private static async Task<IReadOnlyList<(int, string, string)>> Reports(
        CommonThreadDb db,
        ReportingQuarter quarter,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (await QuarterlyReports.Of(db, framework, quarter.Quarter, today, stop))
                .Where(r => r is { SubmittedOn: null, PostId: not null })
                .Select(r => (r.PostId!.Value, $"Your report on {r.Priority} for {quarter.Quarter}", r.Url + "/write")),
        ];

    private static async Task<IReadOnlyList<(int, string, string)>> Analysts(
        CommonThreadDb db,
        string what,
        string url,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (
                await PostsThatMay.In(
                    db,
                    PerformancePermissions.RolesOf(PerformancePermissions.Assemble),
                    null,
                    today,
                    stop
                )
            ).Select(post => (post, what, url)),
        ];
}
