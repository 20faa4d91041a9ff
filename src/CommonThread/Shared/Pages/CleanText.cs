using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace CommonThread.Shared;

/// <summary>Every text that is typed or posted arrives regular: see <see cref="Text.Clean"/>. Passwords are left as they are.</summary>
internal sealed class CleanText(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result is { IsModelSet: true, Model: string text })
            bindingContext.Result = ModelBindingResult.Success(Text.Clean(text));
    }

    internal sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string)
            && context.Metadata.PropertyName?.Contains("Password", StringComparison.Ordinal) != true
                ? new CleanText(
                    new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>())
                )
                : null;
    }
}
