using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CommonThread.Shared.Govuk.Forms;

/// <summary>
/// Reads a <see cref="DateOnly"/> from <c>X.Day</c>, <c>X.Month</c>, <c>X.Year</c>, or from one field in ISO form
/// (2026-04-01). Months may be names. What is missing or impossible is said in the field's own words.
/// </summary>
public sealed class DateBinder : IModelBinder
{
    private static readonly string[] Parts = ["Day", "Month", "Year"];

    private static readonly string[] Months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var name = bindingContext.ModelName;
        var sent = Parts.Select(part => Sent(bindingContext, $"{name}.{part}")).ToArray();
        if (sent.All(value => value is null))
            BindWhole(bindingContext, name);
        else
            BindParts(bindingContext, name, [.. sent.Select(value => value?.Trim() ?? "")]);
        return Task.CompletedTask;
    }

    /// <summary>The number of a month from its number or its name, whole or from three letters on.</summary>
    /// <returns>1 to 12, or null where it is neither.</returns>
    public static int? Month(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number is >= 1 and <= 12 ? number : null;
        var word = text.Trim().TrimEnd('.').ToLowerInvariant();
        if (word.Length < 3)
            return null;
        var index = Array.FindIndex(Months, month => month.StartsWith(word, StringComparison.Ordinal));
        if (index < 0)
            index = Array.FindIndex(
                CultureInfo.CurrentCulture.DateTimeFormat.MonthNames,
                month => month.Length > 0 && month.Equals(word, StringComparison.OrdinalIgnoreCase)
            );
        return index < 0 ? null : index + 1;
    }

    private static string? Sent(ModelBindingContext context, string key)
    {
        var value = context.ValueProvider.GetValue(key);
        if (value == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(key, value);
        return value.FirstValue ?? "";
    }

    private static void BindWhole(ModelBindingContext context, string name)
    {
        if (Sent(context, name)?.Trim() is not { } text)
            return;
        if (text.Length == 0)
            Nothing(context, name);
        else if (
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        )
            context.Result = ModelBindingResult.Success(date);
        else
            Refuse(context, name, "must be a real date");
    }

    private static void BindParts(ModelBindingContext context, string name, string[] values)
    {
        if (values.All(value => value.Length == 0))
        {
            Nothing(context, name);
            return;
        }
        var missing = Enumerable.Range(0, 3).Where(i => values[i].Length == 0).ToArray();
        if (missing.Length > 0)
        {
            var words = string.Join(" and ", missing.Select(i => $"a {Parts[i].ToLowerInvariant()}"));
            Refuse(context, $"{name}.{Parts[missing[0]]}", $"must include {words}");
            return;
        }
        if (!IsNumber(values[2], out var year) || values[2].Length != 4)
            Refuse(context, $"{name}.Year", "must include a year of 4 numbers");
        else if (Month(values[1]) is not { } month)
            Refuse(context, $"{name}.Month", "must include a real month");
        else if (year < 1 || !IsNumber(values[0], out var day) || day < 1 || day > DateTime.DaysInMonth(year, month))
            Refuse(context, name, "must be a real date");
        else
            context.Result = ModelBindingResult.Success(new DateOnly(year, month, day));
    }

    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static void Nothing(ModelBindingContext context, string name)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
        {
            context.ModelState.TryAddModelError(name, Asked.Missing);
            context.Result = ModelBindingResult.Failed();
        }
    }

    private static void Refuse(ModelBindingContext context, string key, string end)
    {
        context.ModelState.TryAddModelError(key, $"{Words(context)} {end}");
        context.Result = ModelBindingResult.Failed();
    }

    private static string Words(ModelBindingContext context) => FieldNames.Words(context.ModelMetadata);
}

public sealed class DateBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateBinder() : null;
}
