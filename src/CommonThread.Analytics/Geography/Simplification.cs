using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace CommonThread.Analytics.Geography;

/// <summary>
/// Fewer points for drawing, with shared borders kept together: a border between two areas is one arc, simplified once, so
/// that no gap and no overlap opens between them.
/// </summary>
/// <remarks>
/// Corners are removed in the order of Visvalingam and Whyatt (1993, Line generalisation by repeated elimination of points):
/// the corner whose triangle with its neighbours is smallest goes first. Where three borders meet, the corner stays. Where
/// arcs would cross or an area would collapse, more corners are kept there. Borders count as shared where their corners are
/// the same to the micro-degree, to which all corners are rounded; files drawn apart from each other are simplified apart.
/// </remarks>
public static class Simplification
{
    /// <summary>The same areas with fewer points; properties are untouched.</summary>
    /// <param name="areas">Valid areas in degrees.</param>
    /// <param name="toleranceMetres">
    /// Corners whose triangle is smaller than this length squared are removed: 20 for a map of a district, 100 for a county.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<Area> Simplify(
        IReadOnlyList<Area> areas,
        double toleranceMetres,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        var simple = Simplify([.. areas.Select(area => area.Geometry)], toleranceMetres, cancellation);
        return [.. areas.Select((area, i) => area with { Geometry = simple[i] })];
    }

    /// <summary>The same areas with fewer points.</summary>
    /// <inheritdoc cref="Simplify(IReadOnlyList{Area}, double, CancellationToken)"/>
    /// <exception cref="GeographyError">wrong-index: a geometry is not a polygon or multipolygon, or leaves the globe.</exception>
    public static IReadOnlyList<Geometry> Simplify(
        IReadOnlyList<Geometry> areas,
        double toleranceMetres,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        if (!(toleranceMetres >= 0))
            throw new ArgumentOutOfRangeException(
                nameof(toleranceMetres),
                "The tolerance must be zero or more metres."
            );
        var borders = new BorderArcs(areas, toleranceMetres * toleranceMetres);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var faulty = Crossing(borders);
            if (borders.Refine(faulty))
                continue;
            var rebuilt = Enumerable.Range(0, areas.Count).Select(borders.Rebuild).ToArray();
            faulty = Enumerable
                .Range(0, areas.Count)
                .Where(i => !rebuilt[i].IsValid)
                .SelectMany(borders.ArcsOf)
                .ToHashSet();
            if (!borders.Refine(faulty))
                // What is still no valid area has all its corners: the micro-degree spoilt a hair's breadth. Kept as it was.
                return [.. rebuilt.Select((area, i) => area.IsValid ? area : areas[i])];
        }
    }

    /// <summary>The arcs that cross, overlap or touch another, or themselves, other than at their ends.</summary>
    private static HashSet<int> Crossing(BorderArcs borders)
    {
        var strings = new List<ISegmentString>();
        for (var arc = 0; arc < borders.Count; arc++)
            strings.Add(new NodedSegmentString(borders.Kept(arc), arc));
        var crossings = new Crossings();
        new MCIndexNoder(crossings).ComputeNodes(strings);
        return crossings.Arcs;
    }

    private sealed class Crossings : ISegmentIntersector
    {
        private readonly RobustLineIntersector lines = new();

        public HashSet<int> Arcs { get; } = [];

        public bool IsDone => false;

        public void ProcessIntersections(ISegmentString a, int i, ISegmentString b, int j)
        {
            if (ReferenceEquals(a, b) && i == j)
                return;
            lines.ComputeIntersection(a.Coordinates[i], a.Coordinates[i + 1], b.Coordinates[j], b.Coordinates[j + 1]);
            if (!lines.HasIntersection || (lines.IntersectionNum == 1 && !lines.IsInteriorIntersection()))
                return;
            Arcs.Add((int)a.Context);
            Arcs.Add((int)b.Context);
        }
    }
}
