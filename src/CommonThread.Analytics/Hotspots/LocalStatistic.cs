using MathNet.Numerics;

namespace CommonThread.Analytics.Hotspots;

/// <summary>What a local statistic says of one place.</summary>
/// <param name="Value">The statistic: for Gi and Gi* the weighted sum of the values about the place; for Moran Ii.</param>
/// <param name="Expected">Its expectation if values lay anywhere at random.</param>
/// <param name="Variance">Its variance then.</param>
/// <param name="Z">Standard errors from expectation; null where nothing can be said: no neighbours, or no variation.</param>
/// <param name="P">Probability of a value so far from expectation either way, by the normal distribution.</param>
public sealed record LocalStatistic(double Value, double Expected, double Variance, double? Z, double? P)
{
    internal static LocalStatistic Of(double value, double expected, double variance, double scale)
    {
        // Below this the variance is what rounding leaves of none at all.
        if (!(variance > 1e-20 * scale))
            return new(value, expected, Math.Max(0, variance), null, null);
        var z = (value - expected) / Math.Sqrt(variance);
        return new(value, expected, variance, z, TwoSided(z));
    }

    /// <summary>Probability of a standard normal value at least so far from 0.</summary>
    internal static double TwoSided(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}

/// <summary>What shuffling the other places’ values says of one place’s local statistic.</summary>
/// <param name="Value">The statistic as observed.</param>
/// <param name="Mean">Its mean over the shuffles.</param>
/// <param name="Variance">Its variance over the shuffles.</param>
/// <param name="Z">Standard deviations of the shuffles from their mean; null where they all gave the same.</param>
/// <param name="FoldedP">
/// Share of shuffles at least as extreme on the observed side, (r + 1) / (simulations + 1); null without neighbours, and
/// where no shuffle can change the statistic (Moran’s of a place exactly at the mean).
/// </param>
/// <param name="P">Twice that, at most 1: either way.</param>
/// <param name="MonteCarloError">
/// Standard error of <paramref name="FoldedP"/> from the number of shuffles, √(p(1 − p) / simulations): another seed lies
/// within twice this 19 times in 20.
/// </param>
public sealed record SimulatedStatistic(
    double Value,
    double Mean,
    double Variance,
    double? Z,
    double? FoldedP,
    double? P,
    double? MonteCarloError
);
