using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommonThread.Shared.Charts;

namespace CommonThread.Tests.Shared.Charts;

public partial class ChartTests
{
    private static Chart Of(params double?[] values) =>
        new()
        {
            Title = "Burglary",
            Sentence = "Burglary fell.",
            Unit = "offences",
            Source = new("Police recorded crime", new DateOnly(2026, 3, 1)),
            Periods = [.. values.Select((_, i) => new DateOnly(2025, 1, 1).AddMonths(i).ToString("MMM yyyy"))],
            Series = [new("Burglary", values)],
        };

    private static IElement Draw(Chart chart)
    {
        var html = Figure.Render(chart, "c1", "/burglary.csv").ToString();
        html.ShouldNotContain("NaN");
        html.ShouldNotContain("∞");
        html.ShouldNotContain("Infinity");
        html.ShouldNotContain("style=");
        var figure = new HtmlParser().ParseDocument($"<body>{html}</body>").QuerySelector("figure")!;
        foreach (var name in new[] { "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "width", "height" })
        foreach (var part in figure.QuerySelectorAll($".ct-chart [{name}]"))
            Math.Abs(double.Parse(part.GetAttribute(name)!)).ShouldBeLessThan(2000);
        return figure;
    }

    [Fact]
    public void A_chart_is_a_picture_with_a_name_a_sentence_a_source_a_table_and_a_file()
    {
        var figure = Draw(Of(3, 5, 4));
        var svg = figure.QuerySelector("svg")!;
        svg.GetAttribute("role").ShouldBe("img");
        foreach (var id in svg.GetAttribute("aria-labelledby")!.Split(' '))
            figure.QuerySelector($"#{id}").ShouldNotBeNull();
        figure.QuerySelector("figcaption")!.TextContent.ShouldContain("Burglary fell.");
        figure.TextContent.ShouldContain("Source: Police recorded crime, 1 March 2026");
        figure.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        figure.QuerySelector("a[download]")!.GetAttribute("href").ShouldBe("/burglary.csv");
        figure.QuerySelectorAll(".ct-chart__point").Length.ShouldBe(3);
        figure.TextContent.ShouldNotContain("Illustrative");
    }

    [Fact]
    public void Invented_figures_say_so() =>
        Draw(Of(1, 2) with { Illustrative = true })
            .QuerySelector(".ct-illustrative")!
            .TextContent.ShouldBe("Illustrative figures");

    [Theory]
    [InlineData("Jan 2025")]
    [InlineData("")]
    public void No_figures_are_said_in_words(string period)
    {
        string[] periods = period.Length == 0 ? [] : [period];
        var figure = Draw(
            Of() with
            {
                Periods = periods,
                Series = [new("x", [.. periods.Select(_ => (double?)null)])],
            }
        );
        figure.QuerySelector(".ct-figure__empty")!.TextContent.ShouldBe("No figures yet");
        figure.QuerySelector("svg").ShouldBeNull();
    }

    [Fact]
    [Trait("Requirement", "C-49")]
    public void Figures_that_are_all_hidden_are_said_to_be_hidden_and_why()
    {
        var figure = Draw(Of(double.NaN, double.NaN));
        figure
            .QuerySelector(".ct-figure__empty")!
            .TextContent.ShouldBe(
                "Every figure is hidden: so few people are counted that somebody might be recognised"
            );
        figure.QuerySelector("svg").ShouldBeNull();
    }

    public static TheoryData<double?[]> Odd =>
        [
            new double?[] { 7 },
            new double?[] { 4, 4, 4, 4 },
            new double?[] { 0, 0 },
            new double?[] { -3, 5, -8 },
            new double?[] { 1e300, -1e300, 5 },
            new double?[] { double.MaxValue, double.MinValue },
            new double?[] { double.NaN, 2, double.PositiveInfinity },
            new double?[] { 1e-12, 2e-12 },
            new double?[] { null, 3, null },
        ];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Odd_figures_are_drawn_within_the_paper(double?[] values)
    {
        foreach (var kind in Enum.GetValues<ChartKind>())
        {
            var figure = Draw(Of(values) with { Kind = kind });
            figure.QuerySelector("svg").ShouldNotBeNull();
            var numbers = Coordinate().Matches(figure.QuerySelector("svg")!.InnerHtml);
            numbers.Select(m => Math.Abs(double.Parse(m.Groups[1].Value))).ShouldAllBe(n => n < 2000);
        }
    }

    [Fact]
    public void A_missing_figure_breaks_the_line_and_is_named_in_the_table()
    {
        var figure = Draw(Of(1, 2, null, 4, 5));
        figure.QuerySelector(".ct-chart__line")!.GetAttribute("d")!.Count(c => c == 'M').ShouldBe(2);
        figure.QuerySelectorAll("tbody td")[2].TextContent.ShouldContain("no figure");
    }

    [Fact]
    public void Words_are_encoded()
    {
        var html = Figure
            .Render(
                Of(1, 2) with
                {
                    Title = "<script>alert(1)</script>",
                    Annotations = [new(0, "A & <b>B</b>")],
                    Series = [new("\"<i>", [1, 2]), new("other", [2, 1])],
                },
                "c"
            )
            .ToString();
        html.ShouldNotContain("<script>");
        html.ShouldNotContain("<b>B");
        html.ShouldNotContain("<i>");
    }

    [Fact]
    public void Series_are_told_apart_without_colour()
    {
        var lines = Draw(Of(1, 2) with { Series = [new("A", [1, 2]), new("B", [2, 3]), new("C", [3, 1])] });
        lines
            .QuerySelectorAll(".ct-chart__line")
            .Select(l => l.GetAttribute("stroke-dasharray"))
            .Distinct()
            .Count()
            .ShouldBe(3);
        lines
            .QuerySelectorAll("text.ct-chart__label")
            .Select(t => t.TextContent)
            .ShouldBe(["B", "A", "C"], ignoreOrder: true);
        var bars = Draw(Of(1, 2) with { Kind = ChartKind.StackedBar, Series = [new("A", [1, 2]), new("B", [2, 3])] });
        bars.QuerySelectorAll("pattern").Length.ShouldBe(1);
        bars.QuerySelectorAll("rect[fill='url(#c1-hatch-2)']").Length.ShouldBe(3);
    }

    [Fact]
    public void Names_at_the_ends_of_lines_do_not_cover_each_other()
    {
        var figure = Draw(
            Of(1, 2) with
            {
                Series = [.. Enumerable.Range(0, 6).Select(i => new Series($"Line {i}", [1, 2 + (i * 0.001)]))],
            }
        );
        var heights = figure
            .QuerySelectorAll("text.ct-chart__label")
            .Where(t => t.TextContent.StartsWith("Line"))
            .Select(t => double.Parse(t.GetAttribute("y")!))
            .Order()
            .ToArray();
        heights.Length.ShouldBe(6);
        heights.Zip(heights.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First > 15.8);
    }

    [Fact]
    public void An_XmR_chart_shows_mean_limits_signals_and_where_it_was_begun_again()
    {
        var figure = Draw(
            Of(5, 6, 5, 9, 9, 10) with
            {
                Better = Better.Lower,
                Target = 4,
                Series =
                [
                    new("Burglary", [5, 6, 5, 9, 9, 10])
                    {
                        Bands = [new(0, 2, 5.3, 2, 8), new(3, 5, 9.3, 7, 12)],
                        Kinds =
                        [
                            PointKind.Common,
                            PointKind.Low,
                            PointKind.Common,
                            PointKind.High,
                            PointKind.Common,
                            PointKind.Neutral,
                        ],
                    },
                ],
                Annotations = [new(3, "New recording rule", "1 April 2025")],
            }
        );
        figure.QuerySelectorAll(".ct-chart__mean").Length.ShouldBe(2);
        figure.QuerySelectorAll(".ct-chart__limit").Length.ShouldBe(4);
        figure.QuerySelectorAll(".ct-chart__worse").Length.ShouldBe(1);
        figure.QuerySelectorAll(".ct-chart__better").Length.ShouldBe(1);
        figure.QuerySelectorAll(".ct-chart__target").Length.ShouldBe(1);
        figure.QuerySelector(".ct-chart__line")!.GetAttribute("d")!.Count(c => c == 'M').ShouldBe(2);
        figure.QuerySelector("desc")!.TextContent.ShouldContain("New recording rule, 1 April 2025.");
        figure.QuerySelectorAll("tbody tr")[3].TextContent.ShouldContain("higher than expected");
    }

    [Fact]
    public void Small_multiples_share_a_source_and_where_asked_a_scale()
    {
        var many = new SmallMultiples
        {
            Title = "All",
            Sentence = "Two measures.",
            Source = new("Police", new DateOnly(2026, 1, 1)),
            Charts = [Of(1, 2), Of(100, 200)],
            SameScale = true,
        };
        var figure = new HtmlParser().ParseDocument(Figure.Render(many, "m").ToString()).QuerySelector("figure")!;
        figure.QuerySelectorAll("svg").Length.ShouldBe(2);
        figure
            .QuerySelectorAll("svg")
            .Select(s => string.Join('|', s.QuerySelectorAll("text[text-anchor=end]").Select(t => t.TextContent)))
            .Distinct()
            .Count()
            .ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 97, "0 20 40 60 80 100")]
    [InlineData(0, 0.9, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-3, 8, "-5 -2.5 0 2.5 5 7.5 10")]
    [InlineData(0, 3200000, "0 1m 2m 3m 4m")]
    public void Marks_are_round_numbers(double low, double high, string expected)
    {
        var scale = new Scale(low, high, 0, 100);
        string.Join(' ', scale.Marks.Select(scale.Label)).ShouldBe(expected);
    }

    [GeneratedRegex(@"[ML](-?\d+(?:\.\d+)?)")]
    private static partial Regex Coordinate();
}
