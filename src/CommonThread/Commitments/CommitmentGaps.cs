namespace CommonThread.Commitments;

/// <summary>What is missing or late among commitments.</summary>
internal static class CommitmentGaps
{
    public static IReadOnlyList<GapRule> All { get; } =
    [
        new("commitment-overdue", "Every action is done by its date, or its date is moved with a reason", Overdue),
        new("commitment-stale", "Every action under way is reported on at least once in 90 days", Stale),
        new("commitment-without-owner", "Every action has a post or an organisation that owns it", WithoutOwner),
    ];

    private static async Task<IReadOnlyList<Gap>> Overdue(CommonThreadDb db, DateOnly today, CancellationToken stop) =>
        await Find(
            db.Set<Commitment>().Where(c => c.Due < today),
            c => $"“{c.Title}” was due on {c.Due.Say()} and is {c.Stands().ToLowerInvariant()}.",
            "update",
            "Say how it stands",
            c => c.Due,
            stop
        );

    private static async Task<IReadOnlyList<Gap>> Stale(CommonThreadDb db, DateOnly today, CancellationToken stop)
    {
        var before = today.AddDays(-Commitment.StaleAfterDays);
        return await Find(
            db.Set<Commitment>()
                .Where(c =>
                    (c.LastUpdateOn ?? c.Start) < before
                    && c.Kind != CommitmentKind.RequiredAction
                    && c.Kind != CommitmentKind.LeadDuty
                ),
            c => $"“{c.Title}” has had no update since {(c.LastUpdateOn ?? c.Start).Say()}.",
            "update",
            "Say how it stands",
            c => c.LastUpdateOn ?? c.Start,
            stop
        );
    }

    private static async Task<IReadOnlyList<Gap>> WithoutOwner(
        CommonThreadDb db,
        DateOnly today,
        CancellationToken stop
    ) =>
        await Find(
            db.Set<Commitment>().Where(c => c.OwnerPostId == null && c.OwnerOrganisationId == null),
            c => $"“{c.Title}” has no owner.",
            "edit",
            "Name one",
            c => c.Start,
            stop
        );

    private static async Task<IReadOnlyList<Gap>> Find(
        IQueryable<Commitment> commitments,
        Func<Commitment, string> sentence,
        string page,
        string words,
        Func<Commitment, DateOnly?> since,
        CancellationToken stop
    ) =>
        [
            .. (
                await commitments
                    .Where(c => c.State != CommitmentState.Done && c.State != CommitmentState.Stopped)
                    .OrderBy(c => c.Due)
                    .AsNoTracking()
                    .ToListAsync(stop)
            ).Select(c => new Gap(
                c.Record,
                sentence(c),
                $"~/commitments/{c.Id}/{page}",
                words,
                page == "edit" ? CommitmentPermissions.EditOfAny : CommitmentPermissions.Update,
                c.OwnerPostId,
                since(c)
            )
            {
                // Only its owner reports on it; the others are not sent to a page that is closed to them.
                Who = page == "edit" ? null : c.IsFor,
            }),
        ];
}
