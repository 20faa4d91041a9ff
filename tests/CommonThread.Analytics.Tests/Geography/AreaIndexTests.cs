using CommonThread.Analytics.Geography;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Tests.Geography;

public class AreaIndexTests
{
    private static AreaIndex Index(IEnumerable<Geometry> micro) => AreaIndex.Build([.. micro.Select(Shapes.Degrees)]);

    private static int Find(AreaIndex index, int x, int y) => index.Find(x + Shapes.West, y + Shapes.South);

    /// <summary>What NetTopologySuite, in whole numbers, says: the first area that covers the point.</summary>
    private static int Expected(IPointOnGeometryLocator[] locators, int x, int y) =>
        Array.FindIndex(locators, locator => locator.Locate(new Coordinate(x, y)) != Location.Exterior);

    private static IPointOnGeometryLocator[] Locators(IEnumerable<Geometry> micro) =>
        [.. micro.Select(area => new IndexedPointInAreaLocator(area))];

    [Fact]
    [Trait("Speed", "slow")]
    public void Every_point_of_small_overlapping_shapes_with_holes_is_placed_as_NetTopologySuite_places_it()
    {
        // Corners on a raster so coarse that a great share of the points lies exactly on edges and corners.
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var areas = new List<Geometry>();
                for (var i = random.Next(1, 5); i > 0; i--)
                    areas.Add(
                        Shapes.Star(
                            random,
                            random.Next(30),
                            random.Next(30),
                            random.Next(4, 18),
                            random.Next(3, 12),
                            random.Next(2) == 0
                        )
                    );
                var index = Index(areas);
                var locators = Locators(areas);
                for (var x = -20; x < 50; x++)
                for (var y = -20; y < 50; y++)
                    Find(index, x, y).ShouldBe(Expected(locators, x, y), $"seed {seed}, point {x} {y}");
            })
            .Check(Fuzz.Cases(150));
    }

    [Fact]
    public void A_nearly_level_edge_that_slips_between_two_rows_of_the_grid_still_divides_them()
    {
        var area = Shapes.Factory.CreatePolygon([
            new(31, 8),
            new(16, 11),
            new(12, -2),
            new(16, -13),
            new(27, -14),
            new(31, 8),
        ]);
        var index = Index([area]);
        var locators = Locators([area]);
        for (var x = 10; x < 33; x++)
        for (var y = -15; y < 12; y++)
            Find(index, x, y).ShouldBe(Expected(locators, x, y), $"{x} {y}");
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Large_shapes_of_many_parts_with_holes_are_placed_as_NetTopologySuite_places_them()
    {
        Prop.ForAll<int>(seed =>
            {
                var random = new Random(seed);
                var areas = new List<Geometry>();
                for (var i = 0; i < 6; i++)
                    areas.Add(
                        Shapes.Factory.CreateMultiPolygon([
                            Shapes.Star(random, i * 90_000, 0, 50_000, random.Next(3, 300), true),
                            Shapes.Star(random, i * 80_000, 150_000, 60_000, random.Next(3, 300), random.Next(2) == 0),
                        ])
                    );
                var index = Index(areas);
                var locators = Locators(areas);
                for (var n = 0; n < 2000; n++)
                {
                    var (x, y) = (random.Next(-80_000, 600_000), random.Next(-80_000, 250_000));
                    Find(index, x, y).ShouldBe(Expected(locators, x, y), $"seed {seed}, point {x} {y}");
                }
                foreach (var corner in areas.SelectMany(area => area.Coordinates))
                    Find(index, (int)corner.X, (int)corner.Y)
                        .ShouldBe(Expected(locators, (int)corner.X, (int)corner.Y));
            })
            .Check(Fuzz.Cases(15));
    }

    [Fact]
    public void Every_point_of_a_tessellation_belongs_to_exactly_one_area_borders_included()
    {
        var random = new Random(7);
        var areas = Shapes.Tessellation(random, 6, 24, 3);
        var index = Index(areas);
        var locators = Locators(areas);
        var whole = new IndexedPointInAreaLocator(NetTopologySuite.Operation.Union.UnaryUnionOp.Union(areas));
        var onBorders = 0;
        for (var x = -10; x < 160; x++)
        for (var y = -10; y < 160; y++)
        {
            var found = Find(index, x, y);
            found.ShouldBe(Expected(locators, x, y));
            (found >= 0).ShouldBe(whole.Locate(new Coordinate(x, y)) != Location.Exterior);
            if (locators.Count(locator => locator.Locate(new Coordinate(x, y)) == Location.Boundary) > 1)
                onBorders++;
        }
        onBorders.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void A_point_on_a_shared_border_belongs_to_the_first_area_of_the_list()
    {
        var left = Shapes.Box(0, 0, 10, 10);
        var right = Shapes.Box(10, 0, 20, 10);
        Find(Index([left, right]), 10, 5).ShouldBe(0);
        Find(Index([right, left]), 10, 5).ShouldBe(0);
        Find(Index([left, right]), 20, 10).ShouldBe(1);
        Find(Index([left, right]), 21, 10).ShouldBe(AreaIndex.None);
    }

    [Fact]
    public void Bends_that_touch_a_border_at_different_corners_leave_no_gap_on_a_straight_line()
    {
        var south = Shapes.Box(0, 0, 30, 10);
        var northWest = Shapes.Box(0, 10, 7, 20);
        var northEast = Shapes.Box(7, 10, 30, 20);
        var index = Index([northWest, northEast, south]);
        for (var x = 0; x <= 30; x++)
        for (var y = 0; y <= 20; y++)
            Find(index, x, y).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [InlineData(double.NaN, 52.5)]
    [InlineData(-1.5, double.PositiveInfinity)]
    [InlineData(1e308, -1e308)]
    [InlineData(180, 90)]
    [InlineData(-180, -90)]
    public void A_point_that_is_no_place_in_the_areas_is_in_none(double longitude, double latitude) =>
        Index([Shapes.Box(0, 0, 10, 10)]).Find(longitude, latitude).ShouldBe(AreaIndex.None);

    [Fact]
    public void The_extremes_of_whole_numbers_are_in_none()
    {
        var index = Index([Shapes.Box(0, 0, 10, 10)]);
        foreach (var x in new[] { int.MinValue, int.MaxValue, 0 })
        foreach (var y in new[] { int.MinValue, int.MaxValue, 0 })
            index.Find(x, y).ShouldBe(AreaIndex.None);
    }

    [Fact]
    public void An_area_as_large_as_the_globe_is_exact_at_its_edges()
    {
        var globe = Shapes.Factory.CreatePolygon([new(-180, -90), new(180, -90), new(179.999999, 90), new(-180, -90)]);
        var index = AreaIndex.Build([globe]);
        var micro = Shapes.Factory.CreatePolygon([
            new(-180e6, -90e6),
            new(180e6, -90e6),
            new(179_999_999, 90e6),
            new(-180e6, -90e6),
        ]);
        var oracle = new IndexedPointInAreaLocator(micro);
        var random = new Random(3);
        for (var n = 0; n < 5000; n++)
        {
            // Points within a few micro-degrees of the long slanting edge.
            var y = random.Next(-90_000_000, 90_000_000);
            var x = (int)Math.Round(-180e6 + (y + 90e6) / 180e6 * 359_999_999) + random.Next(-2, 3);
            var expected = oracle.Locate(new Coordinate(x, y)) == Location.Exterior ? -1 : 0;
            index.Find(x, y).ShouldBe(expected, $"{x} {y}");
        }
    }

    [Fact]
    public void Nothing_to_index_finds_nothing()
    {
        AreaIndex.Build(Array.Empty<Geometry>()).Find(-1.5, 52.5).ShouldBe(AreaIndex.None);
        AreaIndex.Build([Shapes.Factory.CreatePolygon()]).Find(-1.5, 52.5).ShouldBe(AreaIndex.None);
    }

    [Fact]
    public void A_point_is_no_area_to_index() =>
        Should
            .Throw<GeographyError>(() => AreaIndex.Build([Shapes.Factory.CreatePoint(new Coordinate(-1, 52))]))
            .Message.ShouldContain("not a polygon");

    [Fact]
    public void A_zigzag_of_long_edges_does_not_fill_the_memory()
    {
        var ring = new List<Coordinate>();
        for (var i = 0; i < 20_000; i++)
            ring.Add(new Coordinate(i % 2 == 0 ? -8 : 2, 50 + i * 0.0004));
        ring.Add(new Coordinate(-8.5, 60));
        ring.Add(ring[0].Copy());
        AreaIndex.Build([Shapes.Factory.CreatePolygon([.. ring])]).Bytes.ShouldBeLessThan(100_000_000);
    }

    [Fact]
    public async Task Many_threads_find_the_same_answers()
    {
        var random = new Random(11);
        var areas = Shapes.Tessellation(random, 20, 5000, 10);
        var index = Index(areas);
        var points = Enumerable.Range(0, 20_000).Select(_ => (random.Next(100_000), random.Next(100_000))).ToArray();
        int[] Answers() => [.. points.Select(p => Find(index, p.Item1, p.Item2))];
        var alone = Answers();
        foreach (var answers in await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Answers))))
            answers.ShouldBe(alone);
    }
}
