using CommonThread.People.Organisations;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Agreements;

public enum AgreementState
{
    AwaitingSignatures,
    InForce,
    ReviewOverdue,
    Ended,
}

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

    /// <summary>How the data pass from one party to another.</summary>
    public string? Method { get; set; }

    /// <summary>How they are kept safe on the way and after.</summary>
    public string? Security { get; set; }

    /// <summary>Where the signed document is kept, in words.</summary>
    public string? Document { get; set; }

    public int? ContactPostId { get; set; }

    public bool Illustrative { get; set; }

    public IReadOnlyList<AgreementParty> Parties => parties;

    public RecordRef Record => new("agreement", Id);

    /// <summary>The state on a day, as the list says it.</summary>
    public AgreementState StateOn(DateOnly on) =>
        End < on ? AgreementState.Ended
        : parties.Count(p => p.IsLive(on)) < 2 ? AgreementState.AwaitingSignatures
        : Review < on ? AgreementState.ReviewOverdue
        : AgreementState.InForce;

    /// <summary>Changes what it says. The rules of an agreement stand here once.</summary>
    public void Write(string? title, string? purpose, DateOnly start, DateOnly review, DateOnly? end)
    {
        var (cleanTitle, cleanPurpose) = (Text.Clean(title), Text.Clean(purpose));
        Rules.Check(
            (nameof(Title), cleanTitle is { Length: <= 200 }, "Enter the agreement’s title, up to 200 characters"),
            (
                nameof(Purpose),
                cleanPurpose is { Length: <= 1000 },
                "Say what the sharing is for, up to 1,000 characters"
            ),
            (nameof(Review), review > start, "Review date must be after the start"),
            (nameof(End), end is null || end > start, "End must be after the start")
        );
        (Title, Purpose, Start, Review, End) = (cleanTitle!, cleanPurpose!, start, review, end);
    }

    internal void Remove(AgreementParty party) => parties.Remove(party);

    public AgreementParty Party(int organisationId) =>
        parties.Find(p => p.OrganisationId == organisationId)
        ?? throw Rules.Refuse("OrganisationId", "That organisation is not a party to this agreement");

    public void Sign(int organisationId, DateOnly on, int? byPostId)
    {
        var party = Party(organisationId);
        Rules.Check(
            ("On", !party.IsLive(on), "That organisation has signed already"),
            ("On", End is null || on <= End, "This agreement has ended")
        );
        (party.SignedOn, party.SignedByPostId, party.WithdrawnOn) = (on, byPostId, null);
    }

    public void Withdraw(int organisationId, DateOnly on)
    {
        var party = Party(organisationId);
        Rules.Check(
            ("On", party.SignedOn is not null && party.WithdrawnOn is null, "That organisation is not a signed party"),
            ("On", party.SignedOn is null || on >= party.SignedOn, "Withdrawal cannot be before the signature")
        );
        party.WithdrawnOn = on;
    }

    /// <summary>After a review: it goes on until the next one.</summary>
    public void Renew(DateOnly on, DateOnly nextReview)
    {
        Rules.Check(
            (nameof(Review), nextReview > on, "Next review must be in the future"),
            ("", End is null || End >= on, "This agreement has ended; register a new one")
        );
        Review = nextReview;
    }

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
        && parties.Exists(p => p.OrganisationId == organisationId && p.IsLive(on));

    internal sealed class Mapping : IEntityTypeConfiguration<Agreement>
    {
        public void Configure(EntityTypeBuilder<Agreement> agreement)
        {
            agreement.ToTable("Agreements");
            agreement.Property(a => a.Title).HasMaxLength(200);
            agreement.Property(a => a.Purpose).HasMaxLength(1000);
            agreement.Property(a => a.Gateway).HasMaxLength(500);
            agreement.Property(a => a.DataKinds).HasMaxLength(1000);
            agreement.Property(a => a.Method).HasMaxLength(1000);
            agreement.Property(a => a.Security).HasMaxLength(1000);
            agreement.Property(a => a.Document).HasMaxLength(500);
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

    /// <summary>Signed and not withdrawn on a day.</summary>
    public bool IsLive(DateOnly on) => SignedOn <= on && (WithdrawnOn is null || on < WithdrawnOn);

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
