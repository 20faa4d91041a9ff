using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>The upper bound for a week, from the model of the weeks before it.</summary>
/// <param name="Expected">Mean that the model gives the week.</param>
/// <param name="Error">Standard error of that mean's logarithm.</param>
/// <param name="Mean">Mean of the distribution whose quantile is the bound.</param>
/// <param name="Upper">The bound.</param>
/// <param name="P">Chance of the observed count or more.</param>
internal sealed record Bound(double Expected, double Error, double Mean, double Upper, double? P)
{
    /// <summary>Null where the figures are beyond what numbers can hold.</summary>
    public static Bound? Of(LogLinearFit fit, FarringtonOptions options, double observed)
    {
        var expected = Math.Exp(fit.Present);
        var dispersion = Math.Max(1, fit.Dispersion);
        var error = Math.Sqrt(fit.PresentVariance * fit.ErrorDispersion(options));
        if (!double.IsFinite(error) || !(expected <= 1e12))
            return null;
        var bound = options.Threshold switch
        {
            ThresholdMethod.Delta => Delta(expected, error, dispersion, options, observed),
            ThresholdMethod.NbPlugin => Quantile(expected, expected, error, dispersion, options.Tail, observed),
            _ => Quantile(
                expected,
                Math.Exp(fit.Present + (Normal.InvCDF(0, 1, 1 - options.Tail) * error)),
                error,
                dispersion,
                options.Tail,
                observed
            ),
        };
        return double.IsFinite(bound.Upper) ? bound : null;
    }

    // Farrington 1996, 3.6: the variance of y^(2/3) − μ^(2/3) is (4/9) μ^(1/3) τ with τ = φ + var(μ)/μ; that of √y − √μ is τ/4.
    private static Bound Delta(
        double expected,
        double error,
        double dispersion,
        FarringtonOptions options,
        double observed
    )
    {
        var tau = dispersion + (expected * error * error);
        var (power, deviation) = options.Power switch
        {
            PowerTransform.TwoThirds => (2.0 / 3, 2.0 / 3 * Math.Sqrt(Math.Cbrt(expected) * tau)),
            PowerTransform.Half => (0.5, 0.5 * Math.Sqrt(tau)),
            _ => (1.0, Math.Sqrt(expected * tau)),
        };
        var middle = Math.Pow(expected, power);
        var upper = Math.Pow(middle + (Normal.InvCDF(0, 1, 1 - options.Tail) * deviation), 1 / power);
        double? p =
            double.IsNaN(observed) || !(deviation > 0)
                ? null
                : Normal.CDF(0, 1, (middle - Math.Pow(observed, power)) / deviation);
        return new(expected, error, expected, upper, p);
    }

    private static Bound Quantile(
        double expected,
        double mean,
        double error,
        double dispersion,
        double tail,
        double observed
    )
    {
        if (!(mean <= 1e12))
            return new(expected, error, mean, double.PositiveInfinity, null);
        var counts = new CountDistribution(mean, dispersion);
        return new(
            expected,
            error,
            mean,
            counts.Quantile(1 - tail),
            double.IsNaN(observed) ? null : counts.AtLeast(observed)
        );
    }
}
