using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommonThread.Shared.Govuk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Shared.Govuk;

/// <summary>Runs a tag helper as a page would, without the page.</summary>
internal sealed class Rendering<T>
    where T : notnull
{
    private readonly IModelMetadataProvider metadata;

    public Rendering(T model, string address = "/here")
    {
        var services = new ServiceCollection().AddLogging();
        services.AddMvcCore().AddDataAnnotations().AddViews();
        metadata = services.BuildServiceProvider().GetRequiredService<IModelMetadataProvider>();
        Data = new ViewDataDictionary<T>(metadata, State) { Model = model };
        var http = new DefaultHttpContext();
        var parts = address.Split('?');
        http.Request.Path = parts[0];
        http.Request.QueryString = parts.Length > 1 ? new($"?{parts[1]}") : default;
        View = new()
        {
            HttpContext = http,
            RouteData = new RouteData(),
            ActionDescriptor = new ActionDescriptor(),
            ViewData = Data,
        };
    }

    public ModelStateDictionary State { get; } = new();

    public ViewDataDictionary<T> Data { get; }

    public ViewContext View { get; }

    public ModelExpression For(string path)
    {
        var explorer = Data.ModelExplorer;
        foreach (var name in path.Split('.'))
            explorer = explorer.GetExplorerForProperty(name);
        return new(path, explorer);
    }

    public async Task<IElement> Render(
        TagHelper tag,
        string content = "",
        IDictionary<object, object>? items = null,
        params (string Name, string Value)[] attributes
    )
    {
        var list = new TagHelperAttributeList(attributes.Select(a => new TagHelperAttribute(a.Name, a.Value)));
        var context = new TagHelperContext(list, items ?? new Dictionary<object, object>(), "test");
        var output = new TagHelperOutput(
            "gov-test",
            list,
            (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(content))
        )
        {
            TagMode = TagMode.StartTagAndEndTag,
        };
        await tag.ProcessAsync(context, output);
        using var writer = new StringWriter();
        output.WriteTo(writer, Markup.Encoder);
        return new HtmlParser().ParseDocument($"<body>{writer}</body>").Body!;
    }
}
