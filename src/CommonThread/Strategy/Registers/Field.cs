using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Registers;

/// <summary>A question bound to a property.</summary>
internal sealed record Field(
    PropertyInfo Property,
    string Label,
    Answered How,
    string? Hint = null,
    Func<RegisterScope, IReadOnlyList<SelectListItem>>? Choices = null
)
{
    /// <summary>Whether it names the priority to which the entry belongs, and with it whose lead writes it.</summary>
    public bool OfOwnPriority { get; init; }

    private Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public void Get(object entry, Answers answers)
    {
        var value = Property.GetValue(entry);
        if (How == Answered.ByDate)
            answers.Dates[Property.Name] = value as DateOnly?;
        else
        {
            answers.Texts[Property.Name] = value switch
            {
                null => null,
                bool yes => yes ? "true" : "false",
                decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
                _ => Convert.ToString(value, CultureInfo.InvariantCulture),
            };
        }
    }

    public void Set(object entry, Answers answers, IReadOnlyList<SelectListItem>? choices)
    {
        if (How == Answered.ByDate)
        {
            Property.SetValue(entry, answers.Date(Property.Name));
            return;
        }
        var text = answers.Words(Property.Name);
        if (Type == typeof(string))
        {
            Property.SetValue(entry, text ?? (Needed ? "" : null));
            return;
        }
        if (Type == typeof(bool))
        {
            Property.SetValue(entry, text == "true");
            return;
        }
        if (text is null)
        {
            if (Nullable.GetUnderlyingType(Property.PropertyType) is not null)
                Property.SetValue(entry, null);
            return;
        }
        if (choices?.All(c => c.Value != text) == true)
            throw Rules.Refuse(Property.Name, $"{Label}: choose one of the list");
        Property.SetValue(entry, Parse(text));
    }

    private bool Needed => new NullabilityInfoContext().Create(Property).WriteState == NullabilityState.NotNull;

    private object Parse(string text)
    {
        if (Type.IsEnum)
            return Enum.Parse(Type, text);
        var plain = text.Replace(",", "", StringComparison.Ordinal).TrimStart('£');
        if (Type == typeof(int) && int.TryParse(plain, CultureInfo.InvariantCulture, out var whole))
            return whole;
        if (
            Type == typeof(decimal)
            && decimal.TryParse(plain, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000_000_000m
        )
            return number;
        throw Rules.Refuse(Property.Name, $"{Label} must be a number");
    }
}
