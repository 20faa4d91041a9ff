namespace CommonThread.Analytics.Hotspots;

/// <summary>
/// Gi and Gi*: is what lies about a place higher (a hot spot) or lower (a cold spot) than if the same values lay anywhere?
/// Ord and Getis, 1995, Geographical Analysis 27:286, equations 5 (Gi) and 6 (Gi*). The star counts the place itself, by
/// <see cref="SpatialWeights.IncludingSelf"/>; without it the place’s own value is left out of its surroundings.
/// </summary>
/// <remarks>Values may be counts, rates or severity, of any unit. z is nearly normal with eight neighbours or so, or with
/// values that are not very uneven; otherwise rest on <see cref="Simulate"/>. Areas tested together need
/// <see cref="FalseDiscovery"/>.</remarks>
public static class GetisOrd
{
    /// <summary>Each place’s statistic with its z and two-sided p.</summary>
    /// <param name="values">One for each place.</param>
    /// <param name="weights">Which places count, and how much.</param>
    /// <exception cref="StatisticsError">Fewer than three places; all values the same; lists that do not match.</exception>
    public static IReadOnlyList<LocalStatistic> Local(IReadOnlyList<double> values, SpatialWeights weights)
    {
        var field = Field.Of(values, weights);
        return [.. Enumerable.Range(0, values.Count).Select(i => At(field, weights, i))];
    }

    /// <summary>Each place’s statistic against conditional shuffles: its own value stays, the others change places.</summary>
    /// <param name="values">One for each place.</param>
    /// <param name="weights">Which places count, and how much.</param>
    /// <param name="simulations">How many shuffles, 99 or more; 999 resolves p to a thousandth.</param>
    /// <param name="seed">The same seed gives the same answer on any machine.</param>
    public static IReadOnlyList<SimulatedStatistic> Simulate(
        IReadOnlyList<double> values,
        SpatialWeights weights,
        int simulations = 999,
        int seed = 1
    )
    {
        var field = Field.Of(values, weights);
        return ConditionalShuffles.Run(field, weights, simulations, seed, i => (Sum(weights, i) * field.Mean, 1));
    }

    private static LocalStatistic At(Field field, SpatialWeights weights, int i)
    {
        var n = field.Values.Length;
        double sum = 0,
            squares = 0;
        foreach (var w in weights.WeightsOf(i))
            (sum, squares) = (sum + w, squares + (w * w));
        // Deviations from the mean of all leave the statistic as it is and keep the small differences of large values.
        var (mean, variance) = weights.IncludesSelf ? (0, field.SumOfSquares / n) : field.Without(i);
        var spread = weights.IncludesSelf
            ? variance * ((n * squares) - (sum * sum)) / (n - 1)
            : variance * (((n - 1) * squares) - (sum * sum)) / (n - 2);
        return LocalStatistic.Of(
            Lag(field, weights, i) + (sum * field.Mean),
            sum * (mean + field.Mean),
            spread,
            squares * field.SumOfSquares
        );
    }

    private static double Sum(SpatialWeights weights, int i)
    {
        double sum = 0;
        foreach (var w in weights.WeightsOf(i))
            sum += w;
        return sum;
    }

    /// <summary>Weighted sum of the deviations about a place.</summary>
    internal static double Lag(Field field, SpatialWeights weights, int i)
    {
        var others = weights.Of(i);
        var own = weights.WeightsOf(i);
        double lag = 0;
        for (var k = 0; k < others.Length; k++)
            lag += own[k] * field.Values[others[k]];
        return lag;
    }
}

/// <summary>Values as deviations from their mean.</summary>
internal sealed record Field(double[] Values, double Mean, double SumOfSquares, double FourthPowers)
{
    /// <summary>Refuses what no local statistic can be drawn from.</summary>
    public static Field Of(IReadOnlyList<double> values, SpatialWeights weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        StatisticsError.If(values.Count != weights.Count, "Each place needs one value and one row of weights");
        StatisticsError.If(values.Count < 3, "Hot spots need at least three places");
        foreach (var value in values)
            StatisticsError.If(!(Math.Abs(value) <= 1e70), "Values must be ordinary numbers");
        var mean = values.Average();
        var largest = values.Max(Math.Abs);
        StatisticsError.If(
            values.Max() - values.Min() <= 1e-13 * largest,
            "Every place has the same value, so none stands out"
        );
        var z = values.Select(v => v - mean).ToArray();
        return new(z, mean, z.Sum(v => v * v), z.Sum(v => v * v * v * v));
    }

    /// <summary>Mean and variance (over their number) of the deviations of all other places.</summary>
    public (double Mean, double Variance) Without(int i)
    {
        var (n, z) = (Values.Length - 1, Values[i]);
        var mean = -z / n;
        return (mean, Math.Max(0, ((SumOfSquares - (z * z)) / n) - (mean * mean)));
    }
}
