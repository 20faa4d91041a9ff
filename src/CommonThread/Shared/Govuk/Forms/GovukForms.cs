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
        // The binder knows a property's name; people know the label beside the field, which is put in where the message is shown.
        messages.SetMissingBindRequiredValueAccessor(_ => Asked.Missing);
        messages.SetMissingKeyOrValueAccessor(() => Asked.Missing);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent");
        messages.SetValueMustNotBeNullAccessor(_ => Asked.Missing);
        messages.SetValueIsInvalidAccessor(_ => Asked.Wrong);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => Asked.Wrong);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Asked.Wrong);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => Asked.Wrong);
        messages.SetValueMustBeANumberAccessor(_ => Asked.Wrong);
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Asked.Wrong);
        messages.SetUnknownValueIsInvalidAccessor(_ => Asked.Wrong);
        return options;
    }
}
