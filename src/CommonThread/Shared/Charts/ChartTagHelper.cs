using System.Globalization;
using System.Runtime.CompilerServices;
using CommonThread.Shared.Govuk;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Charts;

/// <summary>Gives figures on one page ids of their own.</summary>
public abstract class FigureTagHelper : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The figure's id, for links to it; the next free one where there is none.</summary>
    public string? Id { get; set; }

    /// <summary>Where the figures can be had as a file.</summary>
    public string? CsvHref { get; set; }

    /// <summary>Level of the title among the page's headings.</summary>
    public int Level { get; set; } = 3;

    private protected string OwnId(string kind)
    {
        if (Id is not null)
            return Id;
        var items = ViewContext.HttpContext.Items;
        var next = items.TryGetValue(typeof(FigureTagHelper), out var last) ? (int)last! + 1 : 1;
        items[typeof(FigureTagHelper)] = next;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{next}");
    }

    /// <summary>
    /// Draws a model, or takes the drawing from the last time: pages keep models in memory while nothing is published, and
    /// the same model drawn the same way gives the same picture. It is forgotten with the model.
    /// </summary>
    private protected static Markup Drawn<T>(T model, string id, string? csvHref, int level, Func<Markup> draw)
        where T : class
    {
        var drawings = Drawings.GetOrCreateValue(model);
        lock (drawings)
        {
            if (drawings.Last is { } last && last.Id == id && last.CsvHref == csvHref && last.Level == level)
                return last.Markup;
            var markup = draw();
            drawings.Last = (id, csvHref, level, markup);
            return markup;
        }
    }

    private static readonly ConditionalWeakTable<object, Drawing> Drawings = [];

    private sealed class Drawing
    {
        public (string Id, string? CsvHref, int Level, Markup Markup)? Last { get; set; }
    }

    private protected static void Write(TagHelperOutput output, Markup markup)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(markup);
    }
}

/// <summary><c>&lt;chart model="@Model.Burglary" csv-href="…" /&gt;</c>.</summary>
[HtmlTargetElement("chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChartTagHelper : FigureTagHelper
{
    public Chart Model { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = OwnId("chart");
        Write(output, Drawn(Model, id, CsvHref, Level, () => Figure.Render(Model, id, CsvHref, Level)));
    }
}

/// <summary><c>&lt;small-multiples model="@Model.Figures" /&gt;</c>.</summary>
[HtmlTargetElement("small-multiples", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SmallMultiplesTagHelper : FigureTagHelper
{
    public SmallMultiples Model { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = OwnId("charts");
        Write(output, Drawn(Model, id, CsvHref, Level, () => Figure.Render(Model, id, CsvHref, Level)));
    }
}
