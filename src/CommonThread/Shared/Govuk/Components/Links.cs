using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record BackLink : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }

    public override Markup Render() =>
        Element(
            "a",
            new Attrs
            {
                { "href", string.IsNullOrEmpty(Href) ? "#" : Href },
                { "class", ClassNames("govuk-back-link", Classes) },
            }.And(Attributes),
            Either(Html, string.IsNullOrEmpty(Text) ? "Back" : Text)
        );
}

public sealed record SkipLink : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }

    public override Markup Render() =>
        Element(
            "a",
            new Attrs
            {
                { "href", string.IsNullOrEmpty(Href) ? "#content" : Href },
                { "class", ClassNames("govuk-skip-link", Classes) },
            }
                .And(Attributes)
                .Also("data-module", "govuk-skip-link"),
            Either(Html, Text)
        );
}

/// <summary>An address with the words that stand for it; without address it is where the reader is.</summary>
public sealed record Crumb
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record Breadcrumbs : Component
{
    public IReadOnlyList<Crumb> Items { get; init; } = [];
    public bool CollapseOnMobile { get; init; }
    public string? LabelText { get; init; }

    public override Markup Render() =>
        Element(
            "nav",
            new Attrs
            {
                {
                    "class",
                    ClassNames(
                        "govuk-breadcrumbs",
                        Classes,
                        CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null
                    )
                },
            }
                .And(Attributes)
                .Also("aria-label", LabelText ?? "Breadcrumb"),
            Element("ol", new() { { "class", "govuk-breadcrumbs__list" } }, Join(Items.Select(RenderItem)))
        );

    private static Markup RenderItem(Crumb item)
    {
        var words = Either(item.Html, item.Text);
        return string.IsNullOrEmpty(item.Href)
            ? Element("li", new() { { "class", "govuk-breadcrumbs__list-item" }, { "aria-current", "page" } }, words)
            : Element(
                "li",
                new() { { "class", "govuk-breadcrumbs__list-item" } },
                Element(
                    "a",
                    new Attrs { { "class", "govuk-breadcrumbs__link" }, { "href", item.Href } }.And(item.Attributes),
                    words
                )
            );
    }
}

public sealed record PaginationLink
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? LabelText { get; init; }
    public string? Href { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record PaginationItem
{
    public string? Number { get; init; }
    public string? VisuallyHiddenText { get; init; }
    public string? Href { get; init; }
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record Pagination : Component
{
    public IReadOnlyList<PaginationItem?>? Items { get; init; }
    public PaginationLink? Previous { get; init; }
    public PaginationLink? Next { get; init; }
    public string? LandmarkLabel { get; init; }

    private static readonly Markup PreviousArrow = Raw(
        """<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>"""
    );

    private static readonly Markup NextArrow = Raw(
        """<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>"""
    );

    private bool IsBlock => Items is null && (Next is not null || Previous is not null);

    public override Markup Render() =>
        Element(
            "nav",
            new Attrs
            {
                { "class", ClassNames("govuk-pagination", IsBlock ? "govuk-pagination--block" : null, Classes) },
                { "aria-label", string.IsNullOrEmpty(LandmarkLabel) ? "Pagination" : LandmarkLabel },
            }.And(Attributes),
            Arrow(Previous, "prev", "Previous"),
            Items is null
                ? Empty
                : Element(
                    "ul",
                    new() { { "class", "govuk-pagination__list" } },
                    Join(Items.OfType<PaginationItem>().Select(RenderPage))
                ),
            Arrow(Next, "next", "Next")
        );

    private Markup Arrow(PaginationLink? link, string way, string word)
    {
        if (string.IsNullOrEmpty(link?.Href))
            return Empty;
        var words = Either(link.Html, link.Text);
        if (words.IsEmpty)
            words = word + Element("span", new() { { "class", "govuk-visually-hidden" } }, " page");
        var hasLabel = !string.IsNullOrEmpty(link.LabelText);
        var title = Element(
            "span",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "govuk-pagination__link-title",
                        IsBlock && !hasLabel ? "govuk-pagination__link-title--decorated" : null
                    )
                },
            },
            words
        );
        var label =
            hasLabel && IsBlock
                ? Element("span", new() { { "class", "govuk-visually-hidden" } }, ":")
                    + Element("span", new() { { "class", "govuk-pagination__link-label" } }, link.LabelText)
                : Empty;
        return Element(
            "div",
            new() { { "class", $"govuk-pagination__{way}" } },
            Element(
                "a",
                new Attrs
                {
                    { "class", "govuk-link govuk-pagination__link" },
                    { "href", link.Href },
                    { "rel", way },
                }.And(link.Attributes),
                way == "prev" ? PreviousArrow
                    : IsBlock ? NextArrow
                    : Empty,
                title,
                label,
                way == "next" && !IsBlock ? NextArrow : Empty
            )
        );
    }

    private static Markup RenderPage(PaginationItem item)
    {
        if (item is { Ellipsis: false, Number: null, Href: null })
            return Empty;
        var frame = new Attrs
        {
            {
                "class",
                ClassNames(
                    "govuk-pagination__item",
                    item.Current ? "govuk-pagination__item--current" : null,
                    item.Ellipsis ? "govuk-pagination__item--ellipsis" : null
                )
            },
        };
        return item.Ellipsis
            ? Element("li", frame, "⋯")
            : Element(
                "li",
                frame,
                Element(
                    "a",
                    new Attrs
                    {
                        { "class", "govuk-link govuk-pagination__link" },
                        { "href", item.Href ?? "" },
                        { "aria-label", item.VisuallyHiddenText ?? $"Page {item.Number}" },
                        { "aria-current", item.Current ? "page" : null },
                    }.And(item.Attributes),
                    item.Number
                )
            );
    }

    /// <summary>Pages as the design system shows them: first, last, the current one and its neighbours.</summary>
    public static Pagination Of(int page, int pages, Func<int, string> href)
    {
        var shown = new[] { 1, page - 1, page, page + 1, pages }.Where(n => n >= 1 && n <= pages).Distinct().Order();
        var items = new List<PaginationItem?>();
        var last = 0;
        foreach (var n in shown)
        {
            if (n - last == 2)
                items.Add(Page(n - 1));
            else if (n - last > 2)
                items.Add(new() { Ellipsis = true });
            items.Add(Page(n));
            last = n;
        }
        return new()
        {
            Items = items,
            Previous = page > 1 ? new() { Href = href(page - 1) } : null,
            Next = page < pages ? new() { Href = href(page + 1) } : null,
        };

        PaginationItem Page(int n) =>
            new()
            {
                Number = n.ToString(CultureInfo.InvariantCulture),
                Href = href(n),
                Current = n == page,
            };
    }
}
