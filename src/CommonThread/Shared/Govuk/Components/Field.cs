using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

/// <summary>What stands directly before or after the controls of a field.</summary>
public sealed record FormGroup
{
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
    public Words? BeforeInput { get; init; }
    public Words? AfterInput { get; init; }
    public Words? BeforeInputs { get; init; }
    public Words? AfterInputs { get; init; }
}

/// <summary>A question with its answer: label or legend, hint, error, and the control or controls.</summary>
public abstract record Field : Component
{
    public string? Name { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? ErrorMessage { get; init; }
    public FormGroup? FormGroup { get; init; }
    public string? DescribedBy { get; init; }

    private protected string? Described(string? given, string? key)
    {
        var ids = ClassNames(given, Hint is null ? null : $"{key}-hint", ErrorMessage is null ? null : $"{key}-error");
        return ids.Length == 0 ? null : ids;
    }

    private protected Markup HintAndError(string? key) =>
        Join(
            Hint is null ? Empty : (Hint with { Id = $"{key}-hint" }).Render(),
            ErrorMessage is null ? Empty : (ErrorMessage with { Id = $"{key}-error" }).Render()
        );

    private protected Markup Group(params ReadOnlySpan<Markup> children) =>
        Element(
            "div",
            new Attrs
            {
                {
                    "class",
                    ClassNames(
                        "govuk-form-group",
                        ErrorMessage is null ? null : "govuk-form-group--error",
                        FormGroup?.Classes
                    )
                },
            }.And(FormGroup?.Attributes),
            children
        );
}

/// <summary>A field with one control, told by a label.</summary>
public abstract record LabelledField : Field
{
    public Label? Label { get; init; }

    private protected string? Key => string.IsNullOrEmpty(Id) ? Name : Id;

    private protected Markup Around(Markup control) =>
        Group(
            Label is null ? Empty : (Label with { For = Key }).Render(),
            HintAndError(Key),
            FormGroup?.BeforeInput?.Content ?? Empty,
            control,
            FormGroup?.AfterInput?.Content ?? Empty
        );
}

/// <summary>A field of several controls, held together by a fieldset where one is given.</summary>
public abstract record GroupedField : Field
{
    public Fieldset? Fieldset { get; init; }

    private protected Markup Grouped(string? key, string? describedBy, string? role, Markup controls)
    {
        var inner = HintAndError(key) + controls;
        return Group(
            Fieldset is null
                ? inner
                : (
                    Fieldset with
                    {
                        DescribedBy = Described(describedBy, key),
                        Role = role,
                        Html = inner.ToString(),
                    }
                ).Render()
        );
    }
}

public sealed record Label : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? For { get; init; }
    public bool IsPageHeading { get; init; }

    public static implicit operator Label(string text) => new() { Text = text };

    public override Markup Render()
    {
        if (string.IsNullOrEmpty(Html) && string.IsNullOrEmpty(Text))
            return Empty;
        var label = Element(
            "label",
            new Attrs { { "class", ClassNames("govuk-label", Classes) } }
                .And(Attributes)
                .Also("for", string.IsNullOrEmpty(For) ? null : For),
            Either(Html, Text)
        );
        return IsPageHeading ? Element("h1", new() { { "class", "govuk-label-wrapper" } }, label) : label;
    }
}

public sealed record Hint : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    public static implicit operator Hint(string text) => new() { Text = text };

    public override Markup Render() =>
        Element(
            "div",
            new Attrs { { "id", Id }, { "class", ClassNames("govuk-hint", Classes) } }.And(Attributes),
            Either(Html, Text)
        );
}

public sealed record ErrorMessage : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary>Read aloud before the message; empty leaves it out.</summary>
    public string? VisuallyHiddenText { get; init; }

    public static implicit operator ErrorMessage(string text) => new() { Text = text };

    public override Markup Render()
    {
        var before = VisuallyHiddenText ?? "Error";
        return Element(
            "p",
            new Attrs { { "id", Id }, { "class", ClassNames("govuk-error-message", Classes) } }.And(Attributes),
            before.Length == 0
                ? Empty
                : Element("span", new() { { "class", "govuk-visually-hidden" } }, $"{before}:") + " ",
            Either(Html, Text)
        );
    }
}

/// <summary>The question over a group of controls.</summary>
public sealed record Legend
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }

    public static implicit operator Legend(string text) => new() { Text = text };
}

public sealed record Fieldset : Component
{
    public Legend? Legend { get; init; }
    public string? DescribedBy { get; init; }
    public string? Role { get; init; }
    public string? Html { get; init; }

    public override Markup Render() =>
        Element(
            "fieldset",
            new Attrs
            {
                { "class", ClassNames("govuk-fieldset", Classes) },
                { "role", string.IsNullOrEmpty(Role) ? null : Role },
                { "aria-describedby", string.IsNullOrEmpty(DescribedBy) ? null : DescribedBy },
            }.And(Attributes),
            RenderLegend(),
            Raw(Html)
        );

    private Markup RenderLegend()
    {
        if (string.IsNullOrEmpty(Legend?.Html) && string.IsNullOrEmpty(Legend?.Text))
            return Empty;
        var words = Either(Legend.Html, Legend.Text);
        return Element(
            "legend",
            new() { { "class", ClassNames("govuk-fieldset__legend", Legend.Classes) } },
            Legend.IsPageHeading ? Element("h1", new() { { "class", "govuk-fieldset__heading" } }, words) : words
        );
    }
}
