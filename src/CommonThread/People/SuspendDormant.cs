using CommonThread.People.Accounts;

namespace CommonThread.People;

/// <summary>Suspends accounts that nobody has signed in to for 90 days (I-44). The nightly job calls it.</summary>
public static class SuspendDormant
{
    public const int Days = 90;

    /// <summary>How many were suspended. A second run on the same day finds none.</summary>
    public static async Task<int> Run(CommonThreadDb db, DateOnly today, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var before = today.AddDays(-Days).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var dormant = await db.Set<Account>()
            .Where(a => a.SuspendedAt == null && !a.Demonstration && (a.LastSignedInAt ?? a.CreatedAt) < before)
            .ToListAsync(stop);
        db.Acting.Reason = $"Nobody signed in for {Days} days";
        foreach (var account in dormant)
            account.Suspend(db.Clock.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(stop);
        return dormant.Count;
    }
}
