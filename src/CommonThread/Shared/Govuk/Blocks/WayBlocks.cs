using System.Globalization;
using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static CommonThread.Shared.Govuk.Attrs;

namespace CommonThread.Shared.Govuk.Blocks;

[HtmlTargetElement("gov-back", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BackTagHelper : BlockTagHelper
{
    public string Href { get; set; } = "";
    public string? Text { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new BackLink { Href = Href, Text = Text }.Render();
}

[HtmlTargetElement("gov-breadcrumbs", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BreadcrumbsTagHelper : BlockTagHelper
{
    public IEnumerable<Components.Crumb> Items { get; set; } = [];

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        new Breadcrumbs { Items = [.. Items], CollapseOnMobile = true }.Render();
}

/// <summary>
/// A tab that is an address, with how much is behind it. Whether it is the current one is found from the address where
/// it is not said.
/// </summary>
public sealed record TabLink(string Text, string Href, int? Count = null, bool? Current = null);

/// <summary>Tabs that can be linked to, opened beside each other and left with the back button.</summary>
[HtmlTargetElement("gov-tabs-nav", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TabsNavTagHelper : BlockTagHelper
{
    public IEnumerable<TabLink> Items { get; set; } = [];

    /// <summary>What the tabs are parts of, for those who hear the page.</summary>
    public string Label { get; set; } = "Parts of this page";

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "nav",
            new() { { "class", ClassNames("moj-sub-navigation", ClassOf(output)) }, { "aria-label", Label } },
            Markup.Element(
                "ul",
                new() { { "class", "moj-sub-navigation__list" } },
                Markup.Join(Items.Select(RenderItem))
            )
        );

    private Markup RenderItem(TabLink item) =>
        Markup.Element(
            "li",
            new() { { "class", "moj-sub-navigation__item" } },
            Markup.Element(
                "a",
                new()
                {
                    { "class", "moj-sub-navigation__link" },
                    { "href", item.Href },
                    { "aria-current", item.Current ?? IsHere(item.Href) ? "page" : null },
                },
                item.Text + (item.Count is { } n ? string.Create(CultureInfo.CurrentCulture, $" ({n:N0})") : "")
            )
        );

    private bool IsHere(string href)
    {
        var request = ViewContext.HttpContext.Request;
        var here = request.PathBase.Add(request.Path).Value ?? "";
        return string.Equals(
            here.TrimEnd('/'),
            href.Split('?', '#')[0].TrimEnd('/'),
            StringComparison.OrdinalIgnoreCase
        );
    }
}

/// <summary>Pages of a list. Without <c>href-format</c> the page's own address is kept with another <c>page</c>.</summary>
[HtmlTargetElement("gov-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper : BlockTagHelper
{
    public int Page { get; set; } = 1;
    public int Pages { get; set; } = 1;

    /// <summary>An address with {0} where the number goes.</summary>
    public string? HrefFormat { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Pages <= 1 ? Markup.Empty : Pagination.Of(Math.Clamp(Page, 1, Pages), Pages, Href).Render();

    private string Href(int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return HrefFormat is null
            ? AddressWith("page", number)
            : string.Format(CultureInfo.InvariantCulture, HrefFormat, number);
    }
}

/// <summary>
/// The head of a column that sorts, by an address: <c>?sort=name</c>, and <c>?sort=-name</c> for the other way.
/// </summary>
[HtmlTargetElement("sort-header")]
public sealed class SortHeaderTagHelper : BlockTagHelper
{
    public string Column { get; set; } = "";

    /// <summary>The order where the address names none: <c>ascending</c> or <c>descending</c>.</summary>
    public string? Default { get; set; }

    /// <summary>Largest first at the first press.</summary>
    public bool Numeric { get; set; }

    /// <summary>The name in the address, where a page has two tables.</summary>
    public string Parameter { get; set; } = "sort";

    private protected override Markup Render(Markup content, TagHelperOutput output)
    {
        var asked = ViewContext.HttpContext.Request.Query[Parameter].ToString();
        var order =
            asked == Column ? "ascending"
            : asked == $"-{Column}" ? "descending"
            : asked.Length == 0 ? Default
            : null;
        var next = order switch
        {
            "ascending" => $"-{Column}",
            "descending" => Column,
            _ => Numeric ? $"-{Column}" : Column,
        };
        return Markup.Element(
            "th",
            new Attrs
            {
                { "scope", "col" },
                {
                    "class",
                    ClassNames("govuk-table__header", Numeric ? "govuk-table__header--numeric" : null, ClassOf(output))
                },
                { "aria-sort", order ?? "none" },
            }.And(Remaining(output)),
            Markup.Element(
                "a",
                new() { { "class", "govuk-link ct-sort" }, { "href", AddressWith(Parameter, next) } },
                content
            )
        );
    }
}

/// <summary>A wide table that scrolls in its own frame and can be reached by keyboard.</summary>
[HtmlTargetElement("gov-table-frame")]
public sealed class TableFrameTagHelper : BlockTagHelper
{
    /// <summary>What the table shows, for those who hear the page.</summary>
    public string Label { get; set; } = "Table";

    /// <summary>Tells the table inside that it has its frame.</summary>
    public override void Init(TagHelperContext context) => context.Items[typeof(TableFrameTagHelper)] = inside;

    private readonly Inside inside = new();

    /// <summary>What the table inside says of itself: the link to its file, which stands below the frame.</summary>
    internal sealed class Inside
    {
        public Markup Link { get; set; }
    }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new()
            {
                { "class", ClassNames("ct-table-frame", ClassOf(output)) },
                { "role", "region" },
                { "tabindex", "0" },
                { "aria-label", Label },
            },
            content
        ) + inside.Link;
}
