using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Tests.Geography;

/// <summary>Made-up areas, in whole micro-degrees (for NetTopologySuite to judge) or in degrees (for the library).</summary>
internal static class Shapes
{
    public static readonly GeometryFactory Factory = new();

    /// <summary>Micro-degrees to degrees, moved to the middle of England.</summary>
    public static Geometry Degrees(Geometry micro)
    {
        var copy = micro.Copy();
        copy.Apply(new ToDegrees());
        copy.GeometryChanged();
        return copy;
    }

    /// <summary>size × size areas without gaps; each border is bent at random and shared corner for corner.</summary>
    public static List<Polygon> Tessellation(Random random, int size, int cell, int bends)
    {
        var corner = new Coordinate[size + 1, size + 1];
        for (var i = 0; i <= size; i++)
        for (var j = 0; j <= size; j++)
            corner[i, j] = new Coordinate(i * cell + Jitter(10), j * cell + Jitter(10));
        var borders = new Dictionary<(int, int, bool), List<Coordinate>>();
        var areas = new List<Polygon>();
        for (var i = 0; i < size; i++)
        for (var j = 0; j < size; j++)
        {
            var ring = new List<Coordinate>();
            ring.AddRange(Border(i, j, true));
            ring.AddRange(Border(i + 1, j, false));
            ring.AddRange(Border(i, j + 1, true).AsEnumerable().Reverse());
            ring.AddRange(Border(i, j, false).AsEnumerable().Reverse());
            var unique = ring.Where((c, n) => n == 0 || !c.Equals2D(ring[n - 1])).Select(c => c.Copy()).ToArray();
            areas.Add(Factory.CreatePolygon(unique));
        }
        return areas;

        int Jitter(int part) => random.Next(-cell / part, cell / part + 1);

        List<Coordinate> Border(int i, int j, bool east)
        {
            if (borders.TryGetValue((i, j, east), out var known))
                return known;
            var (a, b) = (corner[i, j], east ? corner[i + 1, j] : corner[i, j + 1]);
            var line = new List<Coordinate> { a };
            for (var n = 1; n <= bends; n++)
            {
                var t = n / (bends + 1.0);
                var (x, y) = (a.X + (b.X - a.X) * t, a.Y + (b.Y - a.Y) * t);
                // Gentler towards the ends, so that no two borders cross.
                var bend = Jitter(12) * 2 * Math.Min(t, 1 - t);
                line.Add(new Coordinate(Math.Round(x + (east ? 0 : bend)), Math.Round(y + (east ? bend : 0))));
            }
            line.Add(b);
            return borders[(i, j, east)] = line;
        }
    }

    /// <summary>A star of whole-numbered corners, with a hole of the same shape when asked.</summary>
    public static Polygon Star(Random random, int x, int y, int radius, int points, bool hole)
    {
        var angles = Enumerable
            .Range(0, points)
            .Select(n => (n + random.NextDouble() * 0.8) * Math.Tau / points)
            .ToArray();
        var radii = angles.Select(_ => radius * (0.3 + 0.7 * random.NextDouble())).ToArray();
        return Factory.CreatePolygon(Ring(1), hole ? [Ring(0.4)] : []);

        LinearRing Ring(double scale)
        {
            var ring = angles
                .Select(
                    (a, n) =>
                        new Coordinate(
                            Math.Round(x + radii[n] * scale * Math.Cos(a)),
                            Math.Round(y + radii[n] * scale * Math.Sin(a))
                        )
                )
                .ToList();
            ring.Add(ring[0].Copy());
            return Factory.CreateLinearRing([.. ring]);
        }
    }

    public static Polygon Box(double west, double south, double east, double north) =>
        Factory.CreatePolygon([
            new(west, south),
            new(east, south),
            new(east, north),
            new(west, north),
            new(west, south),
        ]);

    public const int West = -1_500_000;
    public const int South = 52_500_000;

    private sealed class ToDegrees : ICoordinateSequenceFilter
    {
        public bool Done => false;
        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq, int i)
        {
            seq.SetX(i, (seq.GetX(i) + West) / 1e6);
            seq.SetY(i, (seq.GetY(i) + South) / 1e6);
        }
    }
}
