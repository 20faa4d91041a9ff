using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>How a file of boundaries is read. Use <c>with</c> to change one thing.</summary>
public sealed record AreaReadOptions
{
    /// <summary>Great Britain and Northern Ireland: longitude -9 to 2.5, latitude 49 to 61.5.</summary>
    public static readonly Envelope UnitedKingdom = new(-9, 2.5, 49, 61.5);

    /// <summary>The property that names an area; when set, it must be present and different for every area.</summary>
    public string? CodeProperty { get; init; }

    /// <summary>Every position must lie within this; default <see cref="UnitedKingdom"/>.</summary>
    public Envelope Envelope { get; init; } = UnitedKingdom;

    /// <summary>The envelope's name in error messages.</summary>
    public string EnvelopeName { get; init; } = "the United Kingdom";

    /// <summary>Largest file, in bytes after unpacking; default 200 MB.</summary>
    public long MaximumBytes { get; init; } = 200L * 1024 * 1024;

    /// <summary>Most points in one area; default 500,000.</summary>
    public int MaximumPointsPerArea { get; init; } = 500_000;

    /// <summary>Most points in all areas together; default 10 million. A small TopoJSON file can repeat its arcs.</summary>
    public int MaximumPoints { get; init; } = 10_000_000;

    /// <summary>
    /// A boundary that crosses, retraces or touches itself is repaired, and noted, when that changes its area by no more than this
    /// share; default 0.001. Quantised files are full of such specks. Zero refuses them all.
    /// </summary>
    public double RepairUpTo { get; init; } = 0.001;

    /// <summary>In TopoJSON, the one object to read; null reads them all.</summary>
    public string? TopologyObject { get; init; }
}
