using System.Globalization;
using CommonThread.Shared.Govuk;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Maps;

/// <summary>What tells the classes of a map apart without colour.</summary>
internal static class MapPatterns
{
    /// <summary>
    /// The patterns lie in a drawing of their own: a browser does not paint with one inside a drawing that is hidden.
    /// </summary>
    public static Markup Draw(string id) =>
        Element(
            "svg",
            new()
            {
                { "class", "ct-map__defs" },
                { "width", "0" },
                { "height", "0" },
                { "aria-hidden", "true" },
                { "focusable", "false" },
            },
            Element(
                "defs",
                null,
                Pattern(id, 2, "M4 4h0.01", light: false),
                Pattern(id, 3, "M-2 8L8 -2M4 12L12 4", light: false),
                Pattern(id, 4, "M-2 8L8 -2M4 12L12 4", light: true),
                Pattern(id, 5, "M-2 8L8 -2M4 12L12 4M-2 2L8 12M4 -2L12 6", light: true)
            )
        );

    private static Markup Pattern(string id, int number, string d, bool light) =>
        Element(
            "pattern",
            new()
            {
                { "id", $"{id}-pattern-{number.ToString(CultureInfo.InvariantCulture)}" },
                { "width", "10" },
                { "height", "10" },
                { "patternUnits", "userSpaceOnUse" },
            },
            Element(
                "path",
                new()
                {
                    { "d", d },
                    { "fill", "none" },
                    { "stroke", light ? "#ffffff" : "#0b3c49" },
                    { "stroke-opacity", light ? "0.4" : "0.35" },
                    { "stroke-width", number == 2 ? "2.4" : "1" },
                    { "stroke-linecap", number == 2 ? "round" : null },
                }
            )
        );
}
