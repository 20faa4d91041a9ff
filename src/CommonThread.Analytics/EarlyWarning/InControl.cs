using MathNet.Numerics.LinearAlgebra.Double;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>
/// What a chart that accumulates takes to be normal: means that are given, the average of the weeks before, or a season (and a
/// trend) fitted to them: log mean = a + bt + Σ (c sin(2πst/cycle) + d cos(2πst/cycle)), s = 1 … harmonics (Höhle and Paul,
/// 2008, Computational Statistics and Data Analysis 52:4357, equation 3). It is fitted once, before the first judged week.
/// </summary>
public sealed record InControl
{
    private InControl() { }

    /// <summary>The average of the weeks before.</summary>
    public static InControl Average { get; } = new();

    /// <summary>A mean for each judged week, above 0.</summary>
    public static InControl Given(IReadOnlyList<double> means) => new() { Means = means };

    /// <summary>A season of so many harmonics (1 or 2, mostly), with or without a trend.</summary>
    /// <exception cref="StatisticsError">More than ten harmonics, or fewer than none; a cycle of fewer than two weeks.</exception>
    public static InControl Season(int harmonics = 1, bool trend = false, double cycle = 52)
    {
        StatisticsError.If(harmonics is < 0 or > 10, "A season has from 0 to 10 harmonics");
        StatisticsError.If(!(cycle >= 2 && cycle < 1e6), "A cycle has at least two weeks");
        return new()
        {
            Harmonics = harmonics,
            Trend = trend,
            Cycle = cycle,
            Fitted = true,
        };
    }

    internal IReadOnlyList<double>? Means { get; private init; }

    internal bool Fitted { get; private init; }

    internal int Harmonics { get; private init; }

    internal bool Trend { get; private init; }

    internal double Cycle { get; private init; } = 52;

    /// <summary>
    /// Means of the judged weeks and the dispersion alpha (variance = mean + alpha × mean²); estimated where null. Null where
    /// there is too little, or no case at all, to fit.
    /// </summary>
    internal (double[] Means, double Alpha)? Of(double[] series, int from, int weeks, double? alpha)
    {
        if (Means is { } given)
        {
            StatisticsError.If(given.Count != weeks, "Each judged week needs its mean");
            foreach (var mean in given)
                StatisticsError.If(!(mean > 0 && mean < 1e12), "Each mean is above 0");
            StatisticsError.If(alpha is null, "With means that are given, give the dispersion (alpha) too");
            return ([.. given], alpha ?? 0);
        }
        var times = Enumerable.Range(0, from).Where(i => !double.IsNaN(series[i])).ToArray();
        var counts = Array.ConvertAll(times, i => series[i]);
        var columns = Fitted ? 1 + (Trend ? 1 : 0) + (2 * Harmonics) : 1;
        if (counts.Length <= columns || counts.Sum() <= 0)
            return null;
        if (!Fitted && alpha is 0)
            return ([.. Enumerable.Repeat(counts.Average(), weeks)], 0);
        var past = Rows(times, from, columns);
        var ahead = Rows([.. Enumerable.Range(from, weeks)], from, columns);
        var fit = alpha is { } known ? Fit(past, counts, known) : FitBoth(past, counts);
        if (fit is not { } found)
            return null;
        var means = (ahead * found.Terms).Map(Math.Exp).ToArray();
        return Array.TrueForAll(means, m => m > 0 && m < 1e12) ? (means, found.Alpha) : null;
    }

    // Time runs from −1 at the start to 0 at the first judged week, so that the equations are well scaled.
    private DenseMatrix Rows(int[] times, int from, int columns) =>
        DenseMatrix.Create(
            times.Length,
            columns,
            (i, j) =>
            {
                var t = times[i] + 1;
                if (j == 0)
                    return 1;
                if (Trend && j == 1)
                    return (times[i] - from) / (double)from;
                var k = j - (Trend ? 2 : 1);
                var angle = 2 * Math.PI * ((k / 2) + 1) * t / Cycle;
                return k % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle);
            }
        );

    private static (DenseVector Terms, double Alpha)? Fit(DenseMatrix rows, double[] counts, double alpha)
    {
        // Start and stop are those that generalized linear models are mostly fitted with, so that fits agree to their last digit.
        var mean = Array.ConvertAll(counts, y => alpha > 0 ? (y > 0 ? y : 1.0 / 6) : y + 0.1);
        var last = Deviance(counts, mean, alpha);
        var columns = rows.ColumnCount;
        for (var step = 0; step < 25; step++)
        {
            var normal = new DenseMatrix(columns);
            var right = new DenseVector(columns);
            var (sums, side) = (normal.Values, right.Values);
            for (var i = 0; i < counts.Length; i++)
            {
                var weight = mean[i] / (1 + (alpha * mean[i]));
                var z = Math.Log(mean[i]) + ((counts[i] - mean[i]) / mean[i]);
                for (var j = 0; j < columns; j++)
                {
                    var part = weight * rows.Values[(j * counts.Length) + i];
                    side[j] += part * z;
                    for (var k = 0; k < columns; k++)
                        sums[(k * columns) + j] += part * rows.Values[(k * counts.Length) + i];
                }
            }
            var terms = (DenseVector)normal.Solve(right);
            mean = (rows * terms).Map(Math.Exp).ToArray();
            var deviance = Deviance(counts, mean, alpha);
            if (!double.IsFinite(deviance))
                return null;
            if (Math.Abs(deviance - last) < 1e-8 * (Math.Abs(deviance) + 0.1))
                return (terms, alpha);
            last = deviance;
        }
        // A season that is empty for part of the year creeps towards no cases there without end.
        return null;
    }

    private static double Deviance(double[] counts, double[] means, double alpha) =>
        2
        * counts
            .Select(
                (y, i) =>
                    (y > 0 ? y * Math.Log(y / means[i]) : 0)
                    - (
                        alpha > 0
                            ? (y + (1 / alpha)) * Math.Log((1 + (alpha * y)) / (1 + (alpha * means[i])))
                            : y - means[i]
                    )
            )
            .Sum();

    // The mean for a dispersion and the likeliest dispersion for a mean, in turn, until neither moves.
    private static (DenseVector Terms, double Alpha)? FitBoth(DenseMatrix rows, double[] counts)
    {
        var fit = Fit(rows, counts, 0);
        for (var round = 0; round < 25 && fit is { } now; round++)
        {
            var means = (rows * now.Terms).Map(Math.Exp).ToArray();
            var alpha = LikeliestDispersion.Of(counts, means);
            fit = Fit(rows, counts, alpha);
            if (Math.Abs(alpha - now.Alpha) <= 1e-7 * (alpha + 1e-3))
                break;
        }
        return fit;
    }
}
