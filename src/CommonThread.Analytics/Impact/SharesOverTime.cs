namespace CommonThread.Analytics.Impact;

/// <summary>
/// The place’s share of the events of place and comparison: log odds = a + δ·after + log(population / comparison’s population),
/// by Newton’s steps on two parameters. Without populations δ is the logarithm of the ratio of ratios itself.
/// </summary>
internal static class SharesOverTime
{
    public static RatioOfRatios Ratio(
        CountSeries place,
        CountSeries comparison,
        int from,
        int start,
        int end,
        double confidence
    )
    {
        var rows = Rows(place, comparison, from, start, end);
        double[] sums = [0, 0, 0, 0];
        int[] periods = [0, 0];
        foreach (var (own, all, _, after) in rows)
        {
            sums[after ? 1 : 0] += own;
            sums[after ? 3 : 2] += all - own;
            periods[after ? 1 : 0]++;
        }
        StatisticsError.If(
            periods[0] < 2 || periods[1] < 2,
            "Before and after each need at least two periods with events in the place or its comparison"
        );
        StatisticsError.If(
            Array.Exists(sums, s => s <= 0),
            "Place and comparison each need events before and after; a ratio to none has no bound"
        );
        var (before, later) = (Side(rows, false), Side(rows, true));
        double pearson = 0;
        foreach (var (own, all, offset, after) in rows)
        {
            var share = Share((after ? later.Level : before.Level) + offset);
            pearson += (own - (all * share)) * (own - (all * share)) / (all * share * (1 - share));
        }
        var free = rows.Count - 2;
        var dispersion = pearson / free;
        StatisticsError.If(
            dispersion < 1e-12,
            "The place is the same share of events in every period, so nothing is left to tell chance by"
        );
        var error = Math.Sqrt(dispersion * ((1 / before.Information) + (1 / later.Information)));
        return new(
            start,
            sums[0],
            sums[1],
            sums[2],
            sums[3],
            new Chance(free, confidence).OfLog(later.Level - before.Level, error),
            dispersion,
            free
        );
    }

    private static List<(double Own, double All, double Offset, bool After)> Rows(
        CountSeries place,
        CountSeries comparison,
        int from,
        int start,
        int end
    )
    {
        var rows = new List<(double, double, double, bool)>(end - from);
        for (var i = from; i < end; i++)
        {
            if (!place.Known(i) || !comparison.Known(i))
                continue;
            var all = place.Values[i] + comparison.Values[i];
            // A period without any event says nothing of how they are shared.
            if (all > 0)
                rows.Add((place.Values[i], all, Math.Log(place.Exposure(i) / comparison.Exposure(i)), i >= start));
        }
        return rows;
    }

    // Before and after share no parameter: each is one level, where the expected events of its periods add up to those counted.
    private static (double Level, double Information) Side(
        List<(double Own, double All, double Offset, bool After)> rows,
        bool after
    )
    {
        var side = rows.FindAll(r => r.After == after);
        var (own, all) = (side.Sum(r => r.Own), side.Sum(r => r.All));
        // The root lies where each period's offset alone would put it, between the least and the most.
        var odds = Math.Log(own / (all - own));
        var (low, high) = (odds - side.Max(r => r.Offset), odds - side.Min(r => r.Offset));
        var level = (low + high) / 2;
        for (var step = 0; step < 200; step++)
        {
            double excess = -own,
                information = 0;
            foreach (var (_, events, offset, _) in side)
            {
                var share = Share(level + offset);
                excess += events * share;
                information += events * share * (1 - share);
            }
            if (excess > 0)
                high = level;
            else
                low = level;
            var next = level - (excess / information);
            // Newton's step, or halving where it would leave the bracket.
            if (!(next >= low && next <= high))
                next = (low + high) / 2;
            var moved = Math.Abs(next - level);
            level = next;
            if (moved <= 1e-14 * (1 + Math.Abs(level)))
                return (level, information);
        }
        throw new StatisticsError("The place’s share of the events has no end that could be found");
    }

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
