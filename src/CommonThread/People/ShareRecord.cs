using CommonThread.People.Agreements;

namespace CommonThread.People;

/// <summary>Shows a marked record to another organisation, under an agreement and for a purpose that allow it (I-17).</summary>
public static class ShareRecord
{
    /// <summary>Adds the share; the caller saves. What is shared, with whom and why is then in the history.</summary>
    /// <exception cref="RulesBroken">Either organisation is not a live party, or agreement or purpose is missing.</exception>
    public static async Task<Share> With(
        CommonThreadDb db,
        IMarked record,
        int toOrganisationId,
        int? agreementId,
        string? purpose,
        DateOnly today,
        DateOnly? until = null,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(record);
        var why = Text.Clean(purpose);
        Rules.Check(
            ("AgreementId", agreementId is not null, "Choose the agreement that allows the sharing"),
            ("Purpose", why is { Length: <= 500 }, "Say for what purpose it is shared, up to 500 characters"),
            ("Until", until is null || until >= today, "Last day must be today or later"),
            (
                "OrganisationId",
                record.OwnerOrganisationId != toOrganisationId,
                "That organisation owns this record already"
            )
        );
        if (!db.Acting.Caller.SeesEverything && !OwnedByCaller(db, record))
            throw new NotAllowed("A record is shared by the organisation that owns it");
        var agreement = await db.Set<Agreement>()
            .Include(a => a.Parties)
            .SingleOrDefaultAsync(a => a.Id == agreementId, stop);
        Rules.Check(
            (
                "AgreementId",
                agreement is not null
                    && record.OwnerOrganisationId is { } owner
                    && agreement.Binds(owner, today)
                    && agreement.Binds(toOrganisationId, today),
                "Both organisations must be live parties to the agreement today"
            )
        );
        (db.Acting.AgreementId, db.Acting.Purpose) = (agreementId, why);
        var share = new Share
        {
            // The visibility filter compares the type's own name.
            SubjectKind = record.GetType().Name,
            SubjectId = record.Id,
            OrganisationId = toOrganisationId,
            OwnerOrganisationId = record.OwnerOrganisationId!.Value,
            AgreementId = agreement!.Id,
            Purpose = why!,
            From = today,
            // Nothing is shared for longer than the agreement lasts.
            Until = agreement.End is { } end && (until is null || until > end) ? end : until,
        };
        db.Add(share);
        return share;
    }

    private static bool OwnedByCaller(CommonThreadDb db, IMarked record) =>
        record.OwnerOrganisationId is { } owner && db.Acting.Caller.OrganisationIds.Contains(owner);

    /// <summary>Agreements under which one organisation may share with others today.</summary>
    public static async Task<IReadOnlyList<(int Id, string Title)>> Agreements(
        CommonThreadDb db,
        int ownerOrganisationId,
        DateOnly today,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var held = await db.Set<Agreement>().AsNoTracking().Include(a => a.Parties).ToListAsync(stop);
        return
        [
            .. held.Where(a => a.Binds(ownerOrganisationId, today))
                .OrderBy(a => a.Title, StringComparer.CurrentCulture)
                .Select(a => (a.Id, a.Title)),
        ];
    }
}
