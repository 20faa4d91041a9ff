using CommonThread.Analytics.Geography;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CommonThread.Analytics.Tests.Geography;

public class SimplificationTests
{
    private static HashSet<(Coordinate, Coordinate)> Edges(Geometry area) =>
        [
            .. area
                .Coordinates.Zip(area.Coordinates.Skip(1))
                .Select(edge => edge.First.CompareTo(edge.Second) < 0 ? edge : (edge.Second, edge.First)),
        ];

    [Fact]
    [Trait("Speed", "slow")]
    public void Shared_borders_stay_identical_and_no_gap_or_overlap_opens()
    {
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var areas = Shapes.Tessellation(random, 4, 20_000, 40).Select(Shapes.Degrees).ToList();
                var tolerance = random.Next(10, 800);
                var simple = Simplification.Simplify(areas, tolerance);
                simple.ShouldAllBe(area => area.IsValid);
                // Corners stand about 500 m apart: a tolerance far below that finds few to remove.
                var kept = (double)simple.Sum(area => area.NumPoints) / areas.Sum(area => area.NumPoints);
                kept.ShouldBeLessThan(tolerance < 300 ? 1.0001 : 2.0 / 3);
                // Every edge belongs to one area at the outer border and to two inside: no gap, no overlap.
                var union = UnaryUnionOp.Union(simple);
                simple.Sum(area => area.Area).ShouldBe(union.Area, union.Area * 1e-9);
                union.NumGeometries.ShouldBe(1);
                ((Polygon)union).NumInteriorRings.ShouldBe(0);
                var outer = Edges(union);
                var counts = simple.SelectMany(Edges).CountBy(edge => edge).ToDictionary();
                counts.ShouldAllBe(edge => edge.Value == (outer.Contains(edge.Key) ? 1 : 2));
                Neighbours
                    .BySharedBorder(simple)
                    .Select(list => string.Join(',', list))
                    .ShouldBe(Neighbours.BySharedBorder(areas).Select(list => string.Join(',', list)));
            })
            .Check(Fuzz.Cases(40));
    }

    [Fact]
    public void An_area_that_fills_a_hole_of_another_keeps_filling_it()
    {
        var random = new Random(9);
        var inner = Shapes.Star(random, 0, 0, 40_000, 200, false);
        var outer = Shapes.Factory.CreatePolygon(
            (LinearRing)Shapes.Box(-90_000, -90_000, 90_000, 90_000).ExteriorRing,
            [(LinearRing)inner.ExteriorRing.Reverse()]
        );
        var simple = Simplification.Simplify([Shapes.Degrees(outer), Shapes.Degrees(inner)], 500);
        simple[1].NumPoints.ShouldBeLessThan(150);
        ((Polygon)simple[0]).NumInteriorRings.ShouldBe(1);
        var hole = Shapes.Factory.CreatePolygon((LinearRing)((Polygon)simple[0]).GetInteriorRingN(0));
        hole.EqualsTopologically(simple[1]).ShouldBeTrue();
    }

    [Fact]
    public void However_coarse_every_area_remains_a_valid_area()
    {
        var areas = Shapes.Tessellation(new Random(2), 6, 3000, 12).Select(Shapes.Degrees).ToList();
        var simple = Simplification.Simplify(areas, 1_000_000);
        simple.ShouldAllBe(area => area.IsValid && area.Area > 0);
        simple.ShouldAllBe(area => area.NumPoints <= 12);
    }

    [Fact]
    public void Two_borders_between_the_same_corners_do_not_fall_together()
    {
        // A lens between two areas: both its borders would become the same straight line.
        var west = Shapes.Factory.CreatePolygon([
            new(0, 0),
            new(1000, 0),
            new(900, 500),
            new(1000, 1000),
            new(0, 1000),
            new(0, 0),
        ]);
        var lens = Shapes.Factory.CreatePolygon([
            new(1000, 0),
            new(1100, 500),
            new(1000, 1000),
            new(900, 500),
            new(1000, 0),
        ]);
        var east = Shapes.Factory.CreatePolygon([
            new(1000, 0),
            new(2000, 0),
            new(2000, 1000),
            new(1000, 1000),
            new(1100, 500),
            new(1000, 0),
        ]);
        var simple = Simplification.Simplify([.. new[] { west, lens, east }.Select(Shapes.Degrees)], 100_000);
        simple.ShouldAllBe(area => area.IsValid && area.Area > 0);
    }

    [Fact]
    public void No_tolerance_changes_nothing_and_properties_stay()
    {
        var areas = Shapes
            .Tessellation(new Random(4), 3, 5000, 6)
            .Select((area, i) => Area.Of($"E{i}", Shapes.Degrees(area)))
            .ToList();
        var simple = Simplification.Simplify(areas, 0);
        for (var i = 0; i < areas.Count; i++)
        {
            simple[i]["code"].ShouldBe($"E{i}");
            simple[i].Geometry.EqualsTopologically(areas[i].Geometry).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_negative_tolerance_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Simplification.Simplify(Array.Empty<Geometry>(), -1));
}
