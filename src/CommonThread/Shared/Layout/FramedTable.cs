using System.Net;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using CommonThread.Shared.Exports;
using CommonThread.Shared.Govuk;
using CommonThread.Shared.Govuk.Blocks;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Layout;

/// <summary>
/// Puts every table into a frame that scrolls on a narrow screen and can be reached by keyboard, unless the page has put it
/// into one of its own; lets a table of words stack on a phone; and offers each as CSV (C-48).
/// </summary>
[HtmlTargetElement("table", Attributes = "class")]
public sealed partial class FramedTable : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>
    /// <c>own</c> where the page offers a fuller file of the same, <c>none</c> where the table is a form or explains a page
    /// and holds nothing to take away.
    /// </summary>
    public string? Csv { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        var content = (await output.GetChildContentAsync()).GetContent();
        var caption = Caption().Match(content) is { Success: true } found
            ? Tags().Replace(found.Groups["words"].Value, "")
            : "";
        caption = Spaces().Replace(caption, " ").Trim();
        var link = Csv is null ? Link(caption, content) : Markup.Empty;
        if (
            !Keeps().IsMatch(output.Attributes["class"].Value?.ToString() ?? "")
            && StackedTable.Of(content) is { } stacked
        )
        {
            output.Content.SetHtmlContent(stacked);
            output.AddClass(StackedTable.Class, HtmlEncoder.Default);
            output.Attributes.Add("role", "table");
        }
        if (context.Items.TryGetValue(typeof(TableFrameTagHelper), out var frame))
        {
            ((TableFrameTagHelper.Inside)frame).Link = link;
            return;
        }
        output.PreElement.AppendHtml("<div class=\"ct-table-frame\" role=\"group\" tabindex=\"0\" aria-label=\"");
        // The caption is HTML already; only its quotation marks could end the attribute.
        output.PreElement.AppendHtml(
            caption.Length > 0 ? caption.Replace("\"", "&quot;", StringComparison.Ordinal).Trim() : "Table"
        );
        output.PreElement.AppendHtml("\">");
        output.PostElement.AppendHtml("</div>");
        output.PostElement.AppendHtml(link);
    }

    private Markup Link(string caption, string content)
    {
        var http = ViewContext.HttpContext;
        // A form that came back with its errors has no address to take a file from.
        if (!HttpMethods.IsGet(http.Request.Method))
            return Markup.Empty;
        var title = WebUtility.HtmlDecode(caption);
        if (PageTables.Of(http).Add(title, content) is not { } name)
            return Markup.Empty;
        var query = http
            .Request.Query.Where(q => q.Key != PageTables.Parameter)
            .Append(new(PageTables.Parameter, name))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        return Markup.Element(
            "p",
            new() { { "class", "ct-chart-csv" } },
            Markup.Element(
                "a",
                new()
                {
                    { "class", "govuk-link govuk-body-s" },
                    { "href", http.Request.PathBase + http.Request.Path + QueryString.Create(query) },
                    { "download", true },
                },
                "Download as CSV",
                Markup.Element(
                    "span",
                    new() { { "class", "govuk-visually-hidden" } },
                    title.Length > 0 ? $": {title}" : " this table"
                )
            )
        );
    }

    // Figures that are read down their column, and who does what against one another.
    [GeneratedRegex("ct-table--(compact|sticky)|ct-matrix|ct-totals", RegexOptions.None, 1000)]
    private static partial Regex Keeps();

    [GeneratedRegex("\\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(
        "<caption[^>]*>(?<words>.*?)</caption>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Caption();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
