using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Reviews;

public enum ReviewKind
{
    /// <summary>The review that comes round every so many months .</summary>
    Annual,

    /// <summary>Priorities or themes are refreshed inside the period .</summary>
    Refresh,
}

public enum ReviewDecision
{
    Keep,
    Refresh,
    Replace,
}

/// <summary>A review of a framework: when it is due, what was found and what was decided.</summary>
public sealed class FrameworkReview : FrameworkPart
{
    /// <summary>How many days before it is due the owner is reminded.</summary>
    public const int RemindDaysBefore = 60;

    public ReviewKind Kind { get; private init; }

    public DateOnly Due { get; private set; }

    public DateOnly? HeldOn { get; private set; }

    public string? Findings { get; private set; }

    public ReviewDecision? Decision { get; private set; }

    public int? DecidedById { get; private set; }

    /// <summary>What is to change, or has changed.</summary>
    public string? Changes { get; private set; }

    public string? DatesInSource { get; set; }

    public bool IsOpen => HeldOn is null;

    public override RecordRef Record => new(StrategyKinds.Review, Id);

    public static FrameworkReview DueOn(int frameworkId, ReviewKind kind, DateOnly due) =>
        new()
        {
            FrameworkId = frameworkId,
            Kind = kind,
            Due = due,
        };

    public void Move(DateOnly due)
    {
        Rules.Check((nameof(Due), IsOpen, "A review that was held keeps its dates"));
        Due = due;
    }

    public void Conclude(
        DateOnly? heldOn,
        string? findings,
        ReviewDecision? decision,
        int? decidedById,
        string? changes,
        DateOnly today
    )
    {
        var (found, change) = (Text.Clean(findings), Text.Clean(changes));
        Rules.Check(
            ("", IsOpen, "This review was held already; what it found stays as it was written"),
            (nameof(HeldOn), heldOn is not null, "Enter the date the review was held"),
            (nameof(HeldOn), heldOn is null || heldOn <= today, "Date of the review must be today or in the past"),
            (nameof(Findings), found is { Length: <= 4000 }, "Enter what the review found, up to 4,000 characters"),
            (nameof(Decision), decision is not null, "Choose whether to keep, refresh or replace the framework"),
            (nameof(Changes), decision is null or ReviewDecision.Keep || change is not null, "Say what is to change"),
            (nameof(Changes), change is null or { Length: <= 4000 }, "Changes must be 4,000 characters or fewer")
        );
        (HeldOn, Findings, Decision, DecidedById, Changes) = (heldOn, found, decision, decidedById, change);
    }

    internal void Load(
        DateOnly? heldOn,
        string? findings,
        ReviewDecision? decision,
        int? decidedById,
        string? changes
    ) => (HeldOn, Findings, Decision, DecidedById, Changes) = (heldOn, findings, decision, decidedById, changes);

    internal sealed class Mapping : IEntityTypeConfiguration<FrameworkReview>
    {
        public void Configure(EntityTypeBuilder<FrameworkReview> review)
        {
            Map(review, "FrameworkReviews");
            review.Property(r => r.Findings).HasMaxLength(4000);
            review.Property(r => r.Changes).HasMaxLength(4000);
            review.Property(r => r.DatesInSource).HasMaxLength(500);
            review.Ignore(r => r.IsOpen);
            review.HasIndex(r => r.Due);
        }
    }
}
