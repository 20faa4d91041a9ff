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

    public string? Description { get; private set; }

    /// <summary>
    /// Whether colleagues who are signed in see who holds its posts. Off unless the organisation turns it on; public pages
    /// show the post alone (B-09, I-48).
    /// </summary>
    public bool ShowsHolderNames { get; set; }

    public DateOnly? ActiveTo { get; private set; }

    /// <summary>The organisation this one turned out to be. Records that hold this one's number show the other's name.</summary>
    public int? MergedIntoId { get; private set; }

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

    /// <summary>Sets its other names. Names it keeps are left as they are, so that nothing changes when nothing does.</summary>
    public void AlsoKnownAs(IEnumerable<string> names)
    {
        var wanted = names.Select(Text.Clean).OfType<string>().DistinctBy(Key).Where(n => Key(n) != NameKey).ToList();
        Rules.Check(("Aliases", wanted.TrueForAll(n => n.Length <= 200), "Another name can have up to 200 characters"));
        aliases.RemoveAll(a => wanted.TrueForAll(n => Key(n) != a.NameKey));
        aliases.AddRange(
            wanted
                .Where(n => aliases.TrueForAll(a => a.NameKey != Key(n)))
                .Select(n => new OrganisationAlias { Name = n, NameKey = Key(n) })
                .ToList()
        );
    }

    internal void FollowTo(int keptId) => MergedIntoId = keptId;

    public void Describe(string? description)
    {
        var clean = Text.Clean(description);
        Rules.Check(
            (nameof(Description), clean is not { Length: > 2000 }, "Description must be 2,000 characters or fewer")
        );
        Description = clean;
    }

    internal void MoveTo(string slug) => Slug = slug;

    /// <summary>Says from when it no longer takes part; null brings it back.</summary>
    public void Leave(DateOnly? lastDay)
    {
        Rules.Check(("", MergedIntoId is null, "This organisation was joined to another"));
        ActiveTo = lastDay;
    }

    /// <summary>Finds that this entry is another body: gives its names up, for the one that is kept to take.</summary>
    internal IReadOnlyList<string> GiveUpNames(Organisation kept, DateOnly today)
    {
        Rules.Check(
            ("IntoId", kept.Id != Id, "An organisation cannot be joined to itself"),
            ("IntoId", MergedIntoId is null, "This organisation was joined to another already"),
            (
                "IntoId",
                kept.MergedIntoId is null && kept.ActiveTo is null,
                "Choose an organisation that still takes part"
            )
        );
        List<string> names = [Name, .. aliases.Select(a => a.Name)];
        aliases.Clear();
        (MergedIntoId, ActiveTo) = (kept.Id, today);
        // The name itself now leads to the one that is kept.
        NameKey = $"{NameKey[..Math.Min(180, NameKey.Length)]} #{Id}";
        return names;
    }

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
            organisation.HasIndex(o => o.MergedIntoId);
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
