namespace CommonThread.Analytics.Trends;

/// <summary>A value beside the same period a year before.</summary>
/// <param name="Now">The value.</param>
/// <param name="Before">That of the same period a year before.</param>
/// <param name="Difference">This less that.</param>
/// <param name="Percent">Of that; null where it is too small to divide by honestly.</param>
public sealed record YearOnYear(double Now, double Before, double Difference, double? Percent);

/// <summary>Totals over moving years and comparison with the year before.</summary>
public static class Totals
{
    /// <summary>Below this a percentage of an earlier count says more than the count bears.</summary>
    public const double SmallestBase = 20;

    /// <summary>The total of each point and those before it, <paramref name="length"/> in all; null until there are so many, and where one is missing.</summary>
    /// <param name="values">In the order of time; null where nothing was measured.</param>
    /// <param name="length">12 for months of a year, 4 for quarters.</param>
    public static IReadOnlyList<double?> Moving(IReadOnlyList<double?> values, int length)
    {
        ArgumentNullException.ThrowIfNull(values);
        StatisticsError.If(length < 1, "A moving total needs at least one period");
        var totals = new double?[values.Count];
        for (var i = length - 1; i < values.Count; i++)
        {
            double? sum = 0;
            // Added up anew each time: taking one off and putting one on lets rounding pile up.
            for (var j = i - length + 1; j <= i; j++)
                sum += values[j];
            totals[i] = sum;
        }
        return totals;
    }

    /// <summary>Each point beside the one <paramref name="length"/> before it; null where either is missing.</summary>
    /// <param name="values">In the order of time; null where nothing was measured.</param>
    /// <param name="length">12 for months, 4 for quarters.</param>
    /// <param name="smallestBase">No percentage is given of an earlier value below this, nor ever of zero.</param>
    public static IReadOnlyList<YearOnYear?> AgainstTheYearBefore(
        IReadOnlyList<double?> values,
        int length,
        double smallestBase = SmallestBase
    )
    {
        ArgumentNullException.ThrowIfNull(values);
        StatisticsError.If(length < 1, "A year needs at least one period");
        return
        [
            .. values.Select(
                (value, i) =>
                    i >= length && value is { } now && values[i - length] is { } before
                        ? new YearOnYear(
                            now,
                            before,
                            now - before,
                            before > 0 && before >= smallestBase ? (now - before) / before * 100 : null
                        )
                        : null
            ),
        ];
    }
}
