using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record NavigationItem
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }

    /// <summary>The page is within this part of the service.</summary>
    public bool Active { get; init; }

    /// <summary>The page is this very address.</summary>
    public bool Current { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

/// <summary>What stands at the end of the navigation, such as a search box.</summary>
public sealed record EndSlot
{
    public string? Html { get; init; }

    /// <summary><c>inline</c> puts it beside the navigation.</summary>
    public string? Align { get; init; }

    public static implicit operator EndSlot(string html) => new() { Html = html };
}

/// <summary>HTML put between the parts of the navigation.</summary>
public sealed record NavigationSlots
{
    public string? Start { get; init; }
    public EndSlot? End { get; init; }
    public string? NavigationStart { get; init; }
    public string? NavigationEnd { get; init; }
}

public sealed record ServiceNavigation : Component
{
    public IReadOnlyList<NavigationItem?> Navigation { get; init; } = [];
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public string? AriaLabel { get; init; }
    public string? MenuButtonText { get; init; }
    public string? MenuButtonLabel { get; init; }
    public string? NavigationLabel { get; init; }
    public string? NavigationId { get; init; }
    public string? NavigationClasses { get; init; }
    public bool? CollapseNavigationOnMobile { get; init; }
    public NavigationSlots? Slots { get; init; }

    public override Markup Render()
    {
        var inner = Element(
            "div",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "govuk-width-container",
                        Slots?.End?.Align == "inline" ? "govuk-service-navigation__inlining-container" : null
                    )
                },
            },
            Raw(Slots?.Start),
            Element(
                "div",
                new() { { "class", "govuk-service-navigation__container" } },
                RenderName(),
                RenderNavigation()
            ),
            Raw(Slots?.End?.Html)
        );
        var attributes = new Attrs
        {
            { "class", ClassNames("govuk-service-navigation", Classes) },
            { "data-module", "govuk-service-navigation" },
        }.And(Attributes);
        var isRegion =
            !string.IsNullOrEmpty(ServiceName)
            || !string.IsNullOrEmpty(Slots?.Start)
            || !string.IsNullOrEmpty(Slots?.End?.Html);
        return isRegion
            ? Element("section", attributes.Also("aria-label", AriaLabel ?? "Service information"), inner)
            : Element("div", attributes, inner);
    }

    private Markup RenderName()
    {
        if (string.IsNullOrEmpty(ServiceName))
            return Empty;
        var name = string.IsNullOrEmpty(ServiceUrl)
            ? Element("span", new() { { "class", "govuk-service-navigation__text" } }, ServiceName)
            : Element(
                "a",
                new() { { "href", ServiceUrl }, { "class", "govuk-service-navigation__link" } },
                ServiceName
            );
        return Element("span", new() { { "class", "govuk-service-navigation__service-name" } }, name);
    }

    private Markup RenderNavigation()
    {
        var items = Navigation.OfType<NavigationItem>().ToArray();
        if (
            items.Length == 0
            && string.IsNullOrEmpty(Slots?.NavigationStart)
            && string.IsNullOrEmpty(Slots?.NavigationEnd)
        )
            return Empty;
        var menu = string.IsNullOrEmpty(MenuButtonText) ? "Menu" : MenuButtonText;
        var id = string.IsNullOrEmpty(NavigationId) ? "navigation" : NavigationId;
        var toggle =
            CollapseNavigationOnMobile ?? items.Length > 1
                ? Element(
                    "button",
                    new()
                    {
                        { "type", "button" },
                        { "class", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle" },
                        { "aria-controls", id },
                        {
                            "aria-label",
                            string.IsNullOrEmpty(MenuButtonLabel) || MenuButtonLabel == menu ? null : MenuButtonLabel
                        },
                        { "hidden", true },
                        { "aria-hidden", "true" },
                    },
                    menu
                )
                : Empty;
        return Element(
            "nav",
            new()
            {
                { "aria-label", string.IsNullOrEmpty(NavigationLabel) ? menu : NavigationLabel },
                { "class", ClassNames("govuk-service-navigation__wrapper", NavigationClasses) },
            },
            toggle,
            Element(
                "ul",
                new() { { "class", "govuk-service-navigation__list" }, { "id", id } },
                Raw(Slots?.NavigationStart),
                Join(items.Select(RenderItem)),
                Raw(Slots?.NavigationEnd)
            )
        );
    }

    private static Markup RenderItem(NavigationItem item)
    {
        var isActive = item.Active || item.Current;
        var words = Either(item.Html, item.Text);
        var inner = isActive
            ? Element("strong", new() { { "class", "govuk-service-navigation__active-fallback" } }, words)
            : words;
        var current =
            item.Current ? "page"
            : isActive ? "true"
            : null;
        var content =
            !string.IsNullOrEmpty(item.Href)
                ? Element(
                    "a",
                    new Attrs
                    {
                        { "class", "govuk-service-navigation__link" },
                        { "href", item.Href },
                        { "aria-current", current },
                    }.And(item.Attributes),
                    inner
                )
            : words.IsEmpty ? Empty
            : Element(
                "span",
                new() { { "class", "govuk-service-navigation__text" }, { "aria-current", current } },
                inner
            );
        return Element(
            "li",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "govuk-service-navigation__item",
                        isActive ? "govuk-service-navigation__item--active" : null
                    )
                },
            },
            content
        );
    }
}

public sealed record CookieMessage
{
    public string? HeadingText { get; init; }
    public string? HeadingHtml { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public IReadOnlyList<Act>? Actions { get; init; }
    public bool Hidden { get; init; }
    public string? Role { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record CookieBanner : Component
{
    public string? AriaLabel { get; init; }
    public bool Hidden { get; init; }
    public IReadOnlyList<CookieMessage> Messages { get; init; } = [];

    public override Markup Render() =>
        Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-cookie-banner", Classes) },
                { "data-nosnippet", true },
                { "role", "region" },
                { "aria-label", string.IsNullOrEmpty(AriaLabel) ? "Cookie banner" : AriaLabel },
                { "hidden", Hidden },
            }.And(Attributes),
            Join(Messages.Select(RenderMessage))
        );

    private static Markup RenderMessage(CookieMessage message)
    {
        var heading = Either(message.HeadingHtml, message.HeadingText);
        var content =
            !string.IsNullOrEmpty(message.Html) ? Raw(message.Html)
            : string.IsNullOrEmpty(message.Text) ? Empty
            : Element("p", new() { { "class", "govuk-body" } }, message.Text);
        return Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-cookie-banner__message", message.Classes, "govuk-width-container") },
                { "role", string.IsNullOrEmpty(message.Role) ? null : message.Role },
            }
                .And(message.Attributes)
                .Also("hidden", message.Hidden),
            Element(
                "div",
                new() { { "class", "govuk-grid-row" } },
                Element(
                    "div",
                    new() { { "class", "govuk-grid-column-two-thirds" } },
                    heading.IsEmpty
                        ? Empty
                        : Element("h2", new() { { "class", "govuk-cookie-banner__heading govuk-heading-m" } }, heading),
                    Element("div", new() { { "class", "govuk-cookie-banner__content" } }, content)
                )
            ),
            message.Actions is null
                ? Empty
                : Element(
                    "div",
                    new() { { "class", "govuk-button-group" } },
                    Join(message.Actions.Select(act => act.Render()))
                )
        );
    }
}
