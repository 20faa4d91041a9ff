using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Accounts;

/// <summary>A single-use way to an account: only the token's hash is kept.</summary>
public sealed class Invitation : IRecorded
{
    public int Id { get; private set; }

    public required string Email { get; init; }

    public required int PostId { get; init; }

    public required string TokenHash { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; set; }

    public DateTime? WithdrawnAt { get; set; }

    public int? InvitedByPostId { get; init; }

    public RecordRef Record => new("invitation", Id);

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> invitation)
        {
            invitation.ToTable("Invitations");
            invitation.Property(i => i.Email).HasMaxLength(256);
            invitation.Property(i => i.TokenHash).HasMaxLength(64);
            invitation.HasIndex(i => i.TokenHash).IsUnique();
            invitation.HasOne<Posts.Post>().WithMany().HasForeignKey(i => i.PostId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
