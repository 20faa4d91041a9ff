using System.Text.RegularExpressions;
using CommonThread.Shared.Govuk;
using static CommonThread.Shared.Charts.Drawing;

namespace CommonThread.Shared.Charts;

/// <summary>The paper on which a chart is drawn: its size, its margins, its scale and its periods.</summary>
internal sealed partial class Frame
{
    private readonly Chart chart;
    private readonly bool small;

    public Frame(Chart chart, bool small, (double Low, double High)? range = null)
    {
        this.chart = chart;
        this.small = small;
        Width = small ? 300 : 720;
        var (low, high) = range ?? Range(chart);
        var flat = chart.Kind == ChartKind.FlatBar;
        Height =
            flat ? 46 + (chart.Periods.Count * Math.Max(26, 18 * chart.Series.Count))
            : small ? 150
            : 330;
        var rows = small ? 0 : AnnotationRows().Count;
        Top = (small || flat ? 12 : 20) + (rows * 17) + (flat && chart.Series.Count > 1 ? 22 : 0);
        Bottom =
            Height
            - (
                flat ? 26
                : TwoLines ? 44
                : 30
            );
        var vertical = new Scale(low, high, Bottom, Top, small ? 3 : 5);
        Left = flat
            ? Math.Clamp(chart.Periods.Select(Width_).DefaultIfEmpty(0).Max() + 14, 60, 260)
            : vertical.Marks.Max(mark => Width_(vertical.Label(mark))) + 14;
        Right = Width - EndRoom();
        Values = flat ? new Scale(low, high, Left, Right) : vertical;

        static double Width_(string words) => Drawing.Width(words);
    }

    public double Width { get; }
    public double Height { get; }
    public double Left { get; }
    public double Right { get; }
    public double Top { get; }
    public double Bottom { get; }
    public Scale Values { get; }

    /// <summary>The middle of a period across the drawing.</summary>
    public double X(int index) => Left + ((index + 0.5) * Slot);

    public double Slot => (Right - Left) / Math.Max(1, chart.Periods.Count);

    /// <summary>Grid, marks and the names of the periods.</summary>
    public Markup Axes()
    {
        var parts = new List<Markup>();
        foreach (var mark in Values.Marks)
        {
            var y = Values.At(mark);
            parts.Add(Line(Left, y, Right, y, mark == 0 ? "ct-chart__axis" : "ct-chart__grid"));
            parts.Add(Text(Left - 8, y + 4, Values.Label(mark), "ct-chart__tick", "end"));
        }
        parts.Add(Line(Left, Bottom, Right, Bottom, "ct-chart__axis"));
        parts.AddRange(PeriodNames());
        return Markup.Join(parts);
    }

    private IEnumerable<Markup> PeriodNames()
    {
        var names = TwoLines ? chart.Periods.Select(p => Split(p).First).ToArray() : [.. chart.Periods];
        var widest = names.Select(name => Drawing.Width(name)).DefaultIfEmpty(0).Max() + 8;
        var every = Every((int)Math.Ceiling(widest / Math.Max(1, Slot)));
        string? last = null;
        for (var i = 0; i < names.Length; i++)
        {
            if (i % every != 0)
                continue;
            var x = X(i);
            yield return Line(x, Bottom, x, Bottom + 5, "ct-chart__axis");
            yield return Text(x, Bottom + 18, names[i], "ct-chart__tick", "middle");
            if (!TwoLines)
                continue;
            var year = Split(chart.Periods[i]).Year;
            if (year != last)
                yield return Text(x, Bottom + 34, year, "ct-chart__year", "middle");
            last = year;
        }
    }

    // Months are named by the quarter, the half or the year, never every fifth one.
    private int Every(int least)
    {
        int[] steps = chart.Periods.Count > 8 && TwoLines ? [1, 2, 3, 4, 6, 12, 24, 60] : [1, 2, 3, 4, 5, 10, 20, 50];
        return steps.FirstOrDefault(step => step >= least, Math.Max(1, least));
    }

    private bool TwoLines => !small && chart.Periods.Count > 0 && chart.Periods.All(p => Dated().IsMatch(p));

    private static (string First, string Year) Split(string period)
    {
        var space = period.IndexOf(' ', StringComparison.Ordinal);
        return (period[..space], period[(space + 1)..]);
    }

    /// <summary>What happened, in rows above the plot so that words do not run into each other.</summary>
    public IReadOnlyList<IReadOnlyList<Annotation>> AnnotationRows()
    {
        var rows = new List<List<Annotation>>();
        var ends = new List<double>();
        var slot = (Width - 60) / Math.Max(1, chart.Periods.Count);
        foreach (var mark in Marks())
        {
            var begin = mark.Index * slot;
            var row = ends.FindIndex(end => end < begin);
            if (row < 0)
            {
                rows.Add([]);
                ends.Add(0);
                row = rows.Count - 1;
            }
            rows[row].Add(mark);
            ends[row] = begin + Drawing.Width(mark.Text) + 16;
        }
        return rows;
    }

    private IEnumerable<Annotation> Marks() =>
        chart.Kind == ChartKind.FlatBar
            ? []
            : chart.Annotations.Where(a => a.Index >= 0 && a.Index < chart.Periods.Count).OrderBy(a => a.Index);

    public Markup Annotations()
    {
        var parts = new List<Markup>();
        var row = 0;
        foreach (var marks in AnnotationRows())
        {
            foreach (var mark in marks)
            {
                var x = X(mark.Index);
                var y = small ? Top : 14 + (row * 17);
                parts.Add(Line(x, small ? Top : y + 4, x, Bottom, "ct-chart__mark"));
                if (small)
                    continue;
                var leftwards = x + Drawing.Width(mark.Text) > Width;
                parts.Add(Text(x, y, mark.Text, "ct-chart__mark-label", leftwards ? "end" : "start"));
            }
            row++;
        }
        return Markup.Join(parts);
    }

    private double EndRoom()
    {
        if (small)
            return 10;
        if (chart.Kind == ChartKind.FlatBar)
            return 64;
        var names =
            chart.Kind == ChartKind.Line && chart.Series.Count > 1 ? chart.Series.Select(series => series.Name)
            : chart.Series.Any(s => s.Bands.Count > 0) || chart.Target is not null ? ["Upper limit"]
            : [];
        return names.Select(name => Math.Min(190, Drawing.Width(name) + 18)).DefaultIfEmpty(16).Max();
    }

    /// <summary>The least and greatest value that must be seen.</summary>
    public static (double Low, double High) Range(Chart chart)
    {
        var values = (
            chart.Kind == ChartKind.StackedBar ? StackEnds(chart) : chart.Series.SelectMany(series => series.Values)
        )
            .Concat(chart.Series.SelectMany(s => s.Bands).SelectMany(b => new[] { b.Mean, b.Lower, b.Upper }))
            .Append(chart.Target)
            .Select(Scale.Finite)
            .OfType<double>()
            .DefaultIfEmpty(0)
            .ToArray();
        var (low, high) = (values.Min(), values.Max());
        var zero = chart.FromZero ?? (chart.Kind != ChartKind.Line || (low >= 0 && low <= high * 0.6));
        return zero ? (Math.Min(0, low), Math.Max(0, high)) : (low, high);
    }

    private static IEnumerable<double?> StackEnds(Chart chart) =>
        Enumerable
            .Range(0, chart.Periods.Count)
            .SelectMany(i =>
            {
                var parts = chart.Series.Select(s => Scale.Finite(s.Values.ElementAtOrDefault(i)) ?? 0).ToArray();
                return new double?[] { parts.Where(p => p > 0).Sum(), parts.Where(p => p < 0).Sum() };
            });

    [GeneratedRegex(@"^\S{1,9} \d{4}([/-]\d{2,4})?$")]
    private static partial Regex Dated();
}
