using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// Is this week out of line with the same weeks of past years? A quasi-Poisson model with an optional trend (Farrington,
/// Andrews, Beale and Catchpole, 1996, Journal of the Royal Statistical Society A 159:547) and a season over all past weeks
/// (Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett, 2013, Statistics in Medicine 32:1206), in which past
/// outbreaks weigh little. It supposes periods that follow one another without a break and a rate that changes slowly; it does
/// not learn from a week until that week is past.
/// </summary>
public static class Farrington
{
    [ThreadStatic]
    private static Bench? bench;

    /// <summary>Judges the last week of a series.</summary>
    /// <param name="counts">Cases in each week, oldest first; null where a week is missing.</param>
    /// <param name="options">The method's choices; <see cref="FarringtonOptions.Flexible"/> where null.</param>
    /// <param name="population">Population in each week, where rates are to be compared (populationOffset).</param>
    /// <exception cref="StatisticsError">Negative or fractional counts; a population that is not above 0; choices that contradict.</exception>
    public static Judgement JudgeLast(
        IReadOnlyList<double?> counts,
        FarringtonOptions? options = null,
        IReadOnlyList<double>? population = null
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        StatisticsError.If(counts.Count == 0, "A series needs at least one week");
        return Judge(counts, counts.Count - 1, 1, options, population)[0];
    }

    /// <summary>Judges so many weeks from a week on, each by the weeks before it.</summary>
    /// <param name="counts">Cases in each week, oldest first; null where a week is missing.</param>
    /// <param name="from">Position of the first week to judge, from 0.</param>
    /// <param name="weeks">How many weeks to judge.</param>
    /// <param name="options">The method's choices; <see cref="FarringtonOptions.Flexible"/> where null.</param>
    /// <param name="population">Population in each week, where rates are to be compared (populationOffset).</param>
    /// <exception cref="StatisticsError">Negative or fractional counts; a population that is not above 0; choices that contradict.</exception>
    public static IReadOnlyList<Judgement> Judge(
        IReadOnlyList<double?> counts,
        int from,
        int weeks,
        FarringtonOptions? options = null,
        IReadOnlyList<double>? population = null
    )
    {
        options ??= FarringtonOptions.Flexible;
        options.Check();
        var series = Counts.Checked(counts);
        Counts.CheckRange(series, from, weeks);
        double[] people = population is null ? [] : [.. population];
        StatisticsError.If(population is not null && people.Length != series.Length, "Each week needs its population");
        StatisticsError.If(
            Array.Exists(people, p => !(p > 0 && p < 1e15)),
            "Each population must be above zero; leave out weeks without any"
        );
        var work = bench ??= new();
        var judged = new Judgement[weeks];
        for (var i = 0; i < weeks; i++)
            judged[i] = work.Judge(series, people, from + i, options);
        return judged;
    }

    /// <summary>Room for one series at a time, kept by each thread, so that thousands of series need no new memory.</summary>
    private sealed class Bench
    {
        private readonly Baseline past = new();
        private readonly LogLinearFit fit = new();
        private double[] ones = [];
        private double[] weights = [];

        public Judgement Judge(double[] series, double[] people, int week, FarringtonOptions options)
        {
            var observed = Counts.Known(series[week]);
            if (!Baseline.Reaches(week, options))
                return new(week, observed, WeekState.TooShort);
            past.Gather(series, people, week, options);
            if (past.Length == 0)
                return new(week, observed, WeekState.TooShort);
            var (trend, fitted) = Fit(options);
            if (!fitted)
                return new(
                    week,
                    observed,
                    past.Total > 0
                        ? past.Length <= past.Levels
                            ? WeekState.TooShort
                            : WeekState.NotConverged
                        : WeekState.NoCasesBefore
                )
                {
                    WeeksUsed = past.Length,
                    Expected = past.Total > 0 ? null : 0,
                };
            var bound = Bound.Of(fit, options, series[week]);
            if (bound is null)
                return new(week, observed, WeekState.NotConverged)
                {
                    WeeksUsed = past.Length,
                    Expected = double.IsFinite(Math.Exp(fit.Present)) ? Math.Exp(fit.Present) : null,
                    Dispersion = Math.Max(1, fit.Dispersion),
                    Trend = trend,
                    TrendPerWeek = trend ? fit.Slope : null,
                };
            var enough = Lately(series, week, options.Limit) >= options.Limit.Cases;
            return new(
                week,
                observed,
                observed is null ? WeekState.Missing
                    : enough ? WeekState.Judged
                    : WeekState.TooFewCases
            )
            {
                Expected = bound.Expected,
                Upper = bound.Upper,
                Alarm = enough && observed > bound.Upper,
                Score =
                    bound.Upper > bound.Expected ? (observed - bound.Expected) / (bound.Upper - bound.Expected) : null,
                P = observed is null ? null : bound.P,
                Dispersion = Math.Max(1, fit.Dispersion),
                Trend = trend,
                TrendPerWeek = trend ? fit.Slope : null,
                ExpectedError = bound.Error,
                BoundMean = bound.Mean,
                WeeksUsed = past.Length,
            };
        }

        // A trend is kept where it is significant, rests on three years or more, and does not foretell more than was ever seen
        // (Farrington 1996, 3.4).
        private (bool Trend, bool Fitted) Fit(FarringtonOptions options)
        {
            if (
                options.Trend
                && FitTwice(options, trend: true)
                && double.IsFinite(fit.SlopeVariance)
                && fit.SlopeVariance > 0
                && options.YearsBack >= 3
                && SlopeP(options) <= options.TrendThreshold
                && Math.Exp(fit.Present) <= past.Greatest
            )
                return (true, true);
            return (false, FitTwice(options, trend: false));
        }

        // Farrington 1996, 3.5: weights fall with the square of the standardised Anscombe residual and add up to the weeks.
        private bool FitTwice(FarringtonOptions options, bool trend)
        {
            if (ones.Length < past.Length)
            {
                (ones, weights) = (new double[past.Length], new double[past.Length]);
                Array.Fill(ones, 1);
            }
            if (!fit.Fit(past, ones, trend) || !double.IsFinite(fit.Dispersion))
                return false;
            if (!options.Reweight)
                return true;
            var dispersion = Math.Max(1, fit.Dispersion);
            double sum = 0;
            var unusual = false;
            for (var i = 0; i < past.Length; i++)
            {
                var residual = Outlying(i, dispersion, options.WeightsThreshold);
                unusual |= residual > 0;
                weights[i] = residual > 0 ? 1 / (residual * residual) : 1;
                sum += weights[i];
            }
            // Equal weights would only give the same fit again.
            if (!unusual)
                return true;
            for (var i = 0; i < past.Length; i++)
                weights[i] *= past.Length / sum;
            return fit.Fit(past, weights, trend) && double.IsFinite(fit.Dispersion);
        }

        // The standardised Anscombe residual if it is above the threshold, or 0. It is never above Pearson's, since y^⅔ bends
        // down, so that cube roots are taken of few weeks.
        private double Outlying(int i, double dispersion, double threshold)
        {
            var (count, mean) = (past.Counts[i], fit.Means[i]);
            var above = count - mean;
            var free = 1 - fit.Leverage(past, i);
            if (above <= 0 || free < 1e-10 || above * above < threshold * threshold * mean * dispersion * free * 0.999)
                return 0;
            var anscombe = 1.5 * ((PowerOfTwoThirds(count) / Math.Sqrt(Math.Cbrt(mean))) - Math.Sqrt(mean));
            var residual = anscombe / Math.Sqrt(dispersion * free);
            return residual > threshold ? residual : 0;
        }

        private static double PowerOfTwoThirds(double count)
        {
            var root = Math.Cbrt(count);
            return root * root;
        }

        private double SlopeP(FarringtonOptions options)
        {
            // The trend is tested at the dispersion as it was found, also where the bound takes at least 1.
            var dispersion =
                options.Error == ErrorDispersion.AtLeastOne ? fit.Dispersion : fit.ErrorDispersion(options);
            var error = Math.Sqrt(dispersion * fit.SlopeVariance);
            // A series that never varies has no trend, and nothing to test one with.
            if (!(error > 0))
                return double.PositiveInfinity;
            return 2 * StudentT.CDF(0, 1, past.Length - fit.Rank, -Math.Abs(fit.Slope / error));
        }

        // Missing weeks are taken to have had no cases.
        private static double Lately(double[] series, int week, EnoughCases limit)
        {
            double cases = 0;
            for (var i = Math.Max(0, week - limit.Weeks + 1); i <= week; i++)
                cases += double.IsNaN(series[i]) ? 0 : series[i];
            return cases;
        }
    }
}
