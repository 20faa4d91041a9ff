using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Leads;

/// <summary>A relationship that a lead keeps as ambassador for a priority .</summary>
public sealed class Relationship : FrameworkPart
{
    public int? PriorityId { get; set; }

    public int? OrganisationId { get; set; }

    public string Purpose { get; set; } = "";

    public string? Alignment { get; set; }

    public DateOnly? NextContact { get; set; }

    public override RecordRef Record => new(StrategyKinds.Priority, PriorityId ?? 0);

    /// <summary>Checks that it says what it must.</summary>
    public void Check() =>
        Rules.Check(
            (nameof(PriorityId), PriorityId is not null, "Choose the priority"),
            (nameof(OrganisationId), OrganisationId is not null, "Choose the organisation"),
            (
                nameof(Purpose),
                Purpose is { Length: > 0 and <= 1000 },
                "Say what the relationship is for, up to 1,000 characters"
            ),
            (nameof(Alignment), Alignment is null or { Length: <= 1000 }, "Alignment must be 1,000 characters or fewer")
        );

    internal sealed class Mapping : IEntityTypeConfiguration<Relationship>
    {
        public void Configure(EntityTypeBuilder<Relationship> x)
        {
            Map(x, "Relationships");
            x.Property(e => e.Purpose).HasMaxLength(1000);
            x.Property(e => e.Alignment).HasMaxLength(1000);
            x.HasOne<Priority>().WithMany().HasForeignKey(e => e.PriorityId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
