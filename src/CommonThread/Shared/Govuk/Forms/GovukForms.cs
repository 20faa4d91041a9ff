using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CommonThread.Shared.Govuk.Forms;

public static class GovukForms
{
    /// <summary>Dates in three fields, and the framework's own messages in plain words.</summary>
    public static MvcOptions AddGovukForms(this MvcOptions options)
    {
        options.ModelBinderProviders.Insert(0, new DateBinderProvider());
        // It reads "Dates[From]" a second time as "Dates.From", so that a wrong date was told twice.
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        var messages = options.ModelBindingMessageProvider;
        messages.SetMissingBindRequiredValueAccessor(name => $"Enter {Lower(name)}");
        messages.SetMissingKeyOrValueAccessor(() => "Enter a value");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter a value");
        messages.SetValueIsInvalidAccessor(_ => "Enter a value in the right format");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Enter a value in the right format");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Enter a value in the right format");
        messages.SetValueMustBeANumberAccessor(name => $"{Upper(name)} must be a number");
        messages.SetAttemptedValueIsInvalidAccessor((_, name) => $"{Upper(name)} is not in the right format");
        messages.SetUnknownValueIsInvalidAccessor(name => $"{Upper(name)} is not in the right format");
        return options;
    }

    private static string Lower(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static string Upper(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
