using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy;

/// <summary>A heading under which priorities stand. A framework may have none .</summary>
public sealed class Theme : FrameworkPart
{
    public string Name { get; private set; } = "";

    public int? Number { get; set; }

    public string? Description { get; set; }

    public override RecordRef Record => new(StrategyKinds.Theme, Id);

    public static Theme Called(int frameworkId, string? name)
    {
        var theme = new Theme { FrameworkId = frameworkId };
        theme.Rename(name);
        return theme;
    }

    public void Rename(string? name)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 200 }, "Enter the theme’s name, up to 200 characters"));
        Name = clean!;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Theme>
    {
        public void Configure(EntityTypeBuilder<Theme> theme)
        {
            Map(theme, "Themes");
            theme.Property(t => t.Name).HasMaxLength(200);
            theme.Property(t => t.Description).HasMaxLength(4000);
        }
    }
}
