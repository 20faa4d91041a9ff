using CommonThread.Shared.Charts;
using NetTopologySuite.Geometries;

namespace CommonThread.Shared.Maps;

/// <summary>One area of a map, in longitude and latitude (WGS 84).</summary>
public sealed record MapArea(string Code, string Name, Geometry Shape)
{
    /// <summary>Its page.</summary>
    public string? Href { get; init; }

    public double? Value { get; init; }

    /// <summary>The value as people read it ("4.1 per 1,000"); the plain number where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>1 to 5, or null where there is no value; see <see cref="Classing"/>.</summary>
    public int? Class { get; init; }

    /// <summary>The area that the page is about.</summary>
    public bool Selected { get; init; }

    /// <summary>Only its border is drawn: the areas of the map lie in it.</summary>
    public bool Outlined { get; init; }
}

/// <summary>A place without a boundary, in longitude and latitude.</summary>
public sealed record MapPoint(double Longitude, double Latitude, string Name, string? Href = null)
{
    /// <summary>1 to 5: how large it is drawn; null for the usual point.</summary>
    public int? Step { get; init; }
}

/// <summary>A layer over the areas of a map: outlines and points that can be switched off. The page lists the same.</summary>
/// <param name="Number">1 for the first: it says how the lines are drawn, which differ without colour too.</param>
public sealed record MapOver(
    string Key,
    string Title,
    int Number,
    IReadOnlyList<MapArea> Areas,
    IReadOnlyList<MapPoint> Points
)
{
    /// <summary>So many kinds of line there are; then they begin again.</summary>
    public const int Lines = 6;

    /// <summary>The kind of line, 1 to <see cref="Lines"/>.</summary>
    public int Line => ((Number - 1) % Lines) + 1;
}

/// <summary>What a class means: its letter and its range in words.</summary>
public sealed record MapClass(int Number, string Text)
{
    /// <summary>A to E: the class without colour.</summary>
    public string Letter => ((char)('A' + Number - 1)).ToString();
}

/// <summary>
/// Areas shaded by a value, with points on them. The page holds a table of the same rows (<see cref="TableId"/>), whose
/// rows carry <c>data-code</c> with the area's code, so that map and table are highlighted in step.
/// </summary>
public sealed record AreaMap
{
    public required string Title { get; init; }

    /// <summary>What the map says, in one sentence.</summary>
    public string? Sentence { get; init; }

    public required IReadOnlyList<MapArea> Areas { get; init; }

    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    /// <summary>What is laid over the areas, the first lowest.</summary>
    public IReadOnlyList<MapOver> Over { get; init; } = [];

    /// <summary>Least first; empty where the map only shows where things are.</summary>
    public IReadOnlyList<MapClass> Legend { get; init; } = [];

    public string Unit { get; init; } = "";

    public required FigureSource Source { get; init; }

    public bool Illustrative { get; init; }

    /// <summary>The table that says the same.</summary>
    public string? TableId { get; init; }

    /// <summary>Background tiles (<c>https://…/{z}/{x}/{y}.png</c>); none unless an operator chose some.</summary>
    public string? TileUrl { get; init; }

    /// <summary>Whose tiles they are.</summary>
    public string? TileAttribution { get; init; }

    /// <summary>Where the boundaries are fetched from; written into the page where there is none.</summary>
    public string? GeoJsonHref { get; init; }
}
