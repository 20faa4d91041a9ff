using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>GeoJSON, RFC 7946.</summary>
internal static class GeoJson
{
    public static void ReadCollection(JsonElement root, AreaGathering gathering, CancellationToken cancellation)
    {
        if (root.Child("features", JsonValueKind.Array) is not { } features)
            throw new GeographyError("wrong-type", "The FeatureCollection has no list of \"features\".");
        foreach (var feature in features.EnumerateArray())
        {
            cancellation.ThrowIfCancellationRequested();
            ReadFeature(feature, gathering);
        }
    }

    public static void ReadFeature(JsonElement feature, AreaGathering gathering)
    {
        if (feature.ValueKind != JsonValueKind.Object || feature.Text("type") != "Feature")
        {
            gathering.Refuse(AreaProblem.NotAFeature, "This entry is not a GeoJSON Feature.");
            return;
        }
        feature.TryGetProperty("geometry", out var geometry);
        gathering.Add(feature.Properties(), draft => Build(geometry, draft));
    }

    public static void ReadBareGeometry(JsonElement geometry, AreaGathering gathering) =>
        gathering.Add(new(StringComparer.Ordinal), draft => Build(geometry, draft));

    private static void Build(JsonElement geometry, AreaDraft draft)
    {
        if (geometry.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            throw new AreaRefusal(AreaProblem.Empty, "It has no boundary (its geometry is missing or null).");
        var type = geometry.Text("type");
        if (type == "GeometryCollection")
        {
            if (geometry.Child("geometries", JsonValueKind.Array) is { } parts)
                foreach (var part in parts.EnumerateArray())
                    Build(part, draft);
            return;
        }
        if (type is not ("Polygon" or "MultiPolygon"))
            throw new AreaRefusal(
                AreaProblem.NotAnArea,
                type is null
                    ? "Its geometry does not say what type it is."
                    : $"It is a {AreaReader.Shortened(type)}; an area must be a Polygon or a MultiPolygon."
            );
        if (geometry.Child("coordinates", JsonValueKind.Array) is not { } coordinates)
            throw new AreaRefusal(AreaProblem.Empty, "Its geometry has no coordinates.");
        if (type == "Polygon")
            AddPolygon(coordinates, draft);
        else
            foreach (var polygon in coordinates.EnumerateArray())
                AddPolygon(polygon, draft);
    }

    private static void AddPolygon(JsonElement polygon, AreaDraft draft)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
            throw new AreaRefusal(AreaProblem.BadCoordinates, "A polygon must be a list of rings.");
        draft.StartPolygon();
        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array)
                throw new AreaRefusal(AreaProblem.BadCoordinates, "A ring must be a list of positions.");
            var points = new List<Coordinate>(draft.Reserve(ring.GetArrayLength()));
            foreach (var position in ring.EnumerateArray())
                points.Add(Position(position));
            draft.AddRing(points);
        }
    }

    private static Coordinate Position(JsonElement position)
    {
        if (
            position.ValueKind == JsonValueKind.Array
            && position.GetArrayLength() >= 2
            && position[0].Number(out var x)
            && position[1].Number(out var y)
        )
            return new Coordinate(x, y);
        throw new AreaRefusal(
            AreaProblem.BadCoordinates,
            "A position must be two finite numbers, longitude then latitude."
        );
    }
}
