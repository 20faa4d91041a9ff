using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommonThread.Shared.Maps;
using NetTopologySuite.Geometries;

namespace CommonThread.Tests.Shared.Maps;

public class MapTests
{
    private static Polygon Square(double west, double south) =>
        new(
            new LinearRing([
                new(west, south),
                new(west + 0.1, south),
                new(west + 0.1, south + 0.1),
                new(west, south + 0.1),
                new(west, south),
            ])
        );

    private static AreaMap Of(params double?[] values) =>
        new()
        {
            Title = "Burglary by ward",
            Source = new("Police recorded crime", new DateOnly(2026, 3, 1)),
            Unit = "per 1,000 people",
            TableId = "wards",
            Areas =
            [
                .. values.Select(
                    (value, i) =>
                        new MapArea($"E0{i}", $"Ward <{i}>", Square(-1.2 + (i * 0.1), 52.9))
                        {
                            Value = value,
                            Href = $"/places/{i}",
                        }
                ),
            ],
        };

    private static IElement Draw(AreaMap map)
    {
        var html = MapFigure.Render(map, "m1").ToString();
        html.ShouldNotContain("NaN");
        html.ShouldNotContain("style=");
        html.ShouldNotContain("Ward <");
        return new HtmlParser().ParseDocument(html).QuerySelector("figure")!;
    }

    [Fact]
    public void A_map_is_drawn_without_JavaScript_with_links_and_what_is_said_of_each_area()
    {
        var map = Of(1, 2, 3, 4, null);
        var figure = Draw(map.Classed(Classing.Quantiles(map.Areas.Select(a => a.Value))));
        figure.QuerySelectorAll("path.ct-map__area").Length.ShouldBe(5);
        figure.QuerySelectorAll("a[href^='/places/']").Length.ShouldBe(5);
        figure.QuerySelector("a[href='/places/0']")!.GetAttribute("aria-label").ShouldBe("Ward <0>: 1");
        figure.QuerySelectorAll(".ct-class-none.ct-map__area").Length.ShouldBe(1);
        figure.QuerySelector("a[href='#wards']").ShouldNotBeNull();
        figure.TextContent.ShouldContain("Source: Police recorded crime, 1 March 2026");
    }

    [Fact]
    public void A_class_can_be_told_without_colour()
    {
        var map = Of(1, 2, 3, 4, 5);
        var figure = Draw(map.Classed(Classing.Equal(map.Areas.Select(a => a.Value))));
        figure.QuerySelectorAll(".ct-legend li").Select(li => li.TextContent.Trim()[0]).ShouldBe("ABCDE");
        figure
            .QuerySelectorAll(".ct-map__static .ct-map__name")
            .Select(t => t.TextContent)
            .ShouldBe(["A", "B", "C", "D", "E"]);
        figure.QuerySelectorAll(".ct-map__pattern").Length.ShouldBe(4);
    }

    [Fact]
    public void What_the_script_reads_cannot_end_its_element_and_closes_its_rings()
    {
        var map = Of(1) with { Points = [new(-1.15, 52.95, "</script><b>")] };
        var text = Draw(map).QuerySelector("script[type='application/json']")!.TextContent;
        var features = JsonDocument.Parse(text).RootElement.GetProperty("features");
        features.GetArrayLength().ShouldBe(2);
        features[1].GetProperty("properties").GetProperty("said").GetString().ShouldBe("</script><b>");
        var ring = features[0].GetProperty("geometry").GetProperty("coordinates")[0][0];
        ring[0].ToString().ShouldBe(ring[ring.GetArrayLength() - 1].ToString());
    }

    [Fact]
    public void Boundaries_that_are_fetched_are_not_written_into_the_page()
    {
        var text = Draw(Of(1) with { GeoJsonHref = "/wards.geojson" }).QuerySelector("script")!.TextContent;
        text.ShouldNotContain("coordinates");
    }

    [Fact]
    public void Many_areas_are_not_many_stops_for_the_keyboard() =>
        Draw(Of([.. Enumerable.Range(0, 61).Select(i => (double?)i)]))
            .QuerySelectorAll("a[href^='/places/'][tabindex='-1']")
            .Length.ShouldBe(61);

    [Fact]
    public void A_map_of_nothing_says_so() =>
        Draw(Of()).QuerySelector(".ct-figure__empty")!.TextContent.ShouldBe("No boundaries yet");

    [Fact]
    public void Quantiles_put_as_many_in_each_class_and_keep_equals_together()
    {
        var values = Enumerable.Range(1, 100).Select(i => (double?)i).ToArray();
        var classing = Classing.Quantiles(values);
        classing.Uppers.ShouldBe([20, 40, 60, 80, 100]);
        values.GroupBy(classing.ClassOf).ShouldAllBe(g => g.Count() == 20);
        var tied = Classing.Quantiles([0, 0, 0, 0, 0, 0, 0, 1, 2, 9]);
        tied.ClassOf(0).ShouldBe(1);
        tied.ClassOf(9).ShouldBe(5);
        tied.Count.ShouldBe(3);
    }

    [Fact]
    public void Equal_classes_are_as_wide_as_each_other()
    {
        var classing = Classing.Equal([0, 10, 3, null]);
        classing.Uppers.ShouldBe([2, 4, 6, 8, 10]);
        classing.ClassOf(2).ShouldBe(1);
        classing.ClassOf(2.1).ShouldBe(2);
        classing.ClassOf(null).ShouldBeNull();
        classing.ClassOf(double.NaN).ShouldBeNull();
        classing
            .Legend()
            .Select(c => c.Text)
            .ShouldBe(["0 to 2", "over 2, up to 4", "over 4, up to 6", "over 6, up to 8", "over 8, up to 10"]);
    }

    [Fact]
    public void One_value_is_one_class_and_none_is_none()
    {
        Classing.Quantiles([4, 4, 4]).ClassOf(4).ShouldBe(5);
        Classing.Equal([4, 4]).Legend().Single().Text.ShouldBe("4");
        Classing.Equal([]).ClassOf(1).ShouldBeNull();
        Classing.Quantiles([null]).Legend().ShouldBeEmpty();
    }
}
