namespace CommonThread.Analytics.Hotspots;

/// <summary>
/// Rules for the bandwidth of a kernel density, in the points’ unit. They are starting points: a bandwidth for a beat is smaller than one for
/// a county whatever the rule says. Each is a standard deviation, for <see cref="Kernel.Gaussian"/>; for the same smoothness
/// <see cref="Kernel.Quartic"/> needs √8 times as much, <see cref="ForQuartic"/>.
/// </summary>
public static class Bandwidths
{
    /// <summary>The quartic bandwidth whose kernel varies as much as a Gaussian of this one: √8 times.</summary>
    public static double ForQuartic(double gaussian) => gaussian * Math.Sqrt(8);

    /// <summary>σ · n^(−1/6), σ² the mean of the variances of both coordinates (Scott, 1992, equation 6.42 for two dimensions).</summary>
    public static double Scott(IReadOnlyList<(double X, double Y)> points)
    {
        Check(points);
        var (x, y) = (Deviation([.. points.Select(p => p.X)]), Deviation([.. points.Select(p => p.Y)]));
        return Positive(Math.Sqrt(((x * x) + (y * y)) / 2) * Math.Pow(points.Count, -1.0 / 6));
    }

    /// <summary>
    /// 1.06 · min(s, IQR / 1.34) · n^(−1/5), the mean of both coordinates (Silverman, 1986, equation 3.30 as Venables and
    /// Ripley, 2002, section 5.6 apply it): not drawn out by a few far points.
    /// </summary>
    public static double NormalReference(IReadOnlyList<(double X, double Y)> points)
    {
        Check(points);
        double Of(double[] v)
        {
            Array.Sort(v);
            var spread = (Quantile(v, 0.75) - Quantile(v, 0.25)) / 1.34;
            return 1.06 * Math.Min(Deviation(v), spread) * Math.Pow(v.Length, -0.2);
        }
        return Positive((Of([.. points.Select(p => p.X)]) + Of([.. points.Select(p => p.Y)])) / 2);
    }

    /// <summary>
    /// 0.9 · min(SD, Dm / √ln 2) · n^(−1/5): SD the standard distance from the mean centre, Dm the median distance from it;
    /// the default search radius of desktop mapping packages (after Silverman, 1986, equation 3.31). It is a reach, for
    /// <see cref="Kernel.Quartic"/> as it is.
    /// </summary>
    public static double StandardDistance(IReadOnlyList<(double X, double Y)> points)
    {
        Check(points);
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        var squares = points.Select(p => ((p.X - mx) * (p.X - mx)) + ((p.Y - my) * (p.Y - my))).Order().ToArray();
        var distances = squares.Select(Math.Sqrt).ToArray();
        var least = Math.Min(Math.Sqrt(squares.Average()), Quantile(distances, 0.5) / Math.Sqrt(Math.Log(2)));
        return Positive(0.9 * least * Math.Pow(points.Count, -0.2));
    }

    private static void Check(IReadOnlyList<(double X, double Y)> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        StatisticsError.If(points.Count < 2, "A bandwidth needs at least two points");
        CellKeys.Check(points, 1);
    }

    private static double Positive(double bandwidth)
    {
        StatisticsError.If(
            !(bandwidth > 0),
            "So many points lie at one place that the rule gives no bandwidth; choose one"
        );
        return bandwidth;
    }

    private static double Deviation(double[] v)
    {
        var mean = v.Average();
        return Math.Sqrt(v.Sum(x => (x - mean) * (x - mean)) / (v.Length - 1));
    }

    // Linear between order statistics (type 7 of Hyndman and Fan, 1996).
    private static double Quantile(double[] sorted, double p)
    {
        var at = p * (sorted.Length - 1);
        var low = (int)at;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((at - low) * (sorted[high] - sorted[low]));
    }
}
