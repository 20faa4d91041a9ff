using System.Globalization;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Govuk.Components;

public sealed record Cell
{
    public string? Text { get; init; }
    public string? Html { get; init; }

    /// <summary><c>numeric</c> sets figures under each other.</summary>
    public string? Format { get; init; }
    public string? Classes { get; init; }
    public int? Colspan { get; init; }
    public int? Rowspan { get; init; }
    public Dictionary<string, string?>? Attributes { get; init; }

    public static implicit operator Cell(string text) => new() { Text = text };
}

public sealed record Table : Component
{
    public string? Caption { get; init; }
    public string? CaptionClasses { get; init; }
    public IReadOnlyList<Cell>? Head { get; init; }
    public IReadOnlyList<IReadOnlyList<Cell>?> Rows { get; init; } = [];
    public bool FirstCellIsHeader { get; init; }

    public override Markup Render() =>
        Element(
            "table",
            new Attrs { { "class", ClassNames("govuk-table", Classes) } }
                .Also("id", Id)
                .And(Attributes),
            string.IsNullOrEmpty(Caption)
                ? Empty
                : Element(
                    "caption",
                    new() { { "class", ClassNames("govuk-table__caption", CaptionClasses) } },
                    Caption
                ),
            Head is null ? Empty : RenderHead(Head),
            Element(
                "tbody",
                new() { { "class", "govuk-table__body" } },
                Join(Rows.OfType<IReadOnlyList<Cell>>().Select(RenderRow))
            )
        );

    private static Markup RenderHead(IReadOnlyList<Cell> head) =>
        Element(
            "thead",
            new() { { "class", "govuk-table__head" } },
            Element(
                "tr",
                new() { { "class", "govuk-table__row" } },
                Join(
                    head.Select(cell =>
                        Element(
                            "th",
                            Spans(cell, new() { { "scope", "col" }, { "class", Kind("govuk-table__header", cell) } }),
                            Either(cell.Html, cell.Text)
                        )
                    )
                )
            )
        );

    private Markup RenderRow(IReadOnlyList<Cell> row) =>
        Element(
            "tr",
            new() { { "class", "govuk-table__row" } },
            Join(
                row.Select(
                    (cell, index) =>
                        index == 0 && FirstCellIsHeader
                            ? Element(
                                "th",
                                Spans(
                                    cell,
                                    new()
                                    {
                                        { "scope", "row" },
                                        { "class", ClassNames("govuk-table__header", cell.Classes) },
                                    }
                                ),
                                Either(cell.Html, cell.Text)
                            )
                            : Element(
                                "td",
                                Spans(cell, new() { { "class", Kind("govuk-table__cell", cell) } }),
                                Either(cell.Html, cell.Text)
                            )
                )
            )
        );

    private static string Kind(string block, Cell cell) =>
        ClassNames(block, string.IsNullOrEmpty(cell.Format) ? null : $"{block}--{cell.Format}", cell.Classes);

    private static Attrs Spans(Cell cell, Attrs attributes) =>
        attributes
            .Also("colspan", cell.Colspan?.ToString(CultureInfo.InvariantCulture))
            .Also("rowspan", cell.Rowspan?.ToString(CultureInfo.InvariantCulture))
            .And(cell.Attributes);
}
