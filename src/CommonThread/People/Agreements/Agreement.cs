using CommonThread.People.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Agreements;

/// <summary>An information-sharing agreement: who may share what with whom, on which legal gateway, until when (I-15, I-16).</summary>
public sealed class Agreement : IRecorded
{
    private readonly List<AgreementParty> parties = [];

    public int Id { get; private set; }

    public required string Title { get; set; }

    public required string Purpose { get; set; }

    /// <summary>The law that allows the sharing: "Crime and Disorder Act 1998, section 115".</summary>
    public string? Gateway { get; set; }

    public string? DataKinds { get; set; }

    public required DateOnly Start { get; set; }

    public required DateOnly Review { get; set; }

    public DateOnly? End { get; set; }

    public int? ContactPostId { get; set; }

    public bool Illustrative { get; set; }

    public IReadOnlyList<AgreementParty> Parties => parties;

    public RecordRef Record => new("agreement", Id);

    public void Add(int organisationId, DateOnly? signedOn)
    {
        Rules.Check(
            (
                "OrganisationId",
                parties.TrueForAll(p => p.OrganisationId != organisationId),
                "That organisation is a party already"
            )
        );
        parties.Add(new AgreementParty { OrganisationId = organisationId, SignedOn = signedOn });
    }

    /// <summary>Whether an organisation is a live party on a day: signed, not withdrawn, and the agreement in force.</summary>
    public bool Binds(int organisationId, DateOnly on) =>
        Start <= on
        && (End is null || on <= End)
        && parties.Exists(p =>
            p.OrganisationId == organisationId && p.SignedOn <= on && (p.WithdrawnOn is null || on < p.WithdrawnOn)
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Agreement>
    {
        public void Configure(EntityTypeBuilder<Agreement> agreement)
        {
            agreement.ToTable("Agreements");
            agreement.Property(a => a.Title).HasMaxLength(200);
            agreement.Property(a => a.Purpose).HasMaxLength(1000);
            agreement.Property(a => a.Gateway).HasMaxLength(500);
            agreement.Property(a => a.DataKinds).HasMaxLength(1000);
            agreement.HasMany(a => a.Parties).WithOne().HasForeignKey(p => p.AgreementId);
            agreement.Navigation(a => a.Parties).HasField("parties").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

public sealed class AgreementParty : IRecorded
{
    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public required int OrganisationId { get; init; }

    public DateOnly? SignedOn { get; set; }

    public int? SignedByPostId { get; set; }

    public DateOnly? WithdrawnOn { get; set; }

    public RecordRef Record => new("agreement-party", Id);

    internal sealed class Mapping : IEntityTypeConfiguration<AgreementParty>
    {
        public void Configure(EntityTypeBuilder<AgreementParty> party)
        {
            party.ToTable("AgreementParties");
            party.HasIndex(p => new { p.AgreementId, p.OrganisationId }).IsUnique();
            party
                .HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(p => p.OrganisationId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }
}
