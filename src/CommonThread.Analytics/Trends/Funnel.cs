using MathNet.Numerics;

namespace CommonThread.Analytics.Trends;

/// <summary>What is compared between places.</summary>
public enum FunnelKind
{
    /// <summary>Cases of so many: binomial.</summary>
    Proportion,

    /// <summary>Events to an exposure, or observed to expected: Poisson.</summary>
    Rate,
}

/// <summary>How limits allow for places differing by more than chance.</summary>
public enum OverDispersion
{
    /// <summary>Exact limits of the binomial or Poisson distribution.</summary>
    None,

    /// <summary>Limits widened by the square root of the estimated over-dispersion factor.</summary>
    Multiplicative,

    /// <summary>A random effect between places, τ², is added to the variance.</summary>
    Additive,
}

/// <summary>A place on a funnel plot.</summary>
/// <param name="Count">Its events.</param>
/// <param name="Size">Of how many, or its exposure.</param>
/// <param name="Value">Its share or rate: count over size.</param>
/// <param name="Lower95">The lower of the 95% limits, in the unit of the value.</param>
/// <param name="Upper95">The upper of the 95% limits.</param>
/// <param name="Lower998">The lower of the 99.8% limits.</param>
/// <param name="Upper998">The upper of the 99.8% limits.</param>
/// <param name="Z">How many standard errors it lies from the target, by chance alone.</param>
public sealed record FunnelPoint(
    double Count,
    double Size,
    double Value,
    double Lower95,
    double Upper95,
    double Lower998,
    double Upper998,
    double Z
)
{
    /// <summary>1 beyond the 95% limits, 2 beyond the 99.8% limits; negative below; 0 within.</summary>
    public int Beyond =>
        Value > Upper998 ? 2
        : Value > Upper95 ? 1
        : Value < Lower998 ? -2
        : Value < Lower95 ? -1
        : 0;
}

/// <summary>A funnel plot and what its limits rest on.</summary>
/// <param name="Target">The centre: the overall share or rate unless given.</param>
/// <param name="Phi">Estimated over-dispersion factor: 1 where places differ by chance alone.</param>
/// <param name="Tau">Standard deviation between places; 0 where not added.</param>
/// <param name="Points">The places, in the order given.</param>
public sealed record FunnelPlot(double Target, double Phi, double Tau, IReadOnlyList<FunnelPoint> Points);

/// <summary>
/// Funnel plots (Spiegelhalter, 2005, Statistics in Medicine 24:1185): each place against its size, with limits about the
/// target (the overall share or rate unless given), so that small places are not named for what chance does to them.
/// </summary>
public static class Funnel
{
    private const double Z95 = 1.959963984540054;
    private const double Z998 = 3.090232306167813;

    /// <summary>Draws the plot.</summary>
    /// <param name="counts">The events of each place.</param>
    /// <param name="sizes">Of how many (proportion), or the exposure or expected count (rate).</param>
    /// <param name="kind">Binomial or Poisson.</param>
    /// <param name="over">How the limits allow for places differing by more than chance.</param>
    /// <param name="target">Null for the total count over the total size.</param>
    /// <param name="winsorise">Share of the places at each end whose z is drawn in before over-dispersion is estimated.</param>
    /// <exception cref="StatisticsError">A negative count, a size that is not above zero, a count above its size (proportion).</exception>
    public static FunnelPlot Draw(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> sizes,
        FunnelKind kind,
        OverDispersion over = OverDispersion.None,
        double? target = null,
        double winsorise = 0.1
    )
    {
        Check(counts, sizes, kind, target, winsorise);
        var centre = target ?? (counts.Sum() / sizes.Sum());
        var errors = sizes.Select(n => Math.Sqrt(Variance(kind, centre) / n)).ToArray();
        var z = counts.Select((c, i) => errors[i] > 0 ? ((c / sizes[i]) - centre) / errors[i] : 0).ToArray();
        var phi = Winsorised(z, winsorise).Average(v => v * v);
        var tau2 = over == OverDispersion.Additive ? BetweenPlaces(errors, phi) : 0;
        var widen = over == OverDispersion.Multiplicative ? Math.Sqrt(Math.Max(1, phi)) : 1;
        var ceiling = kind == FunnelKind.Proportion ? 1 : double.PositiveInfinity;
        double Limit(int i, double at)
        {
            if (over == OverDispersion.None)
                return Exact(kind, centre, sizes[i], SpecialFunctions.Erfc(-at / Math.Sqrt(2)) / 2);
            var error = Math.Sqrt((errors[i] * errors[i]) + tau2) * widen;
            return Math.Clamp(centre + (at * error), 0, ceiling);
        }
        return new(
            centre,
            phi,
            Math.Sqrt(tau2),
            [
                .. counts.Select(
                    (c, i) =>
                        new FunnelPoint(
                            c,
                            sizes[i],
                            c / sizes[i],
                            Limit(i, -Z95),
                            Limit(i, Z95),
                            Limit(i, -Z998),
                            Limit(i, Z998),
                            z[i]
                        )
                ),
            ]
        );
    }

    /// <summary>Exact limits for one size, for drawing the funnel's sides (appendix A.1.1: interpolated between counts).</summary>
    /// <param name="kind">Binomial or Poisson.</param>
    /// <param name="target">The centre of the funnel.</param>
    /// <param name="size">Of how many, or the exposure.</param>
    /// <param name="p">Probability below the limit, above 0 and below 1.</param>
    public static double Exact(FunnelKind kind, double target, double size, double p)
    {
        StatisticsError.If(p is not (> 0 and < 1), "The probability of a limit lies between 0 and 1");
        double Below(double r) =>
            r < 0 ? 0
            : kind == FunnelKind.Rate ? SpecialFunctions.GammaUpperRegularized(r + 1, target * size)
            : r >= size ? 1
            : SpecialFunctions.BetaRegularized(size - r, r + 1, 1 - target);
        if (target <= 0 || (kind == FunnelKind.Proportion && target >= 1))
            return target;
        // The smallest count that has more than p at or below it, by doubling and then halving.
        double low = -1,
            high = 1;
        while (Below(high) <= p)
            (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (Below(middle) > p)
                high = middle;
            else
                low = middle;
        }
        var (at, before) = (Below(high), Below(high - 1));
        var limit = (high - ((at - p) / (at - before))) / size;
        return kind == FunnelKind.Proportion ? Math.Clamp(limit, 0, 1) : Math.Max(0, limit);
    }

    private static double Variance(FunnelKind kind, double centre) =>
        kind == FunnelKind.Proportion ? centre * (1 - centre) : centre;

    private static double[] Winsorised(double[] z, double share)
    {
        var sorted = z.Order().ToArray();
        var cut = (int)Math.Floor(share * z.Length);
        var (low, high) = (sorted[cut], sorted[^(cut + 1)]);
        return [.. z.Select(v => Math.Clamp(v, low, high))];
    }

    // The moment estimator of DerSimonian and Laird (Spiegelhalter's appendix A.3.2), with the winsorised factor.
    private static double BetweenPlaces(double[] errors, double phi)
    {
        var n = errors.Length;
        var weights = errors.Select(e => 1 / (e * e)).ToArray();
        var sum = weights.Sum();
        var spread = sum - (weights.Sum(w => w * w) / sum);
        return n < 2 || spread <= 0 || n * phi < n - 1 ? 0 : ((n * phi) - (n - 1)) / spread;
    }

    private static void Check(
        IReadOnlyList<double> counts,
        IReadOnlyList<double> sizes,
        FunnelKind kind,
        double? target,
        double winsorise
    )
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(sizes);
        StatisticsError.If(counts.Count == 0, "A funnel plot needs at least one place");
        StatisticsError.If(counts.Count != sizes.Count, "Each count needs its size");
        for (var i = 0; i < counts.Count; i++)
        {
            StatisticsError.IfNotFinite(counts[i], "Counts");
            StatisticsError.IfNotFinite(sizes[i], "Sizes");
            StatisticsError.If(counts[i] < 0, "Counts cannot be negative");
            StatisticsError.If(sizes[i] <= 0, "Each size must be above zero; leave out places without any");
            StatisticsError.If(
                kind == FunnelKind.Proportion && counts[i] > sizes[i],
                "A count cannot be greater than the total it is a share of"
            );
        }
        StatisticsError.IfNotFinite(target ?? 0, "Targets");
        StatisticsError.If(
            target < 0 || (kind == FunnelKind.Proportion && target > 1),
            "The target of a share lies between 0 and 1, that of a rate is not negative"
        );
        StatisticsError.If(winsorise is not (>= 0 and < 0.5), "The share winsorised lies between 0 and a half");
    }
}
