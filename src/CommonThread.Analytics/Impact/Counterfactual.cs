using CommonThread.Analytics.Harm;
using MathNet.Numerics.LinearAlgebra.Double;

namespace CommonThread.Analytics.Impact;

/// <summary>What the model says would have been had nothing been done, with how sure it is.</summary>
internal sealed class Counterfactual
{
    private readonly CountSeries series;
    private readonly int start;
    private readonly LogLinear fit;
    private readonly double scale;
    private readonly double reach;
    private readonly DenseMatrix without;
    private readonly double[] fitted;
    private readonly double[] expected;

    /// <param name="series">The counts.</param>
    /// <param name="start">The first period after.</param>
    /// <param name="options">The model.</param>
    /// <param name="fit">The model, fitted.</param>
    /// <param name="scale">φ by which variances are multiplied, 1 for the negative binomial.</param>
    /// <param name="reach">Standard errors to each side of an interval.</param>
    public Counterfactual(
        CountSeries series,
        int start,
        InterruptedTimeSeriesOptions options,
        LogLinear fit,
        double scale,
        double reach
    )
    {
        (this.series, this.start, this.fit, this.scale, this.reach) = (series, start, fit, scale, reach);
        int[] all = [.. Enumerable.Range(0, series.Length)];
        without = SegmentTerms.Rows(all, start, options, changes: false);
        fitted = Means(SegmentTerms.Rows(all, start, options, changes: true));
        expected = Means(without);
        StatisticsError.If(
            Array.Exists(expected, e => !(double.IsNaN(e) || e is > 1e-100 and < 1e100)),
            "The baseline’s trend runs away: carried on it expects next to nothing or beyond measure; fit without a trend"
        );
    }

    public IReadOnlyList<SegmentPeriod> Periods(int[] used, double[] devianceResiduals)
    {
        var counted = used.ToHashSet();
        return
        [
            .. Enumerable
                .Range(0, series.Length)
                .Select(i =>
                {
                    var known = !double.IsNaN(expected[i]);
                    var (mean, error) = (expected[i], Error(Gradient([i])));
                    var spread = Math.Sqrt((error * error * mean * mean) + (scale * Variance(mean)));
                    var inModel = counted.Contains(i);
                    return new SegmentPeriod(i, EarlyWarning.Counts.Known(series.Values[i]), i >= start, inModel)
                    {
                        Fitted = EarlyWarning.Counts.Known(fitted[i]),
                        Expected = EarlyWarning.Counts.Known(mean),
                        ExpectedInterval = known ? About(mean, error) : null,
                        CountInterval = known
                            ? new Interval(Math.Max(0, mean - (reach * spread)), mean + (reach * spread))
                            : null,
                        PearsonResidual = inModel
                            ? (series.Values[i] - fitted[i]) / Math.Sqrt(Variance(fitted[i]))
                            : null,
                        DevianceResidual = inModel ? devianceResiduals[i] : null,
                    };
                }),
        ];
    }

    public TotalEffect Total(int[] used)
    {
        int[] after = [.. used.Where(i => i >= start)];
        var observed = after.Sum(i => series.Values[i]);
        var sum = after.Sum(i => expected[i]);
        var difference = observed - sum;
        var error = Error(Gradient(after));
        var own = scale * after.Sum(i => Variance(fitted[i])) / (observed * observed);
        var change = About(observed / sum, Math.Sqrt((error * error) + own));
        return new(
            observed,
            sum,
            About(sum, error),
            difference,
            difference / sum,
            new(change.Lower - 1, change.Upper - 1)
        );
    }

    private double[] Means(DenseMatrix rows)
    {
        var eta = (rows * DenseVector.OfArray(fit.Terms)).ToArray();
        for (var i = 0; i < eta.Length; i++)
            eta[i] = Math.Exp(eta[i]) * series.Exposure(i);
        return eta;
    }

    private double Variance(double mean) => mean * (1 + (fit.Alpha * mean));

    // The logarithm of a sum of means moves with the terms as the means' own rows do, each by its share of the sum.
    private DenseVector Gradient(int[] periods)
    {
        var gradient = new DenseVector(without.ColumnCount);
        var sum = periods.Sum(i => expected[i]);
        foreach (var i in periods)
            for (var j = 0; j < gradient.Count; j++)
                gradient[j] += expected[i] / sum * without[i, j];
        return gradient;
    }

    private double Error(DenseVector gradient) =>
        Math.Sqrt(Math.Max(0, scale * (gradient * (fit.Covariance * gradient))));

    private Interval About(double mean, double error)
    {
        StatisticsError.If(
            !(reach * error < 300),
            "These counts say next to nothing of what would have been: the interval has no end"
        );
        return new(mean * Math.Exp(-reach * error), mean * Math.Exp(reach * error));
    }
}
