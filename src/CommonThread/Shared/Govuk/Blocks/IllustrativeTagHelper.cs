using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Blocks;

/// <summary>
/// The one mark of what is invented for the demonstration: <c>&lt;illustrative when="plan.Illustrative" /&gt;</c>. Nothing where
/// it is not.
/// </summary>
[HtmlTargetElement("illustrative", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IllustrativeTagHelper : TagHelper
{
    public bool When { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!When)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ct-illustrative");
        output.Content.SetContent("Illustrative");
    }
}
