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

    /// <summary>The day on which it left; null while it takes part. What it decided before stays to be read.</summary>
    public DateOnly? LeftOn { get; private set; }

    public string? LeftBecause { get; private set; }

    public bool HasLeft => LeftOn is not null;

    /// <summary>It takes part no longer: nobody waits for it, and what it agreed to is not counted any more.</summary>
    public void Leave(DateOnly? on, string? because, DateOnly today)
    {
        var why = Text.Clean(because);
        Rules.Check(
            (nameof(LeftOn), !HasLeft, "This partner has left already"),
            (nameof(LeftOn), on is not null, "Enter the day on which it left"),
            (nameof(LeftOn), on is null || on <= today, "The day on which it left must be today or in the past"),
            (nameof(LeftOn), on is null || JoinedOn is null || on >= JoinedOn, "It cannot leave before it joined"),
            (nameof(LeftBecause), why is not null, "Say why it takes part no longer"),
            (nameof(LeftBecause), why is null or { Length: <= 1000 }, "The reason must be 1,000 characters or fewer")
        );
        (LeftOn, LeftBecause) = (on, why);
    }

    /// <summary>It takes part again. The history keeps that it had left.</summary>
    public void Return()
    {
        Rules.Check(("", HasLeft, "This partner takes part already"));
        (LeftOn, LeftBecause) = (null, null);
    }

    public override RecordRef Record => new(StrategyKinds.Partner, Id);

    internal sealed class Mapping : IEntityTypeConfiguration<FrameworkPartner>
    {
        public void Configure(EntityTypeBuilder<FrameworkPartner> partner)
        {
            Map(partner, "FrameworkPartners");
            partner.Ignore(p => p.HasLeft);
            partner.Property(p => p.LeftBecause).HasMaxLength(1000);
            partner.HasIndex(p => new { p.FrameworkId, p.OrganisationId }).IsUnique();
        }
    }
}
