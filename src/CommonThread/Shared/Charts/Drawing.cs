using System.Globalization;
using System.Text;
using CommonThread.Shared.Govuk;

namespace CommonThread.Shared.Charts;

/// <summary>Parts of an SVG, in presentation attributes and classes alone: a strict content policy allows no styles.</summary>
internal static class Drawing
{
    /// <summary>A length of the drawing, short and never anything but a number.</summary>
    public static string N(double value) =>
        (double.IsFinite(value) ? Math.Round(value, 1) : 0).ToString("0.#", CultureInfo.InvariantCulture);

    public static Markup Line(double x1, double y1, double x2, double y2, string cls) =>
        Markup.Element(
            "line",
            new()
            {
                { "class", cls },
                { "x1", N(x1) },
                { "y1", N(y1) },
                { "x2", N(x2) },
                { "y2", N(y2) },
            }
        );

    public static Markup Text(double x, double y, string words, string cls, string anchor = "start") =>
        Markup.Element(
            "text",
            new()
            {
                { "class", cls },
                { "x", N(x) },
                { "y", N(y) },
                { "text-anchor", anchor == "start" ? null : anchor },
            },
            words
        );

    public static Markup Rect(double x, double y, double width, double height, string? cls, string? fill = null) =>
        Markup.Element(
            "rect",
            new()
            {
                { "class", cls },
                { "x", N(x) },
                { "y", N(y) },
                { "width", N(Math.Max(0, width)) },
                { "height", N(Math.Max(0, height)) },
                { "fill", fill },
            }
        );

    /// <summary>Straight pieces through the points; a missing one breaks the line.</summary>
    public static string Path(IEnumerable<(double X, double Y)?> points)
    {
        var path = new StringBuilder();
        var drawing = false;
        foreach (var point in points)
        {
            if (point is not { } at)
            {
                drawing = false;
                continue;
            }
            path.Append(drawing ? 'L' : 'M').Append(N(at.X)).Append(' ').Append(N(at.Y));
            drawing = true;
        }
        return path.ToString();
    }

    /// <summary>A shape for each series, told apart without colour.</summary>
    public static Markup Marker(int series, double x, double y, double size, string cls)
    {
        var d = (series % 5) switch
        {
            1 => $"M{N(x - size)} {N(y - size)}h{N(2 * size)}v{N(2 * size)}h{N(-2 * size)}z",
            2 => Triangle(x, y, size, up: true),
            3 => Diamond(x, y, size),
            4 => Triangle(x, y, size, up: false),
            _ => null,
        };
        return d is null
            ? Markup.Element(
                "circle",
                new()
                {
                    { "class", cls },
                    { "cx", N(x) },
                    { "cy", N(y) },
                    { "r", N(size) },
                }
            )
            : Markup.Element("path", new() { { "class", cls }, { "d", d } });
    }

    /// <summary>The shape of a signal: up, down, or neither.</summary>
    public static Markup Signal(PointKind kind, double x, double y, string cls) =>
        Markup.Element(
            "path",
            new()
            {
                { "class", cls },
                {
                    "d",
                    kind switch
                    {
                        PointKind.High => Triangle(x, y, 6.5, up: true),
                        PointKind.Low => Triangle(x, y, 6.5, up: false),
                        _ => Diamond(x, y, 6),
                    }
                },
            }
        );

    private static string Triangle(double x, double y, double size, bool up)
    {
        var tip = up ? -1.2 * size : 1.2 * size;
        return $"M{N(x)} {N(y + tip)}L{N(x + (1.15 * size))} {N(y - (tip * 0.75))}L{N(x - (1.15 * size))} {N(y - (tip * 0.75))}z";
    }

    private static string Diamond(double x, double y, double size) =>
        $"M{N(x)} {N(y - (1.25 * size))}L{N(x + (1.25 * size))} {N(y)}L{N(x)} {N(y + (1.25 * size))}L{N(x - (1.25 * size))} {N(y)}z";

    private static readonly string?[] Dashes = [null, "8 4", "2 4", "10 4 2 4", "5 3", "14 5"];

    /// <summary>The pattern of a series' line.</summary>
    public static string? Dash(int series) => Dashes[series % Dashes.Length];

    /// <summary>The class of a series' colour: 1 to 6, then again.</summary>
    public static string Colour(int series) => $"ct-s{(series % 6) + 1}";

    /// <summary>White strokes over a bar, another for each series; the first has none.</summary>
    public static Markup Hatch(string id, int series)
    {
        var d = (series % 6) switch
        {
            1 => "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
            2 => "M0 3H6",
            3 => "M-1 -1L7 7M-1 5L1 7M5 -1L7 1",
            4 => "M3 0V6",
            5 => "M0 3H6M3 0V6",
            _ => null,
        };
        return d is null
            ? Markup.Empty
            : Markup.Element(
                "pattern",
                new()
                {
                    { "id", HatchId(id, series) },
                    { "width", "6" },
                    { "height", "6" },
                    { "patternUnits", "userSpaceOnUse" },
                },
                Markup.Element(
                    "path",
                    new()
                    {
                        { "d", d },
                        { "stroke", "#fff" },
                        { "stroke-width", "1.3" },
                        { "fill", "none" },
                    }
                )
            );
    }

    public static string HatchId(string id, int series) => $"{id}-hatch-{series + 1}";

    /// <summary>About how wide words are, in the drawing's units, at the size of its text.</summary>
    public static double Width(string words) => words.Length * 8;
}
