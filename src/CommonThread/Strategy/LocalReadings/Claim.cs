using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.LocalReadings;

/// <summary>How sure a claim is.</summary>
public enum Confidence
{
    Weak,
    Fair,
    Strong,
}

/// <summary>That an action changed a result, with the figures before and after and what speaks for it .</summary>
public sealed class Claim : FrameworkPart
{
    public int? PriorityId { get; set; }

    public int? CommitmentId { get; set; }

    public int? SuccessMeasureId { get; set; }

    public string Words { get; set; } = "";

    public string? PeriodBefore { get; set; }

    public string? PeriodAfter { get; set; }

    public string? Evidence { get; set; }

    public Confidence Confidence { get; set; }

    public override RecordRef Record => new("claim", Id);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (
                nameof(Words),
                Words is { Length: > 0 and <= 2000 },
                "Say what changed, and because of what, up to 2,000 characters"
            ),
            (
                nameof(PeriodBefore),
                PeriodBefore is null or { Length: <= 60 },
                "Period before must be 60 characters or fewer"
            ),
            (
                nameof(PeriodAfter),
                PeriodAfter is null or { Length: <= 60 },
                "Period after must be 60 characters or fewer"
            ),
            (nameof(Evidence), Evidence is null or { Length: <= 2000 }, "Evidence must be 2,000 characters or fewer"),
            (nameof(Evidence), Evidence is not null, "Say what speaks for it")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Claim>
    {
        public void Configure(EntityTypeBuilder<Claim> x)
        {
            Map(x, "Claims");
            x.Property(e => e.Words).HasMaxLength(2000);
            x.Property(e => e.PeriodBefore).HasMaxLength(60);
            x.Property(e => e.PeriodAfter).HasMaxLength(60);
            x.Property(e => e.Evidence).HasMaxLength(2000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
