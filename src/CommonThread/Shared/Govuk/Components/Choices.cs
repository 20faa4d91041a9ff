using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record SelectItem
{
    public string? Value { get; init; }
    public string? Text { get; init; }
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record Select : LabelledField
{
    public IReadOnlyList<SelectItem?> Items { get; init; } = [];
    public string? Value { get; init; }
    public bool Disabled { get; init; }

    public override Markup Render() =>
        Around(
            Element(
                "select",
                new Attrs
                {
                    {
                        "class",
                        ClassNames("govuk-select", Classes, ErrorMessage is null ? null : "govuk-select--error")
                    },
                    { "id", Key ?? "" },
                    { "name", Name ?? "" },
                    { "disabled", Disabled },
                    { "aria-describedby", Described(DescribedBy, Key) },
                }.And(Attributes),
                Join(Items.OfType<SelectItem>().Select(RenderOption))
            )
        );

    private Markup RenderOption(SelectItem item) =>
        Element(
            "option",
            new Attrs
            {
                { "value", item.Value },
                { "selected", item.Selected ?? (!string.IsNullOrEmpty(Value) && (item.Value ?? item.Text) == Value) },
                { "disabled", item.Disabled },
            }.And(item.Attributes),
            item.Text
        );
}

/// <summary>One choice among radios or checkboxes, or the word that divides two groups of them.</summary>
public sealed record Choice
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public Hint? Hint { get; init; }
    public Label? Label { get; init; }
    public string? Divider { get; init; }
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }

    /// <summary><c>exclusive</c> lets a checkbox clear the others ("None of these").</summary>
    public string? Behaviour { get; init; }

    /// <summary>Shown only while this is chosen.</summary>
    public Words? Conditional { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Radios and checkboxes differ in a word and in how many may be chosen.</summary>
public abstract record Choices : GroupedField
{
    public string? IdPrefix { get; init; }
    public IReadOnlyList<Choice?> Items { get; init; } = [];

    private protected abstract string Block { get; }
    private protected abstract string InputType { get; }

    private protected abstract bool IsChosen(Choice item);

    /// <summary>What describes a control by itself, where no fieldset does.</summary>
    private protected virtual string? DescribesEach => null;

    public override Markup Render()
    {
        var key = string.IsNullOrEmpty(IdPrefix) ? Name : IdPrefix;
        var items = Items.Select((item, index) => item is null ? Empty : RenderItem(item, index + 1, key)).ToArray();
        return Grouped(
            key,
            Fieldset?.DescribedBy ?? DescribedBy,
            role: Fieldset?.Role,
            Element(
                "div",
                new Attrs { { "class", ClassNames(Block, Classes) } }
                    .And(Attributes)
                    .Also("data-module", Block),
                FormGroup?.BeforeInputs?.Content ?? Empty,
                Join(items),
                FormGroup?.AfterInputs?.Content ?? Empty
            )
        );
    }

    private Markup RenderItem(Choice item, int index, string? key)
    {
        if (item.Divider is not null)
            return Element("div", new() { { "class", $"{Block}__divider" } }, item.Divider);
        // The first has no number: the error summary links to it by the name of the field.
        var id = item.Id ?? (index > 1 ? string.Create(CultureInfo.InvariantCulture, $"{key}-{index}") : key);
        var hasHint = !string.IsNullOrEmpty(item.Hint?.Text) || !string.IsNullOrEmpty(item.Hint?.Html);
        var described = ClassNames(Fieldset is null ? DescribesEach : null, hasHint ? $"{id}-item-hint" : null);
        var conditional = item.Conditional is { Html.Length: > 0 } shown ? shown : null;
        var isChosen = item.Checked is true || IsChosen(item);
        var input = Element(
            "input",
            new Attrs
            {
                { "class", $"{Block}__input" },
                { "id", id ?? "" },
                { "name", (string.IsNullOrEmpty(item.Name) ? Name : item.Name) ?? "" },
                { "type", InputType },
                { "value", item.Value ?? "" },
                { "checked", isChosen },
                { "disabled", item.Disabled },
                { "data-aria-controls", conditional is null ? null : $"conditional-{id}" },
                { "data-behaviour", item.Behaviour },
                { "aria-describedby", described.Length == 0 ? null : described },
            }.And(item.Attributes)
        );
        var label = (item.Label ?? new()) with
        {
            Html = item.Html,
            Text = item.Text,
            For = id,
            Classes = ClassNames($"{Block}__label", item.Label?.Classes),
        };
        var hint = hasHint
            ? (
                item.Hint! with
                {
                    Id = $"{id}-item-hint",
                    Classes = ClassNames($"{Block}__hint", item.Hint.Classes),
                }
            ).Render()
            : Empty;
        return Element("div", new() { { "class", $"{Block}__item" } }, input, label.Render(), hint)
            + (conditional is null ? Empty : RenderConditional(conditional, id, isChosen));
    }

    private Markup RenderConditional(Words shown, string? id, bool isChosen) =>
        Element(
            "div",
            new()
            {
                { "class", ClassNames($"{Block}__conditional", isChosen ? null : $"{Block}__conditional--hidden") },
                { "id", $"conditional-{id}" },
            },
            Raw(shown.Html)
        );
}

public sealed record Radios : Choices
{
    public string? Value { get; init; }

    private protected override string Block => "govuk-radios";
    private protected override string InputType => "radio";

    private protected override bool IsChosen(Choice item) =>
        !string.IsNullOrEmpty(Value) && item.Value == Value && item.Checked is not false;
}

public sealed record Checkboxes : Choices
{
    public IReadOnlyList<string> Values { get; init; } = [];

    private protected override string Block => "govuk-checkboxes";
    private protected override string InputType => "checkbox";
    private protected override string? DescribesEach => Described(DescribedBy, IdPrefix ?? Name);

    private protected override bool IsChosen(Choice item) =>
        item.Value is not null && Values.Contains(item.Value) && item.Checked is not false;
}
