using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

public enum LawStage
{
    Bill,
    Act,
    Regulations,
    Guidance,
    Policy,
}

/// <summary>What a law, national framework or guidance means for the county and for each place .</summary>
public sealed class LawAssessment : FrameworkPart
{
    public string Instrument { get; set; } = "";

    public int? PriorityId { get; set; }

    public LawStage? Stage { get; set; }

    public string? ImpactCounty { get; set; }

    public string? ImpactLocal { get; set; }

    public string? ActionArising { get; set; }

    public DateOnly? On { get; set; }

    public override RecordRef Record => new("law-assessment", Id);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (
                nameof(Instrument),
                Instrument is { Length: > 0 and <= 300 },
                "Enter the law or guidance, up to 300 characters"
            ),
            (
                nameof(ImpactCounty),
                ImpactCounty is null or { Length: <= 2000 },
                "Impact county must be 2,000 characters or fewer"
            ),
            (
                nameof(ImpactLocal),
                ImpactLocal is null or { Length: <= 2000 },
                "Impact local must be 2,000 characters or fewer"
            ),
            (
                nameof(ActionArising),
                ActionArising is null or { Length: <= 1000 },
                "Action arising must be 1,000 characters or fewer"
            )
        );

    internal sealed class Mapping : IEntityTypeConfiguration<LawAssessment>
    {
        public void Configure(EntityTypeBuilder<LawAssessment> x)
        {
            Map(x, "LawAssessments");
            x.Property(e => e.Instrument).HasMaxLength(300);
            x.Property(e => e.ImpactCounty).HasMaxLength(2000);
            x.Property(e => e.ImpactLocal).HasMaxLength(2000);
            x.Property(e => e.ActionArising).HasMaxLength(1000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
