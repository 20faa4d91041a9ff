namespace CommonThread.Analytics.Trends;

/// <summary>How a series is taken apart. Windows are in points and odd; null is what the paper's authors advise.</summary>
public sealed record StlOptions
{
    /// <summary>Points in a cycle: 12 for months, 4 for quarters, 52 for weeks.</summary>
    public required int Period { get; init; }

    /// <summary>Span of the seasonal loess in cycles, 7 or more; null where the season is the same every year.</summary>
    public int? SeasonalWindow { get; init; }

    /// <summary>Span of the trend's loess; null for the least odd number of points above 1.5 periods over (1 − 1.5 / seasonal span).</summary>
    public int? TrendWindow { get; init; }

    /// <summary>Gives outlying points little weight, by fifteen rounds of bisquare weights.</summary>
    public bool Robust { get; init; }
}

/// <summary>A series as the sum of season, trend and what is left.</summary>
public sealed record StlParts(
    IReadOnlyList<double> Seasonal,
    IReadOnlyList<double> Trend,
    IReadOnlyList<double> Remainder,
    IReadOnlyList<double> Weights
);

/// <summary>
/// Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae and Terpenning, 1990, Journal of Official Statistics
/// 6:3). Loess is computed at every tenth of its span and joined by straight lines, as the paper proposes (section 5.3). It
/// supposes evenly spaced points without gaps and at least two whole cycles.
/// </summary>
public static class Stl
{
    private const int RobustRounds = 15;

    /// <summary>Takes the series apart: value = seasonal + trend + remainder, at every point.</summary>
    /// <exception cref="StatisticsError">Fewer than two cycles and a point; a window that is even or too small.</exception>
    public static StlParts Decompose(IReadOnlyList<double> values, StlOptions options)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(options);
        var (n, period) = (values.Count, options.Period);
        StatisticsError.If(period < 2, "A cycle has at least two points");
        StatisticsError.If(n <= 2 * period, "Taking a series apart needs more than two whole cycles");
        StatisticsError.If(
            options.SeasonalWindow is { } s && (s < 7 || s % 2 == 0),
            "The seasonal span is an odd number of cycles, 7 or more"
        );
        StatisticsError.If(
            options.TrendWindow is { } t && (t < 3 || t % 2 == 0),
            "The trend’s span is an odd number of points"
        );
        foreach (var value in values)
            StatisticsError.IfNotFinite(value, "Values");
        var season = options.SeasonalWindow ?? ((10 * n) + 1);
        var work = new Work(
            [.. values],
            period,
            new(season, 0),
            new(options.TrendWindow ?? Odd(1.5 * period / (1 - (1.5 / season))), 1),
            new(Odd(period), 1)
        );
        work.Run(options.Robust ? 1 : 2, options.Robust ? RobustRounds : 0);
        if (options.SeasonalWindow is null)
            SameEveryCycle(work.Seasonal, period);
        return new(
            work.Seasonal,
            work.Trend,
            [.. values.Select((v, i) => v - work.Seasonal[i] - work.Trend[i])],
            work.Weights
        );
    }

    private static int Odd(double least) => (int)Math.Ceiling(least) | 1;

    private static void SameEveryCycle(double[] seasonal, int period)
    {
        for (var j = 0; j < period; j++)
        {
            double sum = 0;
            var count = 0;
            for (var i = j; i < seasonal.Length; i += period, count++)
                sum += seasonal[i];
            for (var i = j; i < seasonal.Length; i += period)
                seasonal[i] = sum / count;
        }
    }

    /// <summary>A loess smoother: its span in points, its degree, and how far apart it is computed.</summary>
    private readonly record struct Smoother(int Span, int Degree)
    {
        public int Jump => (Span + 9) / 10;
    }

    private sealed class Work(double[] y, int period, Smoother seasonal, Smoother trend, Smoother low)
    {
        public double[] Seasonal { get; } = new double[y.Length];

        public double[] Trend { get; } = new double[y.Length];

        public double[] Weights { get; } = [.. Enumerable.Repeat(1.0, y.Length)];

        public void Run(int inner, int outer)
        {
            for (var round = 0; ; round++)
            {
                var weights = round == 0 ? null : Weights;
                for (var i = 0; i < inner; i++)
                    Inner(weights);
                if (round >= outer)
                    return;
                Reweigh();
            }
        }

        private void Inner(double[]? weights)
        {
            var n = y.Length;
            var detrended = new double[n];
            for (var i = 0; i < n; i++)
                detrended[i] = y[i] - Trend[i];
            var cycles = Cycles(detrended, weights);
            var level = Loess(Mean(Mean(Mean(cycles, period), period), 3), low, null);
            for (var i = 0; i < n; i++)
            {
                Seasonal[i] = cycles[period + i] - level[i];
                detrended[i] = y[i] - Seasonal[i];
            }
            Loess(detrended, trend, weights).CopyTo(Trend, 0);
        }

        // Each month's own series is smoothed and drawn out by a cycle at both ends.
        private double[] Cycles(double[] x, double[]? weights)
        {
            var n = x.Length;
            var all = new double[n + (2 * period)];
            for (var j = 0; j < period; j++)
            {
                var k = ((n - j - 1) / period) + 1;
                var own = new double[k];
                var ownWeights = weights is null ? null : new double[k];
                for (var i = 0; i < k; i++)
                {
                    own[i] = x[(i * period) + j];
                    if (ownWeights is not null)
                        ownWeights[i] = weights![(i * period) + j];
                }
                var smooth = Loess(own, seasonal, ownWeights);
                var first = At(own, seasonal, 0, 1, Math.Min(seasonal.Span, k), ownWeights) ?? smooth[0];
                var last = At(own, seasonal, k + 1, Math.Max(1, k - seasonal.Span + 1), k, ownWeights) ?? smooth[k - 1];
                all[j] = first;
                for (var i = 0; i < k; i++)
                    all[((i + 1) * period) + j] = smooth[i];
                all[((k + 1) * period) + j] = last;
            }
            return all;
        }

        // Bisquare weights of what is left, six times its median apart.
        private void Reweigh()
        {
            var n = y.Length;
            var left = new double[n];
            for (var i = 0; i < n; i++)
                left[i] = Math.Abs(y[i] - Seasonal[i] - Trend[i]);
            var sorted = left.Order().ToArray();
            var h = 3 * (sorted[n / 2] + sorted[n - (n / 2) - 1]);
            for (var i = 0; i < n; i++)
            {
                var u = left[i] / h;
                Weights[i] =
                    left[i] <= 0.001 * h ? 1
                    : left[i] <= 0.999 * h ? (1 - (u * u)) * (1 - (u * u))
                    : 0;
            }
        }

        private static double[] Mean(double[] x, int length)
        {
            var means = new double[x.Length - length + 1];
            double sum = 0;
            for (var i = 0; i < length; i++)
                sum += x[i];
            means[0] = sum / length;
            for (var i = length; i < x.Length; i++)
            {
                sum += x[i] - x[i - length];
                means[i - length + 1] = sum / length;
            }
            return means;
        }
    }

    // Positions count from 1, as in the paper.
    private static double[] Loess(double[] x, Smoother by, double[]? weights)
    {
        var n = x.Length;
        if (n < 2)
            return [.. x];
        var smooth = new double[n];
        var jump = Math.Min(by.Jump, n - 1);
        var half = (by.Span + 1) / 2;
        (int Left, int Right) Window(int i) =>
            by.Span >= n ? (1, n)
            : i < half ? (1, by.Span)
            : i >= n - half + 1 ? (n - by.Span + 1, n)
            : (i - half + 1, by.Span + i - half);
        var at = 1;
        for (var i = 1; i <= n; i += jump)
        {
            var (left, right) = Window(i);
            smooth[i - 1] = At(x, by, i, left, right, weights) ?? x[i - 1];
            Join(smooth, at, i);
            at = i;
        }
        if (at < n)
        {
            var (left, right) = Window(n);
            smooth[n - 1] = At(x, by, n, left, right, weights) ?? x[n - 1];
            Join(smooth, at, n);
        }
        return smooth;
    }

    private static void Join(double[] smooth, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            smooth[i - 1] = smooth[from - 1] + ((smooth[to - 1] - smooth[from - 1]) / (to - from) * (i - from));
    }

    // One point of loess: tricube weights over a window; null where every weight is nothing.
    private static double? At(double[] x, Smoother by, double at, int left, int right, double[]? weights)
    {
        var n = x.Length;
        var reach = Math.Max(at - left, right - at);
        if (by.Span > n)
            reach += (by.Span - n) / 2;
        var w = new double[right - left + 1];
        double sum = 0;
        for (var j = left; j <= right; j++)
        {
            var distance = Math.Abs(j - at);
            if (distance > 0.999 * reach)
                continue;
            var ratio = distance / reach;
            var cube = 1 - (ratio * ratio * ratio);
            var weight = distance > 0.001 * reach ? cube * cube * cube : 1;
            w[j - left] = weight * (weights?[j - 1] ?? 1);
            sum += w[j - left];
        }
        if (sum <= 0)
            return null;
        for (var j = 0; j < w.Length; j++)
            w[j] /= sum;
        if (reach > 0 && by.Degree > 0)
            Tilt(w, at, left, n);
        double value = 0;
        for (var j = left; j <= right; j++)
            value += w[j - left] * x[j - 1];
        return value;
    }

    // Turns the weights of a mean into those of a straight line.
    private static void Tilt(double[] w, double at, int left, int n)
    {
        double centre = 0,
            spread = 0;
        for (var j = 0; j < w.Length; j++)
            centre += w[j] * (left + j);
        for (var j = 0; j < w.Length; j++)
            spread += w[j] * (left + j - centre) * (left + j - centre);
        if (Math.Sqrt(spread) <= 0.001 * (n - 1))
            return;
        var slope = (at - centre) / spread;
        for (var j = 0; j < w.Length; j++)
            w[j] *= (slope * (left + j - centre)) + 1;
    }
}
