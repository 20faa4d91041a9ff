using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Objectives;

/// <summary>An objective of a framework .</summary>
public sealed class Objective : FrameworkPart
{
    public int? Number { get; set; }

    public string Words { get; private set; } = "";

    public int? VisionPartId { get; set; }

    public override RecordRef Record => new(StrategyKinds.Objective, Id);

    public static Objective Of(int frameworkId, string? words)
    {
        var objective = new Objective { FrameworkId = frameworkId };
        objective.Say(words);
        return objective;
    }

    public void Say(string? words)
    {
        var clean = Text.Clean(words);
        Rules.Check((nameof(Words), clean is { Length: <= 2000 }, "Enter the objective, up to 2,000 characters"));
        Words = clean!;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Objective>
    {
        public void Configure(EntityTypeBuilder<Objective> objective)
        {
            Map(objective, "Objectives");
            objective.Property(o => o.Words).HasMaxLength(2000);
            objective
                .HasOne<Visions.VisionPart>()
                .WithMany()
                .HasForeignKey(o => o.VisionPartId)
                .OnDelete(DeleteBehavior.SetNull);
        }
    }
}
