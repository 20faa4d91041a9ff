using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// The negative binomial with this mean and variance of dispersion × mean, so that its size is mean / (dispersion − 1); the
/// Poisson where the dispersion is 1.
/// </summary>
internal readonly struct CountDistribution(double mean, double dispersion)
{
    /// <summary>Below this a variance above the mean is no more than rounding.</summary>
    private const double Chance = 1e-10;

    private readonly bool poisson = dispersion - 1 < Chance;
    private readonly double size = mean / Math.Max(dispersion - 1, Chance);

    /// <summary>Chance of so many or fewer.</summary>
    public double AtMost(double count) =>
        count < 0 ? 0
        : mean <= 0 ? 1
        : Chances(
            poisson
                ? SpecialFunctions.GammaUpperRegularized(count + 1, mean)
                : SpecialFunctions.BetaRegularized(size, count + 1, 1 / dispersion)
        );

    /// <summary>Chance of so many or more, with full precision where it is small.</summary>
    public double AtLeast(double count) =>
        count <= 0 ? 1
        : mean <= 0 ? 0
        : Chances(
            poisson
                ? SpecialFunctions.GammaLowerRegularized(count, mean)
                : SpecialFunctions.BetaRegularized(count, size, 1 - (1 / dispersion))
        );

    // Rounding may leave a chance a hair outside.
    private static double Chances(double value) => Math.Clamp(value, 0, 1);

    /// <summary>The least count with at least this chance of so many or fewer.</summary>
    public double Quantile(double chance)
    {
        if (mean <= 0)
            return 0;
        // A chance that is met but for rounding is met.
        var met = chance * (1 - 1e-14);
        // Cornish and Fisher's first two terms, then whole steps that double until the answer is between two of them.
        var deviation = Math.Sqrt(mean * dispersion);
        var z = Normal.InvCDF(0, 1, chance);
        var skew = ((2 * dispersion) - 1) / deviation;
        var guess = Math.Max(0, Math.Floor(mean + (deviation * (z + (skew * ((z * z) - 1) / 6)))));
        double low,
            high,
            stride = 1;
        if (AtMost(guess) >= met)
        {
            (low, high) = (guess - stride, guess);
            while (low >= 0 && AtMost(low) >= met)
                (high, low, stride) = (low, low - stride, stride * 2);
            low = Math.Max(low, -1);
        }
        else
        {
            (low, high) = (guess, guess + stride);
            while (AtMost(high) < met && high < 1e15)
                (low, high, stride) = (high, high + stride, stride * 2);
        }
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            // Beyond 2⁵³ neighbouring whole numbers are one and the same.
            if (middle <= low || middle >= high)
                break;
            if (AtMost(middle) >= met)
                high = middle;
            else
                low = middle;
        }
        return high;
    }
}
