using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// Asks why something is done, in a form that may stand beside others that ask the same:
/// <c>&lt;gov-reason at="discard-reason" label="Why is it discarded?" /&gt;</c>. What is wrong with the answer is said where it was
/// given, and what was written stays.
/// </summary>
[HtmlTargetElement("gov-reason", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ReasonTagHelper : TagHelper
{
    /// <summary>The name under which every form posts it, and rules speak of it.</summary>
    public const string Field = "Reason";

    /// <summary>The id of the field, of its own on the page.</summary>
    public string At { get; set; } = Field;

    public string Label { get; set; } = "Why?";

    public string? Hint { get; set; }

    /// <summary>Lines to write in; one where there is none.</summary>
    public int Rows { get; set; }

    /// <summary>What is written there before anybody wrote; what was sent from here comes first.</summary>
    public string? Value { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Init(TagHelperContext context) => Asked.Remember(ViewContext, At, new(Label, typeof(string)));

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var sent = AskedAt(ViewContext.HttpContext.Request) == At;
        var value = sent ? ViewContext.HttpContext.Request.Form[Field].ToString() : Value;
        var error =
            ViewContext.ViewData.ModelState.TryGetValue(At, out var entry) && entry.Errors.Count > 0
                ? (ErrorMessage)new Asked(Label, typeof(string)).Say(entry.Errors[0])
                : null;
        var label = new Label { Text = Label, Classes = "govuk-label--s" };
        var hint = string.IsNullOrEmpty(Hint) ? null : (Hint)Hint;
        output.Content.SetHtmlContent(
            Markup.Element(
                "input",
                new()
                {
                    { "type", "hidden" },
                    { "name", Where },
                    { "value", At },
                }
            )
        );
        output.Content.AppendHtml(
            Rows > 0
                ? new Textarea
                {
                    Id = At,
                    Name = Field,
                    Value = value,
                    Rows = Rows,
                    Label = label,
                    Hint = hint,
                    ErrorMessage = error,
                }.Render()
                : new Input
                {
                    Id = At,
                    Name = Field,
                    Value = value,
                    Label = label,
                    Hint = hint,
                    ErrorMessage = error,
                    Attributes = new Dictionary<string, string?> { ["maxlength"] = "1000" },
                }.Render()
        );
    }

    /// <summary>Where the reason was asked that was sent; null where the form asked in no such field.</summary>
    internal static string? AskedAt(HttpRequest request) =>
        request.HasFormContentType
        && request.Form[Where].ToString() is { Length: > 0 and <= 60 } at
        && at.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? at
            : null;

    private const string Where = "ReasonAt";
}
