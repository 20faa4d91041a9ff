using CommonThread.Analytics.Harm;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace CommonThread.Analytics.Impact;

/// <summary>
/// Did the level or the trend of a series change when an action began? Segmented regression of counts (Wagner, Soumerai, Zhang
/// and Ross-Degnan, 2002, Journal of Clinical Pharmacy and Therapeutics 27:299; for counts with a season Lopez Bernal, Cummins
/// and Gasparrini, 2017, International Journal of Epidemiology 46:348):
/// log mean = a + b·t + c·after + d·after·(t − start) + Σ (s sin(2πkt/cycle) + r cos(2πkt/cycle)) + log population,
/// t = 1, 2, … It assumes that without the action the trend and season of before would have gone on; nothing else that began at
/// the same time is told apart from it.
/// </summary>
public static class InterruptedTimeSeries
{
    /// <summary>Fits the model.</summary>
    /// <param name="series">Counts of the place.</param>
    /// <param name="start">Position of the first period after the action began, from 0: the periods before it are the baseline.</param>
    /// <param name="options">Spread, season and which changes; level and slope with over-dispersion where nothing is said.</param>
    /// <exception cref="StatisticsError">
    /// A baseline shorter than the terms it must bear or than one season; no events before or after; a constant series; counts
    /// that leave nothing to tell chance by.
    /// </exception>
    public static InterruptedTimeSeriesFit Fit(
        CountSeries series,
        int start,
        InterruptedTimeSeriesOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        options.Check();
        var used = Check(series, start, options);
        var counts = Array.ConvertAll(used, i => series.Values[i]);
        var offsets = Array.ConvertAll(used, i => Math.Log(series.Exposure(i)));
        var rows = SegmentTerms.Rows(used, start, options, changes: true);
        var fit =
            options.Spread == CountSpread.NegativeBinomial
                ? LogLinearModel.FitNegativeBinomial(rows, counts, offsets)
                : LogLinearModel.Fit(rows, counts, offsets);
        var quasi = options.Spread == CountSpread.QuasiPoisson;
        StatisticsError.If(
            fit.Dispersion < 1e-9,
            "The model meets every count exactly, so nothing is left to tell chance by"
        );
        Chance chance = new(quasi ? fit.Free : null, options.Confidence);
        var scale = quasi ? fit.Dispersion : 1;
        var terms = SegmentTerms
            .Names(options)
            .Select(
                (name, j) => new SegmentTerm(name, chance.OfLog(fit.Terms[j], Math.Sqrt(scale * fit.Covariance[j, j])))
            )
            .ToArray();
        var residuals = Enumerable.Repeat(double.NaN, series.Length).ToArray();
        for (var i = 0; i < used.Length; i++)
            residuals[used[i]] =
                Math.Sign(counts[i] - fit.Means[i])
                * Math.Sqrt(Math.Max(0, 2 * LogLinearModel.Shortfall(counts[i], fit.Means[i], fit.Alpha)));
        Counterfactual without = new(series, start, options, fit, scale, chance.Reach);
        var autocorrelation = Residuals.Autocorrelation(residuals, options.Lags);
        return new(start, options, terms, without.Periods(used, residuals), without.Total(used))
        {
            ChangesP = TogetherP(options, fit, scale, quasi),
            Dispersion = fit.Dispersion,
            Alpha = fit.Alpha,
            Deviance = fit.Deviance,
            Free = fit.Free,
            Autocorrelation = autocorrelation,
            DurbinWatson = Residuals.DurbinWatson(residuals),
            Cautions = [.. Cautions(used, start, options, autocorrelation)],
        };
    }

    private static int[] Check(CountSeries series, int start, InterruptedTimeSeriesOptions options)
    {
        StatisticsError.If(
            start <= 0 || start >= series.Length,
            "The action starts after the first period of the series and not after its last"
        );
        int[] used =
        [
            .. Enumerable
                .Range(0, series.Length)
                .Where(i => series.Known(i) && (i < start || i - start >= options.PhaseIn)),
        ];
        var before = used.Count(i => i < start);
        var leastBefore = 2 + (options.Trend ? 1 : 0);
        StatisticsError.If(
            before < leastBefore,
            $"The baseline has {before} periods with a count; this model needs at least {leastBefore}"
        );
        StatisticsError.If(
            options.Harmonics > 0 && before < options.Cycle,
            "The baseline is shorter than one season; leave the season out or wait for more"
        );
        var leastAfter = options is { LevelChange: true, SlopeChange: true } ? 2 : 1;
        StatisticsError.If(
            used.Length - before < leastAfter,
            $"After the start there are too few periods with a count; this model needs at least {leastAfter}"
        );
        double sumBefore = 0,
            sumAfter = 0;
        foreach (var i in used)
            (sumBefore, sumAfter) =
                i < start ? (sumBefore + series.Values[i], sumAfter) : (sumBefore, sumAfter + series.Values[i]);
        StatisticsError.If(sumBefore <= 0, "There are no events before the start, so no change from them can be told");
        StatisticsError.If(
            sumAfter <= 0,
            "There are no events after the start, so the ratio has no lower end; show the counts"
        );
        var first = series.Values[used[0]];
        StatisticsError.If(
            !series.HasPopulation && Array.TrueForAll(used, i => series.Values[i] == first),
            "Every count is the same: a constant series has nothing to tell chance by"
        );
        return used;
    }

    // Wald's test of the changes: b′ V⁻¹ b over one or two of them.
    private static double TogetherP(InterruptedTimeSeriesOptions options, LogLinear fit, double scale, bool quasi)
    {
        var first = options.Trend ? 2 : 1;
        var count = (options.LevelChange ? 1 : 0) + (options.SlopeChange ? 1 : 0);
        var b = DenseVector.OfArray(fit.Terms[first..(first + count)]);
        var v = fit.Covariance.SubMatrix(first, count, first, count) * scale;
        var wald = b * v.Solve(b);
        if (!(wald > 0))
            return 1;
        return quasi
            ? SpecialFunctions.BetaRegularized(fit.Free / 2.0, count / 2.0, fit.Free / (fit.Free + wald))
            : SpecialFunctions.GammaUpperRegularized(count / 2.0, wald / 2);
    }

    private static IEnumerable<string> Cautions(
        int[] used,
        int start,
        InterruptedTimeSeriesOptions options,
        IReadOnlyList<LagCorrelation> autocorrelation
    )
    {
        var (before, after) = (used.Count(i => i < start), used.Count(i => i >= start));
        if (before < 8 || after < 8)
            yield return FormattableString.Invariant(
                $"With {before} periods before and {after} after, a change is hard to tell from chance; eight of each are the least that reviews advise."
            );
        if (options.Harmonics == 0 && options.Cycle <= before)
            yield return "No season was fitted: where the counts have one, a start in its high or low part looks like a change.";
        if (autocorrelation.Count > 0 && Math.Abs(autocorrelation[0].Correlation) > 1.96 / Math.Sqrt(used.Length))
            yield return FormattableString.Invariant(
                $"Neighbouring residuals are alike (autocorrelation {autocorrelation[0].Correlation:0.00}), so the intervals are too narrow."
            );
    }
}
