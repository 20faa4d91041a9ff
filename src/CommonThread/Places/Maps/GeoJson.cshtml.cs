using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CommonThread.Partnerships;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;
using NetTopologySuite.Geometries;

namespace CommonThread.Places.Maps;

/// <summary>The drawn boundaries of a kind of place as GeoJSON (RFC 7946), for other programs; kept until they change.</summary>
[Public]
public sealed class GeoJsonModel(PlaceTree tree, CurrentPartnership current, IMemoryCache cache) : ThreadPage
{
    public async Task<IActionResult> OnGet()
    {
        if (PlaceType.Find(RouteData.Values["type"] as string) is not { } type)
            return NotFound();
        var tag = await Version(type.Key);
        var entity = new EntityTagHeaderValue($"\"{tag}\"");
        Response.Headers.CacheControl = "public, max-age=300";
        if (Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(entity, useStrongComparison: false)))
        {
            Response.Headers.ETag = entity.ToString();
            return StatusCode(StatusCodes.Status304NotModified);
        }
        var key = $"geojson {current.Required.Slug} {tag}";
        if (cache.Get<byte[]>(key) is not { } bytes)
        {
            bytes = await Build(type.Key);
            cache.Set(key, bytes, new MemoryCacheEntryOptions { SlidingExpiration = TimeSpan.FromHours(1) });
        }
        return new FileContentResult(bytes, "application/geo+json") { EntityTag = entity };
    }

    /// <summary>Changes when a place of the kind, a boundary or a link does.</summary>
    private async Task<string> Version(string type)
    {
        var boundaries = await Db.Set<BoundaryVersion>().CountAsync(Stop);
        var last = await Db.Set<BoundaryVersion>().MaxAsync(b => (int?)b.Id, Stop);
        var links = await Db.Set<PlaceLink>().CountAsync(l => l.To == null, Stop);
        var places = await Db.Set<HistoryEntry>().CountAsync(h => h.SubjectKind == "place", Stop);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{type}-{boundaries}-{last ?? 0}-{links}-{places}-{Today:yyyyMMdd}"
        );
    }

    private async Task<byte[]> Build(string type)
    {
        var today = Today;
        var places = (await tree.Names(Stop)).Values.Where(p => p.Type == type).OrderBy(p => p.Id).ToList();
        var shapes = await PlaceShapes.Of(Db, tree, [.. places.Select(p => p.Id)], today, Stop);
        var features = new JsonArray();
        foreach (var place in places)
        {
            if (!shapes.TryGetValue(place.Id, out var shape))
                continue;
            features.Add(
                new JsonObject
                {
                    ["type"] = "Feature",
                    ["id"] = place.Slug,
                    ["properties"] = new JsonObject
                    {
                        ["code"] = place.Code,
                        ["name"] = place.Name,
                        ["url"] = Url.Content(place.Url),
                        ["source"] = shape.Source,
                    },
                    ["geometry"] = Shape(shape.Drawn),
                }
            );
        }
        return Encoding.UTF8.GetBytes(
            new JsonObject { ["type"] = "FeatureCollection", ["features"] = features }.ToJsonString()
        );
    }

    private static JsonObject Shape(Geometry shape)
    {
        var polygons = new JsonArray();
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon polygon)
                continue;
            // RFC 7946 asks for shells that turn left and holes that turn right.
            polygon = (Polygon)polygon.Copy();
            polygon.Normalize();
            polygon = (Polygon)polygon.Reverse();
            polygons.Add(new JsonArray([.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(Ring)]));
        }
        return new() { ["type"] = "MultiPolygon", ["coordinates"] = polygons };
    }

    private static JsonNode Ring(LineString ring) =>
        new JsonArray([
            .. ring.Coordinates.Select(c => (JsonNode)new JsonArray(Math.Round(c.X, 5), Math.Round(c.Y, 5))),
        ]);
}
