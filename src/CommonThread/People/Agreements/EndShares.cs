namespace CommonThread.People.Agreements;

/// <summary>Ends what was shared under an agreement with or by an organisation that is no longer a live party.</summary>
internal static class EndShares
{
    public static async Task Run(CommonThreadDb db, Agreement agreement, DateOnly today, CancellationToken stop)
    {
        var shares = await db.Set<Share>()
            .Where(s => s.AgreementId == agreement.Id && (s.Until == null || s.Until >= today))
            .ToListAsync(stop);
        foreach (
            var share in shares.Where(s =>
                !agreement.Binds(s.OrganisationId, today) || !agreement.Binds(s.OwnerOrganisationId, today)
            )
        )
            share.Until = today.AddDays(-1);
    }
}
