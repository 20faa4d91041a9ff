using CommonThread.People.Posts;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Grants;

/// <summary>
/// A role given to a post: over the whole partnership or one place and all below it, in one organisation's affairs or all,
/// up to a marking, for a term. Ended grants stay, so that anyone can see who could do what, when.
/// </summary>
public sealed class Grant : IRecorded
{
    public int Id { get; private set; }

    public required int PostId { get; init; }

    /// <summary>A key of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>The place (and all below it) the role is for; null for the whole partnership.</summary>
    public int? PlaceId { get; private set; }

    /// <summary>
    /// The place as a file named it ("neighbourhood:Sinfin"). While it is not joined to a place, the grant reaches no place
    /// at all: a scope that is not understood must never mean "everywhere".
    /// </summary>
    public string? PlaceReference { get; init; }

    /// <summary>The place as the caller's allowances carry it: no place has the number 0.</summary>
    public int? Reach => PlaceId ?? (PlaceReference is null ? null : 0);

    public int? OrganisationId { get; init; }

    public Marking HighestMarking { get; init; } = Marking.Organisation;

    /// <summary>
    /// The information-sharing agreement the role is for: what is restricted is then read only as far as it is shared under
    /// it, and while the agreement binds the post's organisation. Null for none in particular.
    /// </summary>
    public int? AgreementId { get; init; }

    public string? Purpose { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? Until { get; private set; }

    public int? ApprovedByPostId { get; init; }

    /// <summary>Set when somebody takes the grant back; it ends at once.</summary>
    public DateTime? RevokedAt { get; private set; }

    public string? RevokedBecause { get; private set; }

    public RecordRef Record => new("grant", Id);

    public static Grant Of(
        string role,
        int postId,
        DateOnly from,
        DateOnly? until = null,
        Marking highest = Marking.Organisation,
        int? placeId = null,
        int? organisationId = null,
        int? approvedByPostId = null,
        string? placeReference = null,
        string? purpose = null,
        int? agreementId = null
    )
    {
        Rules.Check(
            (nameof(Role), Roles.Find(role) is not null, $"“{role}” is not a role"),
            (nameof(Until), until is null || until >= from, "Last day must be on or after the first day"),
            (nameof(Purpose), purpose is not { Length: > 500 }, "Purpose must be 500 characters or fewer"),
            (
                nameof(HighestMarking),
                agreementId is null || highest == Marking.Restricted,
                "A role under an agreement reads restricted records: choose “Restricted”, or no agreement"
            )
        );
        return new()
        {
            PostId = postId,
            Role = role,
            From = from,
            Until = until,
            HighestMarking = highest,
            PlaceId = placeId,
            OrganisationId = organisationId,
            ApprovedByPostId = approvedByPostId,
            PlaceReference = placeReference,
            Purpose = Text.Clean(purpose),
            AgreementId = agreementId,
        };
    }

    internal void JoinPlace(int placeId) => PlaceId = placeId;

    public bool IsLive(DateOnly on) => RevokedAt is null && From <= on && (Until is null || Until >= on);

    public void Revoke(DateTime now, string? reason)
    {
        var why = Text.Clean(reason);
        Rules.Check(
            ("Reason", why is not null, "Say why the grant is taken back"),
            ("", RevokedAt is null, "This grant was taken back already")
        );
        (RevokedAt, RevokedBecause) = (now, why);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> grant)
        {
            grant.ToTable("Grants");
            grant.Property(g => g.Role).HasMaxLength(60);
            grant.Property(g => g.Purpose).HasMaxLength(500);
            grant.Property(g => g.PlaceReference).HasMaxLength(200);
            grant.Ignore(g => g.Reach);
            grant.Property(g => g.RevokedBecause).HasMaxLength(1000);
            grant.HasIndex(g => g.PostId);
            grant.HasOne<Post>().WithMany().HasForeignKey(g => g.PostId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
