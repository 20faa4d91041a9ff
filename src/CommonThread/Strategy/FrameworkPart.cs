using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommonThread.Strategy;

/// <summary>
/// What each part of a framework carries: its framework, its place in the order, where it stands in the source document, and
/// whether it is invented. A part is seen by those who see its framework: queries for lists join the framework's table.
/// </summary>
public abstract class FrameworkPart : IRecorded
{
    public int Id { get; private set; }

    public required int FrameworkId { get; init; }

    /// <summary>Its place among its like, from 1.</summary>
    public int Position { get; set; }

    /// <summary>Where it stands in the source document: "001 s4".</summary>
    public string? Citation { get; set; }

    public bool Illustrative { get; set; }

    /// <summary>Keys of the fields that are invented though the rest is the source's, separated by commas.</summary>
    public string? IllustrativeFields { get; set; }

    public abstract RecordRef Record { get; }

    /// <summary>Whether a field, by its key in the framework format, is invented.</summary>
    public bool IsInvented(string field) =>
        Illustrative || (IllustrativeFields?.Split(',').Contains(field, StringComparer.Ordinal) ?? false);

    /// <summary>Maps what all parts share.</summary>
    internal static void Map<T>(EntityTypeBuilder<T> part, string table)
        where T : FrameworkPart
    {
        part.ToTable(table);
        part.SeenWith<T, Framework>(p => p.FrameworkId);
        part.Property(p => p.Citation).HasMaxLength(200);
        part.Property(p => p.IllustrativeFields).HasMaxLength(300);
        part.Ignore(p => p.Record);
        part.HasIndex(p => new { p.FrameworkId, p.Position });
        part.HasOne<Framework>().WithMany().HasForeignKey(p => p.FrameworkId).OnDelete(DeleteBehavior.Cascade);
    }
}
