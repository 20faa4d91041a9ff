using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Places;

/// <summary>A place lies in another, in one hierarchy, for a time, whole or in part.</summary>
public sealed class PlaceLink : IRecorded
{
    public int Id { get; private set; }

    public required int ChildId { get; init; }

    public required int ParentId { get; init; }

    /// <summary>A key of <see cref="Places.Hierarchy"/>.</summary>
    public required string Hierarchy { get; init; }

    /// <summary>First day; null for as long as anyone knows.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null while it holds.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The share of the child's population that lies in the parent, above 0 up to 100.</summary>
    public double Percent { get; private set; } = 100;

    public string? Note { get; private set; }

    /// <summary>Nobody published this link: it is assumed, and pages say so.</summary>
    public bool IsAssumed => Note?.StartsWith("Assumed", StringComparison.OrdinalIgnoreCase) == true;

    RecordRef IRecorded.Record => new("place", ChildId);

    public static PlaceLink Of(
        int childId,
        int parentId,
        string hierarchy,
        DateOnly? from = null,
        DateOnly? to = null,
        double percent = 100,
        string? note = null
    )
    {
        var clean = Text.Clean(note);
        Rules.Check(
            (nameof(ParentId), childId != parentId, "A place cannot lie in itself"),
            (nameof(Hierarchy), Places.Hierarchy.Find(hierarchy) is not null, "Choose a hierarchy"),
            (nameof(To), from is null || to is null || to >= from, "Last day must be on or after the first day"),
            (nameof(Percent), percent is > 0 and <= 100, "Percentage must be above 0 and no more than 100"),
            (nameof(Note), clean is null or { Length: <= 500 }, "Note must be 500 characters or fewer")
        );
        return new()
        {
            ChildId = childId,
            ParentId = parentId,
            Hierarchy = hierarchy,
            From = from,
            To = to,
            Percent = percent,
            Note = clean,
        };
    }

    public bool IsOn(DateOnly day) => (From is null || From <= day) && (To is null || To >= day);

    /// <summary>Ends the link; its past stays readable.</summary>
    public void End(DateOnly lastDay)
    {
        Rules.Check((nameof(To), From is null || lastDay >= From, "Last day must be on or after the first day"));
        To = lastDay;
    }

    internal void Change(double percent, string? note) => (Percent, Note) = (percent, note);

    internal sealed class Mapping : IEntityTypeConfiguration<PlaceLink>
    {
        public void Configure(EntityTypeBuilder<PlaceLink> link)
        {
            link.ToTable("PlaceLinks");
            link.Property(l => l.Hierarchy).HasMaxLength(40);
            link.Property(l => l.Note).HasMaxLength(500);
            link.Ignore(l => l.IsAssumed);
            link.HasIndex(l => new { l.ChildId, l.Hierarchy });
            link.HasIndex(l => new { l.ParentId, l.Hierarchy });
            link.HasOne<Place>().WithMany().HasForeignKey(l => l.ChildId).OnDelete(DeleteBehavior.Restrict);
            link.HasOne<Place>().WithMany().HasForeignKey(l => l.ParentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
