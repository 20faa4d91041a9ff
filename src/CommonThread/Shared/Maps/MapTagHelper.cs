using CommonThread.Shared.Charts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommonThread.Shared.Maps;

/// <summary><c>&lt;area-map model="@Model.Map" /&gt;</c>; the page also needs <c>build/map.js</c> to make it live.</summary>
[HtmlTargetElement("area-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MapTagHelper(MapTiles tiles) : FigureTagHelper
{
    public AreaMap Model { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = OwnId("map");
        Write(output, Drawn(Model, id, null, Level, () => MapFigure.Render(tiles.Under(Model), id, Level)));
    }
}
