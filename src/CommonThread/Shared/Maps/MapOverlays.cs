using System.Globalization;
using CommonThread.Shared.Govuk;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;
using static CommonThread.Shared.Maps.Projection;

namespace CommonThread.Shared.Maps;

/// <summary>Draws the layers that lie over a map, and says in the legend how each is drawn.</summary>
internal static class MapOverlays
{
    // Names of more places than this would lie on each other.
    private const int MostNames = 14;

    /// <summary>How large the circle of a step is.</summary>
    public static double Radius(MapPoint point) => point.Step is { } step ? 3 + (2.5 * step) : 6;

    /// <summary>Outlines first, then circles and points, then names. Nothing of it catches the pointer: the list has the links.</summary>
    public static Markup Draw(AreaMap map, Projection projection) =>
        Join(
            map.Over.Select(over =>
                Element(
                    "g",
                    new()
                    {
                        { "class", ClassOf(over) },
                        { "data-over", over.Key },
                        { "aria-hidden", "true" },
                    },
                    Join(
                        over.Areas.Select(area =>
                            Element(
                                "path",
                                new()
                                {
                                    { "class", "ct-map__over-line" },
                                    { "d", projection.Path(area.Shape) },
                                    { "fill-rule", "evenodd" },
                                },
                                Empty
                            )
                        )
                    ),
                    Join(over.Points.OrderByDescending(p => p.Step ?? 0).Select(p => Circle(p, projection))),
                    over.Areas.Count > MostNames ? Empty : Join(over.Areas.Select(area => Name(area, projection)))
                )
            )
        );

    public static Markup Legend(AreaMap map) =>
        map.Over.Count == 0
            ? Empty
            : Element("p", new() { { "class", "ct-legend__title" } }, "Laid over it")
                + Element(
                    "ul",
                    new() { { "class", "ct-legend" } },
                    Join(
                        map.Over.Select(over =>
                            Element(
                                "li",
                                null,
                                Sample(over),
                                Element(
                                    "a",
                                    new() { { "class", "govuk-link" }, { "href", $"#over-{over.Key}" } },
                                    $"{over.Title} ({(over.Areas.Count + over.Points.Count).ToString("N0", CultureInfo.GetCultureInfo("en-GB"))})"
                                )
                            )
                        )
                    )
                );

    private static string ClassOf(MapOver over) =>
        string.Create(CultureInfo.InvariantCulture, $"ct-map__over ct-map__over--{over.Line}");

    private static Markup Sample(MapOver over) =>
        Element(
            "svg",
            new()
            {
                { "class", ClassOf(over) },
                { "width", "36" },
                { "height", "18" },
                { "viewBox", "0 0 36 18" },
                { "aria-hidden", "true" },
                { "focusable", "false" },
            },
            over.Areas.Count > 0
                ? Element("path", new() { { "class", "ct-map__over-line" }, { "d", "M2 9H34" } }, Empty)
                : Element(
                    "circle",
                    new()
                    {
                        { "class", "ct-map__over-point" },
                        { "cx", "18" },
                        { "cy", "9" },
                        { "r", "7" },
                    },
                    Empty
                )
        );

    private static Markup Circle(MapPoint point, Projection projection)
    {
        var (x, y) = projection.At(point.Longitude, point.Latitude);
        return Element(
            "circle",
            new()
            {
                { "class", "ct-map__over-point" },
                { "cx", N(x) },
                { "cy", N(y) },
                { "r", N(Radius(point)) },
            },
            Empty
        );
    }

    private static Markup Name(MapArea area, Projection projection)
    {
        var inside = area.Shape.InteriorPoint;
        var (x, y) = projection.At(inside.X, inside.Y);
        return Element(
            "text",
            new()
            {
                { "class", "ct-map__name" },
                { "x", N(x) },
                { "y", N(y + 4) },
            },
            area.Name
        );
    }
}
