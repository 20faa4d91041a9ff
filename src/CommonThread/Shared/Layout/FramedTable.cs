using System.Text.RegularExpressions;
using CommonThread.Shared.Govuk.Blocks;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Layout;

/// <summary>
/// Puts every table into a frame that scrolls on a narrow screen and can be reached by keyboard, unless the page has put it
/// into one of its own.
/// </summary>
[HtmlTargetElement("table", Attributes = "class")]
public sealed partial class FramedTable : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(output);
        if (context.Items.ContainsKey(typeof(TableFrameTagHelper)))
            return;
        var content = (await output.GetChildContentAsync()).GetContent();
        var caption = Caption().Match(content) is { Success: true } found
            ? Tags().Replace(found.Groups["words"].Value, "")
            : "";
        output.PreElement.AppendHtml("<div class=\"ct-table-frame\" role=\"group\" tabindex=\"0\" aria-label=\"");
        // The caption is HTML already; only its quotation marks could end the attribute.
        output.PreElement.AppendHtml(
            caption.Length > 0 ? caption.Replace("\"", "&quot;", StringComparison.Ordinal).Trim() : "Table"
        );
        output.PreElement.AppendHtml("\">");
        output.PostElement.AppendHtml("</div>");
    }

    [GeneratedRegex(
        "<caption[^>]*>(?<words>.*?)</caption>",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Caption();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
