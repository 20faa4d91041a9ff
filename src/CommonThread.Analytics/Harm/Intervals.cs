using MathNet.Numerics;

namespace CommonThread.Analytics.Harm;

/// <summary>An interval that would hold the true figure so often as its confidence says.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct Interval(double Lower, double Upper)
{
    internal Interval Times(double factor) => new(Lower * factor, Upper * factor);
}

/// <summary>How the interval of a count is found.</summary>
public enum PoissonMethod
{
    /// <summary>Exact by the Poisson distribution (Garwood, 1936, Biometrika 28:437): covers at least as often as it says. Above
    /// a million events Byar’s, which is the same to more than six digits.</summary>
    Exact,

    /// <summary>Byar’s approximation (Breslow and Day, 1987, equation 2.13): within a fifth of a per cent from 10 events on.</summary>
    Byar,

    /// <summary>Exact below 10 events and Byar from 10 on, as English public health guidance asks.</summary>
    ExactBelowTen,
}

/// <summary>
/// Confidence intervals of counts, rates and shares, as in technical briefing 3 of the public health observatories (Eayres,
/// 2008, "Commonly used public health statistics and their confidence intervals").
/// </summary>
public static class Intervals
{
    /// <summary>Interval of a count of events that happen apart from one another.</summary>
    /// <param name="count">Events; a whole number unless the method is Byar’s.</param>
    /// <param name="method">How it is found.</param>
    /// <param name="confidence">Above 0, below 1; 0.95 by default.</param>
    /// <exception cref="StatisticsError">A negative count; part of an event with the exact method.</exception>
    public static Interval Poisson(
        double count,
        PoissonMethod method = PoissonMethod.ExactBelowTen,
        double confidence = 0.95
    )
    {
        StatisticsError.If(!(count is >= 0 and <= 1e15), "A count must be an ordinary number, zero or more");
        var z = Z(confidence);
        // Above a million both ways agree to more than six digits, and the exact distribution takes ever longer to add up.
        if (method == PoissonMethod.Byar || count > 1e6 || (method == PoissonMethod.ExactBelowTen && count >= 10))
            return new(
                count > 0 ? count * Cube(Math.Max(0, 1 - (1 / (9 * count)) - (z / (3 * Math.Sqrt(count))))) : 0,
                (count + 1) * Cube(1 - (1 / (9 * (count + 1))) + (z / (3 * Math.Sqrt(count + 1))))
            );
        StatisticsError.If(
            count != Math.Floor(count),
            "The exact interval is of whole events; use Byar’s for parts of one"
        );
        var tail = (1 - confidence) / 2;
        return new(count > 0 ? GammaQuantile(count, tail) : 0, GammaQuantile(count + 1, 1 - tail));
    }

    /// <summary>Rate and its interval: events to so many of a population.</summary>
    /// <param name="count">Events.</param>
    /// <param name="population">People, households or years at risk; above zero.</param>
    /// <param name="per">1,000 for events to a thousand people.</param>
    /// <param name="method">How the interval of the count is found.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="StatisticsError">A population that is missing or zero; a negative count.</exception>
    public static (double Rate, Interval Interval) Rate(
        double count,
        double population,
        double per = 1000,
        PoissonMethod method = PoissonMethod.ExactBelowTen,
        double confidence = 0.95
    )
    {
        StatisticsError.If(
            !(population is >= 1e-6 and <= 1e15),
            "A rate needs a population above zero; show the count alone where it is not known"
        );
        StatisticsError.If(!(per is > 0 and <= 1e12), "The rate must be to a number above zero, such as 1,000");
        var interval = Poisson(count, method, confidence);
        return (count / population * per, interval.Times(per / population));
    }

    /// <summary>Interval of a share (Wilson, 1927), which stays between 0 and 1 and serves small numbers.</summary>
    /// <param name="count">Those of the kind, at most the total.</param>
    /// <param name="total">All asked or counted; above zero.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <exception cref="StatisticsError">A count above its total; a total of zero.</exception>
    public static Interval Wilson(double count, double total, double confidence = 0.95)
    {
        StatisticsError.If(!(total is >= 1e-6 and <= 1e15), "A share needs a total above zero");
        StatisticsError.If(!(count >= 0 && count <= total), "A count lies between zero and the total it is a share of");
        var z = Z(confidence);
        var p = count / total;
        var half = z * Math.Sqrt((z * z) + (4 * count * (1 - p)));
        var (middle, width) = ((2 * count) + (z * z), 2 * (total + (z * z)));
        return new(count == 0 ? 0 : (middle - half) / width, count == total ? 1 : (middle + half) / width);
    }

    /// <summary>
    /// Interval of a sum of counts that weigh differently (Dobson, Kuulasmaa, Eberle and Scherer, 1991, Statistics in Medicine
    /// 10:457): that of the plain sum, stretched by √(Σ w² c / Σ c) about the weighted sum.
    /// </summary>
    /// <param name="counts">Counts with their weights, zero or more.</param>
    /// <param name="confidence">Above 0, below 1.</param>
    /// <param name="method">How the interval of the plain sum is found.</param>
    /// <remarks>Without events there is nothing to stretch by: the upper limit is that of no events at the largest weight.</remarks>
    public static Interval WeightedSum(
        IReadOnlyList<(double Count, double Weight)> counts,
        double confidence = 0.95,
        PoissonMethod method = PoissonMethod.ExactBelowTen
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        double all = 0,
            sum = 0,
            variance = 0,
            largest = 0;
        foreach (var (count, weight) in counts)
        {
            StatisticsError.If(!(count is >= 0 and <= 1e15), "A count must be an ordinary number, zero or more");
            StatisticsError.If(!(weight is >= 0 and <= 1e15), "Weights must be ordinary numbers, zero or more");
            (all, sum, variance) = (all + count, sum + (count * weight), variance + (count * weight * weight));
            largest = Math.Max(largest, weight);
        }
        var plain = Poisson(all, method, confidence);
        if (all == 0)
            return plain.Times(largest);
        var stretch = Math.Sqrt(variance / all);
        return new(Math.Max(0, sum + (stretch * (plain.Lower - all))), sum + (stretch * (plain.Upper - all)));
    }

    /// <summary>The normal value beyond which lies half of what is left.</summary>
    internal static double Z(double confidence)
    {
        StatisticsError.If(!(confidence is > 0 and < 1), "The confidence lies between 0 and 1, such as 0.95");
        return Math.Sqrt(2) * SpecialFunctions.ErfInv(confidence);
    }

    private static double Cube(double x) => x * x * x;

    // The value below which lies p of a gamma distribution of this shape: half of a chi-square's quantile. Bisection on the
    // side that is small, from Wilson and Hilferty's cube, to the last digit that the distribution function bears.
    private static double GammaQuantile(double shape, double p)
    {
        var z = -Math.Sqrt(2) * SpecialFunctions.ErfcInv(2 * p);
        var guess = shape * Cube(Math.Max(1e-3, 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)))));
        double Over(double x) =>
            p < 0.5
                ? SpecialFunctions.GammaLowerRegularized(shape, x) - p
                : 1 - p - SpecialFunctions.GammaUpperRegularized(shape, x);
        double low = guess,
            high = guess;
        while (low > 1e-300 && Over(low) > 0)
            low *= 0.9;
        while (Over(high) < 0)
            high *= 1.1;
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var middle = (low + high) / 2;
            if (Over(middle) < 0)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }
}
