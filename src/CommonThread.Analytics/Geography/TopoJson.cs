using System.Text.Json;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>TopoJSON, specification 1.0.0: arcs shared between areas, quantised and delta-coded when there is a transform.</summary>
internal sealed class TopoJson
{
    private readonly JsonElement root;
    private readonly AreaReadOptions options;
    private readonly List<Coordinate[]> arcs = [];

    public TopoJson(JsonElement root, AreaReadOptions options)
    {
        this.root = root;
        this.options = options;
        ReadArcs();
    }

    public void Read(AreaGathering gathering, CancellationToken cancellation)
    {
        if (root.Child("objects", JsonValueKind.Object) is not { } objects)
            throw new GeographyError("wrong-type", "The Topology has no \"objects\".");
        var found = false;
        foreach (var one in objects.EnumerateObject())
        {
            if (options.TopologyObject is not null && one.Name != options.TopologyObject)
                continue;
            found = true;
            ReadObject(one.Value, gathering, cancellation);
        }
        if (!found && options.TopologyObject is not null)
            throw new GeographyError(
                "wrong-type",
                $"The Topology has no object \"{AreaReader.Shortened(options.TopologyObject)}\"."
            );
    }

    private void ReadObject(JsonElement item, AreaGathering gathering, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (item.ValueKind != JsonValueKind.Object)
        {
            gathering.Refuse(AreaProblem.NotAFeature, "This entry is not a TopoJSON geometry.");
            return;
        }
        if (item.Text("type") == "GeometryCollection")
        {
            if (item.Child("geometries", JsonValueKind.Array) is { } members)
                foreach (var member in members.EnumerateArray())
                    ReadObject(member, gathering, cancellation);
            return;
        }
        gathering.Add(item.Properties(), draft => Build(item, draft));
    }

    private void Build(JsonElement item, AreaDraft draft)
    {
        var type = item.Text("type");
        if (type is null)
            throw new AreaRefusal(AreaProblem.Empty, "It has no boundary (its geometry has no type).");
        if (type is not ("Polygon" or "MultiPolygon"))
            throw new AreaRefusal(
                AreaProblem.NotAnArea,
                $"It is a {AreaReader.Shortened(type)}; an area must be a Polygon or a MultiPolygon."
            );
        if (item.Child("arcs", JsonValueKind.Array) is not { } own)
            throw new AreaRefusal(AreaProblem.Empty, "Its geometry has no arcs.");
        if (type == "Polygon")
            AddPolygon(own, draft);
        else
            foreach (var polygon in own.EnumerateArray())
                AddPolygon(polygon, draft);
    }

    private void AddPolygon(JsonElement polygon, AreaDraft draft)
    {
        if (polygon.ValueKind != JsonValueKind.Array)
            throw new AreaRefusal(AreaProblem.BadCoordinates, "A polygon must be a list of rings.");
        draft.StartPolygon();
        foreach (var ring in polygon.EnumerateArray())
        {
            if (ring.ValueKind != JsonValueKind.Array)
                throw new AreaRefusal(AreaProblem.BadCoordinates, "A ring must be a list of arc numbers.");
            var points = new List<Coordinate>();
            foreach (var number in ring.EnumerateArray())
            {
                if (
                    number.ValueKind != JsonValueKind.Number
                    || !number.TryGetInt32(out var arc)
                    || (arc < 0 ? ~arc : arc) >= arcs.Count
                )
                    throw new AreaRefusal(
                        AreaProblem.BadCoordinates,
                        "It names an arc that the file does not have: "
                            + AreaReader.Shortened(number.GetRawText())
                            + "."
                    );
                Append(points, arcs[arc < 0 ? ~arc : arc], reversed: arc < 0, draft);
            }
            draft.AddRing(points);
        }
    }

    private static void Append(List<Coordinate> points, Coordinate[] arc, bool reversed, AreaDraft draft)
    {
        draft.Reserve(arc.Length);
        for (var i = 0; i < arc.Length; i++)
        {
            var point = arc[reversed ? arc.Length - 1 - i : i];
            // The first point of an arc is the last of the one before it.
            if (i == 0 && points.Count > 0 && points[^1].Equals2D(point))
                continue;
            points.Add(point.Copy());
        }
    }

    private void ReadArcs()
    {
        if (root.Child("arcs", JsonValueKind.Array) is not { } list)
            throw new GeographyError("bad-arcs", "The Topology has no list of \"arcs\".");
        var transform = Transform();
        foreach (var arc in list.EnumerateArray())
        {
            if (arc.ValueKind != JsonValueKind.Array)
                throw BadArc();
            var points = new Coordinate[arc.GetArrayLength()];
            double x = 0,
                y = 0;
            var i = 0;
            foreach (var position in arc.EnumerateArray())
            {
                if (
                    position.ValueKind != JsonValueKind.Array
                    || position.GetArrayLength() < 2
                    || !position[0].Number(out var px)
                    || !position[1].Number(out var py)
                )
                    throw BadArc();
                if (transform is { } t)
                {
                    x += px;
                    y += py;
                    points[i++] = new Coordinate(x * t.ScaleX + t.MoveX, y * t.ScaleY + t.MoveY);
                }
                else
                    points[i++] = new Coordinate(px, py);
            }
            arcs.Add(points);
        }

        GeographyError BadArc() =>
            new("bad-arcs", $"Arc {arcs.Count} of the Topology is not a list of positions of two finite numbers.");
    }

    private (double ScaleX, double ScaleY, double MoveX, double MoveY)? Transform()
    {
        if (!root.TryGetProperty("transform", out var transform) || transform.ValueKind == JsonValueKind.Null)
            return null;
        if (
            transform.Child("scale", JsonValueKind.Array) is { } scale
            && transform.Child("translate", JsonValueKind.Array) is { } move
            && scale.GetArrayLength() >= 2
            && move.GetArrayLength() >= 2
            && scale[0].Number(out var sx)
            && scale[1].Number(out var sy)
            && move[0].Number(out var mx)
            && move[1].Number(out var my)
        )
            return (sx, sy, mx, my);
        throw new GeographyError("bad-arcs", "The Topology's \"transform\" is not a scale and a translation.");
    }
}
