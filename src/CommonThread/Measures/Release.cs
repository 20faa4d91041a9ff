using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Measures;

public enum ReleaseState
{
    /// <summary>Being filled; its values are in no report, page or profile.</summary>
    Draft = 1,
    Published = 2,

    /// <summary>A later release has replaced every value that it published.</summary>
    Superseded = 3,
}

/// <summary>A set of figures given out together: what, from where, by whom, when, and what was wrong with it (D-05).</summary>
public sealed class Release : IRecorded, IMarked
{
    private Release() { }

    public int Id { get; private set; }

    /// <summary>Counted from 1 in each partnership; reports name their release by it.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public int SourceId { get; private set; }

    public ReleaseState State { get; private set; }

    /// <summary>Name of the import that made it; null when typed in.</summary>
    public string? Import { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>SHA-256 of the file.</summary>
    public string? Fingerprint { get; private set; }

    public DateTime LoadedAt { get; private set; }

    /// <summary>Post (not person) who loaded it.</summary>
    public string LoadedBy { get; private set; } = "";

    public DateTime? PublishedAt { get; private set; }

    public string? PublishedBy { get; private set; }

    /// <summary>First and last day that its figures speak of.</summary>
    public DateOnly? CoversFrom { get; private set; }

    public DateOnly? CoversTo { get; private set; }

    /// <summary>Values published by it.</summary>
    public int Values { get; private set; }

    /// <summary>Of these, values that replaced another.</summary>
    public int Revised { get; private set; }

    /// <summary>What readers ought to know, a sentence a line: rows without a place, repeated ids, skipped files.</summary>
    public string? Notes { get; private set; }

    /// <summary>Why it replaces what was published before.</summary>
    public string? Reason { get; private set; }

    /// <summary>A draft is the partners' own; what is published is everyone's.</summary>
    public Marking Marking { get; private set; }

    /// <summary>Always none: figures belong to the partnership as a whole.</summary>
    public int? OwnerOrganisationId { get; private set; }

    public RecordRef Record => new("release", Id);

    public string Name => $"Release {Number}";

    /// <summary>Opens a release to be filled. <see cref="NextNumber"/> gives its number.</summary>
    public static Release Draft(int number, string title, Source source, string by, DateTime at)
    {
        ArgumentNullException.ThrowIfNull(source);
        var clean = Text.Clean(title);
        Rules.Check(
            (nameof(Title), clean is { Length: <= 200 }, "Enter a title for the release, up to 200 characters"),
            (nameof(SourceId), source.Id > 0, "Choose where the figures come from")
        );
        return new Release
        {
            Number = number,
            Title = clean!,
            SourceId = source.Id,
            State = ReleaseState.Draft,
            LoadedAt = at,
            LoadedBy = by,
            Marking = Marking.Partners,
        };
    }

    public static async Task<int> NextNumber(CommonThreadDb db, CancellationToken stop) =>
        (await db.Set<Release>().MaxAsync(r => (int?)r.Number, stop) ?? 0) + 1;

    public void CameFrom(string import, string fileName, string? fingerprint) =>
        (Import, FileName, Fingerprint) = (import, fileName.Length > 260 ? fileName[^260..] : fileName, fingerprint);

    public void Note(IEnumerable<string> sentences)
    {
        var text = string.Join('\n', sentences);
        Notes = text.Length > 8000 ? text[..7999] + "…" : Text.Clean(text);
    }

    /// <summary>Marks the release published with what it holds. <see cref="PublishFigures"/> calls it after writing the values.</summary>
    internal void Publish(int values, int revised, DateOnly? from, DateOnly? to, string by, DateTime at, string? reason)
    {
        Rules.Check(
            ("", State == ReleaseState.Draft, "This release is published already"),
            ("", values > 0 || revised > 0, "Enter at least one figure before publishing"),
            ("Reason", revised == 0 || Text.Clean(reason) is not null, "Say why published figures are revised")
        );
        (State, PublishedAt, PublishedBy) = (ReleaseState.Published, at, by);
        (Values, Revised, CoversFrom, CoversTo) = (values, revised, from, to);
        Reason = Text.Clean(reason);
        Marking = Marking.Public;
    }

    internal void Supersede() => State = ReleaseState.Superseded;

    internal sealed class Mapping : IEntityTypeConfiguration<Release>
    {
        public void Configure(EntityTypeBuilder<Release> release)
        {
            release.ToTable("Releases");
            release.Property(r => r.Title).HasMaxLength(200);
            release.Property(r => r.Import).HasMaxLength(40);
            release.Property(r => r.FileName).HasMaxLength(260);
            release.Property(r => r.Fingerprint).HasMaxLength(64);
            release.Property(r => r.LoadedBy).HasMaxLength(300);
            release.Property(r => r.PublishedBy).HasMaxLength(300);
            release.Property(r => r.Notes).HasMaxLength(8000);
            release.Property(r => r.Reason).HasMaxLength(2000);
            release.Ignore(r => r.Record).Ignore(r => r.Name);
            release.HasIndex(r => r.Number).IsUnique();
            release.HasIndex(r => r.SourceId);
        }
    }
}
