using System.Collections.Frozen;
using NetTopologySuite.Geometries;

namespace CommonThread.Analytics.Geography;

/// <summary>
/// One area as a file described it: its properties as text, and its boundary in longitude and latitude (WGS 84, degrees).
/// </summary>
/// <param name="Properties">Every property of the feature as text; the feature's own <c>id</c> is under "id" if free.</param>
/// <param name="Geometry">A valid polygon or multipolygon, longitude as X and latitude as Y.</param>
public sealed record Area(IReadOnlyDictionary<string, string> Properties, Geometry Geometry)
{
    /// <summary>The property's text, or null when the area has no such property.</summary>
    public string? this[string property] => Properties.GetValueOrDefault(property);

    /// <summary>An area with one property, <c>code</c>.</summary>
    public static Area Of(string code, Geometry geometry) =>
        new(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = code }.ToFrozenDictionary(
                StringComparer.Ordinal
            ),
            geometry
        );
}

/// <summary>A feature that was not accepted, and why, in words that can be shown to the person who sent the file.</summary>
/// <param name="Index">The feature's position in the file, from 0.</param>
/// <param name="AreaCode">Its code, where the code property was named and present.</param>
/// <param name="Code">Short name of the reason, one of <see cref="AreaProblem"/>.</param>
/// <param name="Reason">A plain-English sentence.</param>
public sealed record RefusedArea(int Index, string? AreaCode, string Code, string Reason);

/// <summary>Something that was put right in an accepted feature.</summary>
/// <param name="Index">The feature's position in the file, from 0.</param>
/// <param name="AreaCode">Its code, where the code property was named and present.</param>
/// <param name="Note">A plain-English sentence.</param>
public sealed record RepairedArea(int Index, string? AreaCode, string Note);

/// <summary>What a file of boundaries held: accepted areas, refused features, and what was repaired.</summary>
/// <remarks>Every feature of the file is either accepted or refused; none is left out.</remarks>
public sealed record AreaReading(
    IReadOnlyList<Area> Areas,
    IReadOnlyList<RefusedArea> Refused,
    IReadOnlyList<RepairedArea> Repaired
);

/// <summary>The short names of the reasons for which a feature is refused.</summary>
public static class AreaProblem
{
    /// <summary>The feature is not an object of the kind the format asks for.</summary>
    public const string NotAFeature = "not-a-feature";

    /// <summary>A point or a line where an area is needed.</summary>
    public const string NotAnArea = "not-an-area";

    /// <summary>No boundary at all.</summary>
    public const string Empty = "empty";

    /// <summary>A position that is not two finite numbers, or arcs that do not exist.</summary>
    public const string BadCoordinates = "bad-coordinates";

    /// <summary>A ring with fewer than four points.</summary>
    public const string TooFewPoints = "too-few-points";

    /// <summary>A position outside the envelope.</summary>
    public const string OutsideEnvelope = "outside-envelope";

    /// <summary>A boundary that crosses itself.</summary>
    public const string SelfCrossing = "self-crossing";

    /// <summary>A boundary that is not a valid area for another reason (a hole outside its shell, parts that overlap).</summary>
    public const string Invalid = "invalid";

    /// <summary>The code property is named in the options and the feature has none.</summary>
    public const string NoCode = "no-code";

    /// <summary>An earlier feature has the same code.</summary>
    public const string DuplicateCode = "duplicate-code";

    /// <summary>More points than one area may have.</summary>
    public const string TooManyPoints = "too-many-points";
}
