using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Accounts;

/// <summary>A person's way in. What they may do comes from the posts they hold, never from the account.</summary>
public sealed class Account : IdentityUser<int>, IRecorded
{
    /// <summary>The person's own name, for their colleagues' administrator only; never on a public page.</summary>
    [PersonalData]
    public string? FullName { get; set; }

    /// <summary>The organisation whose administrator looks after this account (I-44).</summary>
    public int OrganisationId { get; set; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastSignedInAt { get; set; }

    /// <summary>Suspended by an administrator, or dormant for 90 days.</summary>
    public DateTime? SuspendedAt { get; set; }

    /// <summary>The time step of the last code accepted from the authenticator, so that none is accepted twice.</summary>
    public long LastCodeStep { get; set; }

    /// <summary>Made by the demonstration's sign-in page for a post; it has no password.</summary>
    public bool Demonstration { get; init; }

    public RecordRef Record => new("account", Id);

    /// <summary>Wrong passwords or codes in a row before the account rests.</summary>
    public const int MostFailures = 8;

    /// <summary>How long it rests.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromMinutes(15);

    public bool IsResting(DateTime now) => LockoutEnd is { } until && until.UtcDateTime > now;

    /// <summary>Ends every session of this account, on every device, at its next request.</summary>
    public void EndSessions() => SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public void Suspend(DateTime now)
    {
        Rules.Check(("", SuspendedAt is null, "This account is suspended already"));
        SuspendedAt = now;
        EndSessions();
    }

    public void Restore(DateTime now)
    {
        Rules.Check(("", SuspendedAt is not null, "This account is not suspended"));
        SuspendedAt = null;
        // It would be found dormant again the same night.
        LastSignedInAt = now;
        (AccessFailedCount, LockoutEnd) = (0, null);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> account)
        {
            account.ToTable("Accounts");
            account.Property(a => a.UserName).HasMaxLength(256);
            account.Property(a => a.NormalizedUserName).HasMaxLength(256);
            account.Property(a => a.Email).HasMaxLength(256);
            account.Property(a => a.NormalizedEmail).HasMaxLength(256);
            account.Property(a => a.FullName).HasMaxLength(200);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.Property(a => a.LastSignedInAt).LeftOutOfHistory();
            account.Property(a => a.LastCodeStep).LeftOutOfHistory();
            account.Property(a => a.AccessFailedCount).LeftOutOfHistory();
            account.Property(a => a.NormalizedEmail).LeftOutOfHistory();
            account.Property(a => a.NormalizedUserName).LeftOutOfHistory();
            account.Property(a => a.UserName).LeftOutOfHistory();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasIndex(a => a.NormalizedEmail);
            account
                .Property(a => a.LockoutEnd)
                .HasConversion(
                    t => t == null ? (DateTime?)null : t.Value.UtcDateTime,
                    t => t == null ? null : new DateTimeOffset(DateTime.SpecifyKind(t.Value, DateTimeKind.Utc))
                );
            account
                .HasOne<Organisations.Organisation>()
                .WithMany()
                .HasForeignKey(a => a.OrganisationId)
                .OnDelete(DeleteBehavior.Restrict);
        }
    }

    internal sealed class ClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<int>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserClaim<int>> claim)
        {
            claim.ToTable("AccountClaims");
            claim.HasKey(c => c.Id);
            claim.HasIndex(c => c.UserId);
        }
    }

    internal sealed class LoginMapping : IEntityTypeConfiguration<IdentityUserLogin<int>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserLogin<int>> login)
        {
            login.ToTable("AccountLogins");
            login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasMaxLength(128);
            login.Property(l => l.ProviderKey).HasMaxLength(256);
            login.HasIndex(l => l.UserId);
        }
    }

    internal sealed class TokenMapping : IEntityTypeConfiguration<IdentityUserToken<int>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserToken<int>> token)
        {
            token.ToTable("AccountTokens");
            token.HasKey(t => new
            {
                t.UserId,
                t.LoginProvider,
                t.Name,
            });
            token.Property(t => t.LoginProvider).HasMaxLength(128);
            token.Property(t => t.Name).HasMaxLength(128);
        }
    }

    internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<int>>
    {
        public void Configure(EntityTypeBuilder<IdentityUserPasskey<int>> passkey)
        {
            passkey.ToTable("AccountPasskeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(1024);
            passkey.OwnsOne(p => p.Data).ToJson();
            passkey.HasIndex(p => p.UserId);
        }
    }
}
