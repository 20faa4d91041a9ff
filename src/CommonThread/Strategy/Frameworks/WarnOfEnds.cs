using System.Globalization;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;

namespace CommonThread.Strategy.Frameworks;

/// <summary>
/// Every night: tells the owner of a framework 12 months and again 6 months before it ends that nobody has said what follows
/// . Each is told once; a new end, when the framework is extended, is told anew.
/// </summary>
internal sealed class WarnOfEnds : INightlyRound
{
    /// <summary>How many months before the end the owner is told, the longer first.</summary>
    private static readonly int[] Months = [12, 6];

    public string Title => "Frameworks that end";

    public int Order => 41;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        var (db, today) = (context.Db, context.Today);
        var horizon = today.AddMonths(Months[0]);
        var ending = await db.Set<Framework>()
            .AsNoTracking()
            .Where(f =>
                f.Status == VersionState.InForce
                && f.OwnerPostId != null
                && f.PeriodEnd >= today
                && f.PeriodEnd <= horizon
                && f.Expiry != ExpiryDecision.RemainsLive
                && f.Expiry != ExpiryDecision.Succeeded
            )
            .ToListAsync(stop);
        foreach (var framework in ending)
        {
            var end = framework.PeriodEnd!.Value;
            // One that comes in late is told of the nearer day alone.
            var months = Months.Last(m => end <= today.AddMonths(m));
            var key = string.Create(
                CultureInfo.InvariantCulture,
                $"framework-end:{framework.Id}:{end:yyyy-MM-dd}:{months}"
            );
            var post = framework.OwnerPostId!.Value;
            if (await db.Set<Notice>().AnyAsync(n => n.PostId == post && n.Key == key, stop))
                continue;
            var called = framework.Called.Length > 200 ? framework.Called[..200] : framework.Called;
            db.Add(
                Notice.To(
                    post,
                    key,
                    $"{called} ends on {end.Say()}, in less than {months} months. Decide what follows",
                    $"~/strategy/{framework.Slug}/end",
                    context.Now
                )
            );
        }
        await db.SaveChangesAsync(stop);
    }
}
