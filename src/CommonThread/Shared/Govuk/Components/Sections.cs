using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record AccordionItem
{
    public Words Heading { get; init; } = "";
    public Words? Summary { get; init; }
    public Words? Content { get; init; }
    public bool Expanded { get; init; }
}

public sealed record Accordion : Component
{
    public IReadOnlyList<AccordionItem?> Items { get; init; } = [];
    public int? HeadingLevel { get; init; }
    public bool? RememberExpanded { get; init; }
    public string? HideAllSectionsText { get; init; }
    public string? HideSectionText { get; init; }
    public string? HideSectionAriaLabelText { get; init; }
    public string? ShowAllSectionsText { get; init; }
    public string? ShowSectionText { get; init; }
    public string? ShowSectionAriaLabelText { get; init; }

    public override Markup Render()
    {
        var attributes = new Attrs
        {
            { "class", ClassNames("govuk-accordion", Classes) },
            { "data-module", "govuk-accordion" },
            { "id", Id ?? "" },
        }
            .Say("hide-all-sections", HideAllSectionsText)
            .Say("hide-section", HideSectionText)
            .Say("hide-section-aria-label", HideSectionAriaLabelText)
            .Say("show-all-sections", ShowAllSectionsText)
            .Say("show-section", ShowSectionText)
            .Say("show-section-aria-label", ShowSectionAriaLabelText)
            .Also("data-remember-expanded", RememberExpanded?.ToString().ToLowerInvariant())
            .And(Attributes);
        return Element(
            "div",
            attributes,
            Join(Items.Select((item, index) => item is null ? Empty : RenderItem(item, index + 1)))
        );
    }

    private Markup RenderItem(AccordionItem item, int index)
    {
        var n = index.ToString(CultureInfo.InvariantCulture);
        var content =
            !string.IsNullOrEmpty(item.Content?.Html) ? Raw(item.Content.Html)
            : string.IsNullOrEmpty(item.Content?.Text) ? Empty
            : Element("p", new() { { "class", "govuk-body" } }, item.Content.Text);
        var summary = item.Summary is null or { IsEmpty: true }
            ? Empty
            : Element(
                "div",
                new() { { "class", "govuk-accordion__section-summary govuk-body" }, { "id", $"{Id}-summary-{n}" } },
                item.Summary.Content
            );
        return Element(
            "div",
            new()
            {
                {
                    "class",
                    ClassNames("govuk-accordion__section", item.Expanded ? "govuk-accordion__section--expanded" : null)
                },
            },
            Element(
                "div",
                new() { { "class", "govuk-accordion__section-header" } },
                Element(
                    NotificationBanner.Heading(HeadingLevel ?? 2),
                    new() { { "class", "govuk-accordion__section-heading" } },
                    Element(
                        "span",
                        new() { { "class", "govuk-accordion__section-button" }, { "id", $"{Id}-heading-{n}" } },
                        item.Heading.Content
                    )
                ),
                summary
            ),
            Element(
                "div",
                new() { { "id", $"{Id}-content-{n}" }, { "class", "govuk-accordion__section-content" } },
                content
            )
        );
    }
}

public sealed record TabItem
{
    public string? Id { get; init; }
    public string? Label { get; init; }
    public Words? Panel { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

/// <summary>Tabs within one page. Where each tab is an address of its own, use a sub-navigation.</summary>
public sealed record Tabs : Component
{
    public IReadOnlyList<TabItem?> Items { get; init; } = [];
    public string? Title { get; init; }
    public string? IdPrefix { get; init; }

    public override Markup Render()
    {
        var list =
            Items.Count == 0
                ? Empty
                : Element(
                    "ul",
                    new() { { "class", "govuk-tabs__list" } },
                    Join(Items.Select((item, index) => item is null ? Empty : RenderTab(item, index + 1)))
                );
        return Element(
            "div",
            new Attrs { { "id", Id }, { "class", ClassNames("govuk-tabs", Classes) } }
                .And(Attributes)
                .Also("data-module", "govuk-tabs"),
            Element("h2", new() { { "class", "govuk-tabs__title" } }, Title ?? "Contents"),
            list,
            Join(Items.Select((item, index) => item is null ? Empty : RenderPanel(item, index + 1)))
        );
    }

    private string PanelId(TabItem item, int index) =>
        item.Id ?? string.Create(CultureInfo.InvariantCulture, $"{IdPrefix}-{index}");

    private Markup RenderTab(TabItem item, int index) =>
        Element(
            "li",
            new()
            {
                { "class", ClassNames("govuk-tabs__list-item", index == 1 ? "govuk-tabs__list-item--selected" : null) },
            },
            Element(
                "a",
                new Attrs { { "class", "govuk-tabs__tab" }, { "href", $"#{PanelId(item, index)}" } }.And(
                    item.Attributes
                ),
                item.Label
            )
        );

    private Markup RenderPanel(TabItem item, int index) =>
        Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-tabs__panel", index > 1 ? "govuk-tabs__panel--hidden" : null) },
                { "id", PanelId(item, index) },
            }.And(item.Panel?.Attributes),
            !string.IsNullOrEmpty(item.Panel?.Html) ? Raw(item.Panel.Html)
                : string.IsNullOrEmpty(item.Panel?.Text) ? Empty
                : Element("p", new() { { "class", "govuk-body" } }, item.Panel.Text)
        );
}
