using System.Text.RegularExpressions;

namespace CommonThread.Shared.Layout;

/// <summary>
/// A table of words that a phone shows one row under another, each value beside the heading of its column, instead of
/// cutting it off at the edge of the screen. Tables whose figures are compared down a column keep their columns.
/// </summary>
internal static partial class StackedTable
{
    // Two short columns stand side by side on any phone.
    private const int FewestColumns = 3;

    /// <summary>The class of a table that can be stacked; the styles do it on a narrow screen only.</summary>
    public const string Class = "ct-table--stacks";

    /// <summary>
    /// What stands between a table's tags with each cell told the heading of its column, and dates that do not break; null
    /// where the table keeps its columns: more figures than words, cells over several columns, two rows of headings.
    /// </summary>
    public static string? Of(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (Head().Match(content) is not { Success: true } head || Several().IsMatch(content))
            return null;
        var headings = Cells().Matches(head.Value);
        if (headings.Count < FewestColumns || Rows().Count(head.Value) != 1)
            return null;
        if (
            headings.Count(h => h.Groups["attributes"].Value.Contains("--numeric", StringComparison.Ordinal)) * 2
            > headings.Count
        )
            return null;
        var names = headings.Select(h => Plain(h.Groups["words"].Value)).ToArray();
        var after = head.Index + head.Length;
        return Roles(
            string.Concat(
                content.AsSpan(0, head.Index),
                Heads().Replace(head.Value, "<th role=\"columnheader\""),
                Rows().Replace(content[after..], row => Row(row.Value, names))
            )
        );
    }

    private static string Row(string row, string[] names)
    {
        var column = 0;
        return Cells()
            .Replace(
                row,
                cell =>
                {
                    var name = column < names.Length ? names[column] : "";
                    column++;
                    var tag = cell.Groups["tag"].Value;
                    var role = tag == "th" ? "rowheader" : "cell";
                    var label = tag == "th" || name.Length == 0 ? "" : $" data-label=\"{name}\"";
                    var words = Dates(cell.Groups["words"].Value.Trim());
                    return $"<{tag} role=\"{role}\"{label}{cell.Groups["attributes"].Value}><div>{words}</div></{tag}>";
                }
            );
    }

    /// <summary>What a browser forgets of a table when its parts are no longer displayed as one.</summary>
    private static string Roles(string html) =>
        Parts()
            .Replace(
                html,
                part =>
                    $"<{part.Groups["tag"]} role=\"{(part.Groups["tag"].Value == "tr" ? "row" : "rowgroup")}\"{part.Groups["rest"]}"
            );

    private static string Dates(string html) =>
        Words()
            .Replace(
                html,
                words => DatesOf().Replace(words.Value, date => $"<span class=\"ct-date\">{date.Value}</span>")
            );

    private static string Plain(string html) =>
        Spaces().Replace(Hidden().Replace(html, ""), " ").Trim().Replace("\"", "&quot;", StringComparison.Ordinal);

    private const RegexOptions Loose = RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    [GeneratedRegex("<thead[\\s>].*?</thead>", Loose, 1000)]
    private static partial Regex Head();

    [GeneratedRegex("<tr[\\s>].*?</tr>", Loose, 5000)]
    private static partial Regex Rows();

    [GeneratedRegex("<(?<tag>t[hd])(?<attributes>(\\s[^>]*)?)>(?<words>.*?)</\\k<tag>>", Loose, 5000)]
    private static partial Regex Cells();

    [GeneratedRegex("<th(?=[\\s>])", Loose, 1000)]
    private static partial Regex Heads();

    [GeneratedRegex("<(?<tag>thead|tbody|tfoot|tr)(?<rest>[\\s>])", Loose, 5000)]
    private static partial Regex Parts();

    // A table inside a table, and cells over several columns or rows.
    [GeneratedRegex("<table[\\s>]|\\s(colspan|rowspan)=|\\srole=\"(row|cell)", Loose, 1000)]
    private static partial Regex Several();

    [GeneratedRegex("(?<=>|^)[^<]+", Loose, 5000)]
    private static partial Regex Words();

    [GeneratedRegex(
        "[0-9]{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4}",
        Loose,
        5000
    )]
    private static partial Regex DatesOf();

    [GeneratedRegex("<[^>]*>", Loose, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("\\s+", Loose, 1000)]
    private static partial Regex Spaces();
}
