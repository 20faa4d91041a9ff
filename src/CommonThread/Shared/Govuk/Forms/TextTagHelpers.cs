using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>A one-line answer: <c>&lt;gov-input for="Form.Title" hint="…" width="20" /&gt;</c>.</summary>
[HtmlTargetElement("gov-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    /// <summary>Characters that fit: 2, 3, 4, 5, 10, 20 or 30; the whole width where there is none.</summary>
    public int Width { get; set; }

    public string? Type { get; set; }

    /// <summary>Stands before the answer, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>Stands after the answer, such as a unit.</summary>
    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(
            output,
            new Input
            {
                Id = Id,
                Name = Name,
                Value = Value,
                Type = Type,
                Label = AsLabel,
                Hint = AsHint,
                ErrorMessage = Error,
                Prefix = Prefix is null ? null : (Words)Prefix,
                Suffix = Suffix is null ? null : (Words)Suffix,
                Inputmode = IsNumber ? "decimal" : null,
                Spellcheck = IsNumber || Type is "email" ? false : null,
                Classes = Attrs.ClassNames(Width > 0 ? $"govuk-input--width-{Width}" : null, ClassOf(output)),
                Attributes = Remaining(output),
            }.Render()
        );

    // Not type="number": it loses what was typed and changes it under a mouse wheel.
    private bool IsNumber =>
        Type is null
        && Type_(For.ModelExplorer.Metadata.UnderlyingOrModelType)
            is TypeCode.Decimal
                or TypeCode.Double
                or TypeCode.Int32
                or TypeCode.Int64;

    private static TypeCode Type_(Type type) => type.IsEnum ? TypeCode.Object : System.Type.GetTypeCode(type);
}

/// <summary>A password, with a button to show it.</summary>
[HtmlTargetElement("gov-password", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PasswordTagHelper : FieldTagHelper
{
    /// <summary><c>new-password</c> where one is chosen.</summary>
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(
            output,
            // What was sent is never sent back.
            new PasswordInput
            {
                Id = Id,
                Name = Name,
                Label = AsLabel,
                Hint = AsHint,
                ErrorMessage = Error,
                Autocomplete = Autocomplete,
                Classes = ClassOf(output),
                Attributes = Remaining(output),
            }.Render()
        );
}

/// <summary>An answer of several lines; counts where there is a limit.</summary>
[HtmlTargetElement("gov-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;

    /// <summary>Most characters; what is left is counted aloud.</summary>
    public int MaxLength { get; set; }

    /// <summary>Most words.</summary>
    public int MaxWords { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (MaxLength > 0 || MaxWords > 0)
        {
            Write(
                output,
                new CharacterCount
                {
                    Id = Id,
                    Name = Name,
                    Value = Value,
                    Rows = Rows,
                    Maxlength = MaxLength > 0 ? MaxLength : null,
                    Maxwords = MaxWords > 0 ? MaxWords : null,
                    Label = AsLabel,
                    Hint = AsHint,
                    ErrorMessage = Error,
                    Classes = ClassOf(output),
                    Attributes = Remaining(output),
                }.Render()
            );
            return;
        }
        Write(
            output,
            new Textarea
            {
                Id = Id,
                Name = Name,
                Value = Value,
                Rows = Rows,
                Label = AsLabel,
                Hint = AsHint,
                ErrorMessage = Error,
                Classes = ClassOf(output),
                Attributes = Remaining(output),
            }.Render()
        );
    }
}

/// <summary>A file, or several.</summary>
[HtmlTargetElement("gov-file", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FileTagHelper : FieldTagHelper
{
    /// <summary>Kinds of file, as in <c>.csv,.xlsx</c>.</summary>
    public string? Accept { get; set; }

    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var attributes = Remaining(output) ?? [];
        if (Accept is not null)
            attributes["accept"] = Accept;
        Write(
            output,
            new FileUpload
            {
                Id = Id,
                Name = Name,
                Multiple = Multiple,
                Javascript = true,
                Label = AsLabel,
                Hint = AsHint,
                ErrorMessage = Error,
                Classes = ClassOf(output),
                Attributes = attributes,
            }.Render()
        );
    }
}
