using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Layout;

/// <summary>A <c>text</c> element of an SVG: <c>&lt;svg-text x="1" y="2"&gt;</c>. Razor keeps the plain name for itself.</summary>
[HtmlTargetElement("svg-text")]
public sealed class SvgText : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "text";
    }
}
