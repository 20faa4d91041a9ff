using CommonThread.Shared.Govuk.Components;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static CommonThread.Shared.Govuk.Attrs;

namespace CommonThread.Shared.Govuk.Blocks;

/// <summary>A small mark beside a name.</summary>
[HtmlTargetElement("gov-badge")]
public sealed class BadgeTagHelper : BlockTagHelper
{
    /// <summary>purple, bright-purple, red, green, blue, black or grey.</summary>
    public string? Colour { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "span",
            new Attrs
            {
                { "class", ClassNames("moj-badge", Colour is null ? null : $"moj-badge--{Colour}", ClassOf(output)) },
            }.And(Remaining(output)),
            content
        );
}

/// <summary>A message across the page: success, warning or information.</summary>
[HtmlTargetElement("gov-banner")]
public sealed class BannerTagHelper : BlockTagHelper
{
    public string Type { get; set; } = "information";

    private const string Icon =
        """<svg class="moj-banner__icon" fill="currentColor" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25" height="25" width="25"><path d="{0}"/></svg>""";

    private string Path =>
        Type switch
        {
            "success" => "M25,6.2L8.7,23.2L0,14.1l4-4.2l4.7,4.9L21,2L25,6.2z",
            "warning" => "M13.6,15.4h-2.3v-4.5h2.3V15.4z M13.6,19.8h-2.3v-2.2h2.3V19.8z M0,23.2h25L12.5,2L0,23.2z",
            _ =>
                "M13.7,18.5h-2.4v-2.4h2.4V18.5z M12.5,13.7c-0.7,0-1.2-0.5-1.2-1.2V7.7c0-0.7,0.5-1.2,1.2-1.2s1.2,0.5,1.2,1.2v4.8C13.7,13.2,13.2,13.7,12.5,13.7z M12.5,0.5c-6.6,0-12,5.4-12,12s5.4,12,12,12s12-5.4,12-12S19.1,0.5,12.5,0.5z",
        };

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new()
            {
                { "class", ClassNames($"moj-banner moj-banner--{Type}", ClassOf(output)) },
                { "role", "region" },
                { "aria-label", Type },
            },
            Markup.Raw(Icon.Replace("{0}", Path, StringComparison.Ordinal)),
            Markup.Element("div", new() { { "class", "moj-banner__message" } }, content)
        );
}

/// <summary>The page's heading, with what may be done on the page beside it.</summary>
[HtmlTargetElement("gov-page-header")]
public sealed class PageHeaderTagHelper : BlockTagHelper
{
    public string Title { get; set; } = "";

    /// <summary>What kind of thing the page is about, small above the title.</summary>
    public string? Caption { get; set; }

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new() { { "class", ClassNames("moj-page-header-actions", ClassOf(output)) } },
            Markup.Element(
                "div",
                new() { { "class", "moj-page-header-actions__title" } },
                Caption is null
                    ? Markup.Empty
                    : Markup.Element("span", new() { { "class", "govuk-caption-l" } }, Caption),
                Markup.Element("h1", new() { { "class", "govuk-heading-l" } }, Title)
            ),
            content.IsEmpty
                ? Markup.Empty
                : Markup.Element(
                    "div",
                    new() { { "class", "moj-page-header-actions__actions" } },
                    Markup.Element("div", new() { { "class", "moj-button-group moj-button-group--inline" } }, content)
                )
        );
}

/// <summary>The steps of a journey and where the reader is in it.</summary>
[HtmlTargetElement("gov-steps", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StepsTagHelper : BlockTagHelper
{
    public IEnumerable<string> Items { get; set; } = [];

    /// <summary>The step the reader is at, from 1; those before it are done.</summary>
    public int Current { get; set; } = 1;

    public string Label { get; set; } = "Progress";

    private protected override Markup Render(Markup content, TagHelperOutput output) =>
        Markup.Element(
            "div",
            new()
            {
                { "class", "moj-progress-bar" },
                { "role", "group" },
                { "aria-label", Label },
            },
            Markup.Element(
                "ol",
                new() { { "class", "moj-progress-bar__list" } },
                Markup.Join(Items.Select((item, index) => RenderStep(item, index + 1)))
            )
        );

    private Markup RenderStep(string item, int number) =>
        Markup.Element(
            "li",
            new() { { "class", "moj-progress-bar__item" }, { "aria-current", number == Current ? "step" : null } },
            Markup.Element(
                "span",
                new()
                {
                    {
                        "class",
                        ClassNames(
                            "moj-progress-bar__icon",
                            number < Current ? "moj-progress-bar__icon--complete" : null
                        )
                    },
                }
            ),
            Markup.Element(
                "span",
                new() { { "class", "moj-progress-bar__label" } },
                item,
                number < Current
                    ? Markup.Element("span", new() { { "class", "govuk-visually-hidden" } }, " (done)")
                    : Markup.Empty
            )
        );
}

/// <summary>A filter in force, with the address without it.</summary>
public sealed record ChosenFilter(string Text, string RemoveHref);

/// <summary>Fields that narrow a list, sent by GET; what is chosen is shown first and can be taken away.</summary>
[HtmlTargetElement("gov-filter")]
public sealed class FilterTagHelper : BlockTagHelper
{
    public IEnumerable<ChosenFilter> Chosen { get; set; } = [];

    /// <summary>The list with no filter.</summary>
    public string? ClearHref { get; set; }

    public string Heading { get; set; } = "Filter";

    private protected override Markup Render(Markup content, TagHelperOutput output)
    {
        var chosen = Chosen.ToArray();
        var tags = chosen.Select(filter =>
            Markup.Element(
                "li",
                null,
                Markup.Element(
                    "a",
                    new() { { "class", "moj-filter__tag" }, { "href", filter.RemoveHref } },
                    Markup.Element("span", new() { { "class", "govuk-visually-hidden" } }, "Remove this filter "),
                    filter.Text
                )
            )
        );
        var selected =
            chosen.Length == 0
                ? Markup.Empty
                : Markup.Element(
                    "div",
                    new() { { "class", "moj-filter__selected" } },
                    Markup.Element("h3", new() { { "class", "govuk-heading-s" } }, "Chosen"),
                    Markup.Element("ul", new() { { "class", "moj-filter-tags" } }, Markup.Join(tags)),
                    ClearHref is null
                        ? Markup.Empty
                        : Markup.Element(
                            "p",
                            new() { { "class", "govuk-body" } },
                            Markup.Element("a", new() { { "class", "govuk-link" }, { "href", ClearHref } }, "Clear all")
                        )
                );
        var form = Markup.Element(
            "form",
            new Attrs
            {
                { "method", "get" },
                { "class", ClassNames("moj-filter", ClassOf(output)) },
                { "id", IdOf(output) ?? "filter" },
                { "data-ct-filter", true },
            }.And(Remaining(output)),
            Markup.Element(
                "div",
                new() { { "class", "moj-filter__header" } },
                Markup.Element(
                    "div",
                    new() { { "class", "moj-filter__header-title" } },
                    Markup.Element("h2", new() { { "class", "govuk-heading-m" } }, Heading)
                ),
                Markup.Element("div", new() { { "class", "moj-filter__header-action" } })
            ),
            Markup.Element(
                "div",
                new() { { "class", "moj-filter__content" } },
                selected,
                Markup.Element(
                    "div",
                    new() { { "class", "moj-filter__options ct-filter__options" } },
                    content,
                    new Button { Text = "Apply filters" }.Render()
                )
            )
        );
        // One cell of the layout, whether or not the button to unfold it is there.
        return Markup.Element("div", new() { { "class", "ct-filter" } }, form);
    }
}
