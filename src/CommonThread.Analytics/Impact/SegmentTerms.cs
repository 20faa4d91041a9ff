using MathNet.Numerics.LinearAlgebra.Double;

namespace CommonThread.Analytics.Impact;

/// <summary>The columns of a segmented regression, in one order everywhere: fit, counterfactual and power before starting.</summary>
internal static class SegmentTerms
{
    public static IEnumerable<string> Names(InterruptedTimeSeriesOptions options)
    {
        yield return "intercept";
        if (options.Trend)
            yield return "trend";
        if (options.LevelChange)
            yield return "level change";
        if (options.SlopeChange)
            yield return "slope change";
        for (var k = 1; k <= options.Harmonics; k++)
        {
            yield return FormattableString.Invariant($"sine {k}");
            yield return FormattableString.Invariant($"cosine {k}");
        }
    }

    /// <param name="periods">Positions from 0.</param>
    /// <param name="start">The first period after.</param>
    /// <param name="options">Which columns.</param>
    /// <param name="changes">False for what would have been: the changes stay 0.</param>
    public static DenseMatrix Rows(
        IReadOnlyList<int> periods,
        int start,
        InterruptedTimeSeriesOptions options,
        bool changes
    )
    {
        var rows = new DenseMatrix(periods.Count, options.TermCount);
        for (var i = 0; i < periods.Count; i++)
        {
            var (t, j) = (periods[i] + 1, 0);
            var after = changes && periods[i] >= start;
            rows[i, j++] = 1;
            if (options.Trend)
                rows[i, j++] = t;
            if (options.LevelChange)
                rows[i, j++] = after ? 1 : 0;
            if (options.SlopeChange)
                rows[i, j++] = after ? periods[i] - start : 0;
            for (var k = 1; k <= options.Harmonics; k++)
            {
                var angle = 2 * Math.PI * k * t / options.Cycle;
                rows[i, j++] = Math.Sin(angle);
                rows[i, j++] = Math.Cos(angle);
            }
        }
        return rows;
    }
}
