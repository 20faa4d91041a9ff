using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>
/// Anything with a boundary or a name: a county, a CSP area, a ward, a neighbourhood, a site. It lies in several hierarchies
/// at once (<see cref="PlaceLink"/>), and its boundary has versions (<see cref="BoundaryVersion"/>).
/// </summary>
public sealed class Place : IRecorded
{
    private readonly List<PlaceAlias> aliases = [];
    private readonly List<PlaceTag> tags = [];

    public int Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The name as compared: see <see cref="Key"/>.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>A key of <see cref="PlaceType"/>.</summary>
    public required string Type { get; init; }

    /// <summary>The official (GSS) code, where there is one.</summary>
    public string? Code { get; init; }

    /// <summary>The address part, unique among all places and never changed.</summary>
    public string Slug { get; private set; } = "";

    public int? OwnerOrganisationId { get; set; }

    public DateOnly? ActiveFrom { get; private set; }

    /// <summary>Last day, where the place is no more. A place is closed, never deleted.</summary>
    public DateOnly? ActiveTo { get; private set; }

    public string? Description { get; private set; }

    /// <summary>
    /// What of the place is not loaded here, as "the eight districts of Derbyshire"; null where its parts are all there, or
    /// where its boundary tells. While it stands nothing is added up for the place: see <see cref="PartsHeld"/>.
    /// </summary>
    public string? PartsNotHeld { get; private set; }

    /// <summary>Degrees east of a point inside the present boundary, where there is one.</summary>
    public double? Longitude { get; private set; }

    public double? Latitude { get; private set; }

    public IReadOnlyList<PlaceAlias> Aliases => aliases;

    public IReadOnlyList<PlaceTag> Tags => tags;

    public PlaceType Kind => PlaceType.Of(Type);

    public string Url => $"~/places/{Slug}";

    public RecordRef Record => new("place", Id);

    /// <summary>How two names are compared: lower case, "&amp;" as "and", only letters and digits.</summary>
    public static string Key(string name) =>
        string.Join(
            ' ',
            Text.Slug(name.Replace("&", " and ", StringComparison.Ordinal))
                .Split('-', StringSplitOptions.RemoveEmptyEntries)
        );

    public static Place Called(string name, string type, string? code = null)
    {
        var clean = Text.Clean(code);
        Rules.Check(
            (nameof(Type), PlaceType.Find(type) is not null, "Choose a kind of place"),
            (
                nameof(Code),
                clean is null || (clean.Length is >= 2 and <= 20 && clean.All(char.IsAsciiLetterOrDigit)),
                "Code must be 2 to 20 letters and digits"
            )
        );
        var place = new Place { Type = type, Code = clean?.ToUpperInvariant() };
        place.Rename(name);
        place.Slug = FirstSlug(type, place.Code, place.Name);
        return place;
    }

    /// <summary>The address of a place: its code in lower case, or its kind and name where it has none.</summary>
    public static string FirstSlug(string type, string? code, string name) =>
        code is null ? Text.Slug($"{type}-{name}")
        // Most small areas of 2021 carry the code they had in 2011.
        : type == PlaceType.Lsoa2021 ? Text.Slug(code) + "-2021"
        : Text.Slug(code);

    /// <summary>Gives another address where the first is taken; before the place is first saved only.</summary>
    public void MoveTo(string slug)
    {
        Rules.Check((nameof(Slug), Id == 0, "The address of a place does not change"));
        Slug = slug;
    }

    public void Rename(string name)
    {
        var clean = Text.Clean(name);
        Rules.Check(
            (nameof(Name), clean is { Length: <= 200 }, "Enter the place’s name, up to 200 characters"),
            (nameof(Name), clean?.Contains('\n', StringComparison.Ordinal) != true, "Name must be on one line")
        );
        Name = clean!;
        NameKey = Key(clean!);
    }

    public void Describe(string? description)
    {
        var clean = Text.Clean(description);
        Rules.Check(
            (nameof(Description), clean is null or { Length: <= 2000 }, "Description must be 2,000 characters or fewer")
        );
        Description = clean;
    }

    /// <summary>Says what of the place is not loaded here; nothing where all of it is.</summary>
    public void Lack(string? parts)
    {
        var clean = Text.Clean(parts)?.TrimEnd('.');
        Rules.Check(
            (
                nameof(PartsNotHeld),
                clean is null or { Length: <= 300 },
                "What is not loaded here must be 300 characters or fewer"
            )
        );
        PartsNotHeld = clean;
    }

    /// <summary>Sets the first and last day on which the place is in use.</summary>
    public void Live(DateOnly? from, DateOnly? to)
    {
        Rules.Check(
            (nameof(ActiveTo), from is null || to is null || to >= from, "Last day must be on or after the first day")
        );
        (ActiveFrom, ActiveTo) = (from, to);
    }

    public void Close(DateOnly lastDay) => Live(ActiveFrom, lastDay);

    public bool IsOpenOn(DateOnly day) =>
        (ActiveFrom is null || ActiveFrom <= day) && (ActiveTo is null || ActiveTo >= day);

    /// <summary>Gives the place its other names; those it had and that are not among them are taken away.</summary>
    public void AlsoKnownAs(IEnumerable<string> names)
    {
        var wanted = names
            .Select(Text.Clean)
            .OfType<string>()
            .Where(n => Key(n) != NameKey || n != Name)
            .DistinctBy(Key)
            .ToList();
        Rules.Check(
            ("Aliases", wanted.TrueForAll(n => n.Length <= 200), "Each other name must be 200 characters or fewer")
        );
        aliases.RemoveAll(a => !wanted.Contains(a.Name, StringComparer.Ordinal));
        foreach (var name in wanted.Where(n => aliases.TrueForAll(a => a.Name != n)))
            aliases.Add(new PlaceAlias { Name = name, NameKey = Key(name) });
    }

    /// <summary>Tags the place from a day (or from always); a tag it carries on that day already stays as it is.</summary>
    public void Tag(string tag, DateOnly? from = null, DateOnly? to = null)
    {
        var clean = Text.Clean(tag);
        Rules.Check(
            ("Tag", clean is { Length: <= 100 }, "Enter a tag, up to 100 characters"),
            ("To", from is null || to is null || to >= from, "Last day must be on or after the first day")
        );
        var key = Key(clean!);
        if (tags.Exists(t => t.TagKey == key && (t.To is null || from is null || t.To >= from)))
            return;
        var carried = new PlaceTag
        {
            Tag = clean!,
            TagKey = key,
            From = from,
        };
        if (to is { } last)
            carried.End(last);
        tags.Add(carried);
    }

    /// <summary>Ends a tag; its past stays readable.</summary>
    public void Untag(string tag, DateOnly lastDay)
    {
        foreach (var carried in tags.Where(t => t.TagKey == Key(tag) && (t.To is null || t.To > lastDay)))
            carried.End(lastDay);
    }

    internal void StandAt(double longitude, double latitude) =>
        (Longitude, Latitude) = (Math.Round(longitude, 6), Math.Round(latitude, 6));

    internal sealed class Mapping : IEntityTypeConfiguration<Place>
    {
        public void Configure(EntityTypeBuilder<Place> place)
        {
            place.ToTable("Places");
            place.Property(p => p.Name).HasMaxLength(200);
            place.Property(p => p.NameKey).HasMaxLength(200);
            place.Property(p => p.Type).HasMaxLength(40);
            place.Property(p => p.Code).HasMaxLength(20);
            place.Property(p => p.Slug).HasMaxLength(110);
            place.Property(p => p.Description).HasMaxLength(2000);
            place.Property(p => p.PartsNotHeld).HasMaxLength(300);
            place.Ignore(p => p.Kind).Ignore(p => p.Url);
            place.HasIndex(p => p.Slug).IsUnique();
            place.HasIndex(p => new { p.Type, p.Code }).IsUnique();
            place.HasIndex(p => new { p.Type, p.NameKey });
            place.HasIndex(p => p.NameKey);
            place.HasMany(p => p.Aliases).WithOne().HasForeignKey(a => a.PlaceId);
            place.HasMany(p => p.Tags).WithOne().HasForeignKey(t => t.PlaceId);
            place.Navigation(p => p.Aliases).HasField("aliases").UsePropertyAccessMode(PropertyAccessMode.Field);
            place.Navigation(p => p.Tags).HasField("tags").UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>Another name of a place: "Sinfen" is Sinfin.</summary>
public sealed class PlaceAlias : IRecorded
{
    public int Id { get; private set; }

    public int PlaceId { get; private set; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceAlias>
    {
        public void Configure(EntityTypeBuilder<PlaceAlias> alias)
        {
            alias.ToTable("PlaceAliases");
            alias.Property(a => a.Name).HasMaxLength(200);
            alias.Property(a => a.NameKey).HasMaxLength(200);
            alias.HasIndex(a => a.NameKey);
        }
    }
}

/// <summary>A programme or shared priority that a place belongs to, for a time.</summary>
public sealed class PlaceTag : IRecorded
{
    public int Id { get; private set; }

    public int PlaceId { get; private set; }

    public required string Tag { get; init; }

    public required string TagKey { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; private set; }

    RecordRef IRecorded.Record => new("place", PlaceId);

    public bool IsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);

    internal void End(DateOnly lastDay) => To = From is { } from && from > lastDay ? from : lastDay;

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceTag>
    {
        public void Configure(EntityTypeBuilder<PlaceTag> tag)
        {
            tag.ToTable("PlaceTags");
            tag.Property(t => t.Tag).HasMaxLength(100);
            tag.Property(t => t.TagKey).HasMaxLength(100);
            tag.HasIndex(t => t.TagKey);
        }
    }
}
