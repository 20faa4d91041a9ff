using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Pledges;

/// <summary>What a partnership pledges. Actions link to it; one that no live action serves is a gap.</summary>
public sealed class Pledge : FrameworkPart
{
    public int Number { get; set; }

    public string Words { get; private set; } = "";

    public int? VisionPartId { get; set; }

    public override RecordRef Record => new(StrategyKinds.Pledge, Id);

    public static Pledge Of(int frameworkId, int number, string? words)
    {
        var pledge = new Pledge { FrameworkId = frameworkId, Number = number };
        pledge.Say(words);
        return pledge;
    }

    public void Say(string? words)
    {
        var clean = Text.Clean(words);
        Rules.Check((nameof(Words), clean is { Length: <= 2000 }, "Enter the pledge, up to 2,000 characters"));
        Words = clean!;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Pledge>
    {
        public void Configure(EntityTypeBuilder<Pledge> pledge)
        {
            Map(pledge, "Pledges");
            pledge.Property(p => p.Words).HasMaxLength(2000);
            pledge
                .HasOne<Visions.VisionPart>()
                .WithMany()
                .HasForeignKey(p => p.VisionPartId)
                .OnDelete(DeleteBehavior.SetNull);
        }
    }
}
