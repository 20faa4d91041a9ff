using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>A choice that needs a word of help, or that clears all others.</summary>
public sealed class ChoiceItem : SelectListItem
{
    public ChoiceItem() { }

    public ChoiceItem(string text, string value, string? hint = null)
        : base(text, value) => Hint = hint;

    public string? Hint { get; set; }

    /// <summary>"None of these": chosen alone.</summary>
    public bool Exclusive { get; set; }

    /// <summary>A word between two groups ("or") stands before this choice.</summary>
    public string? Divider { get; set; }
}

/// <summary>One choice of many. <c>search="true"</c> makes it a type-ahead where JavaScript runs.</summary>
[HtmlTargetElement("gov-select", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SelectTagHelper : FieldTagHelper
{
    private protected override bool IsChosen => true;

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>What stands where nothing is chosen ("Choose a place").</summary>
    public string? Empty { get; set; }

    public bool Search { get; set; }

    /// <summary>Sends the form at once; its button, marked <c>data-ct-submit-button</c>, stays without JavaScript.</summary>
    public bool SubmitOnChange { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Values;
        var items = Items
            .Select(item => new SelectItem
            {
                Value = item.Value ?? item.Text,
                Text = item.Text,
                Disabled = item.Disabled,
                Selected = chosen.Count == 0 ? item.Selected : chosen.Contains(item.Value ?? item.Text),
            })
            .ToList();
        if (Empty is not null)
            items.Insert(0, new() { Value = "", Text = Empty });
        var attributes = Remaining(output) ?? [];
        if (Search)
            attributes["data-module"] = "ct-autocomplete";
        if (SubmitOnChange)
            attributes["data-ct-submit"] = "";
        Write(
            output,
            new Select
            {
                Id = Id,
                Name = Name,
                Items = items,
                Label = AsLabel,
                Hint = AsHint,
                ErrorMessage = Error,
                Classes = ClassOf(output),
                Attributes = attributes,
            }.Render()
        );
    }
}

/// <summary>What radios and checkboxes have in common.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    private protected override bool IsChosen => true;

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The question over the choices; the same as <c>label</c>.</summary>
    public string? Legend { get; set; }

    private protected override string Question => Legend ?? base.Question;

    public bool Small { get; set; }

    private protected IReadOnlyList<Choice> Choices()
    {
        var chosen = Values;
        var choices = new List<Choice>();
        foreach (var item in Items)
        {
            var value = item.Value ?? item.Text;
            var more = item as ChoiceItem;
            if (more?.Divider is not null)
                choices.Add(new() { Divider = more.Divider });
            choices.Add(
                new()
                {
                    Value = value,
                    Text = item.Text,
                    Hint = more?.Hint is null ? null : (Hint)more.Hint,
                    Behaviour = more?.Exclusive is true ? "exclusive" : null,
                    Disabled = item.Disabled,
                    Checked = chosen.Count == 0 ? item.Selected : chosen.Contains(value),
                }
            );
        }
        return choices;
    }
}

/// <summary>One choice of a few.</summary>
[HtmlTargetElement("gov-radios", TagStructure = TagStructure.WithoutEndTag)]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>Beside each other: for two short choices only.</summary>
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(
            output,
            new Radios
            {
                IdPrefix = Id,
                Name = Name,
                Items = Choices(),
                Fieldset = AsFieldset,
                Hint = AsHint,
                ErrorMessage = Error,
                Classes = Attrs.ClassNames(
                    Inline ? "govuk-radios--inline" : null,
                    Small ? "govuk-radios--small" : null,
                    ClassOf(output)
                ),
                Attributes = Remaining(output),
            }.Render()
        );
}

/// <summary>Any number of choices, for a property that is a list.</summary>
[HtmlTargetElement("gov-checkboxes", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(
            output,
            new Checkboxes
            {
                IdPrefix = Id,
                Name = Name,
                Items = Choices(),
                Fieldset = AsFieldset,
                Hint = AsHint,
                ErrorMessage = Error,
                Classes = Attrs.ClassNames(Small ? "govuk-checkboxes--small" : null, ClassOf(output)),
                Attributes = Remaining(output),
            }.Render()
        );
}

/// <summary>Yes or not: one box for a truth value.</summary>
[HtmlTargetElement("gov-checkbox", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CheckboxTagHelper : FieldTagHelper
{
    public bool Small { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Write(
            output,
            new Checkboxes
            {
                IdPrefix = Id,
                Name = Name,
                Items =
                [
                    new()
                    {
                        Value = "true",
                        Text = Question,
                        Hint = AsHint,
                        Checked = Values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase)),
                    },
                ],
                ErrorMessage = Error,
                Classes = Attrs.ClassNames(Small ? "govuk-checkboxes--small" : null, ClassOf(output)),
                // A box that is not ticked sends nothing, and the property would keep what it was.
                FormGroup = new()
                {
                    AfterInputs = new()
                    {
                        Html = Markup
                            .Element(
                                "input",
                                new()
                                {
                                    { "type", "hidden" },
                                    { "name", Name },
                                    { "value", "false" },
                                }
                            )
                            .ToString(),
                    },
                },
                Attributes = Remaining(output),
            }.Render()
        );
}
