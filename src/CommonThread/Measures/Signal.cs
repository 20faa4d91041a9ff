using CommonThread.Analytics.Trends;
using CommonThread.Shared.Charts;

namespace CommonThread.Measures;

/// <summary>
/// What a series says of itself: whether its latest figure is one of its ordinary ups and downs, or a change that is worth
/// explaining (D-09), and whether those ups and downs would meet a target. It is the XmR chart with the rules of NHS Making
/// Data Count. Figures before the last change of a boundary are of another area and are not judged with those after it.
/// </summary>
/// <param name="Start">Index of the first figure that is judged.</param>
/// <param name="At">Where each of those figures stands in the chart.</param>
/// <param name="Chart">
/// The periods from there on, with mean, limits and causes. Those without a figure, and hidden ones, are not measured: no run
/// and no moving range goes across them as if they were neighbours.
/// </param>
/// <param name="Assurance">Whether a target would be met; null without one, or where neither direction is better.</param>
public sealed record Signal(
    Measure Measure,
    IReadOnlyList<Figure> Series,
    int Start,
    IReadOnlyList<int> At,
    ControlChart Chart,
    Assurance? Assurance
)
{
    /// <summary>With fewer figures than this nothing is judged (D-09).</summary>
    public const int Fewest = 8;

    /// <summary>Reads a series of one measure and part, oldest first; null where it is too short or not a number that varies.</summary>
    public static Signal? Of(Measure measure, IReadOnlyList<Figure> series, IReadOnlyList<BoundaryBreak> breaks)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(breaks);
        var varies =
            measure.Kind
            is MeasureKind.Count
                or MeasureKind.Rate
                or MeasureKind.Percentage
                or MeasureKind.Score
                or MeasureKind.Money;
        var start = breaks.Count == 0 ? 0 : breaks[^1].Index;
        if (!varies || series.Count - start < Fewest || series[^1].Hidden)
            return null;
        var (values, at) = Spread(series, start);
        if (values.Count(v => v is not null) < Fewest)
            return null;
        var good = measure.Direction switch
        {
            Direction.Up => GoodDirection.Up,
            Direction.Down => GoodDirection.Down,
            _ => GoodDirection.Neither,
        };
        try
        {
            var chart = Xmr.Draw(values, new() { Good = good });
            return new(
                measure,
                series,
                start,
                at,
                chart,
                measure.Target is { } target ? chart.AssuranceOf(target, good) : null
            );
        }
        catch (Analytics.StatisticsError)
        {
            // No two figures that follow on from each other.
            return null;
        }
    }

    public Variation Variation => Chart.Variation;

    /// <summary>Whether the latest figure is more than ordinary ups and downs.</summary>
    public bool IsUnusual => Variation != Variation.CommonCause;

    /// <summary>A few words, for a tag: "Usual variation", "Getting worse".</summary>
    public string Short =>
        Variation switch
        {
            Variation.Improvement => "Getting better",
            Variation.Concern => "Getting worse",
            Variation.NeutralHigh => "Unusually high",
            Variation.NeutralLow => "Unusually low",
            _ => "Usual ups and downs",
        };

    /// <summary>
    /// What the latest figure means, in one sentence without the number itself: "Higher than its usual range of 410 to 520
    /// crimes: a change for the worse, worth explaining."
    /// </summary>
    public string Sentence =>
        Variation == Variation.CommonCause
            ? $"Within its usual range of {Range}: nothing that chance does not explain."
            : $"{Cause}: {Meaning}, worth explaining.";

    /// <summary>Whether the target would be met if nothing changed; null without a target.</summary>
    public string? Promise =>
        Measure.Target is not { } target
            ? null
            : Assurance switch
            {
                Analytics.Trends.Assurance.WillMeet =>
                    $"The target of {Measure.SayWhole(target)} will be met if nothing changes.",
                Analytics.Trends.Assurance.WillMiss =>
                    $"The target of {Measure.SayWhole(target)} will be missed unless something changes.",
                Analytics.Trends.Assurance.HitAndMiss =>
                    $"The target of {Measure.SayWhole(target)} will be met in some periods and missed in others, by chance.",
                _ => null,
            };

    /// <summary>"410 to 520 crimes".</summary>
    public string Range
    {
        get
        {
            var last = Chart.Last;
            return $"{Measure.Say(Least(last.Lower))} to {Measure.SayWhole(last.Upper)}";
        }
    }

    /// <summary>Mean and limits for drawing.</summary>
    public Band Band
    {
        get
        {
            var last = Chart.Last;
            return new(Start, Series.Count - 1, last.Centre, Least(last.Lower), last.Upper);
        }
    }

    /// <summary>What each figure of the series is, for drawing and for the table.</summary>
    public IReadOnlyList<PointKind> Kinds =>
        [
            .. Enumerable.Repeat(PointKind.Common, Start),
            .. At.Select(i =>
                Chart.Points[i].Cause switch
                {
                    SpecialCause.None => PointKind.Common,
                    _ when Measure.Direction == Direction.Neither => PointKind.Neutral,
                    SpecialCause.AboveUpperLimit
                    or SpecialCause.RisingTrend
                    or SpecialCause.TwoOfThreeAbove
                    or SpecialCause.RunAbove => PointKind.High,
                    _ => PointKind.Low,
                }
            ),
        ];

    // The figures with nothing in the periods between them that have none.
    private static (List<double?> Values, List<int> At) Spread(IReadOnlyList<Figure> series, int start)
    {
        var (values, at) = (new List<double?>(), new List<int>());
        for (var i = start; i < series.Count; i++)
        {
            var period = series[i].Period;
            if (i > start && period.Kind != PeriodKind.Wave && series[i - 1].Period.Kind == period.Kind)
            {
                for (var missing = series[i - 1].Period.Next(); missing < period; missing = missing.Next())
                    values.Add(null);
            }
            at.Add(values.Count);
            values.Add(series[i].Hidden ? null : series[i].Value);
        }
        return (values, at);
    }

    private string Cause =>
        Chart.Last.Cause switch
        {
            SpecialCause.AboveUpperLimit => $"Higher than its usual range of {Range}",
            SpecialCause.BelowLowerLimit => $"Lower than its usual range of {Range}",
            SpecialCause.RisingTrend => $"Has risen {SpecialCauses.Seven} {Periods} or more running",
            SpecialCause.FallingTrend => $"Has fallen {SpecialCauses.Seven} {Periods} or more running",
            SpecialCause.TwoOfThreeAbove => $"Close to the top of its usual range ({Range}) again and again",
            SpecialCause.TwoOfThreeBelow => $"Close to the bottom of its usual range ({Range}) again and again",
            SpecialCause.RunAbove =>
                $"Above its mean of {Measure.SayWhole(Chart.Last.Centre)} for {SpecialCauses.Seven} {Periods} or more running",
            _ =>
                $"Below its mean of {Measure.SayWhole(Chart.Last.Centre)} for {SpecialCauses.Seven} {Periods} or more running",
        };

    private string Meaning =>
        Variation switch
        {
            Variation.Improvement => "a change for the better",
            Variation.Concern => "a change for the worse",
            _ => "a change that is neither good nor bad in itself",
        };

    private string Periods =>
        Series[^1].Period.Kind switch
        {
            PeriodKind.Month => "months",
            PeriodKind.Quarter => "quarters",
            PeriodKind.Week => "weeks",
            PeriodKind.Wave => "waves",
            _ => "years",
        };

    // What cannot be below nothing has no limit there.
    private double Least(double limit) =>
        Measure.Kind is MeasureKind.Count or MeasureKind.Rate or MeasureKind.Percentage ? Math.Max(0, limit) : limit;
}
