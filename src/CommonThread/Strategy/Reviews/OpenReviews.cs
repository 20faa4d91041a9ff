namespace CommonThread.Strategy.Reviews;

/// <summary>Opens the next review of each framework that requires one. Safe to run as often as wanted.</summary>
public static class OpenReviews
{
    /// <summary>Opens what is missing for every framework in force. How many were opened.</summary>
    public static async Task<int> ForAll(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var opened = 0;
        foreach (
            var framework in await db.Set<Framework>()
                .Where(f => f.ReviewEveryMonths != null && f.Status == VersionState.InForce)
                .ToListAsync(stop)
        )
            opened += await For(db, framework, today, stop) ? 1 : 0;
        return opened;
    }

    /// <summary>Opens the next review of one framework where none is open. Saving is the caller's.</summary>
    public static async Task<bool> For(CommonThreadDb db, Framework framework, DateOnly today, CancellationToken stop)
    {
        if (framework.ReviewEveryMonths is not { } months || framework.Status != VersionState.InForce)
            return false;
        var reviews = await db.Set<FrameworkReview>()
            .Where(r => r.FrameworkId == framework.Id && r.Kind == ReviewKind.Annual)
            .ToListAsync(stop);
        if (reviews.Exists(r => r.IsOpen))
            return false;
        var last = reviews.Max(r => r.HeldOn) ?? framework.PeriodStart ?? today;
        var due = last.AddMonths(months);
        // A framework that comes in late is not reviewed for the years before it was here.
        while (due < today.AddDays(-FrameworkReview.RemindDaysBefore))
            due = due.AddMonths(months);
        var review = FrameworkReview.DueOn(framework.Id, ReviewKind.Annual, due);
        review.Position = reviews.Count + 1;
        db.Add(review);
        return true;
    }
}
