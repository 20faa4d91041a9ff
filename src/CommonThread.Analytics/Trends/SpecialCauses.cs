namespace CommonThread.Analytics.Trends;

/// <summary>
/// The four rules of NHS "Making Data Count" (NHS Improvement, 2019), applied within each stretch between rebasings:
/// a point beyond a limit; a trend of seven; two of three close to a limit; a run of seven on one side. Where several apply
/// to a point, the first named is given.
/// </summary>
public static class SpecialCauses
{
    /// <summary>How many points make a run or a trend.</summary>
    public const int Seven = 7;

    /// <summary>The points with their causes and what they mean.</summary>
    public static IReadOnlyList<ControlPoint> Find(IReadOnlyList<ControlPoint> points, GoodDirection good)
    {
        ArgumentNullException.ThrowIfNull(points);
        var found = new ControlPoint[points.Count];
        for (var start = 0; start < points.Count; )
        {
            var end = start;
            while (end < points.Count && points[end].Segment == points[start].Segment)
                end++;
            Judge(points, start, end, good, found);
            start = end;
        }
        return found;
    }

    private static void Judge(
        IReadOnlyList<ControlPoint> points,
        int start,
        int end,
        GoodDirection good,
        ControlPoint[] found
    )
    {
        var n = end - start;
        var side = new int[n];
        var outside = new bool[n];
        var close = new bool[n];
        var step = new int[n];
        for (var i = 0; i < n; i++)
        {
            var p = points[start + i];
            if (p.Value is not { } value)
                continue;
            side[i] = Math.Sign(value - p.Centre);
            outside[i] = value > p.Upper || value < p.Lower;
            close[i] = !outside[i] && (value < p.NearLower || value > p.NearUpper);
            step[i] = i > 0 && points[start + i - 1].Value is { } before ? Math.Sign(value - before) : 0;
        }
        var run = InARow(side, Seven);
        var trend = Trends(step);
        var near = TwoOfThree(close, side);
        for (var i = 0; i < n; i++)
        {
            var cause =
                points[start + i].Value is null ? SpecialCause.None
                : outside[i] ? (side[i] > 0 ? SpecialCause.AboveUpperLimit : SpecialCause.BelowLowerLimit)
                : trend[i] ? (Rises(trend, step, i) ? SpecialCause.RisingTrend : SpecialCause.FallingTrend)
                : near[i] ? (side[i] > 0 ? SpecialCause.TwoOfThreeAbove : SpecialCause.TwoOfThreeBelow)
                : run[i] ? (side[i] > 0 ? SpecialCause.RunAbove : SpecialCause.RunBelow)
                : SpecialCause.None;
            found[start + i] = points[start + i] with { Cause = cause, Variation = Means(cause, good) };
        }
    }

    // A point where a rise turns into a fall belongs to what follows it.
    private static bool Rises(bool[] trend, int[] step, int i) =>
        (i + 1 < trend.Length && trend[i + 1] ? step[i + 1] : step[i]) > 0;

    private static bool[] InARow(int[] side, int length)
    {
        var part = new bool[side.Length];
        for (var start = 0; start < side.Length; )
        {
            var end = start + 1;
            while (end < side.Length && side[end] == side[start])
                end++;
            if (side[start] != 0 && end - start >= length)
                Array.Fill(part, true, start, end - start);
            start = end;
        }
        return part;
    }

    // Seven points have six steps between them, all one way.
    private static bool[] Trends(int[] step)
    {
        var part = new bool[step.Length];
        for (var start = 1; start < step.Length; )
        {
            var end = start + 1;
            while (end < step.Length && step[end] == step[start])
                end++;
            if (step[start] != 0 && end - start >= Seven - 1)
                Array.Fill(part, true, start - 1, end - start + 1);
            start = end;
        }
        return part;
    }

    private static bool[] TwoOfThree(bool[] close, int[] side)
    {
        var part = new bool[close.Length];
        for (var i = 0; i + 2 < close.Length; i++)
        {
            if (
                side[i] == 0
                || side[i] != side[i + 1]
                || side[i] != side[i + 2]
                || (close[i] ? 1 : 0) + (close[i + 1] ? 1 : 0) + (close[i + 2] ? 1 : 0) < 2
            )
                continue;
            for (var j = i; j < i + 3; j++)
                part[j] |= close[j];
        }
        return part;
    }

    private static Variation Means(SpecialCause cause, GoodDirection good)
    {
        if (cause == SpecialCause.None)
            return Variation.CommonCause;
        var high =
            cause
            is SpecialCause.AboveUpperLimit
                or SpecialCause.RisingTrend
                or SpecialCause.TwoOfThreeAbove
                or SpecialCause.RunAbove;
        return good switch
        {
            GoodDirection.Neither => high ? Variation.NeutralHigh : Variation.NeutralLow,
            GoodDirection.Up => high ? Variation.Improvement : Variation.Concern,
            _ => high ? Variation.Concern : Variation.Improvement,
        };
    }
}
