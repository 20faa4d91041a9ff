using MathNet.Numerics;

namespace CommonThread.Analytics.Impact;

/// <summary>How alike residuals so many periods apart are.</summary>
/// <param name="Lag">Periods apart, from 1.</param>
/// <param name="Correlation">Autocorrelation, −1 to 1.</param>
/// <param name="LjungBox">Ljung and Box’s statistic of all lags up to this one (1978, Biometrika 65:297).</param>
/// <param name="P">Probability of as large a statistic were the residuals independent: chi-square with as many degrees as lags.</param>
public sealed record LagCorrelation(int Lag, double Correlation, double LjungBox, double P);

/// <summary>
/// Autocorrelation of what a model leaves. Where neighbouring residuals are alike the model’s standard errors are too small.
/// </summary>
internal static class Residuals
{
    /// <summary>Autocorrelations about the mean; a pair with a missing period is left out and the divisor made less by it.</summary>
    /// <param name="residuals">In order of time, NaN where missing; at least two that differ.</param>
    /// <param name="lags">How many lags, fewer than the residuals known.</param>
    public static IReadOnlyList<LagCorrelation> Autocorrelation(double[] residuals, int lags)
    {
        var known = residuals.Count(double.IsFinite);
        var mean = residuals.Where(double.IsFinite).Average();
        double Covariance(int lag)
        {
            var (sum, pairs) = (0.0, 0);
            for (var i = 0; i + lag < residuals.Length; i++)
            {
                if (!double.IsFinite(residuals[i]) || !double.IsFinite(residuals[i + lag]))
                    continue;
                sum += (residuals[i] - mean) * (residuals[i + lag] - mean);
                pairs++;
            }
            return sum / (pairs + lag);
        }
        var variance = Covariance(0);
        var found = new List<LagCorrelation>(lags);
        double box = 0;
        for (var lag = 1; lag <= Math.Min(lags, known - 1) && variance > 0; lag++)
        {
            var r = Covariance(lag) / variance;
            box += r * r / (known - lag);
            var q = known * (known + 2.0) * box;
            found.Add(new(lag, r, q, q > 0 ? SpecialFunctions.GammaUpperRegularized(lag / 2.0, q / 2) : 1));
        }
        return found;
    }

    /// <summary>Durbin and Watson’s d of neighbours that are both known: about 2 where independent, towards 0 where alike.</summary>
    public static double? DurbinWatson(double[] residuals)
    {
        double apart = 0,
            squares = 0;
        for (var i = 0; i < residuals.Length; i++)
        {
            if (!double.IsFinite(residuals[i]))
                continue;
            squares += residuals[i] * residuals[i];
            if (i > 0 && double.IsFinite(residuals[i - 1]))
                apart += (residuals[i] - residuals[i - 1]) * (residuals[i] - residuals[i - 1]);
        }
        return squares > 0 ? apart / squares : null;
    }
}
