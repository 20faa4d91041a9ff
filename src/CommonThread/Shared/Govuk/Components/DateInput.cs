using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

/// <summary>Day, month or year of a date.</summary>
public sealed record DateInputItem
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public string? Classes { get; init; }
    public string? Inputmode { get; init; }
    public string? Autocomplete { get; init; }
    public string? Pattern { get; init; }

    /// <summary>Whether this part is the one that is wrong; where no part says so, all are marked.</summary>
    public bool? Error { get; init; }

    /// <summary>Leaves this part out: a month and a year without a day, for example.</summary>
    public bool Omitted { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record DateInput : GroupedField
{
    public string? NamePrefix { get; init; }
    public DateInputItem? Day { get; init; }
    public DateInputItem? Month { get; init; }
    public DateInputItem? Year { get; init; }
    public IReadOnlyList<DateInputItem> Items { get; init; } = [];

    /// <summary>Values by name, with the prefix where there is one.</summary>
    public Dictionary<string, string?> Values { get; init; } = [];

    public override Markup Render()
    {
        var items = Items.Count > 0 ? Items : [Part(Day, "day"), Part(Month, "month"), Part(Year, "year")];
        var anyError = items.Any(HasError);
        return Grouped(
            Id,
            Fieldset?.DescribedBy,
            role: "group",
            Element(
                "div",
                new Attrs { { "class", ClassNames("govuk-date-input", Classes) } }
                    .And(Attributes)
                    .Also("id", string.IsNullOrEmpty(Id) ? null : Id),
                FormGroup?.BeforeInputs?.Content ?? Empty,
                Join(items.Where(item => !item.Omitted).Select(item => RenderItem(item, anyError))),
                FormGroup?.AfterInputs?.Content ?? Empty
            )
        );
    }

    private DateInputItem Part(DateInputItem? given, string name) =>
        given is null
            ? new()
            {
                Name = name,
                Value = Values.GetValueOrDefault(name),
                Classes = name == "year" ? "govuk-input--width-4" : "govuk-input--width-2",
            }
            : given with
            {
                Name = given.Name ?? name,
            };

    private static bool HasError(DateInputItem item) =>
        item.Error is true || item.Classes?.Contains("govuk-input--error", StringComparison.Ordinal) is true;

    private Markup RenderItem(DateInputItem item, bool anyError)
    {
        var isYear = item.Name is not null && (item.Name == "year" || item.Name == Year?.Name);
        var isPart = item.Name is "day" or "month" || item.Name == Day?.Name || item.Name == Month?.Name;
        var given = item.Classes ?? "";
        var marked =
            !given.Contains("govuk-input--error", StringComparison.Ordinal)
            && (HasError(item) || (item.Error is not false && ErrorMessage is not null && !anyError));
        var width = given.Contains("govuk-input--width-", StringComparison.Ordinal)
            ? null
            : $"govuk-input--width-{(isYear ? 4 : 2)}";
        var name = string.IsNullOrEmpty(NamePrefix) ? item.Name : $"{NamePrefix}-{item.Name}";
        var value = item.Value ?? (isYear || isPart ? PartValue(item.Name) : null);
        return Element(
            "div",
            new() { { "class", "govuk-date-input__item" } },
            new Input
            {
                Label = new() { Text = item.Label ?? Capital(item.Name), Classes = "govuk-date-input__label" },
                Id = item.Id ?? $"{Id}-{item.Name}",
                Classes = ClassNames(
                    "govuk-date-input__input",
                    marked ? "govuk-input--error" : null,
                    width,
                    item.Classes
                ),
                Name = name,
                Value = value ?? Values.GetValueOrDefault(name ?? ""),
                Inputmode = item.Inputmode ?? "numeric",
                Autocomplete = item.Autocomplete,
                Pattern = item.Pattern,
                Attributes = item.Attributes,
            }.Render()
        );
    }

    private string? PartValue(string? name) =>
        name == (Day?.Name ?? "day") ? Day?.Value
        : name == (Month?.Name ?? "month") ? Month?.Value
        : name == (Year?.Name ?? "year") ? Year?.Value
        : null;

    private static string? Capital(string? name) =>
        string.IsNullOrEmpty(name) ? name : char.ToUpperInvariant(name[0]) + name[1..].ToLowerInvariant();
}
