using System.Globalization;
using CommonThread.Shared.Govuk;
using static CommonThread.Shared.Charts.Drawing;

namespace CommonThread.Shared.Charts;

/// <summary>Bars beside, on top of, or under each other.</summary>
internal sealed class BarPlot(Chart chart, Frame frame, string id, bool small)
{
    private const int MostNumbers = 14;

    public Markup Draw()
    {
        var hatches = Markup.Element("defs", null, Markup.Join(chart.Series.Select((_, s) => Hatch(id, s))));
        var bars = chart.Kind switch
        {
            ChartKind.FlatBar => Flat(),
            ChartKind.StackedBar => Stacked(),
            _ => Standing(),
        };
        return hatches + bars + Target() + Key();
    }

    private Markup Bar(int s, double x, double y, double width, double height)
    {
        var bar = Rect(x, y, width, height, $"ct-chart__bar {Colour(s)}");
        return s % 6 == 0 ? bar : bar + Rect(x, y, width, height, null, $"url(#{HatchId(id, s)})");
    }

    private double? Value(int s, int i) => Scale.Finite(chart.Series[s].Values.ElementAtOrDefault(i));

    private Markup Standing()
    {
        var parts = new List<Markup>();
        var width = Math.Min(46, frame.Slot * 0.76 / Math.Max(1, chart.Series.Count));
        var zero = frame.Values.At(0);
        for (var i = 0; i < chart.Periods.Count; i++)
        for (var s = 0; s < chart.Series.Count; s++)
        {
            if (Value(s, i) is not { } value)
                continue;
            var x = frame.X(i) + ((s - (chart.Series.Count / 2.0)) * width);
            var y = frame.Values.At(value);
            parts.Add(Bar(s, x, Math.Min(y, zero), width, Math.Abs(y - zero)));
            if (!small && chart.Periods.Count * chart.Series.Count <= MostNumbers)
                parts.Add(Text(x + (width / 2), value < 0 ? y + 15 : y - 5, Number(value), "ct-chart__tick", "middle"));
        }
        return Markup.Join(parts);
    }

    private Markup Stacked()
    {
        var parts = new List<Markup>();
        var width = Math.Min(64, frame.Slot * 0.7);
        for (var i = 0; i < chart.Periods.Count; i++)
        {
            double up = 0,
                down = 0;
            for (var s = 0; s < chart.Series.Count; s++)
            {
                if (Value(s, i) is not { } value || value == 0)
                    continue;
                var from = value > 0 ? up : down;
                var to = from + value;
                (up, down) = value > 0 ? (to, down) : (up, to);
                var (y1, y2) = (frame.Values.At(from), frame.Values.At(to));
                parts.Add(Bar(s, frame.X(i) - (width / 2), Math.Min(y1, y2), width, Math.Abs(y1 - y2)));
            }
        }
        return Markup.Join(parts);
    }

    private Markup Flat()
    {
        var parts = new List<Markup>();
        var slot = (frame.Bottom - frame.Top) / Math.Max(1, chart.Periods.Count);
        var height = Math.Min(20, slot * 0.78 / Math.Max(1, chart.Series.Count));
        var zero = frame.Values.At(0);
        foreach (var mark in frame.Values.Marks)
        {
            var x = frame.Values.At(mark);
            parts.Add(Line(x, frame.Top, x, frame.Bottom, mark == 0 ? "ct-chart__axis" : "ct-chart__grid"));
            parts.Add(Text(x, frame.Bottom + 18, frame.Values.Label(mark), "ct-chart__tick", "middle"));
        }
        for (var i = 0; i < chart.Periods.Count; i++)
        {
            var middle = frame.Top + ((i + 0.5) * slot);
            parts.Add(Text(frame.Left - 8, middle + 4, Short(chart.Periods[i]), "ct-chart__name", "end"));
            for (var s = 0; s < chart.Series.Count; s++)
            {
                if (Value(s, i) is not { } value)
                    continue;
                var x = frame.Values.At(value);
                var y = middle + ((s - (chart.Series.Count / 2.0)) * height);
                parts.Add(Bar(s, Math.Min(x, zero), y, Math.Abs(x - zero), height));
                parts.Add(
                    Text(
                        value < 0 ? Math.Min(x, zero) - 5 : x + 5,
                        y + (height / 2) + 4,
                        Number(value),
                        "ct-chart__tick",
                        value < 0 ? "end" : "start"
                    )
                );
            }
        }
        return Markup.Join(parts);
    }

    private Markup Target()
    {
        if (Scale.Finite(chart.Target) is not { } target)
            return Markup.Empty;
        var at = frame.Values.At(target);
        if (chart.Kind == ChartKind.FlatBar)
            return Line(at, frame.Top, at, frame.Bottom, "ct-chart__target");
        var line = Line(frame.Left, at, frame.Right, at, "ct-chart__target");
        return small ? line : line + Text(frame.Right + 6, at + 4, "Target", "ct-chart__label");
    }

    /// <summary>Bars have no end to write on: their names stand over the plot, in the order in which they are drawn.</summary>
    private Markup Key()
    {
        if (small || chart.Series.Count < 2)
            return Markup.Empty;
        var parts = new List<Markup>();
        var x = frame.Left;
        for (var s = 0; s < chart.Series.Count; s++)
        {
            parts.Add(Bar(s, x, -16, 14, 14));
            parts.Add(Text(x + 20, -4, chart.Series[s].Name, "ct-chart__label"));
            x += Width(chart.Series[s].Name) + 44;
        }
        return Markup.Join(parts);
    }

    private static string Short(string name) => name.Length <= 34 ? name : name[..33].TrimEnd() + "…";

    private static string Number(double value) =>
        Math.Abs(value) >= 1e9 ? value.ToString("0.##E+0", CultureInfo.CurrentCulture)
        : Math.Abs(value) >= 100 ? value.ToString("#,0", CultureInfo.CurrentCulture)
        : value.ToString("0.##", CultureInfo.CurrentCulture);
}
