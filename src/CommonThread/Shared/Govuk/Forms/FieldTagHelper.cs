using System.Collections;
using System.Globalization;
using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// A form field for one property: name, id, value and error come from the model and what was sent before.
/// Attributes that the tag does not know (<c>autocomplete</c>, <c>inputmode</c>) go to the control itself.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property that is asked for.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question; the property's display name where there is none.</summary>
    public string? Label { get; set; }

    /// <summary>Help that everybody needs, one sentence.</summary>
    public string? Hint { get; set; }

    /// <summary>The label is the page's only heading: one question on a page.</summary>
    public bool Heading { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Says how the field is called here, for the messages at the field and in the summary.</summary>
    public override void Init(TagHelperContext context) => Asked.Field(Name, Question);

    private AskedAs Asked => AskedAs.On(ViewContext.HttpContext);

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => FieldNames.Id(Name);

    private protected ModelStateDictionary State => ViewContext.ViewData.ModelState;

    private protected string Question => Label ?? FieldNames.Words(For.Metadata);

    private protected Label AsLabel =>
        new()
        {
            Text = Question,
            Classes = Heading ? "govuk-label--l" : "govuk-label--s",
            IsPageHeading = Heading,
        };

    private protected Fieldset AsFieldset(string? legend) =>
        new()
        {
            Legend = new()
            {
                Text = legend ?? Question,
                Classes = Heading ? "govuk-fieldset__legend--l" : "govuk-fieldset__legend--s",
                IsPageHeading = Heading,
            },
        };

    private protected Hint? AsHint => string.IsNullOrEmpty(Hint) ? null : (Hint)Hint;

    private protected ErrorMessage? Error => ErrorOf(Name);

    private protected ErrorMessage? ErrorOf(string name) =>
        State.TryGetValue(name, out var entry) && entry.Errors.Count > 0
            ? (ErrorMessage)(Asked.Message(name) ?? FieldNames.Message(entry.Errors[0], Question))
            : null;

    /// <summary>What was sent, else what the model holds.</summary>
    private protected string? Value => Values.Count > 0 ? Values[0] : null;

    private protected IReadOnlyList<string> Values =>
        State.TryGetValue(Name, out var entry) && entry.RawValue is not null
            ? Strings(entry.RawValue)
            : Strings(For.Model);

    private IReadOnlyList<string> Strings(object? value) =>
        value switch
        {
            null => [],
            string text => [text],
            // A list of an enum's values may carry names or numbers.
            Enum choice => [choice.ToString(), choice.ToString("D")],
            IEnumerable many => [.. many.Cast<object?>().SelectMany(Strings)],
            _ => [Format(value)],
        };

    private string Format(object value) =>
        For.Metadata.EditFormatString is { Length: > 0 } format
            ? string.Format(CultureInfo.CurrentCulture, format, value)
        : value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.CurrentCulture) ?? "";

    private protected static void Write(TagHelperOutput output, Markup markup)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(markup);
    }

    /// <summary>Takes the attributes that no property of the tag took.</summary>
    private protected static Dictionary<string, string?>? Remaining(TagHelperOutput output, params string[] except)
    {
        var kept = output
            .Attributes.Where(a => a.Name != "class" && !except.Contains(a.Name))
            .GroupBy(a => a.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First().Value?.ToString(), StringComparer.OrdinalIgnoreCase);
        return kept.Count == 0 ? null : kept;
    }

    private protected static string? ClassOf(TagHelperOutput output) => output.Attributes["class"]?.Value?.ToString();
}
