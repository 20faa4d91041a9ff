using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy.Programmes;

/// <summary>A commissioning programme that activities draw on .</summary>
public sealed class Programme : FrameworkPart
{
    private readonly List<ProgrammeAlias> aliases = [];

    public string Name { get; private set; } = "";

    public string? Department { get; set; }

    public IReadOnlyList<ProgrammeAlias> Aliases => aliases;

    public override RecordRef Record => new(StrategyKinds.Programme, Id);

    public static Programme Called(int frameworkId, string? name)
    {
        var programme = new Programme { FrameworkId = frameworkId };
        programme.Rename(name);
        return programme;
    }

    public void Rename(string? name)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 200 }, "Enter the programme’s name, up to 200 characters"));
        Name = clean!;
    }

    public void AlsoKnownAs(IEnumerable<string> names)
    {
        aliases.Clear();
        foreach (var name in names.Select(Text.Clean).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
            aliases.Add(new ProgrammeAlias { Name = name });
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Programme>
    {
        public void Configure(EntityTypeBuilder<Programme> programme)
        {
            Map(programme, "Programmes");
            programme.Property(p => p.Name).HasMaxLength(200);
            programme.Property(p => p.Department).HasMaxLength(200);
            programme.HasMany(p => p.Aliases).WithOne().HasForeignKey(a => a.ProgrammeId);
            programme.Navigation(p => p.Aliases).HasField("aliases").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>Another name that the documents use for a programme.</summary>
public sealed class ProgrammeAlias
{
    public int Id { get; private set; }

    public int ProgrammeId { get; private set; }

    public required string Name { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProgrammeAlias>
    {
        public void Configure(EntityTypeBuilder<ProgrammeAlias> alias)
        {
            alias.ToTable("ProgrammeAliases");
            alias.Property(a => a.Name).HasMaxLength(200);
        }
    }
}
