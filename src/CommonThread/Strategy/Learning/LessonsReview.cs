using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Learning;

/// <summary>A review of what a framework achieved and taught, with the key issues that its next version must answer .</summary>
public sealed class LessonsReview : FrameworkPart
{
    public string Title { get; set; } = "";

    public string? VersionLabel { get; set; }

    public string? PeriodInSource { get; set; }

    public DateOnly? On { get; set; }

    public string? Achievements { get; set; }

    public List<Lesson> Lessons { get; } = [];

    public List<KeyIssue> Issues { get; } = [];

    public override RecordRef Record => new("lessons-review", Id);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(Title), Title is { Length: > 0 and <= 300 }, "Enter the review’s title, up to 300 characters"),
            (
                nameof(VersionLabel),
                VersionLabel is null or { Length: <= 100 },
                "Version label must be 100 characters or fewer"
            ),
            (
                nameof(PeriodInSource),
                PeriodInSource is null or { Length: <= 100 },
                "Period in source must be 100 characters or fewer"
            ),
            (
                nameof(Achievements),
                Achievements is null or { Length: <= 8000 },
                "Achievements must be 8,000 characters or fewer"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<LessonsReview>
    {
        public void Configure(EntityTypeBuilder<LessonsReview> x)
        {
            Map(x, "LessonsReviews");
            x.Property(e => e.Title).HasMaxLength(300);
            x.Property(e => e.VersionLabel).HasMaxLength(100);
            x.Property(e => e.PeriodInSource).HasMaxLength(100);
            x.Property(e => e.Achievements).HasMaxLength(8000);
            x.HasMany(e => e.Lessons).WithOne().HasForeignKey(c => c.LessonsReviewId).OnDelete(DeleteBehavior.Cascade);
            x.HasMany(e => e.Issues).WithOne().HasForeignKey(c => c.LessonsReviewId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A lesson, and the project that taught it.</summary>
public sealed class Lesson : IRecorded
{
    public int Id { get; private set; }

    public int LessonsReviewId { get; private set; }

    public required string Words { get; set; }

    public string? SourceProject { get; set; }

    public string? Kind { get; set; }

    public RecordRef Record => new("lessons-review", LessonsReviewId);

    internal sealed class Mapping : IEntityTypeConfiguration<Lesson>
    {
        public void Configure(EntityTypeBuilder<Lesson> x)
        {
            x.ToTable("Lessons");
            x.SeenWith<Lesson, LessonsReview>(x => x.LessonsReviewId);
            x.Ignore(e => e.Record);
            x.Property(e => e.Words).HasMaxLength(2000);
            x.Property(e => e.SourceProject).HasMaxLength(300);
            x.Property(e => e.Kind).HasMaxLength(100);
            x.HasIndex(e => e.LessonsReviewId);
        }
    }
}

/// <summary>
/// A key issue for the refresh. It is answered by a change in the next version, or by a recorded reason for no change.
/// </summary>
public sealed class KeyIssue : IRecorded
{
    public int Id { get; private set; }

    public int LessonsReviewId { get; private set; }

    public required int Number { get; init; }

    public required string Words { get; init; }

    public string? Answer { get; private set; }

    public string? LinkedKind { get; private set; }

    public int? LinkedId { get; private set; }

    public string? NoChangeReason { get; private set; }

    public bool IsAnswered => Answer is not null || LinkedId is not null || NoChangeReason is not null;

    public RecordRef Record => new("lessons-review", LessonsReviewId);

    /// <summary>Answers it by a change, named in words and where possible linked.</summary>
    public void AnswerWith(string? answer, RecordRef? linked)
    {
        var words = Text.Clean(answer);
        Rules.Check(
            ("Answer", words is { Length: <= 2000 }, "Say how the next version answers it, up to 2,000 characters")
        );
        (Answer, LinkedKind, LinkedId, NoChangeReason) = (words, linked?.Kind, linked?.Id, null);
    }

    /// <summary>Leaves things as they are, for a reason.</summary>
    public void LeaveAsItIs(string? reason)
    {
        var words = Text.Clean(reason);
        Rules.Check(
            ("NoChangeReason", words is { Length: <= 2000 }, "Say why nothing changes, up to 2,000 characters")
        );
        (Answer, LinkedKind, LinkedId, NoChangeReason) = (null, null, null, words);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<KeyIssue>
    {
        public void Configure(EntityTypeBuilder<KeyIssue> issue)
        {
            issue.ToTable("KeyIssues");
            issue.SeenWith<KeyIssue, LessonsReview>(x => x.LessonsReviewId);
            issue.Property(i => i.Words).HasMaxLength(2000);
            issue.Property(i => i.Answer).HasMaxLength(2000);
            issue.Property(i => i.LinkedKind).HasMaxLength(40);
            issue.Property(i => i.NoChangeReason).HasMaxLength(2000);
            issue.Ignore(i => i.Record).Ignore(i => i.IsAnswered);
            issue.HasIndex(i => i.LessonsReviewId);
        }
    }
}
