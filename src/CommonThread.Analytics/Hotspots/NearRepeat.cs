namespace CommonThread.Analytics.Hotspots;

/// <summary>Pairs of events so far apart in space and time.</summary>
/// <param name="Metres">The furthest apart in space; above the band before.</param>
/// <param name="Days">The furthest apart in time; above the band before.</param>
/// <param name="Pairs">Pairs observed.</param>
/// <param name="Expected">Pairs to expect if times had nothing to do with places: pairs in the space band × pairs in the
/// time band ÷ all pairs (Knox, 1964).</param>
/// <param name="SimulatedMean">Mean over the shuffles of the dates.</param>
/// <param name="SimulatedVariance">Variance over the shuffles.</param>
/// <param name="P">Share of shuffles with as many pairs or more, (r + 1) / (simulations + 1).</param>
/// <param name="MonteCarloError">Standard error of <paramref name="P"/> from the number of shuffles.</param>
public sealed record NearRepeatCell(
    double Metres,
    int Days,
    long Pairs,
    double Expected,
    double SimulatedMean,
    double SimulatedVariance,
    double P,
    double MonteCarloError
)
{
    /// <summary>Times as many pairs as in the mean shuffle; null where the shuffles gave none.</summary>
    public double? Ratio => SimulatedMean > 0 ? Pairs / SimulatedMean : null;
}

/// <summary>
/// Near repeats: is a place more at risk soon after an event nearby? The Knox test (Knox, 1964, Applied Statistics 13:25) over
/// bands of distance and time, with dates shuffled between the events (Ratcliffe and Rengert, 2008). Distances are straight
/// lines; times are whole days.
/// </summary>
public static class NearRepeat
{
    /// <summary>The most near pairs that are held; about a gigabyte.</summary>
    public const int MostPairs = 60_000_000;

    /// <summary>Counts pairs in each band and compares them with the shuffles; cells by distance, then by time.</summary>
    /// <param name="events">Where, in metres on a flat grid, and on which day.</param>
    /// <param name="metres">
    /// Upper edges of the distance bands, rising, each including its edge; begin with 0 for repeats at the very same place.
    /// </param>
    /// <param name="days">Upper edges of the time bands in days, rising; begin with 0 for the same day.</param>
    /// <param name="simulations">How many shuffles, 99 or more.</param>
    /// <param name="seed">The same seed gives the same answer on any machine.</param>
    /// <exception cref="StatisticsError">Fewer than two events; edges that do not rise; too many near pairs.</exception>
    public static IReadOnlyList<NearRepeatCell> Test(
        IReadOnlyList<(double X, double Y, DateOnly Day)> events,
        IReadOnlyList<double> metres,
        IReadOnlyList<int> days,
        int simulations = 999,
        int seed = 1
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(metres);
        ArgumentNullException.ThrowIfNull(days);
        Check(events.Count, metres, days, simulations);
        var pairs = Pairs(events, metres);
        var day = events.Select(e => e.Day.DayNumber).ToArray();
        var bandOf = TimeBands(days);
        var cells = metres.Count * days.Count;
        var observed = Count(pairs, day, bandOf, days.Count, cells);
        var (above, means, squares) = (new int[cells], new double[cells], new double[cells]);
        var counts = new long[simulations][];
        Parallel.For(
            0,
            simulations,
            s =>
            {
                var shuffled = (int[])day.Clone();
                new RandomStream(seed, s).Shuffle<int>(shuffled);
                counts[s] = Count(pairs, shuffled, bandOf, days.Count, cells);
            }
        );
        for (var s = 0; s < simulations; s++)
        for (var c = 0; c < cells; c++)
        {
            var step = counts[s][c] - means[c];
            means[c] += step / (s + 1);
            squares[c] += step * (counts[s][c] - means[c]);
            above[c] += counts[s][c] >= observed[c] ? 1 : 0;
        }
        var expected = Expected(pairs, day, bandOf, metres.Count, days.Count);
        return
        [
            .. Enumerable
                .Range(0, cells)
                .Select(c =>
                {
                    var p = (above[c] + 1.0) / (simulations + 1);
                    return new NearRepeatCell(
                        metres[c / days.Count],
                        days[c % days.Count],
                        observed[c],
                        expected[c],
                        means[c],
                        squares[c] / (simulations - 1),
                        p,
                        Math.Sqrt(p * (1 - p) / simulations)
                    );
                }),
        ];
    }

    private static void Check(int events, IReadOnlyList<double> metres, IReadOnlyList<int> days, int simulations)
    {
        StatisticsError.If(events < 2, "Near repeats need at least two events");
        StatisticsError.If(metres.Count == 0 || days.Count == 0, "Give at least one band of distance and one of time");
        StatisticsError.If(
            !(metres[0] >= 0) || metres.Zip(metres.Skip(1)).Any(m => !(m.First < m.Second)) || !(metres[^1] < 1e100),
            "The edges of the distance bands must rise, from 0 or more"
        );
        StatisticsError.If(
            days[0] < 0 || days.Zip(days.Skip(1)).Any(d => d.First >= d.Second) || days[^1] > 100_000,
            "The edges of the time bands must rise, from 0 or more"
        );
        StatisticsError.If(simulations is < 99 or > 1_000_000, "Between 99 and 1,000,000 simulations are needed");
    }

    private static List<(int A, int B, int Band)> Pairs(
        IReadOnlyList<(double X, double Y, DateOnly Day)> events,
        IReadOnlyList<double> metres
    )
    {
        var pairs = new List<(int, int, int)>();
        var squares = metres.Select(m => m * m).ToArray();
        // Where only the very same place is asked about, any grid will do.
        new NearPairs([.. events.Select(e => (e.X, e.Y))], metres[^1] > 0 ? metres[^1] : 1).ForEach(
            (a, b, squared) =>
            {
                var band = 0;
                while (band < squares.Length && squared > squares[band])
                    band++;
                if (band == squares.Length)
                    return;
                StatisticsError.If(
                    pairs.Count >= MostPairs,
                    "More than 60 million pairs lie within the furthest band; narrow the bands or the period"
                );
                pairs.Add((a, b, band));
            }
        );
        return pairs;
    }

    private static int[] TimeBands(IReadOnlyList<int> days)
    {
        var bands = new int[days[^1] + 1];
        for (int d = 0, band = 0; d < bands.Length; d++)
        {
            band += d > days[band] ? 1 : 0;
            bands[d] = band;
        }
        return bands;
    }

    private static long[] Count(List<(int A, int B, int Band)> pairs, int[] day, int[] bandOf, int width, int cells)
    {
        var counts = new long[cells];
        foreach (var (a, b, band) in pairs)
        {
            var apart = Math.Abs(day[a] - day[b]);
            if (apart < bandOf.Length)
                counts[(band * width) + bandOf[apart]]++;
        }
        return counts;
    }

    private static double[] Expected(
        List<(int A, int B, int Band)> pairs,
        int[] day,
        int[] bandOf,
        int distances,
        int times
    )
    {
        var near = new double[distances];
        foreach (var (_, _, band) in pairs)
            near[band]++;
        // Pairs of dates, by how many events each day has.
        var soon = new double[times];
        var byDay = day.CountBy(d => d).ToDictionary(d => d.Key, d => (double)d.Value);
        foreach (var (first, count) in byDay)
        {
            soon[bandOf[0]] += count * (count - 1) / 2;
            for (var apart = 1; apart < bandOf.Length; apart++)
                if (byDay.TryGetValue(first + apart, out var other))
                    soon[bandOf[apart]] += count * other;
        }
        var all = day.Length * (day.Length - 1.0) / 2;
        return [.. Enumerable.Range(0, distances * times).Select(c => near[c / times] * soon[c % times] / all)];
    }
}
