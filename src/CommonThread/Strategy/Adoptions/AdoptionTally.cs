namespace CommonThread.Strategy.Adoptions;

/// <summary>How many partners must have formally agreed to a version, and how many have. Informal agreement never counts.</summary>
public sealed record AdoptionTally(int Required, int Agreed, int Partners)
{
    /// <summary>What nobody need agree to is not adopted by that.</summary>
    public bool IsAdopted => Agreed > 0 && Agreed >= Required;

    public static async Task<AdoptionTally> Of(
        CommonThreadDb db,
        Framework framework,
        int versionId,
        CancellationToken stop
    )
    {
        var partners = await db.Set<FrameworkPartner>()
            .Where(p => p.FrameworkId == framework.Id && p.LeftOn == null)
            .Select(p => new
            {
                p.Kind,
                Agreed = db.Set<Adoption>()
                    .Any(a =>
                        a.PartnerId == p.Id
                        && a.VersionId == versionId
                        && a.State == AdoptionState.FormallyAgreed
                        && a.MeetingDate != null
                    ),
            })
            .ToListAsync(stop);
        // By default every developing partner; the owner may have set a number, which any partner helps to reach.
        return framework.RequiredAdoptions is { } number
            ? new(number, partners.Count(p => p.Agreed), partners.Count)
            : new(
                partners.Count(p => p.Kind == PartnerKind.Developing),
                partners.Count(p => p.Kind == PartnerKind.Developing && p.Agreed),
                partners.Count
            );
    }
}
