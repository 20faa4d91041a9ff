using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record Textarea : LabelledField
{
    public string? Value { get; init; }
    public int? Rows { get; init; }
    public bool Disabled { get; init; }
    public bool? Spellcheck { get; init; }
    public string? Autocomplete { get; init; }

    public override Markup Render() =>
        Around(
            Element(
                "textarea",
                new Attrs
                {
                    {
                        "class",
                        ClassNames("govuk-textarea", ErrorMessage is null ? null : "govuk-textarea--error", Classes)
                    },
                    { "id", Key ?? "" },
                    { "name", Name ?? "" },
                    { "rows", (Rows ?? 5).ToString(CultureInfo.InvariantCulture) },
                    { "spellcheck", Spellcheck?.ToString().ToLowerInvariant() },
                    { "disabled", Disabled },
                    { "aria-describedby", Described(DescribedBy, Key) },
                    { "autocomplete", Autocomplete },
                }.And(Attributes),
                // A browser drops the first line break of a textarea, which may be one that was written.
                Value?.StartsWith('\n')
                    is true
                    ? "\n" + Value
                    : Value
            )
        );
}

/// <summary>A textarea that says how many characters or words are left.</summary>
public sealed record CharacterCount : LabelledField
{
    public string? Value { get; init; }
    public int? Rows { get; init; }
    public bool? Spellcheck { get; init; }
    public int? Maxlength { get; init; }
    public int? Maxwords { get; init; }
    public string? CountType { get; init; }

    /// <summary>Percentage of the limit from which the count is shown; from the start where there is none.</summary>
    public int? Threshold { get; init; }
    public Words? CountMessage { get; init; }
    public string? TextareaDescriptionText { get; init; }
    public Plurals? CharactersUnderLimitText { get; init; }
    public string? CharactersAtLimitText { get; init; }
    public Plurals? CharactersOverLimitText { get; init; }
    public Plurals? WordsUnderLimitText { get; init; }
    public string? WordsAtLimitText { get; init; }
    public Plurals? WordsOverLimitText { get; init; }

    public override Markup Render()
    {
        var countType = CountType ?? (Maxwords is > 0 ? "words" : null);
        var limit = Maxwords is > 0 ? Maxwords : Maxlength;
        var hasLimit = limit is > 0;
        var description =
            TextareaDescriptionText
            ?? $"You can enter up to %{{count}} {(countType == "words" ? "words" : "characters")}";
        var message = new Hint
        {
            Id = $"{Key}-info",
            Classes = ClassNames("govuk-character-count__message", CountMessage?.Classes),
            Text = hasLimit ? description.Replace("%{count}", Number(limit), StringComparison.Ordinal) : null,
        };
        var attributes = new Attrs
        {
            { "data-module", "govuk-character-count" },
            { "data-maxlength", Number(Maxlength) },
            { "data-maxwords", Number(Maxwords) },
            { "data-threshold", Number(Threshold) },
            { "data-count-type", countType },
        };
        if (!hasLimit && TextareaDescriptionText is not null)
            attributes.Add("data-i18n.textarea-description.other", TextareaDescriptionText);
        attributes
            .Say("characters-under-limit", CharactersUnderLimitText)
            .Say("characters-at-limit", CharactersAtLimitText)
            .Say("characters-over-limit", CharactersOverLimitText)
            .Say("words-under-limit", WordsUnderLimitText)
            .Say("words-at-limit", WordsAtLimitText)
            .Say("words-over-limit", WordsOverLimitText)
            .And(FormGroup?.Attributes);
        return new Textarea
        {
            Id = Key,
            Name = Name,
            DescribedBy = $"{Key}-info",
            Rows = Rows,
            Spellcheck = Spellcheck,
            Value = Value,
            FormGroup = new()
            {
                Classes = ClassNames("govuk-character-count", FormGroup?.Classes),
                Attributes = attributes.ToDictionary(),
                BeforeInput = FormGroup?.BeforeInput,
                AfterInput = new() { Html = (message.Render() + (FormGroup?.AfterInput?.Content ?? Empty)).ToString() },
            },
            Classes = ClassNames("govuk-js-character-count", Classes),
            Label = Label,
            Hint = Hint,
            ErrorMessage = ErrorMessage,
            Attributes = Attributes,
        }.Render();
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
