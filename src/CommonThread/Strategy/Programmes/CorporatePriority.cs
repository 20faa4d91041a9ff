using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Programmes;

/// <summary>A priority of a corporate plan that activities serve .</summary>
public sealed class CorporatePriority : FrameworkPart
{
    public string Name { get; private set; } = "";

    /// <summary>The plan it stands in.</summary>
    public string? Plan { get; set; }

    public string? ShortName { get; set; }

    public override RecordRef Record => new(StrategyKinds.CorporatePriority, Id);

    public static CorporatePriority Called(int frameworkId, string? name)
    {
        var priority = new CorporatePriority { FrameworkId = frameworkId };
        priority.Rename(name);
        return priority;
    }

    public void Rename(string? name)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 300 }, "Enter the priority’s name, up to 300 characters"));
        Name = clean!;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<CorporatePriority>
    {
        public void Configure(EntityTypeBuilder<CorporatePriority> priority)
        {
            Map(priority, "CorporatePriorities");
            priority.Property(p => p.Name).HasMaxLength(300);
            priority.Property(p => p.Plan).HasMaxLength(200);
            priority.Property(p => p.ShortName).HasMaxLength(80);
        }
    }
}
