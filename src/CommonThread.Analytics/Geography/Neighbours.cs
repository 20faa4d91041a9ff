using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Index.Strtree;

namespace CommonThread.Analytics.Geography;

/// <summary>Which areas lie beside which. Each method gives, for every area, the numbers of others, without itself.</summary>
public static class Neighbours
{
    /// <summary>Areas that share a stretch of border; touching at a corner is not enough. Ascending, and mutual.</summary>
    /// <param name="areas">Polygons or multipolygons in degrees.</param>
    /// <param name="toleranceMetres">
    /// Zero: the border's corners must be the same to the micro-degree, as within one file of boundaries. Above zero, for
    /// files drawn apart: borders nearer than this over more than four times its length are shared too.
    /// </param>
    public static IReadOnlyList<IReadOnlyList<int>> BySharedBorder(
        IReadOnlyList<Geometry> areas,
        double toleranceMetres = 0
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        var found = new SortedSet<int>[areas.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = [];
        AddSameEdges(areas, found);
        if (toleranceMetres > 0)
            AddNear(areas, toleranceMetres, found);
        return [.. found.Select(set => (IReadOnlyList<int>)[.. set])];
    }

    /// <summary>The k areas with the nearest points inside (<see cref="AreaMeasures.PointInside"/>), nearest first.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Nearest(IReadOnlyList<Geometry> areas, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        return ByDistance(areas, near => near.Take(k));
    }

    /// <summary>Areas whose points inside lie no further apart than this many metres, nearest first.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Within(IReadOnlyList<Geometry> areas, double metres) =>
        ByDistance(areas, near => near.TakeWhile(other => other.Metres <= metres));

    private static IReadOnlyList<int>[] ByDistance(
        IReadOnlyList<Geometry> areas,
        Func<IEnumerable<(double Metres, int Number)>, IEnumerable<(double Metres, int Number)>> take
    )
    {
        ArgumentNullException.ThrowIfNull(areas);
        var points = areas.Select(AreaMeasures.PointInside).ToArray();
        var result = new IReadOnlyList<int>[points.Length];
        var all = new (double Metres, int Number)[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            for (var j = 0; j < points.Length; j++)
                all[j] = (AreaMeasures.Metres(points[i], points[j]), j);
            Array.Sort(all);
            result[i] = [.. take(all.Where(other => other.Number != i)).Select(other => other.Number)];
        }
        return result;
    }

    private static void AddSameEdges(IReadOnlyList<Geometry> areas, SortedSet<int>[] found)
    {
        var owners = new Dictionary<(long, long), List<int>>();
        for (var i = 0; i < areas.Count; i++)
            foreach (var ring in Rings(areas[i]))
                for (var p = 1; p < ring.NumPoints; p++)
                {
                    var a = Corner(ring.GetCoordinateN(p - 1));
                    var b = Corner(ring.GetCoordinateN(p));
                    if (a == b)
                        continue;
                    var edge = a < b ? (a, b) : (b, a);
                    if (!owners.TryGetValue(edge, out var list))
                        owners.Add(edge, list = new List<int>(2));
                    foreach (var other in list.Where(other => other != i))
                    {
                        found[i].Add(other);
                        found[other].Add(i);
                    }
                    list.Add(i);
                }
    }

    private static void AddNear(IReadOnlyList<Geometry> areas, double tolerance, SortedSet<int>[] found)
    {
        var flat = areas.Select(InMetres).ToArray();
        var tree = new STRtree<int>();
        for (var i = 0; i < flat.Length; i++)
            if (!flat[i].IsEmpty)
                tree.Insert(flat[i].EnvelopeInternal, i);
        for (var i = 0; i < flat.Length; i++)
        {
            if (flat[i].IsEmpty)
                continue;
            var reach = flat[i].EnvelopeInternal.Copy();
            reach.ExpandBy(tolerance);
            Geometry? around = null;
            foreach (var other in tree.Query(reach).Where(other => other > i && !found[i].Contains(other)).Order())
            {
                if (!flat[i].IsWithinDistance(flat[other], tolerance))
                    continue;
                around ??= flat[i].Buffer(tolerance);
                if (around.Intersection(flat[other].Boundary).Length <= 4 * tolerance)
                    continue;
                found[i].Add(other);
                found[other].Add(i);
            }
        }
    }

    /// <summary>Metres on a plate carrée scaled for 53 degrees north: true to about 5% from Kent to Northumberland.</summary>
    private static Geometry InMetres(Geometry area)
    {
        const double perDegree = AreaMeasures.EarthRadius * Math.PI / 180;
        return AffineTransformation.ScaleInstance(perDegree * 0.6018, perDegree).Transform(area);
    }

    private static IEnumerable<LineString> Rings(Geometry area) =>
        area switch
        {
            Polygon { IsEmpty: false } polygon => polygon.InteriorRings.Prepend(polygon.ExteriorRing),
            GeometryCollection many => many.Geometries.SelectMany(Rings),
            _ => [],
        };

    private static long Corner(Coordinate c) =>
        ((long)Math.Round(c.X * MicroDegrees.PerDegree) << 32) ^ (uint)(int)Math.Round(c.Y * MicroDegrees.PerDegree);
}
