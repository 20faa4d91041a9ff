namespace CommonThread.Analytics.Hotspots;

/// <summary>
/// Conditional permutation (Anselin, 1995, section 4): a place’s own value stays and its neighbours get a draw, without
/// replacement, of the others’ values. Only as many values are drawn as there are neighbours. The statistic is the weighted
/// sum of deviations times a scale plus a shift.
/// </summary>
internal static class ConditionalShuffles
{
    public static IReadOnlyList<SimulatedStatistic> Run(
        Field field,
        SpatialWeights weights,
        int simulations,
        int seed,
        Func<int, (double Shift, double Scale)> unit
    )
    {
        StatisticsError.If(simulations is < 99 or > 10_000_000, "Between 99 and 10,000,000 simulations are needed");
        var result = new SimulatedStatistic[field.Values.Length];
        Parallel.For(
            0,
            result.Length,
            () => (double[])[.. field.Values],
            (i, _, pool) =>
            {
                result[i] = One(field, weights, i, pool, simulations, new(seed, i), unit(i));
                field.Values.CopyTo(pool, 0);
                return pool;
            },
            _ => { }
        );
        return result;
    }

    private static SimulatedStatistic One(
        Field field,
        SpatialWeights weights,
        int place,
        double[] pool,
        int simulations,
        RandomStream random,
        (double Shift, double Scale) unit
    )
    {
        var (shift, scale) = unit;
        var lag = GetisOrd.Lag(field, weights, place);
        var others = weights.Of(place);
        var own = weights.WeightsOf(place);
        // The place's own value leaves the pool; a weight on itself then adds the same to every shuffle.
        var last = pool.Length - 1;
        (pool[place], pool[last]) = (pool[last], pool[place]);
        double kept = 0;
        var drawn = new double[others.Length];
        var count = 0;
        for (var k = 0; k < others.Length; k++)
            if (others[k] == place)
                kept = own[k] * field.Values[place];
            else
                drawn[count++] = own[k];
        double mean = 0,
            squares = 0;
        int above = 0,
            below = 0;
        // Sums of the same values in another order may differ by rounding and are still a tie.
        var tie = 1e-12 * (Math.Abs(lag) + drawn.Sum() * Math.Sqrt(field.SumOfSquares));
        var sign = scale < 0 ? -1 : 1;
        for (var s = 1; s <= simulations; s++)
        {
            var sum = kept;
            for (var k = 0; k < count; k++)
            {
                var j = k + random.Below(last - k);
                (pool[k], pool[j]) = (pool[j], pool[k]);
                sum += drawn[k] * pool[k];
            }
            var difference = sign * (sum - lag);
            above += difference >= -tie ? 1 : 0;
            below += difference <= tie ? 1 : 0;
            var step = sum - mean;
            mean += step / s;
            squares += step * (sum - mean);
        }
        var variance = squares / (simulations - 1) * scale * scale;
        var (value, centre) = ((lag * scale) + shift, (mean * scale) + shift);
        // Without neighbours, or with a statistic that is the same however the others lie (Moran's of a place at the mean).
        if (count == 0 || scale == 0)
            return new(value, centre, 0, null, null, null, null);
        var p = Math.Min(1, (Math.Min(above, below) + 1.0) / (simulations + 1));
        return new(
            value,
            centre,
            variance,
            squares > tie * tie && variance > 0 ? (value - centre) / Math.Sqrt(variance) : null,
            p,
            Math.Min(1, 2 * p),
            Math.Sqrt(Math.Max(0, p * (1 - p)) / simulations)
        );
    }
}
