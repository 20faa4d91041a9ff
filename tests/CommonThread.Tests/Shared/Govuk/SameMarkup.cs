using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CommonThread.Tests.Shared.Govuk;

/// <summary>Two pieces of HTML are the same when a reader's browser cannot tell them apart.</summary>
internal static partial class SameMarkup
{
    private static readonly HtmlParser Parser = new();

    /// <summary>One node a line: attributes sorted, white space as a browser collapses it.</summary>
    public static string Normal(string html, Action<IElement>? adjust = null)
    {
        var body = Parser.ParseDocument($"<!doctype html><body>{html}</body>").Body!;
        adjust?.Invoke(body);
        var lines = new StringBuilder();
        foreach (var node in body.ChildNodes)
            Write(node, 0, lines);
        return lines.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder lines)
    {
        if (node is IText text)
        {
            var words =
                node.ParentElement?.LocalName == "textarea" ? text.Data : Spaces().Replace(text.Data, " ").Trim();
            if (words.Length > 0)
                lines.Append(' ', depth).AppendLine(words);
        }
        if (node is not IElement element)
            return;
        lines.Append(' ', depth).Append('<').Append(element.LocalName);
        foreach (var attribute in element.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
        {
            var value =
                attribute.Name == "class"
                    ? string.Join(' ', element.ClassList.Order(StringComparer.Ordinal))
                    : Spaces().Replace(attribute.Value, " ").Trim();
            lines.Append(' ').Append(attribute.Name).Append("=\"").Append(value).Append('"');
        }
        lines.AppendLine(">");
        foreach (var child in element.ChildNodes)
            Write(child, depth + 1, lines);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
