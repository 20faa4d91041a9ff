using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Tests.Geography;

public class AreaMeasuresTests
{
    [Fact]
    public void The_whole_ellipsoid_has_its_published_area()
    {
        // WGS 84: 510,065,621.724 square kilometres.
        AreaMeasures.Hectares(Shapes.Box(-180, -90, 180, 90)).ShouldBe(51_006_562_172.4, 1);
    }

    [Fact]
    public void A_hundredth_of_a_degree_at_53_north_is_as_large_as_the_radii_of_curvature_say()
    {
        // M = 6,376,055.2 m, N = 6,391,780.0 m at 53 degrees: M × N × cos 53° × (π / 18000)² square metres.
        var e2 = 0.00669437999014;
        var s2 = Math.Pow(Math.Sin(53 * Math.PI / 180), 2);
        var n = 6378137 / Math.Sqrt(1 - e2 * s2);
        var m = 6378137 * (1 - e2) / Math.Pow(1 - e2 * s2, 1.5);
        var expected = m * n * Math.Cos(53 * Math.PI / 180) * Math.Pow(Math.PI / 18000, 2) / 10_000;
        AreaMeasures.Hectares(Shapes.Box(-1.2, 52.995, -1.19, 53.005)).ShouldBe(expected, expected * 1e-6);
    }

    [Fact]
    public void Holes_are_taken_off_and_parts_added()
    {
        var whole = AreaMeasures.Hectares(Shapes.Box(-1.2, 52.6, -1.1, 52.7));
        var hole = AreaMeasures.Hectares(Shapes.Box(-1.16, 52.64, -1.14, 52.66));
        var holed = Shapes.Factory.CreatePolygon(
            (LinearRing)Shapes.Box(-1.2, 52.6, -1.1, 52.7).ExteriorRing,
            [(LinearRing)Shapes.Box(-1.16, 52.64, -1.14, 52.66).ExteriorRing]
        );
        AreaMeasures.Hectares(holed).ShouldBe(whole - hole, 1e-6);
        var both = Shapes.Factory.CreateMultiPolygon([holed, Shapes.Box(-1.16, 52.64, -1.14, 52.66)]);
        AreaMeasures.Hectares(both).ShouldBe(whole, 1e-6);
    }

    [Fact]
    public void The_point_inside_a_horseshoe_is_inside_it()
    {
        var horseshoe = Shapes.Factory.CreatePolygon([
            new(-1.2, 52.6),
            new(-1.0, 52.6),
            new(-1.0, 52.8),
            new(-1.02, 52.8),
            new(-1.02, 52.62),
            new(-1.18, 52.62),
            new(-1.18, 52.8),
            new(-1.2, 52.8),
            new(-1.2, 52.6),
        ]);
        var centre = AreaMeasures.Centre(horseshoe);
        horseshoe.Contains(Shapes.Factory.CreatePoint(centre)).ShouldBeFalse();
        horseshoe.Contains(Shapes.Factory.CreatePoint(AreaMeasures.PointInside(horseshoe))).ShouldBeTrue();
    }

    [Fact]
    public void Distance_is_a_great_circle() =>
        // A quarter of the way round.
        AreaMeasures
            .Metres(new Coordinate(0, 0), new Coordinate(90, 0))
            .ShouldBe(AreaMeasures.EarthRadius * Math.PI / 2, 1e-3);
}
