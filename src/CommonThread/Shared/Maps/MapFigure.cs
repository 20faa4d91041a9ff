using System.Globalization;
using CommonThread.Shared.Govuk;
using NetTopologySuite.Geometries;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;
using static CommonThread.Shared.Maps.Projection;

namespace CommonThread.Shared.Maps;

/// <summary>A map as a figure: drawn on the server for everyone, and made live by map.js where JavaScript runs.</summary>
public static class MapFigure
{
    // More stops than this are a trap for those who use a keyboard: the table has the same links.
    private const int MostStops = 60;

    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static Markup Render(AreaMap map, string id, int level = 3)
    {
        var areas = map.Areas.Where(area => area.Shape is { IsEmpty: false }).ToArray();
        return Element(
            "figure",
            new()
            {
                { "class", "ct-figure ct-map" },
                { "id", id },
                { "data-ct-map", true },
                { "data-table", map.TableId },
                { "data-tiles", map.TileUrl },
                { "data-tiles-by", map.TileAttribution },
                { "data-geojson", map.GeoJsonHref },
            },
            Element(
                "figcaption",
                null,
                Element(
                    level > 0 ? $"h{level}" : "p",
                    new() { { "class", "ct-figure__title" }, { "id", $"{id}-title" } },
                    map.Title
                ),
                map.Sentence is null ? Empty : Element("p", new() { { "class", "ct-figure__sentence" } }, map.Sentence),
                map.Illustrative
                    ? Element(
                        "p",
                        null,
                        Element("strong", new() { { "class", "ct-illustrative" } }, "Illustrative figures")
                    )
                    : Empty
            ),
            areas.Length == 0 && map.Points.Count == 0
                ? Element("p", new() { { "class", "ct-figure__empty" } }, "No boundaries yet")
                : Element(
                    "div",
                    new() { { "class", "ct-map__frame" } },
                    MapPatterns.Draw(id),
                    Svg(map, areas, id),
                    Element("div", new() { { "class", "ct-map__live" }, { "hidden", true } }),
                    Data(map, areas)
                ),
            Legend(map, id),
            MapOverlays.Legend(map),
            Foot(map)
        );
    }

    private static Markup Svg(AreaMap map, MapArea[] areas, string id)
    {
        var around = new Envelope();
        foreach (var area in areas)
            around.ExpandToInclude(area.Shape.EnvelopeInternal);
        foreach (var point in map.Points)
            around.ExpandToInclude(point.Longitude, point.Latitude);
        var projection = new Projection(around);
        var stops = areas.Length + map.Points.Count <= MostStops;
        // The selected area is drawn last, so that its border lies over its neighbours.
        var drawn = areas.OrderBy(area => area.Selected).Select(area => Area(area, projection, id, stops));
        return Element(
            "svg",
            new()
            {
                { "class", "ct-map__static" },
                { "role", "group" },
                { "aria-labelledby", $"{id}-title" },
                { "viewBox", $"0 0 {N(Width)} {N(projection.Height)}" },
                { "xmlns", "http://www.w3.org/2000/svg" },
            },
            Join(drawn),
            MapOverlays.Draw(map, projection),
            Join(map.Points.Select(point => Point(point, projection, stops)))
        );
    }

    private static Markup Area(MapArea area, Projection projection, string id, bool stops)
    {
        var path = projection.Path(area.Shape);
        var shape = Element(
            "path",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "ct-map__area",
                        Shade(area),
                        area.Selected ? "ct-map__area--selected" : null,
                        area.Outlined ? "ct-map__area--outlined" : null
                    )
                },
                { "d", path },
                { "fill-rule", "evenodd" },
                { "data-code", area.Code },
            },
            Element("title", null, Said(area))
        );
        if (area.Class is { } number and > 1)
            shape += Element(
                "path",
                new()
                {
                    { "class", "ct-map__pattern" },
                    { "d", path },
                    { "fill-rule", "evenodd" },
                    { "fill", $"url(#{id}-pattern-{number.ToString(CultureInfo.InvariantCulture)})" },
                }
            );
        return Linked(area.Href, Said(area), shape + Letter(area, projection), stops);
    }

    private static Markup Letter(MapArea area, Projection projection)
    {
        var box = area.Shape.EnvelopeInternal;
        var (left, top) = projection.At(box.MinX, box.MaxY);
        var (right, bottom) = projection.At(box.MaxX, box.MinY);
        if (area.Class is not { } number || right - left < 34 || bottom - top < 26)
            return Empty;
        var inside = area.Shape.InteriorPoint;
        var (x, y) = projection.At(inside.X, inside.Y);
        return Element(
            "text",
            new()
            {
                { "class", "ct-map__name" },
                { "x", N(x) },
                { "y", N(y + 4) },
                { "aria-hidden", "true" },
            },
            new MapClass(number, "").Letter
        );
    }

    private static Markup Point(MapPoint point, Projection projection, bool stops)
    {
        var (x, y) = projection.At(point.Longitude, point.Latitude);
        var dot = Element(
            "circle",
            new()
            {
                { "class", "ct-map__point" },
                { "cx", N(x) },
                { "cy", N(y) },
                { "r", "6" },
            },
            Element("title", null, point.Name)
        );
        return Linked(point.Href, point.Name, dot, stops);
    }

    private static Markup Linked(string? href, string said, Markup shape, bool stops) =>
        href is null
            ? Element("g", new() { { "role", "img" }, { "aria-label", said } }, shape)
            : Element(
                "a",
                new()
                {
                    { "href", href },
                    { "aria-label", said },
                    { "tabindex", stops ? null : "-1" },
                },
                shape
            );

    internal static string Shade(MapArea area) =>
        area.Class is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"ct-class-{Math.Clamp(number, 1, Classing.Most)}")
            : "ct-class-none";

    internal static string Said(MapArea area)
    {
        var value = area.Text ?? area.Value?.ToString("#,0.##", British);
        var name = area.Selected ? $"{area.Name} (this place)" : area.Name;
        return value is null ? name : $"{name}: {value}";
    }

    private static Markup Legend(AreaMap map, string id)
    {
        if (map.Legend.Count == 0)
            return Empty;
        var entries = map.Legend.Select(entry =>
            Element(
                "li",
                null,
                Swatch(
                    $"ct-class-{entry.Number.ToString(CultureInfo.InvariantCulture)}",
                    entry.Number > 1
                        ? $"url(#{id}-pattern-{entry.Number.ToString(CultureInfo.InvariantCulture)})"
                        : null
                ),
                Element("span", null, Element("b", null, entry.Letter), $" {entry.Text}")
            )
        );
        if (map.Areas.Any(area => area.Class is null))
            entries = entries.Append(
                Element(
                    "li",
                    null,
                    Swatch("ct-class-none", null),
                    map.Areas.Any(area => area is { Class: null, Text: "hidden" })
                        ? "no figure, or hidden"
                        : "no figure"
                )
            );
        return Element(
                "p",
                new() { { "class", "ct-legend__title" } },
                map.Unit.Length == 0 ? "What the shades mean" : Capital(map.Unit)
            ) + Element("ul", new() { { "class", "ct-legend" } }, Join(entries));
    }

    private static Markup Swatch(string cls, string? pattern) =>
        Element(
            "svg",
            new()
            {
                { "width", "28" },
                { "height", "18" },
                { "viewBox", "0 0 28 18" },
                { "aria-hidden", "true" },
                { "focusable", "false" },
            },
            Box(ClassNames("ct-legend__swatch", cls), null),
            pattern is null ? Empty : Box(null, pattern)
        );

    private static Markup Box(string? cls, string? fill) =>
        Element(
            "rect",
            new()
            {
                { "class", cls },
                { "x", "0.5" },
                { "y", "0.5" },
                { "width", "27" },
                { "height", "17" },
                { "fill", fill },
            }
        );

    private static string Capital(string words) => char.ToUpper(words[0], British) + words[1..];

    private static Markup Foot(AreaMap map) =>
        Element(
            "div",
            new() { { "class", "ct-figure__foot" } },
            Element("p", null, $"Source: {map.Source.Text}, {map.Source.Date.Say()}"),
            map.TableId is null
                ? Empty
                : Element(
                    "p",
                    null,
                    Element(
                        "a",
                        new() { { "class", "govuk-link" }, { "href", $"#{map.TableId}" } },
                        "The same as a list"
                    )
                )
        );

    private static Markup Data(AreaMap map, MapArea[] areas) =>
        Element(
            "script",
            new() { { "type", "application/json" }, { "data-ct-map-data", true } },
            Raw(MapData.Json(map, areas))
        );
}
