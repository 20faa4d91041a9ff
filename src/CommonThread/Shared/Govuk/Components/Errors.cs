using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

/// <summary>One error, with the address of the control that mends it.</summary>
public sealed record ErrorItem
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Href { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record ErrorSummary : Component
{
    public string? TitleText { get; init; }
    public string? TitleHtml { get; init; }
    public string? DescriptionText { get; init; }
    public string? DescriptionHtml { get; init; }
    public IReadOnlyList<ErrorItem> ErrorList { get; init; } = [];
    public bool? DisableAutoFocus { get; init; }

    public override Markup Render()
    {
        var description = Either(DescriptionHtml, DescriptionText);
        return Element(
            "div",
            new Attrs
            {
                { "class", ClassNames("govuk-error-summary", Classes) },
                { "data-disable-auto-focus", DisableAutoFocus?.ToString().ToLowerInvariant() },
            }
                .And(Attributes)
                .Also("data-module", "govuk-error-summary"),
            Element(
                "div",
                new() { { "role", "alert" } },
                Element("h2", new() { { "class", "govuk-error-summary__title" } }, Either(TitleHtml, TitleText)),
                Element(
                    "div",
                    new() { { "class", "govuk-error-summary__body" } },
                    description.IsEmpty ? Empty : Element("p", null, description),
                    ErrorList.Count == 0
                        ? Empty
                        : Element(
                            "ul",
                            new() { { "class", "govuk-list govuk-error-summary__list" } },
                            Join(ErrorList.Select(RenderItem))
                        )
                )
            )
        );
    }

    private static Markup RenderItem(ErrorItem item)
    {
        var words = Either(item.Html, item.Text);
        return Element(
            "li",
            null,
            string.IsNullOrEmpty(item.Href)
                ? words
                : Element("a", new Attrs { { "href", item.Href } }.And(item.Attributes), words)
        );
    }
}
