using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Mail;

/// <summary>
/// An e-mail on its way out. What it says is kept protected, because it may hold a way in, and is erased once sent.
/// Without a mail server an administrator reads it on the outbox page and passes it on.
/// </summary>
public sealed class Letter : IRecorded
{
    public int Id { get; private set; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    /// <summary>The words, protected by the installation's keys; null once sent or expired.</summary>
    public string? ProtectedBody { get; private set; }

    public required DateTime WrittenAt { get; init; }

    /// <summary>When what it offers ends, so that it need not be sent or shown after.</summary>
    public required DateTime ExpiresAt { get; init; }

    /// <summary>The organisation it concerns.</summary>
    public int? OrganisationId { get; init; }

    public DateTime? SentAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Until when one instance of the application has it in hand, so that no other sends it too.</summary>
    public DateTime? InHandUntil { get; private set; }

    public string? Problem { get; private set; }

    public RecordRef Record => new("letter", Id);

    internal void Hold(string protectedBody) => ProtectedBody = protectedBody;

    public void Sent(DateTime now) => (SentAt, ProtectedBody, Problem) = (now, null, null);

    public void Failed(string problem) =>
        (Attempts, Problem) = (Attempts + 1, problem.Length > 300 ? problem[..300] : problem);

    public void Expire() => ProtectedBody = null;

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> letter)
        {
            letter.ToTable("Outbox");
            letter.Property(l => l.To).HasMaxLength(256);
            letter.Property(l => l.Subject).HasMaxLength(200);
            letter.Property(l => l.ProtectedBody).LeftOutOfHistory();
            letter.Property(l => l.InHandUntil).LeftOutOfHistory();
            letter.Property(l => l.Problem).HasMaxLength(300);
            letter.HasIndex(l => new { l.SentAt, l.WrittenAt });
        }
    }
}
