using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CommonThread.Shared;

/// <summary>Turns a context's pending changes into history lines. Used by the database context alone.</summary>
internal static class HistoryWriter
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A change seen before saving, while old values are still known.</summary>
    internal sealed record Pending(EntityEntry Entry, string Action, Dictionary<string, object?[]> Fields);

    public static List<Pending> Collect(ChangeTracker tracker)
    {
        var pending = new List<Pending>();
        foreach (var entry in tracker.Entries())
        {
            if (entry.Entity is not IRecorded)
                continue;
            var action = entry.State switch
            {
                EntityState.Added => "created",
                EntityState.Modified => "changed",
                EntityState.Deleted => "deleted",
                _ => null,
            };
            if (action is null)
                continue;
            var fields = new Dictionary<string, object?[]>(StringComparer.Ordinal);
            foreach (var property in entry.Properties)
            {
                if (
                    property.Metadata.IsPrimaryKey()
                    || property.Metadata.IsConcurrencyToken
                    || Secret(property.Metadata.Name)
                    || property.Metadata.FindAnnotation(Unrecorded.Annotation) is not null
                )
                    continue;
                var before = entry.State == EntityState.Added ? null : Plain(property.OriginalValue);
                var after = entry.State == EntityState.Deleted ? null : Plain(property.CurrentValue);
                if (!Equals(before, after))
                    fields[property.Metadata.Name] = [before, after];
            }
            if (entry.State != EntityState.Modified || fields.Count > 0)
                pending.Add(new(entry, action, fields));
        }
        return pending;
    }

    /// <summary>Writes the lines for saved changes, each chained to the one before.</summary>
    public static async Task Append(
        CommonThreadDb db,
        IEnumerable<(string Action, RecordRef Subject, object? Payload)> lines,
        CancellationToken stop
    )
    {
        var last = await db.Set<HistoryEntry>()
            .AsNoTracking()
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Hash })
            .FirstOrDefaultAsync(stop);
        var sequence = last?.Sequence ?? 0;
        var previous = last?.Hash ?? HistoryEntry.Genesis;
        var acting = db.Acting;
        var post = acting.Caller.Posts.Count > 0 ? acting.Caller.Posts[0] : null;
        var now = db.Clock.GetUtcNow().UtcDateTime;
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        foreach (var (action, subject, payload) in lines)
        {
            sequence++;
            var commitment = "";
            if (payload is not null)
            {
                var json = JsonSerializer.Serialize(payload, Readable);
                var salt = RandomNumberGenerator.GetBytes(16);
                commitment = HistoryEntry.Commit(salt, json);
                db.Add(
                    new HistoryPayload
                    {
                        Sequence = sequence,
                        Salt = salt,
                        Json = json,
                    }
                );
            }
            var draft = new HistoryEntry
            {
                Sequence = sequence,
                At = now,
                AccountId = acting.Caller.AccountId,
                PostId = post?.Id,
                OrganisationId = post?.OrganisationId,
                Actor = acting.Caller.Name,
                AgreementId = acting.AgreementId,
                Purpose = acting.Purpose,
                Action = action,
                SubjectKind = subject.Kind,
                SubjectId = subject.Id,
                Reason = acting.Reason is { Length: > 2000 } long_ ? long_[..2000] : acting.Reason,
                Commitment = commitment,
                PreviousHash = previous,
                Hash = "",
            };
            previous = HistoryEntry.HashOf(draft);
            db.Add(Sealed(draft, previous));
        }
    }

    private static HistoryEntry Sealed(HistoryEntry d, string hash) =>
        new()
        {
            Sequence = d.Sequence,
            At = d.At,
            AccountId = d.AccountId,
            PostId = d.PostId,
            OrganisationId = d.OrganisationId,
            Actor = d.Actor,
            AgreementId = d.AgreementId,
            Purpose = d.Purpose,
            Action = d.Action,
            SubjectKind = d.SubjectKind,
            SubjectId = d.SubjectId,
            Reason = d.Reason,
            Commitment = d.Commitment,
            PreviousHash = d.PreviousHash,
            Hash = hash,
        };

    // Credentials are recorded as changed, never with their value.
    private static bool Secret(string name) =>
        name.Contains("Hash", StringComparison.Ordinal)
        || name.Contains("Stamp", StringComparison.Ordinal)
        || name.Contains("Token", StringComparison.Ordinal)
        || name.Contains("Key", StringComparison.Ordinal)
        || name.Contains("Wkb", StringComparison.Ordinal);

    private static object? Plain(object? value) =>
        value switch
        {
            null => null,
            Enum e => e.ToString(),
            DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTime t => t.ToString("O", CultureInfo.InvariantCulture),
            byte[] bytes => $"{bytes.Length} bytes",
            string or bool or int or long or decimal or double => value,
            _ => value.ToString(),
        };
}
