namespace CommonThread.Shared;

/// <summary>Who may read a record. The order is from open to closed.</summary>
public enum Marking
{
    /// <summary>Anyone, signed in or not.</summary>
    Public = 0,

    /// <summary>Anyone who holds a post in this partnership today, whichever organisation it is in.</summary>
    Partners = 1,

    /// <summary>Posts of the organisation that owns the record.</summary>
    Organisation = 2,

    /// <summary>
    /// Posts of the owning organisation whose grant reaches this far, and, where it was shared by name under a live
    /// information-sharing agreement, posts of the other organisation whose grant reaches this far for that agreement or for
    /// all. Reading it is recorded.
    /// </summary>
    Restricted = 3,
}

/// <summary>A record that carries its own marking and owner. The context filters every query of it and re-checks every write.</summary>
public interface IMarked
{
    int Id { get; }

    Marking Marking { get; }

    /// <summary>The organisation that owns the record; null for the partnership as a whole.</summary>
    int? OwnerOrganisationId { get; }
}

/// <summary>A restricted record shown to another organisation, under an agreement, for a purpose (I-17).</summary>
public sealed class Share : IRecorded
{
    public int Id { get; private set; }

    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    /// <summary>With whom it is shared.</summary>
    public required int OrganisationId { get; init; }

    /// <summary>Who shares it: the organisation that owned the record on the day.</summary>
    public required int OwnerOrganisationId { get; init; }

    public required int AgreementId { get; init; }

    public required string Purpose { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; set; }

    RecordRef IRecorded.Record => new("share", Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Share>
    {
        public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<Share> share)
        {
            share.ToTable("Shares");
            share.Property(s => s.SubjectKind).HasMaxLength(40);
            share.Property(s => s.Purpose).HasMaxLength(500);
            share.HasIndex(s => new
            {
                s.SubjectKind,
                s.SubjectId,
                s.OrganisationId,
            });
        }
    }
}
