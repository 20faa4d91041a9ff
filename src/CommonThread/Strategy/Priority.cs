using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy;

public enum PriorityState
{
    Proposed,
    Current,
    Closed,
}

/// <summary>
/// What a framework puts first. It keeps every name it has had, so that "Violence" and "Serious Violence" stay one priority.
/// </summary>
public sealed class Priority : FrameworkPart
{
    private readonly List<PriorityName> earlierNames = [];

    public string Name { get; private set; } = "";

    /// <summary>The name as compared and searched: lower case, without a closing full stop.</summary>
    public string NameKey { get; private set; } = "";

    public string? ShortName { get; private set; }

    public int? Number { get; set; }

    /// <summary>The list it stands in, where a document prints more than one.</summary>
    public string? Set { get; set; }

    /// <summary>At most one theme.</summary>
    public int? ThemeId { get; set; }

    public int? VisionPartId { get; set; }

    public string? Description { get; set; }

    public DateOnly? Start { get; private set; }

    public DateOnly? End { get; private set; }

    public PriorityState State { get; set; } = PriorityState.Current;

    /// <summary>The document's own example of an action.</summary>
    public string? ExampleAction { get; set; }

    public IReadOnlyList<PriorityName> EarlierNames => earlierNames;

    public override RecordRef Record => new(StrategyKinds.Priority, Id);

    public static Priority Called(int frameworkId, string? name, string? shortName = null)
    {
        var priority = new Priority { FrameworkId = frameworkId };
        priority.Take(name);
        priority.Abbreviate(shortName);
        return priority;
    }

    /// <summary>
    /// Gives it a new name in the version being written; the old one is kept and still found by search. It ends when that version
    /// comes into force: see <see cref="NamesEnd"/>.
    /// </summary>
    public void Rename(string? name)
    {
        var old = Name;
        var since = earlierNames.Count == 0 ? Start : earlierNames.Max(n => n.To)?.AddDays(1);
        Take(name);
        if (Key(old) != NameKey && !earlierNames.Exists(n => n.NameKey == Key(old)))
            WasCalled(old, since, null);
        // A name that it takes again is no earlier one.
        earlierNames.RemoveAll(n => n.NameKey == NameKey && n.To is null);
    }

    /// <summary>Ends the names that stood in the version that gives way, so that names and versions meet.</summary>
    /// <param name="stood">Keys of the names of that version’s priorities.</param>
    internal void NamesEnd(IReadOnlySet<string> stood, DateOnly lastDay)
    {
        foreach (var name in earlierNames.Where(n => n.NameKey != NameKey && stood.Contains(n.NameKey)))
            name.To = name.From > lastDay ? name.From : lastDay;
    }

    public void WasCalled(string name, DateOnly? from, DateOnly? to)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 300 }, "Enter the earlier name, up to 300 characters"));
        earlierNames.Add(
            new PriorityName
            {
                Name = clean!,
                NameKey = Key(clean!),
                From = from,
                To = to,
            }
        );
    }

    /// <summary>Leaves out names that it had only later, to read it as it stood.</summary>
    internal void NotYetCalled(IReadOnlyCollection<string> names) =>
        earlierNames.RemoveAll(n => names.Contains(n.Name));

    /// <summary>Whether it has or had such a name.</summary>
    internal bool IsCalled(string name)
    {
        var key = Key(name);
        return NameKey == key || earlierNames.Exists(n => n.NameKey == key);
    }

    /// <summary>Reads as a version has it, without the names that it had only later. Not for saving.</summary>
    internal void ReadAs(Versions.PriorityText said)
    {
        var key = Key(said.Name);
        if (key != NameKey && earlierNames.Find(n => n.NameKey == key) is { } then)
            earlierNames.RemoveAll(n => n.Id >= then.Id);
        Take(said.Name);
        Abbreviate(said.ShortName);
        (Number, Set, Description, ExampleAction) = (said.Number, said.Set, said.Description, said.ExampleAction);
        (State, Start, End, Illustrative) = (said.State, said.Start, said.End, said.Illustrative);
    }

    public void Abbreviate(string? shortName)
    {
        var brief = Text.Clean(shortName);
        Rules.Check(
            (nameof(ShortName), brief is null or { Length: <= 80 }, "Short name must be 80 characters or fewer")
        );
        ShortName = brief;
    }

    public void Last(DateOnly? from, DateOnly? to)
    {
        Rules.Check((nameof(End), from is null || to is null || from <= to, "A priority cannot end before it starts"));
        (Start, End) = (from, to);
    }

    /// <summary>How names are compared.</summary>
    public static string Key(string name) => (Text.Clean(name) ?? "").ToLowerInvariant().TrimEnd('.');

    private void Take(string? name)
    {
        var clean = Text.Clean(name);
        Rules.Check((nameof(Name), clean is { Length: <= 300 }, "Enter the priority’s name, up to 300 characters"));
        (Name, NameKey) = (clean!, Key(clean!));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Priority>
    {
        public void Configure(EntityTypeBuilder<Priority> priority)
        {
            Map(priority, "Priorities");
            priority.Property(p => p.Name).HasMaxLength(300);
            priority.Property(p => p.NameKey).HasMaxLength(300);
            priority.Property(p => p.ShortName).HasMaxLength(80);
            priority.Property(p => p.Set).HasMaxLength(200);
            priority.Property(p => p.Description).HasMaxLength(4000);
            priority.Property(p => p.ExampleAction).HasMaxLength(2000);
            priority.HasIndex(p => new { p.FrameworkId, p.NameKey }).IsUnique();
            priority.HasOne<Theme>().WithMany().HasForeignKey(p => p.ThemeId).OnDelete(DeleteBehavior.SetNull);
            priority
                .HasOne<Visions.VisionPart>()
                .WithMany()
                .HasForeignKey(p => p.VisionPartId)
                .OnDelete(DeleteBehavior.SetNull);
            priority.HasMany(p => p.EarlierNames).WithOne().HasForeignKey(n => n.PriorityId);
            priority
                .Navigation(p => p.EarlierNames)
                .HasField("earlierNames")
                .UsePropertyAccessMode(PropertyAccessMode.Field);
        }
    }
}

/// <summary>A name that a priority had, and when.</summary>
public sealed class PriorityName : IRecorded
{
    public int Id { get; private set; }

    public int PriorityId { get; private set; }

    public required string Name { get; init; }

    public required string NameKey { get; init; }

    public DateOnly? From { get; init; }

    /// <summary>Its last day; null while a version in force still has it, and where nobody knows.</summary>
    public DateOnly? To { get; internal set; }

    public RecordRef Record => new(StrategyKinds.Priority, PriorityId);

    internal sealed class Mapping : IEntityTypeConfiguration<PriorityName>
    {
        public void Configure(EntityTypeBuilder<PriorityName> name)
        {
            name.ToTable("PriorityNames");
            name.SeenWith<PriorityName, Priority>(x => x.PriorityId);
            name.Property(n => n.Name).HasMaxLength(300);
            name.Property(n => n.NameKey).HasMaxLength(300);
            name.Ignore(n => n.Record);
            name.HasIndex(n => n.NameKey);
        }
    }
}
