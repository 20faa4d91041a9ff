namespace CommonThread.Commitments;

/// <summary>Who works together on a commitment: the organisations that support it, and what shares it .</summary>
public sealed partial class Commitment
{
    /// <summary>Names an organisation that supports it.</summary>
    public CommitmentPartner SupportedBy(int organisationId)
    {
        var partner = partners.FirstOrDefault(p => p.OrganisationId == organisationId);
        if (partner is null)
            partners.Add(partner = new CommitmentPartner { OrganisationId = organisationId });
        return partner;
    }

    /// <summary>Takes an organisation off that somebody else named. One that said itself how it works stays until it withdraws.</summary>
    public void NoLongerSupportedBy(int organisationId)
    {
        Rules.Check(
            (
                "Supporting",
                partners.TrueForAll(p => p.OrganisationId != organisationId || p.Mode is null),
                "A partner that said itself how it works on this can only withdraw itself"
            )
        );
        partners.RemoveAll(p => p.OrganisationId == organisationId);
    }

    /// <summary>A partner takes back what it said, and no longer works on this. The history keeps what it was, with the reason.</summary>
    /// <param name="field">The field in which the reason was asked for.</param>
    public void Withdraw(int organisationId, string? reason, string field = "Reason")
    {
        Rules.Check(
            (field, Text.Clean(reason) is not null, "Say why you no longer work on this"),
            (
                "organisation",
                partners.Exists(p => p.OrganisationId == organisationId),
                "This organisation is not named as a partner"
            )
        );
        partners.RemoveAll(p => p.OrganisationId == organisationId);
    }

    /// <summary>Says which other priority, board or partner plan shares it.</summary>
    public void ShareWith(SharedIssue kind, string? with, RecordRef? record)
    {
        var words = Text.Clean(with);
        Rules.Check(
            ("With", words is { Length: <= 300 }, "Say who or what shares it, up to 300 characters"),
            ("With", record != Subject, "It is part of that already")
        );
        if (shared.All(s => s.With != words))
            shared.Add(
                new SharedWork
                {
                    Kind = kind,
                    With = words!,
                    RecordKind = record?.Kind,
                    RecordId = record?.Id,
                }
            );
    }

    public void NoLongerSharedWith(int sharedId, string? reason, string field = "Reason")
    {
        Rules.Check((field, Text.Clean(reason) is not null, "Say why it is no longer shared"));
        shared.RemoveAll(s => s.Id == sharedId);
    }
}
