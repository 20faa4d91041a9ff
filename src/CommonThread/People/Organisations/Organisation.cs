using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.People.Organisations;

/// <summary>A council, police force, charity or other body that takes part in the partnership, with every name it is known by.</summary>
public sealed class Organisation : IRecorded
{
    private readonly List<OrganisationAlias> aliases = [];

    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as compared: lower case, so that one name is never two organisations.</summary>
    public string NameKey { get; private set; } = "";

    public string Slug { get; private set; } = "";

    public OrganisationKind Kind { get; set; }

    public int? ParentId { get; set; }

    public string? Description { get; set; }

    /// <summary>Whether public pages show who holds its posts. Off unless the organisation turns it on (B-09).</summary>
    public bool ShowsHolderNames { get; set; }

    public DateOnly? ActiveTo { get; set; }

    public IReadOnlyList<OrganisationAlias> Aliases => aliases;

    public RecordRef Record => new("organisation", Id);

    public static Organisation Called(string name, OrganisationKind kind)
    {
        var organisation = new Organisation { Kind = kind };
        organisation.Rename(name);
        return organisation;
    }

    /// <summary>Gives it a new name; the address stays as it was first made.</summary>
    public void Rename(string name)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 200 }, "Enter the organisation’s name, up to 200 characters"));
        Name = clean!;
        NameKey = Key(clean!);
        if (Slug.Length == 0)
            Slug = Text.Slug(clean!);
    }

    public void AlsoKnownAs(IEnumerable<string> names)
    {
        aliases.Clear();
        foreach (var name in names.Select(Text.Clean).OfType<string>().DistinctBy(Key))
        {
            if (Key(name) != NameKey)
                aliases.Add(new OrganisationAlias { Name = name, NameKey = Key(name) });
        }
    }

    internal void MoveTo(string slug) => Slug = slug;

    /// <summary>How names are compared.</summary>
    public static string Key(string name) => (Text.Clean(name) ?? "").ToLowerInvariant();

    internal sealed class Mapping : IEntityTypeConfiguration<Organisation>
    {
        public void Configure(EntityTypeBuilder<Organisation> organisation)
        {
            organisation.ToTable("Organisations");
            organisation.Property(o => o.Name).HasMaxLength(200);
            organisation.Property(o => o.NameKey).HasMaxLength(200);
            organisation.Property(o => o.Slug).HasMaxLength(90);
            organisation.Property(o => o.Description).HasMaxLength(2000);
            organisation.HasIndex(o => o.NameKey).IsUnique();
            organisation.HasIndex(o => o.Slug).IsUnique();
            organisation
                .HasOne<Organisation>()
                .WithMany()
                .HasForeignKey(o => o.ParentId)
                .OnDelete(DeleteBehavior.Restrict);
            organisation.HasMany(o => o.Aliases).WithOne().HasForeignKey(a => a.OrganisationId);
            organisation.Navigation(o => o.Aliases).HasField("aliases").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>Another name of an organisation: "Cambridgeshire Police" and "Cambridgeshire Constabulary" are one.</summary>
public sealed class OrganisationAlias
{
    public int Id { get; private set; }

    public int OrganisationId { get; private set; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OrganisationAlias>
    {
        public void Configure(EntityTypeBuilder<OrganisationAlias> alias)
        {
            alias.ToTable("OrganisationAliases");
            alias.Property(a => a.Name).HasMaxLength(200);
            alias.Property(a => a.NameKey).HasMaxLength(200);
            alias.HasIndex(a => a.NameKey).IsUnique();
        }
    }
}
