using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Principles;

public enum PrincipleKind
{
    Principle,
    KeyApproach,
    Commitment,
}

/// <summary>How a framework means to work: a principle, a key approach or a standing commitment .</summary>
public sealed class Principle : FrameworkPart
{
    public string? Name { get; private set; }

    public string Words { get; private set; } = "";

    public PrincipleKind Kind { get; private set; }

    public override RecordRef Record => new(StrategyKinds.Principle, Id);

    public static Principle Of(int frameworkId, string? name, string? words, PrincipleKind kind)
    {
        var principle = new Principle { FrameworkId = frameworkId };
        principle.Say(name, words, kind);
        return principle;
    }

    public void Say(string? name, string? words, PrincipleKind kind)
    {
        var (brief, clean) = (Text.Clean(name), Text.Clean(words));
        Rules.Check(
            (nameof(Name), brief is null or { Length: <= 120 }, "Name must be 120 characters or fewer"),
            (nameof(Words), clean is { Length: <= 2000 }, "Enter the principle, up to 2,000 characters")
        );
        (Name, Words, Kind) = (brief, clean!, kind);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Principle>
    {
        public void Configure(EntityTypeBuilder<Principle> principle)
        {
            Map(principle, "Principles");
            principle.Property(p => p.Name).HasMaxLength(120);
            principle.Property(p => p.Words).HasMaxLength(2000);
        }
    }
}
