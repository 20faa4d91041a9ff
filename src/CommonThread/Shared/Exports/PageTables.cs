using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Shared.Exports;

/// <summary>
/// The tables of the page that is being written, so that each can be had as CSV at the page's own address with
/// <c>?table=its-name</c>: what is in the file is what the reader may see on the page, to the letter.
/// </summary>
internal sealed partial class PageTables
{
    public const string Parameter = "table";

    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    private PageTables(string? wanted) => Wanted = wanted;

    /// <summary>Name of the table that was asked for as a file.</summary>
    public string? Wanted { get; }

    /// <summary>The table that was asked for, once it has been written.</summary>
    public (string Title, IReadOnlyList<IReadOnlyList<string>> Rows)? Taken { get; private set; }

    public static PageTables Of(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(PageTables), out var known))
            return (PageTables)known!;
        var wanted = HttpMethods.IsGet(http.Request.Method) ? http.Request.Query[Parameter].ToString() : "";
        var tables = new PageTables(wanted.Length == 0 ? null : wanted);
        http.Items[typeof(PageTables)] = tables;
        return tables;
    }

    /// <summary>Tells of a table and says by which name it can be had; null where it has no rows.</summary>
    /// <param name="html">What stands between the table's tags.</param>
    public string? Add(string title, string html)
    {
        var rows = Rows(html);
        if (rows.Count < 2)
            return null;
        var plain = Text.Slug(title) is { Length: > 0 } slug ? slug : Parameter;
        var name = plain;
        for (var n = 2; !names.Add(name); n++)
            name = string.Create(CultureInfo.InvariantCulture, $"{plain}-{n}");
        if (name == Wanted)
            Taken = (title, rows);
        return name;
    }

    /// <summary>The table as a file: its first row is the heading.</summary>
    public static FileContentResult File(string title, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var width = rows.Max(r => r.Count);
        var columns = Enumerable
            .Range(0, width)
            .Select(i => new ExportColumn<IReadOnlyList<string>>(
                rows[0].ElementAtOrDefault(i) ?? "",
                row => Value(row.ElementAtOrDefault(i))
            ));
        return CsvExport.File(title, rows.Skip(1), [.. columns]);
    }

    // "1,204" is a number to whoever counts; "1,204 crimes" and "17.5%" are words.
    private static object? Value(string? words) =>
        words is null or "" ? null
        : Numbers().IsMatch(words)
        && decimal.TryParse(words.Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number
        : words;

    private static List<IReadOnlyList<string>> Rows(string html)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (Match row in RowTags().Matches(html))
        {
            var cells = new List<string>();
            foreach (Match cell in CellTags().Matches(row.Groups["row"].Value))
            {
                cells.Add(Plain(cell.Groups["words"].Value));
                if (
                    Span().Match(cell.Groups["attributes"].Value) is { Success: true } span
                    && int.TryParse(span.Groups["n"].Value, CultureInfo.InvariantCulture, out var across)
                )
                    cells.AddRange(Enumerable.Repeat("", Math.Clamp(across - 1, 0, 50)));
            }
            if (cells.Count > 0)
                rows.Add(cells);
        }
        return rows;
    }

    private static string Plain(string html) =>
        Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, " ")), " ").Trim();

    private const RegexOptions Loose = RegexOptions.Singleline | RegexOptions.ExplicitCapture;

    [GeneratedRegex("<tr[\\s>](?<row>.*?)</tr>", Loose, 5000)]
    private static partial Regex RowTags();

    [GeneratedRegex("<(?<tag>t[hd])(?<attributes>[^>]*)>(?<words>.*?)</\\k<tag>>", Loose, 5000)]
    private static partial Regex CellTags();

    [GeneratedRegex("colspan=\"(?<n>[0-9]{1,3})\"", Loose, 1000)]
    private static partial Regex Span();

    [GeneratedRegex("<[^>]*>", Loose, 1000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+", Loose, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[-−]?\d{1,3}(,\d{3})*(\.\d+)?$|^[-−]?\d{1,15}(\.\d+)?$", Loose, 1000)]
    private static partial Regex Numbers();
}
