using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Adoptions;

public enum PartnerKind
{
    Developing,
    Network,
    InDiscussion,
}

/// <summary>An organisation that takes part in a shared framework .</summary>
public sealed class FrameworkPartner : FrameworkPart
{
    public required int OrganisationId { get; init; }

    public PartnerKind Kind { get; set; }

    /// <summary>A post of that organisation.</summary>
    public int? ContactPostId { get; set; }

    public DateOnly? JoinedOn { get; set; }

    public override RecordRef Record => new(StrategyKinds.Partner, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<FrameworkPartner>
    {
        public void Configure(EntityTypeBuilder<FrameworkPartner> partner)
        {
            Map(partner, "FrameworkPartners");
            partner.HasIndex(p => new { p.FrameworkId, p.OrganisationId }).IsUnique();
        }
    }
}
