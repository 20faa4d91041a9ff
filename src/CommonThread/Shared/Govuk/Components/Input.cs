using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

/// <summary>The element around an input and what is joined to it.</summary>
public sealed record InputWrapper
{
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record Input : LabelledField
{
    public string? Type { get; init; }
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public bool? Spellcheck { get; init; }
    public string? Autocomplete { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Pattern { get; init; }
    public string? Inputmode { get; init; }
    public Words? Prefix { get; init; }
    public Words? Suffix { get; init; }
    public InputWrapper? InputWrapper { get; init; }

    public override Markup Render()
    {
        var input = Element(
            "input",
            new Attrs
            {
                { "class", ClassNames("govuk-input", Classes, ErrorMessage is null ? null : "govuk-input--error") },
                { "id", Key ?? "" },
                { "name", Name ?? "" },
                { "type", string.IsNullOrEmpty(Type) ? "text" : Type },
                { "spellcheck", Spellcheck?.ToString().ToLowerInvariant() },
                { "value", Value },
                { "disabled", Disabled },
                { "aria-describedby", Described(DescribedBy, Key) },
                { "autocomplete", Autocomplete },
                { "autocapitalize", Autocapitalize },
                { "pattern", Pattern },
                { "inputmode", Inputmode },
            }.And(Attributes)
        );
        var group = FormGroup ?? new();
        var joined = new[] { Prefix, Suffix, group.BeforeInput, group.AfterInput }.Any(w => w is { IsEmpty: false });
        var control = joined
            ? Element(
                "div",
                new Attrs { { "class", ClassNames("govuk-input__wrapper", InputWrapper?.Classes) } }.And(
                    InputWrapper?.Attributes
                ),
                group.BeforeInput?.Content ?? Empty,
                Affix(Prefix, "prefix"),
                input,
                Affix(Suffix, "suffix"),
                group.AfterInput?.Content ?? Empty
            )
            : input;
        return Group(Label is null ? Empty : (Label with { For = Key }).Render(), HintAndError(Key), control);
    }

    private static Markup Affix(Words? affix, string place) =>
        affix is null or { IsEmpty: true }
            ? Empty
            : Element(
                "div",
                new Attrs
                {
                    { "class", ClassNames($"govuk-input__{place}", affix.Classes) },
                    { "aria-hidden", "true" },
                }.And(affix.Attributes),
                affix.Content
            );
}

/// <summary>A password with a button that shows it.</summary>
public sealed record PasswordInput : LabelledField
{
    public string? Value { get; init; }
    public bool Disabled { get; init; }
    public string? Autocomplete { get; init; }
    public Words? Button { get; init; }
    public string? ShowPasswordText { get; init; }
    public string? HidePasswordText { get; init; }
    public string? ShowPasswordAriaLabelText { get; init; }
    public string? HidePasswordAriaLabelText { get; init; }
    public string? PasswordShownAnnouncementText { get; init; }
    public string? PasswordHiddenAnnouncementText { get; init; }

    public override Markup Render()
    {
        var toggle = new Button
        {
            Type = "button",
            Classes = ClassNames(
                "govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle",
                Button?.Classes
            ),
            Text = ShowPasswordText ?? "Show",
            Attributes = new()
            {
                ["aria-controls"] = Key,
                ["aria-label"] = ShowPasswordAriaLabelText ?? "Show password",
                ["hidden"] = "",
            },
        }.Render();
        var attributes = new Attrs { { "data-module", "govuk-password-input" } }
            .Say("show-password", ShowPasswordText)
            .Say("hide-password", HidePasswordText)
            .Say("show-password-aria-label", ShowPasswordAriaLabelText)
            .Say("hide-password-aria-label", HidePasswordAriaLabelText)
            .Say("password-shown-announcement", PasswordShownAnnouncementText)
            .Say("password-hidden-announcement", PasswordHiddenAnnouncementText)
            .And(FormGroup?.Attributes);
        return new Input
        {
            FormGroup = new()
            {
                Classes = ClassNames("govuk-password-input", FormGroup?.Classes),
                Attributes = attributes.ToDictionary(),
                BeforeInput = FormGroup?.BeforeInput,
                AfterInput = new() { Html = Join(toggle, FormGroup?.AfterInput?.Content ?? Empty).ToString() },
            },
            InputWrapper = new() { Classes = "govuk-password-input__wrapper" },
            Label = Label,
            Hint = Hint,
            Classes = ClassNames("govuk-password-input__input govuk-js-password-input-input", Classes),
            ErrorMessage = ErrorMessage,
            Id = Key,
            Name = Name,
            Type = "password",
            Spellcheck = false,
            Autocapitalize = "none",
            Autocomplete = string.IsNullOrEmpty(Autocomplete) ? "current-password" : Autocomplete,
            Value = Value,
            Disabled = Disabled,
            DescribedBy = DescribedBy,
            Attributes = Attributes,
        }.Render();
    }
}
