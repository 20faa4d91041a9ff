using System.Text.Encodings.Web;
using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// Everything that is wrong with what was sent, in the order of the page's fields, each linked to its field; what has no field
/// on the page stands in the order in which the model declares its properties. Nothing where nothing is wrong.
/// </summary>
[HtmlTargetElement("gov-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Field names in the page's order, where that is not the order of the model.</summary>
    public string? FieldOrder { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!ViewContext.ViewData.ModelState.IsValid)
            output.Content.SetHtmlContent(new Written(this));
    }

    // Written when the page is, after its fields, because they know their labels.
    private sealed class Written(ErrorSummaryTagHelper summary) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => summary.Render()?.WriteTo(writer, encoder);
    }

    private Markup? Render()
    {
        var state = ViewContext.ViewData.ModelState;
        var first = (FieldOrder ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var errors = state
            .Where(entry => entry.Value?.Errors.Count > 0)
            .Select(entry => (Entry: entry, Field: Find(entry.Key)))
            .OrderBy(e => Place(first, e.Entry.Key))
            .ThenBy(e => e.Entry.Key.Length > 0)
            .ThenBy(e => Asked.Place(ViewContext, e.Entry.Key))
            .ThenBy(e => e.Field.Path, PathOrder)
            .SelectMany(e =>
                e.Entry.Value!.Errors.Select(error => new ErrorItem
                {
                    Text = Question(e.Entry.Key, e.Field.Metadata, e.Field.Words).Say(error),
                    Href = e.Entry.Key.Length == 0 ? null : $"#{Target(state, e.Entry.Key)}",
                })
            )
            .DistinctBy(item => (item.Text, item.Href))
            .ToArray();
        return errors.Length == 0
            ? null
            : new ErrorSummary { TitleText = "There is a problem", ErrorList = errors }.Render();
    }

    // What is wrong with a part of a date is said of the date.
    private Asked Question(string key, ModelMetadata metadata, string words) =>
        Asked.Of(ViewContext, key)
        ?? (
            key.EndsWith(".Day", StringComparison.Ordinal)
            || key.EndsWith(".Month", StringComparison.Ordinal)
            || key.EndsWith(".Year", StringComparison.Ordinal)
                ? Asked.Of(ViewContext, key[..key.LastIndexOf('.')])
                : null
        )
        ?? new Asked(words, metadata.ModelType);

    private static int Place(string[] first, string key)
    {
        var place = Array.FindIndex(first, name => key == name || key.StartsWith(name + ".", StringComparison.Ordinal));
        return place < 0 ? int.MaxValue : place;
    }

    /// <summary>A date sent in parts is mended at its day.</summary>
    private static string Target(ModelStateDictionary state, string key) =>
        FieldNames.Id(state.ContainsKey($"{key}.Day") ? $"{key}.Day" : key);

    private static readonly Comparer<int[]> PathOrder = Comparer<int[]>.Create(
        (a, b) =>
        {
            for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
                if (a[i] != b[i])
                    return a[i].CompareTo(b[i]);
            return a.Length.CompareTo(b.Length);
        }
    );

    /// <summary>Where a field stands among the properties of the model, level by level.</summary>
    private (int[] Path, string Words, ModelMetadata Metadata) Find(string key)
    {
        var metadata = ViewContext.ViewData.ModelMetadata;
        var path = new List<int>();
        var words = key;
        foreach (var step in key.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = step.Split('[')[0];
            var properties = metadata.Properties.OrderBy(p => p.Order).ToList();
            var place = properties.FindIndex(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
            if (place < 0)
            {
                path.Add(int.MaxValue);
                break;
            }
            path.Add(place);
            if (step.Contains('[') && int.TryParse(step.Split('[', ']')[1], out var index))
                path.Add(index);
            metadata = properties[place].ElementMetadata ?? properties[place];
            words = FieldNames.Words(metadata);
        }
        return ([.. path], words, metadata);
    }
}
