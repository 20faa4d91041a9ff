using System.Globalization;
using CommonThread.Shared.Govuk;
using CommonThread.Shared.Govuk.Components;
using static CommonThread.Shared.Govuk.Attrs;
using static CommonThread.Shared.Govuk.Markup;

namespace CommonThread.Shared.Charts;

/// <summary>A chart as a figure of the page: title, sentence, picture, source, table and file.</summary>
public static class Figure
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="chart">What is shown.</param>
    /// <param name="id">The figure's id, its own on the page.</param>
    /// <param name="csvHref">Where the figures can be had as a file.</param>
    /// <param name="level">Level of the title among the page's headings; 0 makes it no heading.</param>
    public static Markup Render(Chart chart, string id, string? csvHref = null, int level = 3) =>
        Frame(
            id,
            chart.Title,
            chart.Sentence,
            level,
            chart.Illustrative,
            chart.IsEmpty
                ? NothingDrawn(chart)
                : Element(
                    "div",
                    new()
                    {
                        { "class", "ct-chart-frame" },
                        { "tabindex", "0" },
                        { "role", "group" },
                        { "aria-label", $"Chart: {chart.Title}" },
                    },
                    Svg(chart, id, small: false)
                ),
            Foot(chart.Source, chart.Unit, csvHref),
            chart.IsEmpty
                ? Empty
                : new Details { SummaryText = "Figures as a table", Html = Table(chart).ToString() }.Render()
        );

    /// <summary>Small charts beside each other, each with its sentence; one source and one table for all.</summary>
    public static Markup Render(SmallMultiples many, string id, string? csvHref = null, int level = 3)
    {
        var ranges = many.Charts.Where(chart => !chart.IsEmpty).Select(Charts.Frame.Range).ToArray();
        (double, double)? shared =
            many.SameScale && ranges.Length > 0 ? (ranges.Min(r => r.Low), ranges.Max(r => r.High)) : null;
        var items = many.Charts.Select(
            (chart, index) =>
                Element(
                    "li",
                    null,
                    Element("p", new() { { "class", "ct-figure__title" } }, chart.Title),
                    Element("p", null, chart.Sentence),
                    chart.IsEmpty
                        ? NothingDrawn(chart)
                        : Svg(
                            chart,
                            string.Create(CultureInfo.InvariantCulture, $"{id}-{index + 1}"),
                            small: true,
                            shared
                        )
                )
        );
        var tables = many
            .Charts.Where(chart => !chart.IsEmpty)
            .Select(chart => Table(chart, chart.Title + (chart.Unit.Length > 0 ? $" ({chart.Unit})" : "")));
        return Frame(
            id,
            many.Title,
            many.Sentence,
            level,
            many.Illustrative || many.Charts.Any(chart => chart.Illustrative),
            many.Charts.Count == 0
                ? NoFigures
                : Element("ul", new() { { "class", "ct-figure__multiples" } }, Join(items)),
            Foot(many.Source, "", csvHref),
            ranges.Length == 0
                ? Empty
                : new Details { SummaryText = "Figures as tables", Html = Join(tables).ToString() }.Render()
        );
    }

    /// <summary>The picture alone, for those who see; its title and description for those who hear.</summary>
    public static Markup Svg(Chart chart, string id, bool small, (double Low, double High)? range = null)
    {
        var frame = new Frame(chart, small, range);
        var keyed = !small && chart.Kind != ChartKind.Line && chart.Series.Count > 1;
        var plot =
            chart.Kind == ChartKind.Line
                ? new LinePlot(chart, frame, small).Draw()
                : new BarPlot(chart, frame, id, small).Draw();
        return Element(
            "svg",
            new()
            {
                { "class", "ct-chart" },
                { "role", "img" },
                { "aria-labelledby", $"{id}-title {id}-desc" },
                {
                    "viewBox",
                    $"0 {(keyed ? "-22" : "0")} {Drawing.N(frame.Width)} {Drawing.N(frame.Height + (keyed ? 22 : 0))}"
                },
                { "xmlns", "http://www.w3.org/2000/svg" },
                { "focusable", "false" },
            },
            Element("title", new() { { "id", $"{id}-title" } }, chart.Title),
            Element("desc", new() { { "id", $"{id}-desc" } }, Described(chart)),
            chart.Kind == ChartKind.FlatBar ? Empty : frame.Axes(),
            plot,
            frame.Annotations()
        );
    }

    private static readonly Markup NoFigures = Instead("No figures yet");

    private static readonly Markup HiddenFigures = Instead(
        "Every figure is hidden: so few people are counted that somebody might be recognised"
    );

    private static Markup NothingDrawn(Chart chart) => chart.IsHidden ? HiddenFigures : NoFigures;

    private static Markup Instead(string words) => Element("p", new() { { "class", "ct-figure__empty" } }, words);

    private static Markup Frame(
        string id,
        string title,
        string sentence,
        int level,
        bool illustrative,
        Markup picture,
        Markup foot,
        Markup table
    ) =>
        Element(
            "figure",
            new() { { "class", "ct-figure" }, { "id", id } },
            Element(
                "figcaption",
                null,
                Element(level > 0 ? $"h{level}" : "p", new() { { "class", "ct-figure__title" } }, title),
                Element("p", new() { { "class", "ct-figure__sentence" } }, sentence),
                illustrative
                    ? Element(
                        "p",
                        null,
                        Element("strong", new() { { "class", "ct-illustrative" } }, "Illustrative figures")
                    )
                    : Empty
            ),
            picture,
            foot,
            table
        );

    private static Markup Foot(FigureSource source, string unit, string? csvHref) =>
        Element(
            "div",
            new() { { "class", "ct-figure__foot" } },
            unit.Length == 0 ? Empty : Element("p", null, $"Unit: {unit}"),
            Element("p", null, $"Source: {source.Text}, {source.Date.Say()}"),
            csvHref is null
                ? Empty
                : Element(
                    "p",
                    new() { { "class", "ct-chart-csv" } },
                    Element(
                        "a",
                        new()
                        {
                            { "class", "govuk-link" },
                            { "href", csvHref },
                            { "download", true },
                        },
                        "Download as CSV"
                    )
                )
        );

    private static string Described(Chart chart)
    {
        var marks = chart.Annotations.Select(a =>
            $" {a.Text}, {a.Date ?? chart.Periods.ElementAtOrDefault(a.Index) ?? ""}.".Replace(
                ", .",
                ".",
                StringComparison.Ordinal
            )
        );
        return chart.Sentence + string.Concat(marks) + " The figures are in the table below.";
    }

    private static Markup Table(Chart chart, string? caption = null)
    {
        var bands = chart.Series.Count == 1 ? chart.Series[0].Bands : [];
        var head = new List<Cell> { chart.PeriodName };
        head.AddRange(chart.Series.Select(series => new Cell { Text = series.Name, Format = "numeric" }));
        if (bands.Count > 0)
            head.AddRange(
                new[] { "Lower limit", "Mean", "Upper limit" }.Select(t => new Cell { Text = t, Format = "numeric" })
            );
        var signals = chart.Series.Any(series => series.Kinds.Any(kind => kind != PointKind.Common));
        if (signals)
            head.Add("Signal");
        var marks = chart.Annotations.Where(a => a.Index >= 0 && a.Index < chart.Periods.Count).ToLookup(a => a.Index);
        if (marks.Count > 0)
            head.Add("Note");
        var rows = chart.Periods.Select(
            (period, i) =>
            {
                var row = new List<Cell> { period };
                row.AddRange(chart.Series.Select(series => Value(chart, series.Values.ElementAtOrDefault(i))));
                if (bands.Count > 0)
                {
                    var band = bands.LastOrDefault(b => b.From <= i && i <= b.To);
                    row.AddRange(new[] { band?.Lower, band?.Mean, band?.Upper }.Select(v => Value(chart, v)));
                }
                if (signals)
                    row.Add(Signal(chart, i));
                if (marks.Count > 0)
                    row.Add(string.Join("; ", marks[i].Select(a => a.Date is null ? a.Text : $"{a.Text}, {a.Date}")));
                return (IReadOnlyList<Cell>)row;
            }
        );
        return Element(
            "div",
            new()
            {
                { "class", "ct-table-frame" },
                { "tabindex", "0" },
                { "role", "region" },
                { "aria-label", $"Table: {chart.Title}" },
            },
            new Table
            {
                Caption = caption ?? chart.Title + (chart.Unit.Length > 0 ? $" ({chart.Unit})" : ""),
                CaptionClasses = "govuk-table__caption--s",
                Head = head,
                Rows = [.. rows],
                FirstCellIsHeader = true,
                Classes = "ct-table--compact",
            }.Render()
        );
    }

    private static Cell Signal(Chart chart, int index) =>
        string.Join(
            ", ",
            chart
                .Series.Select(series => series.Kinds.ElementAtOrDefault(index))
                .Where(kind => kind != PointKind.Common)
                .Select(kind =>
                    kind switch
                    {
                        PointKind.High => "higher than expected",
                        PointKind.Low => "lower than expected",
                        _ => "unusual",
                    }
                )
        );

    private static Cell Value(Chart chart, double? value)
    {
        // A series writes a value that its readers may not see as no number.
        if (value is { } kept && double.IsNaN(kept))
            return new() { Text = "hidden", Format = "numeric" };
        if (value is not { } number || !double.IsFinite(number))
            return new()
            {
                Html = """<span aria-hidden="true">–</span><span class="govuk-visually-hidden">no figure</span>""",
                Format = "numeric",
            };
        var format =
            Math.Abs(number) >= 1e15 ? "0.###E+0"
            : chart.Decimals is { } places ? $"N{places}"
            : "#,0.###";
        return new() { Text = number.ToString(format, British), Format = "numeric" };
    }
}
