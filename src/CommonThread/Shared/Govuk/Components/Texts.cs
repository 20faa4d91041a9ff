using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record Tag : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override Markup Render() =>
        Element(
            "strong",
            new Attrs { { "class", ClassNames("govuk-tag", Classes) } }.And(Attributes),
            Either(Html, Text)
        );
}

public sealed record InsetText : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override Markup Render() =>
        Element(
            "div",
            new Attrs { { "id", Id }, { "class", ClassNames("govuk-inset-text", Classes) } }.And(Attributes),
            Either(Html, Text)
        );
}

public sealed record WarningText : Component
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? IconFallbackText { get; init; }

    public override Markup Render() =>
        Element(
            "div",
            new Attrs { { "class", ClassNames("govuk-warning-text", Classes) } }.And(Attributes),
            Element("span", new() { { "class", "govuk-warning-text__icon" }, { "aria-hidden", "true" } }, "!"),
            Element(
                "strong",
                new() { { "class", "govuk-warning-text__text" } },
                Element(
                    "span",
                    new() { { "class", "govuk-visually-hidden" } },
                    string.IsNullOrEmpty(IconFallbackText) ? "Warning" : IconFallbackText
                ) + " ",
                Either(Html, Text)
            )
        );
}

public sealed record Details : Component
{
    public string? SummaryText { get; init; }
    public string? SummaryHtml { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public bool Open { get; init; }

    public override Markup Render() =>
        Element(
            "details",
            new Attrs { { "id", Id }, { "class", ClassNames("govuk-details", Classes) } }
                .And(Attributes)
                .Also("open", Open),
            Element(
                "summary",
                new() { { "class", "govuk-details__summary" } },
                Element("span", new() { { "class", "govuk-details__summary-text" } }, Either(SummaryHtml, SummaryText))
            ),
            Element("div", new() { { "class", "govuk-details__text" } }, Either(Html, Text))
        );
}

public sealed record PhaseBanner : Component
{
    public Words? Tag { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    public override Markup Render() =>
        Element(
            "div",
            new Attrs { { "class", ClassNames("govuk-phase-banner govuk-width-container", Classes) } }.And(Attributes),
            Element(
                "p",
                new() { { "class", "govuk-phase-banner__content" } },
                new Tag
                {
                    Text = Tag?.Text,
                    Html = Tag?.Html,
                    Classes = ClassNames("govuk-phase-banner__content__tag", Tag?.Classes),
                }.Render() + " ",
                Element("span", new() { { "class", "govuk-phase-banner__text" } }, Either(Html, Text))
            )
        );
}

public sealed record NotificationBanner : Component
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? TitleId { get; init; }
    public int? TitleHeadingLevel { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary><c>success</c>, or nothing.</summary>
    public string? Type { get; init; }
    public string? Role { get; init; }
    public bool? DisableAutoFocus { get; init; }

    public override Markup Render()
    {
        var succeeded = Type == "success";
        var titleId = string.IsNullOrEmpty(TitleId) ? "govuk-notification-banner-title" : TitleId;
        var title = Either(
            TitleHtml,
            !string.IsNullOrEmpty(TitleText) ? TitleText
                : succeeded ? "Success"
                : "Important"
        );
        return Element(
            "div",
            new Attrs
            {
                {
                    "class",
                    ClassNames(
                        "govuk-notification-banner",
                        succeeded ? "govuk-notification-banner--success" : null,
                        Classes
                    )
                },
                {
                    "role",
                    !string.IsNullOrEmpty(Role) ? Role
                    : succeeded ? "alert"
                    : "region"
                },
                { "aria-labelledby", titleId },
                { "data-module", "govuk-notification-banner" },
                { "data-disable-auto-focus", DisableAutoFocus?.ToString().ToLowerInvariant() },
            }.And(Attributes),
            Element(
                "div",
                new() { { "class", "govuk-notification-banner__header" } },
                Element(
                    Heading(TitleHeadingLevel ?? 2),
                    new() { { "class", "govuk-notification-banner__title" }, { "id", titleId } },
                    title
                )
            ),
            Element(
                "div",
                new() { { "class", "govuk-notification-banner__content" } },
                !string.IsNullOrEmpty(Html) ? Raw(Html)
                    : string.IsNullOrEmpty(Text) ? Empty
                    : Element("p", new() { { "class", "govuk-notification-banner__heading" } }, Text)
            )
        );
    }

    internal static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"h{level}");
}

/// <summary>What may be done from an interruption panel or a cookie banner.</summary>
public sealed record Act
{
    public string? Text { get; init; }
    public string? Type { get; init; }
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? Href { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }

    internal Markup Render(string? linkClass = null, string? buttonClass = null) =>
        string.IsNullOrEmpty(Href) || Type == "button"
            ? new Button
            {
                Text = Text,
                Type = string.IsNullOrEmpty(Type) ? "button" : Type,
                Name = Name,
                Value = Value,
                Href = Href,
                Classes = ClassNames(buttonClass, Classes),
                Attributes = Attributes,
            }.Render()
            : Element(
                "a",
                new Attrs { { "class", ClassNames("govuk-link", linkClass, Classes) }, { "href", Href } }.And(
                    Attributes
                ),
                Text
            );
}

public sealed record PanelActions
{
    public IReadOnlyList<Act> Items { get; init; } = [];
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record Panel : Component
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public int? HeadingLevel { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public PanelActions? Actions { get; init; }

    public override Markup Render()
    {
        var interrupts = Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) is true;
        var words = Either(Html, Text);
        return Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-panel", interrupts ? null : "govuk-panel--confirmation", Classes) },
            }.And(Attributes),
            Element(
                NotificationBanner.Heading(HeadingLevel ?? 1),
                new() { { "class", "govuk-panel__title" } },
                Either(TitleHtml, TitleText)
            ),
            words.IsEmpty ? Empty : Element("div", new() { { "class", "govuk-panel__body" } }, words),
            interrupts && Actions is not null ? RenderActions(Actions) : Empty
        );
    }

    private static Markup RenderActions(PanelActions actions) =>
        Element(
            "div",
            new Attrs { { "class", ClassNames("govuk-panel__actions", actions.Classes) } }.And(actions.Attributes),
            actions.Items.Count == 0
                ? Empty
                : Element(
                    "div",
                    new() { { "class", "govuk-button-group" } },
                    Join(actions.Items.Select(a => a.Render("govuk-link--inverse", "govuk-button--inverse")))
                )
        );
}
