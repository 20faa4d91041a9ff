namespace CommonThread.Analytics.Hotspots;

/// <summary>How a place compares with the mean, and its surroundings with theirs.</summary>
public enum MoranQuadrant
{
    /// <summary>High among high: a hot spot.</summary>
    HighHigh,

    /// <summary>Low among low: a cold spot.</summary>
    LowLow,

    /// <summary>High among low: an outlier.</summary>
    HighLow,

    /// <summary>Low among high: an outlier.</summary>
    LowHigh,
}

/// <summary>What random arrangement local Moran is compared with.</summary>
public enum MoranMoments
{
    /// <summary>The place’s own value stays and the others change places (Sokal, Oden and Thomson, 1998).</summary>
    Conditional,

    /// <summary>All values change places (Anselin, 1995, equations 13 and 14).</summary>
    Total,
}

/// <summary>
/// Local Moran’s I: is a place like its neighbours (positive) or unlike them (negative)? Anselin, 1995, Geographical Analysis
/// 27:93, equation 12: Ii = zi / m2 · Σ wij zj, with deviations z from the mean and m2 = Σ z² / n. Values of any unit;
/// weights without the place itself, commonly row-standardised.
/// </summary>
public static class LocalMoran
{
    /// <summary>Each place’s Ii with expectation, variance, z and two-sided p.</summary>
    /// <param name="values">One for each place.</param>
    /// <param name="weights">Which places count, without the place itself.</param>
    /// <param name="moments">The random arrangement compared with.</param>
    /// <exception cref="StatisticsError">Fewer than four places; all values the same; weights that include the place itself.</exception>
    public static IReadOnlyList<LocalStatistic> Local(
        IReadOnlyList<double> values,
        SpatialWeights weights,
        MoranMoments moments = MoranMoments.Conditional
    )
    {
        var field = Check(values, weights);
        var n = field.Values.Length;
        var m2 = field.SumOfSquares / n;
        var b2 = n * field.FourthPowers / (field.SumOfSquares * field.SumOfSquares);
        var result = new LocalStatistic[n];
        for (var i = 0; i < n; i++)
        {
            double sum = 0,
                squares = 0;
            foreach (var w in weights.WeightsOf(i))
                (sum, squares) = (sum + w, squares + (w * w));
            var z = field.Values[i];
            var value = z / m2 * GetisOrd.Lag(field, weights, i);
            if (moments == MoranMoments.Conditional)
            {
                // Given zi, the weighted sum of its neighbours is one of a draw without replacement from the others.
                var (mean, variance) = field.Without(i);
                var spread = z / m2 * (z / m2) * variance * (((n - 1) * squares) - (sum * sum)) / (n - 2);
                result[i] = LocalStatistic.Of(value, z / m2 * sum * mean, spread, squares);
            }
            else
            {
                var expected = -sum / (n - 1);
                var spread =
                    (squares * (n - b2) / (n - 1))
                    + (((sum * sum) - squares) * ((2 * b2) - n) / ((n - 1.0) * (n - 2)))
                    - (expected * expected);
                result[i] = LocalStatistic.Of(value, expected, spread, squares);
            }
        }
        return result;
    }

    /// <summary>Each place’s Ii against conditional shuffles of the others’ values.</summary>
    /// <param name="values">One for each place.</param>
    /// <param name="weights">Which places count, without the place itself.</param>
    /// <param name="simulations">How many shuffles, 99 or more.</param>
    /// <param name="seed">The same seed gives the same answer on any machine.</param>
    public static IReadOnlyList<SimulatedStatistic> Simulate(
        IReadOnlyList<double> values,
        SpatialWeights weights,
        int simulations = 999,
        int seed = 1
    )
    {
        var field = Check(values, weights);
        var m2 = field.SumOfSquares / field.Values.Length;
        return ConditionalShuffles.Run(field, weights, simulations, seed, i => (0, field.Values[i] / m2));
    }

    /// <summary>Each place’s value against the mean and its neighbours’ weighted mean against it; null without neighbours.</summary>
    /// <param name="values">One for each place.</param>
    /// <param name="weights">Which places count, without the place itself.</param>
    public static IReadOnlyList<MoranQuadrant?> Quadrants(IReadOnlyList<double> values, SpatialWeights weights)
    {
        var field = Check(values, weights);
        return
        [
            .. field.Values.Select(
                (z, i) =>
                    weights.Of(i).IsEmpty
                        ? (MoranQuadrant?)null
                        : (z > 0, GetisOrd.Lag(field, weights, i) > 0) switch
                        {
                            (true, true) => MoranQuadrant.HighHigh,
                            (false, false) => MoranQuadrant.LowLow,
                            (true, false) => MoranQuadrant.HighLow,
                            (false, true) => MoranQuadrant.LowHigh,
                        }
            ),
        ];
    }

    private static Field Check(IReadOnlyList<double> values, SpatialWeights weights)
    {
        var field = Field.Of(values, weights);
        StatisticsError.If(values.Count < 4, "Local Moran needs at least four places");
        StatisticsError.If(weights.IncludesSelf, "Local Moran compares a place with others: weights without itself");
        return field;
    }
}
