using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Accounts;

/// <summary>A single-use way to a new password, for ten minutes. Only the token's hash is kept.</summary>
public sealed class PasswordReset
{
    public static TimeSpan Lasts { get; } = TimeSpan.FromMinutes(10);

    public int Id { get; private set; }

    public required int AccountId { get; init; }

    public required string TokenHash { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? UsedAt { get; private set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PasswordReset>
    {
        public void Configure(EntityTypeBuilder<PasswordReset> reset)
        {
            reset.ToTable("PasswordResets");
            reset.Property(r => r.TokenHash).HasMaxLength(64);
            reset.HasIndex(r => r.TokenHash).IsUnique();
            reset.HasIndex(r => r.AccountId);
        }
    }
}
