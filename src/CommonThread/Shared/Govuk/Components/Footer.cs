using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record FooterLink
{
    public string? Text { get; init; }
    public string? Href { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record FooterSection
{
    public string? Title { get; init; }
    public int? Columns { get; init; }
    public string? Width { get; init; }
    public IReadOnlyList<FooterLink> Items { get; init; } = [];
}

public sealed record FooterMeta
{
    public string? VisuallyHiddenTitle { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public IReadOnlyList<FooterLink> Items { get; init; } = [];
}

/// <summary>
/// The foot of every page. The crown, the royal arms and the Crown copyright line are gov.uk's own and are left out;
/// a licence and a copyright line are printed only where they are given.
/// </summary>
public sealed record Footer : Component
{
    public FooterMeta? Meta { get; init; }
    public IReadOnlyList<FooterSection> Navigation { get; init; } = [];
    public string? ContainerClasses { get; init; }
    public Words? ContentLicence { get; init; }
    public Words? Copyright { get; init; }

    public override Markup Render() =>
        Element(
            "div",
            new Attrs { { "class", ClassNames("govuk-footer", Classes) } }.And(Attributes),
            Element(
                "div",
                new() { { "class", ClassNames("govuk-width-container", ContainerClasses) } },
                RenderNavigation(),
                Element(
                    "div",
                    new() { { "class", "govuk-footer__meta" } },
                    Element(
                        "div",
                        new() { { "class", "govuk-footer__meta-item govuk-footer__meta-item--grow" } },
                        RenderMeta(),
                        ContentLicence is null
                            ? Empty
                            : Element(
                                "span",
                                new() { { "class", "govuk-footer__licence-description" } },
                                ContentLicence.Content
                            )
                    ),
                    Copyright is null
                        ? Empty
                        : Element("div", new() { { "class", "govuk-footer__meta-item" } }, Copyright.Content)
                )
            )
        );

    private Markup RenderNavigation() =>
        Navigation.Count == 0
            ? Empty
            : Element("div", new() { { "class", "govuk-footer__navigation" } }, Join(Navigation.Select(RenderSection)))
                + Element("hr", new() { { "class", "govuk-footer__section-break" } });

    private static Markup RenderSection(FooterSection section)
    {
        var columns = section.Columns?.ToString(CultureInfo.InvariantCulture);
        var list = Element(
            "ul",
            new()
            {
                {
                    "class",
                    ClassNames("govuk-footer__list", columns is null ? null : $"govuk-footer__list--columns-{columns}")
                },
            },
            Join(
                section
                    .Items.Where(item => !string.IsNullOrEmpty(item.Href) && !string.IsNullOrEmpty(item.Text))
                    .Select(item => Element("li", new() { { "class", "govuk-footer__list-item" } }, Link(item)))
            )
        );
        return Element(
            "div",
            new() { { "class", ClassNames("govuk-footer__section", $"govuk-grid-column-{section.Width ?? "full"}") } },
            Element("h2", new() { { "class", "govuk-footer__heading govuk-heading-m" } }, section.Title),
            section.Items.Count == 0 ? Empty : list
        );
    }

    private Markup RenderMeta()
    {
        if (Meta is null)
            return Empty;
        var words = Either(Meta.Html, Meta.Text);
        return Join(
            Element(
                "h2",
                new() { { "class", "govuk-visually-hidden" } },
                string.IsNullOrEmpty(Meta.VisuallyHiddenTitle) ? "Support links" : Meta.VisuallyHiddenTitle
            ),
            Meta.Items.Count == 0
                ? Empty
                : Element(
                    "ul",
                    new() { { "class", "govuk-footer__inline-list" } },
                    Join(
                        Meta.Items.Select(item =>
                            Element("li", new() { { "class", "govuk-footer__inline-list-item" } }, Link(item))
                        )
                    )
                ),
            words.IsEmpty ? Empty : Element("div", new() { { "class", "govuk-footer__meta-custom" } }, words)
        );
    }

    private static Markup Link(FooterLink item) =>
        Element(
            "a",
            new Attrs { { "class", "govuk-footer__link" }, { "href", item.Href ?? "" } }.And(item.Attributes),
            item.Text
        );
}
