using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Visions;

/// <summary>A named part of a vision: People, Places, System. Pledges, priorities and actions are tagged with it.</summary>
public sealed class VisionPart : FrameworkPart
{
    public string Name { get; private set; } = "";

    public string Words { get; private set; } = "";

    public override RecordRef Record => new(StrategyKinds.VisionPart, Id);

    public static VisionPart Called(int frameworkId, string? name, string? words)
    {
        var part = new VisionPart { FrameworkId = frameworkId };
        part.Say(name, words);
        return part;
    }

    public void Say(string? name, string? words)
    {
        var (clean, text) = (Text.Clean(name), Text.Clean(words));
        Rules.Check(
            (
                nameof(Name),
                clean is { Length: <= 80 },
                "Enter the name of this part of the vision, up to 80 characters"
            ),
            (
                nameof(Words),
                text is { Length: <= 2000 },
                "Enter what this part of the vision says, up to 2,000 characters"
            )
        );
        (Name, Words) = (clean!, text!);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<VisionPart>
    {
        public void Configure(EntityTypeBuilder<VisionPart> part)
        {
            Map(part, "VisionParts");
            part.Property(p => p.Name).HasMaxLength(80);
            part.Property(p => p.Words).HasMaxLength(2000);
        }
    }
}
