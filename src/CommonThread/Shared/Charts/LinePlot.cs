using CommonThread.Shared.Govuk;
using static CommonThread.Shared.Charts.Drawing;

namespace CommonThread.Shared.Charts;

/// <summary>Lines over periods, with means, limits and signals where the series has them.</summary>
internal sealed class LinePlot(Chart chart, Frame frame, bool small)
{
    private const int MostMarkers = 40;

    public Markup Draw()
    {
        var parts = new List<Markup>();
        for (var s = 0; s < chart.Series.Count; s++)
            parts.Add(Bands(chart.Series[s]));
        parts.Add(Target());
        for (var s = 0; s < chart.Series.Count; s++)
            parts.Add(Series(chart.Series[s], s));
        if (!small && chart.Series.Count > 1)
            parts.Add(Names());
        return Markup.Join(parts);
    }

    private (double X, double Y)? Point(Series series, int index) =>
        Scale.Finite(series.Values.ElementAtOrDefault(index)) is { } value
            ? (frame.X(index), frame.Values.At(value))
            : null;

    private Markup Series(Series series, int s)
    {
        var points = Enumerable.Range(0, chart.Periods.Count).Select(i => Point(series, i)).ToArray();
        var broken = new HashSet<int>(series.Bands.Skip(1).Select(band => band.From));
        var pieces = points.SelectMany((point, i) => broken.Contains(i) ? [null, point] : new[] { point });
        var line = Markup.Element(
            "path",
            new()
            {
                { "class", $"ct-chart__line {Colour(s)}" },
                { "d", Path(pieces) },
                { "stroke-dasharray", Dash(s) },
            }
        );
        return line + Markup.Join(points.Select((point, i) => Marker(series, s, points, i)));
    }

    private Markup Marker(Series series, int s, (double X, double Y)?[] points, int i)
    {
        if (points[i] is not { } at)
            return Markup.Empty;
        var kind = series.Kinds.ElementAtOrDefault(i);
        if (kind != PointKind.Common)
            return Signal(kind, at.X, at.Y, SignalClass(kind));
        // A point without neighbours would leave no trace of its own.
        var alone = points.ElementAtOrDefault(i - 1) is null && points.ElementAtOrDefault(i + 1) is null;
        return points.Length <= MostMarkers || alone || i == points.Length - 1
            ? Drawing.Marker(s, at.X, at.Y, small ? 2.6 : 3.6, $"ct-chart__point {Colour(s)}")
            : Markup.Empty;
    }

    private string SignalClass(PointKind kind) =>
        (kind, chart.Better) switch
        {
            (PointKind.High, Better.Higher) or (PointKind.Low, Better.Lower) => "ct-chart__signal ct-chart__better",
            (PointKind.High, Better.Lower) or (PointKind.Low, Better.Higher) => "ct-chart__signal ct-chart__worse",
            _ => "ct-chart__signal ct-chart__neutral",
        };

    private Markup Bands(Series series)
    {
        var parts = new List<Markup>();
        foreach (var band in series.Bands)
        {
            var x1 = frame.X(Math.Max(0, band.From)) - (frame.Slot * 0.45);
            var x2 = frame.X(Math.Min(chart.Periods.Count - 1, band.To)) + (frame.Slot * 0.45);
            parts.Add(Level(band.Mean, x1, x2, "ct-chart__mean"));
            parts.Add(Level(band.Lower, x1, x2, "ct-chart__limit"));
            parts.Add(Level(band.Upper, x1, x2, "ct-chart__limit"));
        }
        if (!small && chart.Series.Count == 1 && series.Bands is [.., var last])
            parts.Add(
                Spread([
                    (Scale.Finite(last.Upper), "Upper limit", "ct-chart__tick"),
                    (Scale.Finite(last.Mean), "Mean", "ct-chart__label"),
                    (Scale.Finite(last.Lower), "Lower limit", "ct-chart__tick"),
                    (Scale.Finite(chart.Target), "Target", "ct-chart__label"),
                ])
            );
        return Markup.Join(parts);
    }

    private Markup Level(double? value, double x1, double x2, string cls) =>
        Scale.Finite(value) is { } level
            ? Line(x1, frame.Values.At(level), x2, frame.Values.At(level), cls)
            : Markup.Empty;

    private Markup Target()
    {
        if (Scale.Finite(chart.Target) is not { } target)
            return Markup.Empty;
        var y = frame.Values.At(target);
        var line = Line(frame.Left, y, frame.Right, y, "ct-chart__target");
        if (small)
            return line;
        var named = chart.Series.Count == 1 && chart.Series[0].Bands.Count > 0;
        return named ? line
            : chart.Series.Count > 1 ? line + Text(frame.Left + 6, y - 5, "Target", "ct-chart__mark-label")
            : line + Text(frame.Right + 6, y + 4, "Target", "ct-chart__label");
    }

    /// <summary>Each line's name at its end, so that no key has to be looked up.</summary>
    private Markup Names() =>
        Spread([
            .. chart.Series.Select(
                (series, s) =>
                    (
                        series.Values.Select(Scale.Finite).LastOrDefault(value => value is not null),
                        series.Name,
                        $"ct-chart__label {Colour(s)}"
                    )
            ),
        ]);

    /// <summary>Words at the right edge, moved apart where they would cover each other.</summary>
    private Markup Spread(IEnumerable<(double? Value, string Words, string Class)> labels)
    {
        var placed = labels
            .Where(label => label.Value is not null)
            .Select(label => (Y: frame.Values.At(label.Value!.Value) + 4, label.Words, label.Class))
            .OrderBy(label => label.Y)
            .ToArray();
        for (var i = 1; i < placed.Length; i++)
            placed[i].Y = Math.Max(placed[i].Y, placed[i - 1].Y + 16);
        var over = placed.Length == 0 ? 0 : placed[^1].Y - (frame.Bottom + 4);
        for (var i = placed.Length - 1; over > 0 && i >= 0; i--)
            placed[i].Y = i == placed.Length - 1 ? placed[i].Y - over : Math.Min(placed[i].Y, placed[i + 1].Y - 16);
        return Markup.Join(placed.Select(label => Text(frame.Right + 8, label.Y, label.Words, label.Class)));
    }
}
