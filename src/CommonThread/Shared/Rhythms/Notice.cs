using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Shared.Rhythms;

/// <summary>A sentence for a post, shown in My work until somebody who holds the post puts it away.</summary>
public sealed class Notice
{
    public int Id { get; private set; }

    /// <summary>What it is about and why, so that the same notice is never given twice.</summary>
    public string Key { get; private init; } = "";

    public int PostId { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>The page to go to, beginning with <c>~/</c>.</summary>
    public string? Url { get; private init; }

    public DateTime CreatedAt { get; private init; }

    public DateTime? DismissedAt { get; private set; }

    public static Notice To(int postId, string key, string text, string? url, DateTime now) =>
        new()
        {
            PostId = postId,
            Key = key,
            Text = text,
            Url = url,
            CreatedAt = now,
        };

    public void Dismiss(DateTime now) => DismissedAt ??= now;

    /// <summary>What the caller's posts have not put away yet, newest first.</summary>
    public static IQueryable<Notice> For(CommonThreadDb db, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(caller);
        var posts = caller.PostIds;
        return db.Set<Notice>()
            .Where(n => posts.Contains(n.PostId) && n.DismissedAt == null)
            .OrderByDescending(n => n.CreatedAt)
            .ThenByDescending(n => n.Id);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> notice)
        {
            notice.ToTable("Notices");
            notice.Property(n => n.Key).HasMaxLength(200);
            notice.Property(n => n.Text).HasMaxLength(400);
            notice.Property(n => n.Url).HasMaxLength(300);
            notice.HasIndex(n => new { n.PostId, n.DismissedAt });
            notice.HasIndex(n => new { n.PostId, n.Key }).IsUnique();
        }
    }
}
