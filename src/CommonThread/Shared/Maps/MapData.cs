using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;

namespace CommonThread.Shared.Maps;

/// <summary>What map.js reads: GeoJSON of areas and points. Written so that nothing in it can end the script element.</summary>
public static class MapData
{
    /// <summary>GeoJSON of the areas, with name, address, class and what is said of each.</summary>
    public static string Json(AreaMap map, IReadOnlyList<MapArea> areas)
    {
        var features = new JsonArray();
        foreach (var area in areas)
            features.Add(
                Feature(
                    map.GeoJsonHref is null ? Shape(area.Shape) : null,
                    new()
                    {
                        ["code"] = area.Code,
                        ["said"] = MapFigure.Said(area),
                        ["href"] = area.Href,
                        ["class"] = area.Class,
                        ["selected"] = area.Selected,
                        ["outlined"] = area.Outlined,
                    }
                )
            );
        foreach (var point in map.Points)
            features.Add(Feature(At(point), new() { ["said"] = point.Name, ["href"] = point.Href }));
        foreach (var over in map.Over)
        {
            foreach (var area in over.Areas)
                features.Add(Feature(Shape(area.Shape), Laid(over, MapFigure.Said(area), area.Href)));
            foreach (var point in over.Points)
            {
                var laid = Laid(over, point.Name, point.Href);
                laid["radius"] = MapOverlays.Radius(point);
                features.Add(Feature(At(point), laid));
            }
        }
        // The default encoder writes < as \u003C: no value can close the element that holds this.
        return new JsonObject { ["type"] = "FeatureCollection", ["features"] = features }.ToJsonString(
            JsonSerializerOptions.Default
        );
    }

    private static JsonObject At(MapPoint point) =>
        new() { ["type"] = "Point", ["coordinates"] = new JsonArray(Round(point.Longitude), Round(point.Latitude)) };

    private static JsonObject Laid(MapOver over, string said, string? href) =>
        new()
        {
            ["said"] = said,
            ["href"] = href,
            ["over"] = over.Key,
            ["overTitle"] = over.Title,
            ["line"] = over.Line,
        };

    private static JsonObject Feature(JsonObject? geometry, JsonObject properties) =>
        new()
        {
            ["type"] = "Feature",
            ["geometry"] = geometry,
            ["properties"] = properties,
        };

    private static JsonObject Shape(Geometry shape)
    {
        var polygons = new JsonArray();
        for (var g = 0; g < shape.NumGeometries; g++)
        {
            if (shape.GetGeometryN(g) is not Polygon polygon || polygon.IsEmpty)
                continue;
            var rings = new JsonArray(Ring(polygon.ExteriorRing));
            foreach (var hole in polygon.InteriorRings)
                rings.Add(Ring(hole));
            polygons.Add(rings);
        }
        return new() { ["type"] = "MultiPolygon", ["coordinates"] = polygons };
    }

    private static JsonNode Ring(LineString ring) =>
        new JsonArray([.. ring.Coordinates.Select(point => (JsonNode)new JsonArray(Round(point.X), Round(point.Y)))]);

    // Five decimals are a metre: more would only be downloaded.
    private static double Round(double degrees) => Math.Round(degrees, 5);
}
