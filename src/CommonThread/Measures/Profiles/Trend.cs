using CommonThread.Shared.Charts;

namespace CommonThread.Measures.Profiles;

/// <summary>A run of monthly counts: the last twelve months against the twelve before, in words and as a chart.</summary>
/// <param name="Now">Sum of the last twelve months; null where they are not all known, or one is hidden from the reader.</param>
internal sealed record Trend(IReadOnlyList<Figure> Series, double? Now, double? Before)
{
    // Under 20 a percentage says more than is known (D-07).
    private const double LeastForShare = 20;

    /// <summary>The trend of a monthly count; null for other measures.</summary>
    public static Trend? Of(Measure measure, IReadOnlyList<Figure> series)
    {
        ArgumentNullException.ThrowIfNull(measure);
        var whole = series.Where(f => f.Part.Length == 0).ToList();
        return measure.Kind == MeasureKind.Count && whole is [.., { Period.Kind: PeriodKind.Month }]
            ? new(whole, Year(whole, 0), Year(whole, CompareFigures.Months))
            : null;
    }

    /// <summary>How far it moved the wrong way, as a share; the chart with the most stands first.</summary>
    public double Attention => Now is { } now && Before is > 0 and var before ? (now - before) / before : 0;

    /// <summary>"12% fewer than the year before"; null where the two years are not both known.</summary>
    public string? Change =>
        Now is not { } now || Before is not { } before ? null
        : Math.Abs(now - before) < 0.5 ? "As many as the year before"
        : before >= LeastForShare && Math.Abs(now - before) / before >= 0.005
            ? $"{Math.Abs(now - before) / before * 100:0}% {Way(now, before)} than the year before"
        : $"{Measure.Say(MeasureKind.Count, Math.Abs(now - before))} {Way(now, before)} than the year before";

    public Chart Chart(Measure measure, FigureSource source, IReadOnlyList<BoundaryBreak> breaks) =>
        new()
        {
            Title = measure.Title,
            Sentence = Sentence(measure, breaks),
            Unit = $"{measure.Unit} a month",
            Source = source,
            Kind = ChartKind.Line,
            Periods = [.. Series.Select(f => f.Period.First.ToString("MMM yyyy", Text.Words))],
            PeriodName = "Month",
            Series =
            [
                Signal.Of(measure, Series, breaks) is { } signal
                    ? new(measure.Title, [.. Series.Select(f => (double?)f.Value)])
                    {
                        Kinds = signal.Kinds,
                        Bands = [signal.Band],
                    }
                    : new(measure.Title, [.. Series.Select(f => (double?)f.Value)]),
            ],
            Annotations = [.. breaks.Select(b => new Annotation(b.Index, BoundaryBreak.Mark, b.From?.Say()))],
            FromZero = true,
            Decimals = 0,
            Better = measure.Direction switch
            {
                Direction.Up => Better.Higher,
                Direction.Down => Better.Lower,
                _ => Better.Neither,
            },
        };

    private string Sentence(Measure measure, IReadOnlyList<BoundaryBreak> breaks)
    {
        if (Series.Count == 0)
            return "No figures yet.";
        var last = Series[^1].Period;
        if (Now is not { } now)
            return $"{measure.Say(Series[^1].Value)} {measure.Unit} in {last}.";
        var said = $"{Measure.Say(MeasureKind.Count, now)} in the 12 months to {last}";
        if (Before is not { } before)
            return said + ".";
        // Two years of two areas are two numbers, and no comparison.
        if (breaks.LastOrDefault(b => b.Index > Series.Count - (2 * CompareFigures.Months)) is { } changed)
            return $"{said}. {changed.Say()}: the 12 months before are of another area, and are not compared.";
        var difference = now - before;
        if (Math.Abs(difference) < 0.5)
            return $"{said}, as in the 12 months before.";
        var share = before >= LeastForShare ? $" ({difference / before * 100:+0;−0}%)" : "";
        return $"{said}, {Measure.Say(MeasureKind.Count, Math.Abs(difference))} {Way(now, before)} than in the 12 months before{share}.";
    }

    private static string Way(double now, double before) => now > before ? "more" : "fewer";

    // Twelve months that follow on from each other, or nothing.
    private static double? Year(List<Figure> series, int skip)
    {
        if (series.Count < CompareFigures.Months + skip)
            return null;
        var year = series.SkipLast(skip).TakeLast(CompareFigures.Months).ToList();
        var sum = year.Sum(f => f.Value);
        return year[^1].Period.Plus(1 - CompareFigures.Months) == year[0].Period && !double.IsNaN(sum) ? sum : null;
    }
}
