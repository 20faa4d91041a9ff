using AngleSharp.Html.Dom;

namespace CommonThread.Tests.House.Isolation;

/// <summary>
/// Words that a spreadsheet would run as a formula and a browser as a script. They begin the free texts of the frameworks that
/// are crawled, so that every page and every file that shows one is looked at.
/// </summary>
internal static class HostileWords
{
    private const string Links =
        "[x](javascript:alert(1)) <javascript:alert(2)> ![y](data:text/html;base64,PHM+) <a href=\"vbscript:z\">z</a> ";

    public static IReadOnlyList<string> Beginnings { get; } =
    ["=HYPERLINK(1) " + Links, "+cmd|' /C calc'!A0 " + Links, "-2+3 " + Links, "@SUM(1) " + Links];

    private static readonly string[] Schemes = ["javascript:", "vbscript:", "data:"];

    /// <summary>What of a page a browser would run, or follow to something that it runs.</summary>
    public static IEnumerable<string> In(IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes)
            {
                var value = attribute.Value.TrimStart();
                if (
                    attribute.Name is "href" or "src" or "action" or "formaction" or "srcdoc" or "poster" or "data"
                    && Schemes.Any(s => value.StartsWith(s, StringComparison.OrdinalIgnoreCase))
                )
                    yield return $"{element.LocalName} {attribute.Name}={value}";
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal))
                    yield return $"{element.LocalName} {attribute.Name}";
            }
        }
    }

    /// <summary>Cells of a CSV file that a spreadsheet would run.</summary>
    public static IEnumerable<string> In(string csv) =>
        Cells(csv.TrimStart('\ufeff'))
            .Where(c => c.Length > 0 && c[0] is '=' or '+' or '-' or '@' or '\t' or '\r')
            .Where(c => !decimal.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out _));

    // RFC 4180, read here on purpose by other code than that which writes it.
    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            var c = csv[i];
            if (c == '"' && quoted && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[++i]);
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && (c == ',' || c == '\n'))
            {
                yield return cell.ToString().TrimEnd('\r');
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        yield return cell.ToString();
    }
}
