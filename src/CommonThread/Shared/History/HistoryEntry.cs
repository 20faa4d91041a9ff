using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared;

/// <summary>A record whose every write is kept in the history.</summary>
public interface IRecorded
{
    /// <summary>Kind and number, as the history and the thread name it.</summary>
    RecordRef Record { get; }
}

/// <summary>
/// One line of the history: who (post and account), when, what, why. Lines are only ever added; each carries the hash of the
/// one before, so that any later change, even of one bit, is found by the <c>check</c> verb. What was written stands apart in
/// <see cref="HistoryPayload"/> behind a salted commitment, so that personal data can be erased and the chain still verify.
/// </summary>
public sealed class HistoryEntry
{
    public required long Sequence { get; init; }

    /// <summary>Coordinated universal time.</summary>
    public required DateTime At { get; init; }

    public int? AccountId { get; init; }

    public int? PostId { get; init; }

    public int? OrganisationId { get; init; }

    /// <summary>How the actor was called at the time: the post's title.</summary>
    public required string Actor { get; init; }

    public int? AgreementId { get; init; }

    public string? Purpose { get; init; }

    /// <summary>created, changed, deleted, read, refused, signed in, imported …</summary>
    public required string Action { get; init; }

    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public string? Reason { get; init; }

    /// <summary>SHA-256 of salt and payload, hexadecimal; empty when there is no payload.</summary>
    public required string Commitment { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>The hash of the first line's absent predecessor.</summary>
    public static string Genesis { get; } = new('0', 64);

    /// <summary>SHA-256 over every field and the previous hash; fields are length-prefixed so that none can borrow from its neighbour.</summary>
    public static string HashOf(HistoryEntry e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var text = new StringBuilder();
        foreach (
            var field in new[]
            {
                e.PreviousHash,
                e.Sequence.ToString(CultureInfo.InvariantCulture),
                e.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
                e.AccountId?.ToString(CultureInfo.InvariantCulture) ?? "",
                e.PostId?.ToString(CultureInfo.InvariantCulture) ?? "",
                e.OrganisationId?.ToString(CultureInfo.InvariantCulture) ?? "",
                e.Actor,
                e.AgreementId?.ToString(CultureInfo.InvariantCulture) ?? "",
                e.Purpose ?? "",
                e.Action,
                e.SubjectKind,
                e.SubjectId.ToString(CultureInfo.InvariantCulture),
                e.Reason ?? "",
                e.Commitment,
            }
        )
            text.Append(field.Length).Append(':').Append(field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>The commitment to a payload: SHA-256 over the salt and the text.</summary>
    public static string Commit(byte[] salt, string json) =>
        Convert.ToHexStringLower(SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(json)]));

    internal sealed class Mapping : IEntityTypeConfiguration<HistoryEntry>
    {
        public void Configure(EntityTypeBuilder<HistoryEntry> entry)
        {
            entry.ToTable("History");
            entry.HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.Property(e => e.Actor).HasMaxLength(300);
            entry.Property(e => e.Purpose).HasMaxLength(500);
            entry.Property(e => e.Action).HasMaxLength(40);
            entry.Property(e => e.SubjectKind).HasMaxLength(40);
            entry.Property(e => e.Reason).HasMaxLength(2000);
            entry.Property(e => e.Commitment).HasMaxLength(64);
            entry.Property(e => e.PreviousHash).HasMaxLength(64);
            entry.Property(e => e.Hash).HasMaxLength(64);
            entry.HasIndex(e => new { e.SubjectKind, e.SubjectId });
            entry.HasIndex(e => e.At);
        }
    }
}

/// <summary>What was written, field by field, as JSON. May be erased; its line in the chain stays.</summary>
public sealed class HistoryPayload
{
    public required long Sequence { get; init; }

    public required byte[] Salt { get; init; }

    /// <summary>An object of field names to <c>[before, after]</c>.</summary>
    public required string Json { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HistoryPayload>
    {
        public void Configure(EntityTypeBuilder<HistoryPayload> payload)
        {
            payload.ToTable("HistoryPayloads");
            payload.HasKey(p => p.Sequence);
            payload.Property(p => p.Sequence).ValueGeneratedNever();
        }
    }
}
