using System.Collections.Frozen;
using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.Valid;

namespace CommonThread.Analytics.Geography;

/// <summary>Takes features one by one, checks each, and keeps the accepted and the refused in the file's order.</summary>
internal sealed class AreaGathering(AreaReadOptions options)
{
    private readonly List<Area> areas = [];
    private readonly List<RefusedArea> refused = [];
    private readonly List<RepairedArea> repaired = [];
    private readonly Dictionary<string, int> codes = new(StringComparer.Ordinal);
    private int index = -1;
    private int points;

    public void Refuse(string code, string reason)
    {
        index++;
        refused.Add(new RefusedArea(index, null, code, reason));
    }

    public void Add(Dictionary<string, string> properties, Action<AreaDraft> build)
    {
        index++;
        var code = options.CodeProperty is null ? null : properties.GetValueOrDefault(options.CodeProperty)?.Trim();
        try
        {
            CheckCode(code);
            var draft = new AreaDraft(options, options.MaximumPoints - points);
            build(draft);
            var geometry = draft.Geometry();
            if (Crossing(geometry) is { } crossing)
            {
                geometry = Repaired(geometry) ?? throw crossing;
                draft.Note($"{crossing.Message} It was repaired; its area is the same to {options.RepairUpTo:0.##%}.");
            }
            points += draft.Points;
            areas.Add(new Area(properties.ToFrozenDictionary(StringComparer.Ordinal), geometry));
            if (code is not null)
                codes.Add(code, index);
            foreach (var note in draft.Notes)
                repaired.Add(new RepairedArea(index, code, note));
        }
        catch (AreaRefusal refusal)
        {
            refused.Add(new RefusedArea(index, code, refusal.Code, refusal.Message));
        }
    }

    public AreaReading Result() => new(areas, refused, repaired);

    private void CheckCode(string? code)
    {
        if (options.CodeProperty is null)
            return;
        if (string.IsNullOrEmpty(code))
            throw new AreaRefusal(
                AreaProblem.NoCode,
                $"It has no code: \"{options.CodeProperty}\" is missing or blank."
            );
        if (codes.TryGetValue(code, out var earlier))
            throw new AreaRefusal(
                AreaProblem.DuplicateCode,
                $"Its code {AreaReader.Shortened(code)} is already used by feature {earlier + 1} of the file."
            );
    }

    /// <summary>The same area without specks, or null when the shape's fault is larger than a speck.</summary>
    private Geometry? Repaired(Geometry geometry)
    {
        if (options.RepairUpTo <= 0)
            return null;
        try
        {
            var before = geometry.Area;
            var mended = GeometryFixer.Fix(geometry);
            return
                mended is Polygon or MultiPolygon
                && mended.IsValid
                && Math.Abs(mended.Area - before) <= options.RepairUpTo * before
                ? mended
                : null;
        }
        catch (Exception e) when (e is TopologyException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What makes the shape no valid area, or null.</summary>
    private static AreaRefusal? Crossing(Geometry geometry)
    {
        var error = new IsValidOp(geometry).ValidationError;
        if (error is null)
            return null;
        var at = error.Coordinate;
        var where = at is null
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $" near longitude {at.X:0.######}, latitude {at.Y:0.######}");
        return error.ErrorType switch
        {
            TopologyValidationErrors.SelfIntersection or TopologyValidationErrors.RingSelfIntersection =>
                new AreaRefusal(AreaProblem.SelfCrossing, $"Its boundary crosses, retraces or touches itself{where}."),
            TopologyValidationErrors.HoleOutsideShell => new AreaRefusal(
                AreaProblem.Invalid,
                $"It has a hole outside its boundary{where}."
            ),
            TopologyValidationErrors.NestedHoles => new AreaRefusal(
                AreaProblem.Invalid,
                $"It has a hole inside another hole{where}."
            ),
            TopologyValidationErrors.NestedShells => new AreaRefusal(
                AreaProblem.Invalid,
                $"One of its parts lies inside another{where}."
            ),
            TopologyValidationErrors.DisconnectedInteriors => new AreaRefusal(
                AreaProblem.Invalid,
                $"Its holes cut it into separate pieces{where}."
            ),
            TopologyValidationErrors.TooFewPoints => new AreaRefusal(
                AreaProblem.TooFewPoints,
                $"A ring has fewer than three different points{where}."
            ),
            _ => new AreaRefusal(AreaProblem.Invalid, $"Its boundary is not a valid area{where}."),
        };
    }
}

/// <summary>Why the feature being read is refused; never leaves the reader.</summary>
internal sealed class AreaRefusal(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
