using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Commitments;

/// <summary>
/// Something that shows that a thing was done or is true: a dated sentence, who wrote it, and a link where there is one.
/// The same shape stands under an action, a required action, a lead's duty or a judgement.
/// </summary>
public sealed class Evidence : IRecorded
{
    public int Id { get; private set; }

    public required string SubjectKind { get; init; }

    public required int SubjectId { get; init; }

    public required DateOnly On { get; init; }

    public required string Words { get; init; }

    public string? Link { get; init; }

    public int? PostId { get; init; }

    public bool Illustrative { get; init; }

    public RecordRef Record => new("evidence", Id);

    public static Evidence Of(
        RecordRef subject,
        DateOnly on,
        string? words,
        string? link,
        int? postId,
        DateOnly today,
        bool illustrative = false
    )
    {
        var clean = Text.Clean(words);
        var address = Text.Clean(link);
        Rules.Check(
            ("Words", clean is { Length: <= 2000 }, "Say what shows it, up to 2,000 characters"),
            ("On", on <= today, "Date of the evidence must be today or in the past"),
            (
                "Link",
                address is null
                    || (
                        address.Length <= 500
                        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
                        && uri.Scheme is "https" or "http"
                    ),
                "Link must be a whole address that begins with https://"
            )
        );
        return new()
        {
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            On = on,
            Words = clean!,
            Link = address,
            PostId = postId,
            Illustrative = illustrative,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> evidence)
        {
            evidence.ToTable("Evidence");
            evidence.Property(e => e.SubjectKind).HasMaxLength(40);
            evidence.Property(e => e.Words).HasMaxLength(2000);
            evidence.Property(e => e.Link).HasMaxLength(500);
            evidence.HasIndex(e => new { e.SubjectKind, e.SubjectId });
        }
    }
}
