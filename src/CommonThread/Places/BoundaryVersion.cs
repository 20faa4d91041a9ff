using CommonThread.Analytics.Geography;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace CommonThread.Places;

/// <summary>
/// The boundary of a place from a day on. Figures published before a change keep the version they were made with (C-09).
/// A row is written once, by <see cref="BulkInsert"/>; the history of its place says that it was.
/// </summary>
public sealed class BoundaryVersion
{
    public int Id { get; private set; }

    public required int PlaceId { get; init; }

    /// <summary>First day; null for a place's first boundary, which holds for all time before its change.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day; null for the present boundary.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>The boundary as published: well-known binary, longitude and latitude in degrees.</summary>
    public required byte[] Shape { get; init; }

    /// <summary>The same with fewer points for drawing; borders shared with neighbours of its file fit.</summary>
    public required byte[] DrawnShape { get; init; }

    public required double West { get; init; }

    public required double South { get; init; }

    public required double East { get; init; }

    public required double North { get; init; }

    /// <summary>Area in hectares, on the WGS 84 ellipsoid.</summary>
    public required double Hectares { get; init; }

    public int? SourceId { get; init; }

    public string? Note { get; init; }

    /// <summary>The boundary as published.</summary>
    public Geometry Geometry() => Read(Shape);

    /// <summary>The boundary for drawing.</summary>
    public Geometry Drawn() => Read(DrawnShape);

    public bool Covers(double longitude, double latitude) =>
        longitude >= West
        && longitude <= East
        && latitude >= South
        && latitude <= North
        && Geometry().Covers(new Point(longitude, latitude));

    /// <param name="drawn">The boundary with fewer points.</param>
    public static BoundaryVersion Of(
        int placeId,
        Geometry shape,
        Geometry drawn,
        DateOnly? from = null,
        int? sourceId = null,
        string? note = null
    )
    {
        ArgumentNullException.ThrowIfNull(shape);
        var around = shape.EnvelopeInternal;
        return new()
        {
            PlaceId = placeId,
            From = from,
            Shape = shape.AsBinary(),
            DrawnShape = drawn.AsBinary(),
            West = around.MinX,
            South = around.MinY,
            East = around.MaxX,
            North = around.MaxY,
            Hectares = Math.Round(AreaMeasures.Hectares(shape), 2),
            SourceId = sourceId,
            Note = Text.Clean(note),
        };
    }

    /// <summary>Ends this version on the day before another begins.</summary>
    internal void EndBefore(DateOnly next)
    {
        Rules.Check(
            (
                "From",
                From is null || next > From,
                $"The boundary in use began on {From.Say()}; a new one must begin later"
            )
        );
        To = next.AddDays(-1);
    }

    public static Geometry Read(byte[] shape) => new WKBReader().Read(shape);

    internal sealed class Mapping : IEntityTypeConfiguration<BoundaryVersion>
    {
        public void Configure(EntityTypeBuilder<BoundaryVersion> boundary)
        {
            boundary.ToTable("BoundaryVersions");
            boundary.Property(b => b.Note).HasMaxLength(500);
            boundary.HasIndex(b => new { b.PlaceId, b.From }).IsUnique();
            boundary.HasIndex(b => new
            {
                b.West,
                b.East,
                b.South,
                b.North,
            });
            boundary.HasOne<Place>().WithMany().HasForeignKey(b => b.PlaceId).OnDelete(DeleteBehavior.Restrict);
            boundary.HasOne<Source>().WithMany().HasForeignKey(b => b.SourceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
