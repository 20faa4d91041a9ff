using MathNet.Numerics.Integration;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>How a count is made comparable before it is added up; m is the mean in control.</summary>
public enum CusumTransform
{
    /// <summary>(x − m) / √m; the bound is rounded up to whole cases.</summary>
    Standard,

    /// <summary>(x − 3m + 2√(xm)) / (2√m) (Rossi, Lampugnani and Marchi 1999, z3).</summary>
    Rossi,

    /// <summary>Anscombe’s residual, 3/2 (x^⅔ − m^⅔) / m^⅙.</summary>
    Anscombe,

    /// <summary>The same about the mean of x^⅔ to second order, m^⅔ − m^−⅓/9 (Pierce and Schafer 1986).</summary>
    AnscombeSecondOrder,

    /// <summary>(x − m) / √(m + αm²).</summary>
    PearsonNegBin,

    /// <summary>Anscombe’s residual of the negative binomial: the integral of (t + αt²)^−⅓ from m to x, over (m + αm²)^⅙.</summary>
    AnscombeNegBin,

    /// <summary>The count itself.</summary>
    None,
}

/// <summary>The choices of a cumulative sum.</summary>
public sealed record CusumOptions
{
    /// <summary>Reference value, taken off each period: half the shift to be found (k).</summary>
    public double K { get; init; } = 1.04;

    /// <summary>Decision boundary: an alarm at or above it (h). It sets how rare a false alarm is.</summary>
    public double H { get; init; } = 2.26;

    /// <summary>What is normal.</summary>
    public InControl Mean { get; init; } = InControl.Average;

    /// <summary>How a count is made comparable.</summary>
    public CusumTransform Transform { get; init; } = CusumTransform.Standard;

    /// <summary>Dispersion for the negative binomial transformations: variance = mean + alpha × mean².</summary>
    public double Alpha { get; init; }

    internal void Check()
    {
        StatisticsError.If(!double.IsFinite(K) || Math.Abs(K) > 1e9, "The reference value (k) is an ordinary number");
        StatisticsError.If(!(H > 0 && H < 1e9), "The decision boundary (h) is above 0");
        StatisticsError.If(!(Alpha >= 0 && Alpha < 1e6), "The dispersion (alpha) is 0 or more");
    }
}

/// <summary>
/// Have small excesses been adding up? S(t) = max(0, S(t − 1) + z(t) − k), an alarm where S ≥ h (Rossi, Lampugnani and Marchi,
/// 1999, Statistics in Medicine 18:2111). It is not set back after an alarm. The bound is the count that would raise the alarm.
/// </summary>
public static class PoissonCusum
{
    /// <summary>Adds up from a week on, with what is normal learnt from the weeks before.</summary>
    /// <param name="counts">Cases in each week, oldest first; a missing week leaves the sum as it was.</param>
    /// <param name="from">Position of the first week to judge, from 0.</param>
    /// <param name="weeks">How many weeks to judge.</param>
    /// <param name="options">Reference value, boundary, mean and transformation.</param>
    /// <exception cref="StatisticsError">Negative or fractional counts; choices that contradict.</exception>
    public static IReadOnlyList<Judgement> Judge(
        IReadOnlyList<double?> counts,
        int from,
        int weeks,
        CusumOptions? options = null
    )
    {
        options ??= new();
        options.Check();
        var series = Counts.Checked(counts);
        Counts.CheckRange(series, from, weeks);
        if (options.Mean.Of(series, from, weeks, alpha: 0) is not { } normal)
            return Counts.Unjudged(series, from, weeks);
        var judged = new Judgement[weeks];
        double sum = 0;
        for (var i = 0; i < weeks; i++)
        {
            var (count, mean) = (series[from + i], normal.Means[i]);
            var needed = Needed(options.H + options.K - sum, mean, options);
            if (!double.IsNaN(count))
                sum = Math.Max(0, sum + Comparable(count, mean, options) - options.K);
            judged[i] = new(from + i, Counts.Known(count), double.IsNaN(count) ? WeekState.Missing : WeekState.Judged)
            {
                Expected = mean,
                Upper = double.IsFinite(needed) ? needed : null,
                Score = sum,
                Alarm = !double.IsNaN(count) && sum >= options.H,
                WeeksUsed = from,
            };
        }
        return judged;
    }

    private static double TwoThirds(double x) => Math.Cbrt(x) * Math.Cbrt(x);

    private static double Comparable(double x, double m, CusumOptions options)
    {
        var variance = m + (options.Alpha * m * m);
        return options.Transform switch
        {
            CusumTransform.Standard => (x - m) / Math.Sqrt(m),
            CusumTransform.Rossi => (x - (3 * m) + (2 * Math.Sqrt(x * m))) / (2 * Math.Sqrt(m)),
            CusumTransform.Anscombe => 1.5 * (TwoThirds(x) - TwoThirds(m)) / Math.Pow(m, 1.0 / 6),
            CusumTransform.AnscombeSecondOrder => 1.5 * (TwoThirds(x) - SecondMean(m)) / Math.Pow(m, 1.0 / 6),
            CusumTransform.PearsonNegBin => (x - m) / Math.Sqrt(variance),
            CusumTransform.AnscombeNegBin => Area(m, x, options.Alpha) / Math.Pow(variance, 1.0 / 6),
            _ => x,
        };
    }

    // The count at which the transformed one is z: each transformation turned about.
    private static double Needed(double z, double m, CusumOptions options)
    {
        var variance = m + (options.Alpha * m * m);
        return options.Transform switch
        {
            // A hair is taken off, so that a whole number is not raised to the next by rounding.
            CusumTransform.Standard => Math.Max(0, Math.Ceiling(m + (z * Math.Sqrt(m)) - 1e-9)),
            CusumTransform.Rossi => RossiNeeded(z, m),
            CusumTransform.Anscombe => Power(TwoThirds(m) + (2.0 / 3 * z * Math.Pow(m, 1.0 / 6))),
            CusumTransform.AnscombeSecondOrder => Power(SecondMean(m) + (2.0 / 3 * z * Math.Pow(m, 1.0 / 6))),
            CusumTransform.PearsonNegBin => Math.Max(0, m + (z * Math.Sqrt(variance))),
            CusumTransform.AnscombeNegBin => NegBinNeeded(z, m, options),
            _ => Math.Max(0, z),
        };
    }

    // √x solves x + 2√m√x = 3m + 2√m z. Once the sum is so high that no case is needed, the square of the negative root is kept
    // as R's surveillance gives it, so that bounds agree; the alarm never rests on it.
    private static double RossiNeeded(double z, double m)
    {
        var square = (4 * m) + (2 * Math.Sqrt(m) * z);
        var root = Math.Sqrt(Math.Max(0, square)) - Math.Sqrt(m);
        return square < 0 ? 0 : root * root;
    }

    private static double SecondMean(double m) => TwoThirds(m) - (1 / (9 * Math.Cbrt(m)));

    private static double Power(double x) => x > 0 ? x * Math.Sqrt(x) : 0;

    // With t = u^(3/2) the integrand is smooth down to 0: ∫ 3/2 (1 + α u^(3/2))^(−1/3) du.
    private static double Area(double m, double x, double alpha) =>
        GaussLegendreRule.Integrate(u => 1.5 / Math.Cbrt(1 + (alpha * Power(u))), TwoThirds(m), TwoThirds(x), 64);

    private static double NegBinNeeded(double z, double m, CusumOptions options)
    {
        if (Comparable(0, m, options) >= z)
            return 0;
        double low = 0,
            high = Math.Max(1, m);
        while (Comparable(high, m, options) < z && high < 1e15)
            high *= 2;
        for (var i = 0; i < 100; i++)
        {
            var middle = (low + high) / 2;
            if (Comparable(middle, m, options) < z)
                low = middle;
            else
                high = middle;
        }
        return high;
    }
}
