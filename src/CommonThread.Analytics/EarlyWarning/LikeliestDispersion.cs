using MathNet.Numerics;
using MathNet.Numerics.RootFinding;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// The dispersion alpha of negative binomial counts, variance = mean + alpha × mean², by maximum likelihood for means that are
/// known (Venables and Ripley, 2002, 7.4).
/// </summary>
internal static class LikeliestDispersion
{
    // Logarithms of alpha between which it is looked for: a part in a million to a million.
    private const double Least = -13.8;
    private const double Most = 13.8;

    // From this size (1 / alpha) on the digamma function's difference is taken by its series.
    private const double Large = 50;

    /// <summary>The likeliest alpha; 0 where the counts vary no more than by chance.</summary>
    public static double Of(double[] counts, double[] means)
    {
        // Times size × (1 + size) the slope is of the same order at both ends, as the search for its root needs.
        double Slope(double log)
        {
            var size = Math.Exp(-log);
            return size * (1 + size) * SlopeOf(counts, means, size);
        }
        // The likelihood of counts that vary no more than chance rises all the way to the Poisson.
        return Slope(Least) <= 0 && Brent.TryFindRoot(Slope, Least, Most, 1e-12, 200, out var root)
            ? Math.Exp(root)
            : 0;
    }

    /// <summary>
    /// Slope of the log-likelihood by size: Σ ψ(y + size) − ψ(size) + log(size / (size + m)) + 1 − (y + size) / (size + m).
    /// Near the Poisson its parts cancel to a millionth of a millionth, which plain differences would lose.
    /// </summary>
    private static double SlopeOf(double[] counts, double[] means, double size)
    {
        double sum = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var apart = (counts[i] - means[i]) / (size + means[i]);
            // log((size + y) / (size + m)) is log(1 + apart); what the digamma differs from it by is Beyond.
            sum += SpecialFunctions.Log1p(apart) - apart + Beyond(counts[i], size);
        }
        return sum;
    }

    // ψ(size + y) − ψ(size) − log((size + y) / size), by Stirling's series for large sizes: its next term is below 1e-16.
    private static double Beyond(double count, double size)
    {
        if (size < Large)
            return SpecialFunctions.DiGamma(size + count)
                - SpecialFunctions.DiGamma(size)
                - Math.Log(1 + (count / size));
        var (near, far) = (1 / size, 1 / (size + count));
        var (near2, far2) = (near * near, far * far);
        return (count / (2 * size * (size + count)))
            + ((near2 - far2) / 12)
            - (((near2 * near2) - (far2 * far2)) / 120)
            + (((near2 * near2 * near2) - (far2 * far2 * far2)) / 252);
    }
}
