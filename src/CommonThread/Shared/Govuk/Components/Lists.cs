using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

/// <summary>Something that may be done to a row or card ("Change").</summary>
public sealed record RowAction
{
    public string? Href { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary>Says of what, for those who hear the link alone.</summary>
    public string? VisuallyHiddenText { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record RowActions
{
    public IReadOnlyList<RowAction> Items { get; init; } = [];
    public string? Classes { get; init; }
}

public sealed record SummaryRow
{
    public Words Key { get; init; } = "";
    public Words Value { get; init; } = "";
    public string? Classes { get; init; }
    public RowActions? Actions { get; init; }
}

public sealed record CardTitle
{
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
    public int? HeadingLevel { get; init; }
}

public sealed record SummaryCard
{
    public CardTitle? Title { get; init; }
    public RowActions? Actions { get; init; }
    public string? Classes { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }
}

public sealed record SummaryList : Component
{
    public IReadOnlyList<SummaryRow?> Rows { get; init; } = [];
    public SummaryCard? Card { get; init; }

    public override Markup Render()
    {
        var anyActions = Rows.Any(row => row?.Actions?.Items.Count > 0);
        var list = Element(
            "dl",
            new Attrs { { "class", ClassNames("govuk-summary-list", Classes) } }.And(Attributes),
            Join(Rows.OfType<SummaryRow>().Select(row => RenderRow(row, anyActions)))
        );
        return Card is null ? list : RenderCard(Card, list);
    }

    private Markup RenderRow(SummaryRow row, bool anyActions) =>
        Element(
            "div",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "govuk-summary-list__row",
                        anyActions && row.Actions is not { Items.Count: > 0 }
                            ? "govuk-summary-list__row--no-actions"
                            : null,
                        row.Classes
                    )
                },
            },
            Element(
                "dt",
                new() { { "class", ClassNames("govuk-summary-list__key", row.Key.Classes) } },
                row.Key.Content
            ),
            Element(
                "dd",
                new() { { "class", ClassNames("govuk-summary-list__value", row.Value.Classes) } },
                row.Value.Content
            ),
            RenderActions(row.Actions)
        );

    private Markup RenderActions(RowActions? actions)
    {
        if (actions is null or { Items.Count: 0 })
            return Empty;
        var links = actions.Items.Select(action => RenderAction(action, Card?.Title)).ToArray();
        return Element(
            "dd",
            new() { { "class", ClassNames("govuk-summary-list__actions", actions.Classes) } },
            links is [var only]
                ? only
                : Element(
                    "ul",
                    new() { { "class", "govuk-summary-list__actions-list" } },
                    Join(
                        links.Select(link =>
                            Element("li", new() { { "class", "govuk-summary-list__actions-list-item" } }, link)
                        )
                    )
                )
        );
    }

    private static Markup RenderAction(RowAction action, CardTitle? card)
    {
        var hidden = Join(
            string.IsNullOrEmpty(action.VisuallyHiddenText) ? Empty : $" {action.VisuallyHiddenText}",
            card is null ? Empty : " (" + Either(card.Html, card.Text) + ")"
        );
        return Element(
            "a",
            new Attrs { { "class", ClassNames("govuk-link", action.Classes) }, { "href", action.Href ?? "" } }.And(
                action.Attributes
            ),
            Either(action.Html, action.Text),
            hidden.IsEmpty ? Empty : Element("span", new() { { "class", "govuk-visually-hidden" } }, hidden)
        );
    }

    private static Markup RenderCard(SummaryCard card, Markup list)
    {
        var title = card.Title is null
            ? Empty
            : Element(
                string.Create(CultureInfo.InvariantCulture, $"h{card.Title.HeadingLevel ?? 2}"),
                new() { { "class", ClassNames("govuk-summary-card__title", card.Title.Classes) } },
                Either(card.Title.Html, card.Title.Text)
            );
        return Element(
            "div",
            new Attrs { { "class", ClassNames("govuk-summary-card", card.Classes) } }.And(card.Attributes),
            Element("div", new() { { "class", "govuk-summary-card__title-wrapper" } }, title, RenderCardActions(card)),
            Element("div", new() { { "class", "govuk-summary-card__content" } }, list)
        );
    }

    private static Markup RenderCardActions(SummaryCard card)
    {
        var links = card.Actions?.Items.Select(action => RenderAction(action, card.Title)).ToArray() ?? [];
        var frame = new Attrs { { "class", ClassNames("govuk-summary-card__actions", card.Actions?.Classes) } };
        return links switch
        {
            [] => Empty,
            [var only] => Element("div", frame, only),
            _ => Element(
                "ul",
                frame,
                Join(links.Select(link => Element("li", new() { { "class", "govuk-summary-card__action" } }, link)))
            ),
        };
    }
}

public sealed record TaskStatus
{
    public Tag? Tag { get; init; }
    public string? Text { get; init; }
    public string? Html { get; init; }
    public string? Classes { get; init; }
}

public sealed record TaskListItem
{
    public Words Title { get; init; } = "";
    public Words? Hint { get; init; }
    public TaskStatus Status { get; init; } = new();
    public string? Href { get; init; }
    public string? Classes { get; init; }
}

public sealed record TaskList : Component
{
    public IReadOnlyList<TaskListItem?> Items { get; init; } = [];
    public string? IdPrefix { get; init; }

    public override Markup Render() =>
        Element(
            "ul",
            new Attrs { { "class", ClassNames("govuk-task-list", Classes) } }.And(Attributes),
            Join(Items.Select((item, index) => item is null ? Empty : RenderItem(item, index + 1)))
        );

    private Markup RenderItem(TaskListItem item, int index)
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{(string.IsNullOrEmpty(IdPrefix) ? "task-list" : IdPrefix)}-{index}"
        );
        var isLink = !string.IsNullOrEmpty(item.Href);
        var title = isLink
            ? Element(
                "a",
                new()
                {
                    { "class", ClassNames("govuk-link govuk-task-list__link", item.Title.Classes) },
                    { "href", item.Href },
                    { "aria-describedby", ClassNames(item.Hint is null ? null : $"{id}-hint", $"{id}-status") },
                },
                item.Title.Content
            )
            : Element("div", new() { { "class", item.Title.Classes } }, item.Title.Content);
        var hint = item.Hint is null
            ? Empty
            : Element("div", new() { { "id", $"{id}-hint" }, { "class", "govuk-task-list__hint" } }, item.Hint.Content);
        return Element(
            "li",
            new()
            {
                {
                    "class",
                    ClassNames(
                        "govuk-task-list__item",
                        isLink ? "govuk-task-list__item--with-link" : null,
                        item.Classes
                    )
                },
            },
            Element("div", new() { { "class", "govuk-task-list__name-and-hint" } }, title, hint),
            Element(
                "div",
                new()
                {
                    { "class", ClassNames("govuk-task-list__status", item.Status.Classes) },
                    { "id", $"{id}-status" },
                },
                item.Status.Tag?.Render() ?? Either(item.Status.Html, item.Status.Text)
            )
        );
    }
}
