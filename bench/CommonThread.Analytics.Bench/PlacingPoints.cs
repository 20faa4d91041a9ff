using System.Diagnostics;
using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace CommonThread.Analytics.Bench;

/// <summary>Point in polygon, against NetTopologySuite's tree of prepared geometries on the same points.</summary>
internal static class PlacingPoints
{
    public static void Run(string name, List<Area> areas, int points)
    {
        var box = new Envelope();
        foreach (var area in areas)
            box.ExpandToInclude(area.Geometry.EnvelopeInternal);
        var random = new Random(1);
        var x = new int[points];
        var y = new int[points];
        for (var i = 0; i < points; i++)
        {
            x[i] = (int)Math.Round((box.MinX + random.NextDouble() * box.Width) * 1e6);
            y[i] = (int)Math.Round((box.MinY + random.NextDouble() * box.Height) * 1e6);
        }

        var index = AreaIndex.Build(areas);
        var build = Best(3, () => AreaIndex.Build(areas));
        var found = new int[points];
        var own = Best(
            5,
            () =>
            {
                for (var i = 0; i < x.Length; i++)
                    found[i] = index.Find(x[i], y[i]);
            }
        );

        var tree = new STRtree<int>();
        var prepared = areas.Select(area => PreparedGeometryFactory.Prepare(area.Geometry)).ToArray();
        for (var i = 0; i < areas.Count; i++)
            tree.Insert(areas[i].Geometry.EnvelopeInternal, i);
        var factory = areas[0].Geometry.Factory;
        var asked = Math.Min(points, 200_000);
        var expected = new int[asked];
        var peer = Best(
            2,
            () =>
            {
                for (var i = 0; i < asked; i++)
                {
                    var point = factory.CreatePoint(new Coordinate(x[i] / 1e6, y[i] / 1e6));
                    expected[i] = -1;
                    foreach (var candidate in tree.Query(point.EnvelopeInternal))
                        if (prepared[candidate].Covers(point) && (uint)candidate < (uint)expected[i])
                            expected[i] = candidate;
                }
            }
        );
        var apart = Enumerable.Range(0, asked).Count(i => expected[i] != found[i]);
        var (ns, peerNs) = (own.TotalNanoseconds / points, peer.TotalNanoseconds / asked);
        Console.WriteLine(
            $"Placing points in {name}: {areas.Count} areas, {areas.Sum(a => a.Geometry.NumPoints)} corners"
        );
        Console.WriteLine(
            $"  index            {build.TotalMilliseconds, 9:0.0} ms to build, {index.Bytes / 1e6:0.0} MB"
        );
        Console.WriteLine(
            $"  index            {ns, 9:0.0} ns a point, {found.Count(f => f >= 0) / (double)points:0.0%} placed"
        );
        Console.WriteLine($"  NetTopologySuite {peerNs, 9:0.0} ns a point, {peerNs / ns:0} times as long");
        Console.WriteLine($"  answers that differ (corners not at a micro-degree): {apart} of {asked}");
    }

    internal static TimeSpan Best(int times, Action action)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            var took = Stopwatch.GetElapsedTime(start);
            best = took < best ? took : best;
        }
        return best;
    }
}
