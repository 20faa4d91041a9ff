using CommonThread.Analytics.Geography;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Tests.Geography;

public class NeighboursTests
{
    [Fact]
    public void Areas_with_a_stretch_of_common_border_are_neighbours_and_those_meeting_at_a_corner_are_not()
    {
        var areas = Shapes.Tessellation(new Random(5), 4, 10_000, 4).Select(Shapes.Degrees).ToList();
        var neighbours = Neighbours.BySharedBorder(areas);
        for (var i = 0; i < areas.Count; i++)
        {
            var (column, row) = (i / 4, i % 4);
            var expected = Enumerable
                .Range(0, 16)
                .Where(j => Math.Abs(j / 4 - column) + Math.Abs(j % 4 - row) == 1)
                .ToArray();
            neighbours[i].ShouldBe(expected);
        }
    }

    [Fact]
    public void Borders_drawn_apart_are_shared_within_the_tolerance()
    {
        // About seven metres between the first two; the third only nears the second at a corner.
        List<Geometry> areas =
        [
            Shapes.Box(-1.2, 52.6, -1.1, 52.7),
            Shapes.Box(-1.0999, 52.6, -1.0, 52.7),
            Shapes.Box(-0.9999, 52.7, -0.9, 52.8),
        ];
        Neighbours.BySharedBorder(areas).ShouldAllBe(list => list.Count == 0);
        var near = Neighbours.BySharedBorder(areas, 20);
        near[0].ShouldBe([1]);
        near[1].ShouldBe([0]);
        near[2].ShouldBeEmpty();
    }

    [Fact]
    public void Nearest_and_within_go_by_the_points_inside()
    {
        List<Geometry> areas =
        [
            Shapes.Box(-1.20, 52.6, -1.19, 52.61),
            Shapes.Box(-1.18, 52.6, -1.17, 52.61),
            Shapes.Box(-1.10, 52.6, -1.09, 52.61),
        ];
        Neighbours.Nearest(areas, 1).Select(list => list.Single()).ShouldBe([1, 0, 1]);
        Neighbours.Nearest(areas, 5)[0].ShouldBe([1, 2]);
        Neighbours.Within(areas, 2000).Select(list => list.Count).ShouldBe([1, 1, 0]);
    }
}
