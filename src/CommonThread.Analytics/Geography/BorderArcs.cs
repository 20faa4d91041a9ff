using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>The borders of a set of areas, cut where they part, each stretch kept once.</summary>
internal sealed class BorderArcs
{
    private const int Finest = 4;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    private readonly IReadOnlyList<Geometry> areas;
    private readonly double tolerance;
    private readonly List<(int X, int Y)> corners = [];
    private readonly Dictionary<(int X, int Y), int> numbers = [];

    // For each corner the two corners beside it, -1 while unknown; -2 marks one where borders part.
    private readonly List<(int A, int B)> beside = [];

    private readonly List<int[]> arcs = [];
    private readonly List<double[]> weights = [];
    private readonly List<int> fineness = [];
    private readonly Dictionary<(int First, int Second), int> arcOf = [];

    /// <summary>For each area its polygons, for each polygon its rings, for each ring its arcs (~n: backwards).</summary>
    private readonly List<List<List<int[]>>> shapes = [];

    public BorderArcs(IReadOnlyList<Geometry> areas, double tolerance)
    {
        (this.areas, this.tolerance) = (areas, tolerance);
        var rings = areas.Select((area, i) => Polygons(area, i).Select(Rings).ToList()).ToList();
        foreach (var ring in rings.SelectMany(area => area).SelectMany(polygon => polygon))
            NoteNeighbours(ring);
        foreach (var area in rings)
            shapes.Add([
                .. area.Where(polygon => polygon.Count > 0)
                    .Select(polygon => polygon.Select(ring => Cut(ring)).ToList()),
            ]);
    }

    public int Count => arcs.Count;

    public IEnumerable<int> ArcsOf(int area) =>
        shapes[area].SelectMany(polygon => polygon).SelectMany(ring => ring).Select(arc => arc < 0 ? ~arc : arc);

    /// <summary>Keeps more corners in these arcs; false when none of them can be finer.</summary>
    public bool Refine(IEnumerable<int> faulty)
    {
        var any = false;
        foreach (var arc in faulty.Distinct())
            if (fineness[arc] < Finest)
            {
                fineness[arc]++;
                any = true;
            }
        return any;
    }

    /// <summary>The arc's corners that are kept, in degrees.</summary>
    public Coordinate[] Kept(int arc)
    {
        var all = arcs[arc];
        var weight = weights[arc];
        var least = fineness[arc] >= Finest ? 0 : tolerance / Math.Pow(16, fineness[arc]);
        var kept = new List<Coordinate>();
        for (var i = 0; i < all.Length; i++)
            if (weight[i] >= least)
                kept.Add(
                    new Coordinate(
                        corners[all[i]].X / (double)MicroDegrees.PerDegree,
                        corners[all[i]].Y / (double)MicroDegrees.PerDegree
                    )
                );
        return [.. kept];
    }

    public Geometry Rebuild(int area)
    {
        var polygons = shapes[area]
            .Select(rings =>
            {
                var built = rings.Select(ring => Factory.CreateLinearRing(Joined(ring))).ToArray();
                return Factory.CreatePolygon(built[0], built[1..]);
            });
        Polygon[] all = [.. polygons];
        return all.Length switch
        {
            // So small that it has no corners left at a micro-degree: drawn as it was.
            0 => areas[area],
            1 => all[0],
            _ => Factory.CreateMultiPolygon(all),
        };
    }

    private Coordinate[] Joined(int[] ring)
    {
        var points = new List<Coordinate>();
        foreach (var arc in ring)
        {
            var kept = Kept(arc < 0 ? ~arc : arc);
            if (arc < 0)
                Array.Reverse(kept);
            points.AddRange(points.Count == 0 ? kept : kept.Skip(1));
        }
        // A ring of two straight arcs has collapsed; it is made a valid ring of no area, which the caller finds and refines.
        while (points.Count < 4)
            points.Add(points[0].Copy());
        return [.. points];
    }

    private static IEnumerable<Polygon> Polygons(Geometry geometry, int area) =>
        geometry switch
        {
            Polygon polygon => [polygon],
            GeometryCollection many => many.Geometries.SelectMany(part => Polygons(part, area)),
            _ => throw new GeographyError("wrong-index", $"Area {area + 1} is not a polygon."),
        };

    /// <summary>The polygon's rings as corner numbers, not closed; empty when its outer ring has no area left.</summary>
    private List<int[]> Rings(Polygon polygon)
    {
        var rings = new List<int[]>();
        if (polygon.IsEmpty)
            return rings;
        foreach (var ring in polygon.InteriorRings.Prepend(polygon.ExteriorRing))
        {
            var numbered = new List<int>();
            for (var i = 0; i < ring.NumPoints - 1; i++)
            {
                var corner = Number(ring.GetCoordinateN(i));
                if (numbered.Count == 0 || numbered[^1] != corner)
                    numbered.Add(corner);
            }
            while (numbered.Count > 1 && numbered[^1] == numbered[0])
                numbered.RemoveAt(numbered.Count - 1);
            if (numbered.Distinct().Take(3).Count() == 3)
                rings.Add([.. numbered]);
            else if (rings.Count == 0)
                return rings;
        }
        return rings;
    }

    private int Number(Coordinate c)
    {
        if (!MicroDegrees.TryFrom(c.X, out var x) || !MicroDegrees.TryFrom(c.Y, out var y))
            throw new GeographyError("wrong-index", "An area has coordinates that are not degrees.");
        if (numbers.TryGetValue((x, y), out var number))
            return number;
        numbers.Add((x, y), corners.Count);
        corners.Add((x, y));
        beside.Add((-1, -1));
        return corners.Count - 1;
    }

    private void NoteNeighbours(int[] ring)
    {
        for (var i = 0; i < ring.Length; i++)
        {
            Note(ring[i], ring[(i + 1) % ring.Length]);
            Note(ring[i], ring[(i + ring.Length - 1) % ring.Length]);
        }

        void Note(int corner, int other)
        {
            var (a, b) = beside[corner];
            if (a == -2 || a == other || b == other)
                return;
            beside[corner] =
                a < 0 ? (other, b)
                : b < 0 ? (a, other)
                : (-2, -2);
        }
    }

    private int[] Cut(int[] ring)
    {
        var from = Array.FindIndex(ring, corner => beside[corner].A == -2);
        if (from < 0)
            // Nothing parts from this ring: start where any other ring over the same corners starts too.
            from = Array.IndexOf(ring, ring.Min());
        int At(int i) => ring[(from + i) % ring.Length];
        var cut = new List<int>();
        for (var i = 0; i < ring.Length; )
        {
            var end = i + 1;
            while (end < ring.Length && beside[At(end)].A != -2)
                end++;
            cut.Add(Arc([.. Enumerable.Range(i, end - i + 1).Select(At)]));
            i = end;
        }
        return [.. cut];
    }

    /// <summary>The arc's number, ~number when it runs the other way. Its first two corners tell it from all others.</summary>
    private int Arc(int[] path)
    {
        var backwards = (path[^1], path[^2]).CompareTo((path[0], path[1])) < 0;
        if (backwards)
            Array.Reverse(path);
        if (!arcOf.TryGetValue((path[0], path[1]), out var arc))
        {
            arc = arcs.Count;
            arcOf.Add((path[0], path[1]), arc);
            arcs.Add(path);
            weights.Add(CornerWeights.Of([.. path.Select(corner => corners[corner])]));
            fineness.Add(0);
        }
        return backwards ? ~arc : arc;
    }
}
