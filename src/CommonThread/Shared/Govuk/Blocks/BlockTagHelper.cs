using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Blocks;

/// <summary>A tag that is replaced, with what stands in it, by a component.</summary>
public abstract class BlockTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected abstract Markup Render(Markup content, TagHelperOutput output);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content =
            output.TagMode == TagMode.SelfClosing ? Markup.Empty : Trimmed(await output.GetChildContentAsync());
        var markup = Render(content, output);
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(markup);
    }

    private protected static Markup Trimmed(TagHelperContent content) =>
        Markup.Raw(content.GetContent(Markup.Encoder).Trim());

    private protected static string? ClassOf(TagHelperOutput output) => output.Attributes["class"]?.Value?.ToString();

    private protected static string? IdOf(TagHelperOutput output) => output.Attributes["id"]?.Value?.ToString();

    private protected static Dictionary<string, string?>? Remaining(TagHelperOutput output)
    {
        var kept = output
            .Attributes.Where(a => a.Name is not ("class" or "id"))
            .ToDictionary(a => a.Name, a => a.Value?.ToString(), StringComparer.OrdinalIgnoreCase);
        return kept.Count == 0 ? null : kept;
    }

    /// <summary>The address of this page with one value of its query changed.</summary>
    private protected string AddressWith(string name, string value)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request
            .Query.Where(pair => pair.Key != name)
            .SelectMany(pair => pair.Value.Select(v => (pair.Key, v)));
        var pairs = query
            .Append((name, value))
            .Select(pair => $"{Uri.EscapeDataString(pair.Item1)}={Uri.EscapeDataString(pair.Item2 ?? "")}");
        return $"{request.PathBase}{request.Path}?{string.Join('&', pairs)}";
    }
}
