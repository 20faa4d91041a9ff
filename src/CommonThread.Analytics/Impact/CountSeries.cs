using EarlyWarningCounts = CommonThread.Analytics.EarlyWarning.Counts;

namespace CommonThread.Analytics.Impact;

/// <summary>What was counted in one month.</summary>
/// <param name="Month">Any day of the month.</param>
/// <param name="Count">Events; null where the month is missing.</param>
/// <param name="Population">People (or households, or years at risk) they happened among; null for counts alone.</param>
public sealed record MonthCount(DateOnly Month, double? Count, double? Population = null);

/// <summary>
/// Counts of one place, period after period and none twice; with the population of each period, or without any. It cannot hold
/// what no method could be honest about: negative, fractional or endless counts, or a count among nobody.
/// </summary>
public sealed class CountSeries
{
    private readonly double[] counts;
    private readonly double[]? population;

    private CountSeries(double[] counts, double[]? population) => (this.counts, this.population) = (counts, population);

    /// <summary>How many periods, missing ones included.</summary>
    public int Length => counts.Length;

    /// <summary>Whether each count has its population.</summary>
    public bool HasPopulation => population is not null;

    /// <summary>The first month, where the series was made from months.</summary>
    public DateOnly? FirstMonth { get; private init; }

    /// <summary>Events of each period; null where missing.</summary>
    public IReadOnlyList<double?> Counts => Array.ConvertAll(counts, c => EarlyWarningCounts.Known(c));

    internal ReadOnlySpan<double> Values => counts;

    internal bool Known(int period) => !double.IsNaN(counts[period]);

    internal double Exposure(int period) => population is null ? 1 : population[period];

    /// <summary>From counts in order, oldest first.</summary>
    /// <param name="counts">Events of each period, whole numbers; null where missing.</param>
    /// <param name="population">As many populations, above zero wherever there is a count; null for counts alone.</param>
    /// <exception cref="StatisticsError">
    /// No periods; a negative, fractional or unbelievable count; a zero or missing population beside a count.
    /// </exception>
    public static CountSeries Of(IReadOnlyList<double?> counts, IReadOnlyList<double?>? population = null)
    {
        var values = EarlyWarningCounts.Checked(counts);
        StatisticsError.If(values.Length == 0, "A series needs at least one period");
        if (population is null)
            return new(values, null);
        StatisticsError.If(population.Count != values.Length, "Each period needs its population, or none has one");
        for (var i = 0; i < values.Length; i++)
            StatisticsError.If(
                !double.IsNaN(values[i]) && !(population[i] is >= 1e-6 and <= 1e15),
                $"Period {i + 1} has a count but no population above zero"
            );
        return new(values, [.. population.Select(p => p ?? double.NaN)]);
    }

    /// <summary>From months in any order; months between that are not given are missing.</summary>
    /// <param name="months">Each month once; all with a population or none.</param>
    /// <exception cref="StatisticsError">As <see cref="Of"/>; a month given twice; a gap longer than a century.</exception>
    public static CountSeries Monthly(IEnumerable<MonthCount> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        static int Number(DateOnly day) => (day.Year * 12) + day.Month - 1;
        var given = months.OrderBy(m => m.Month).ToArray();
        StatisticsError.If(given.Length == 0, "A series needs at least one month");
        var (first, last) = (Number(given[0].Month), Number(given[^1].Month));
        StatisticsError.If(last - first >= 1200, "The months of a series lie within a century");
        var counts = new double?[last - first + 1];
        var people = new double?[counts.Length];
        var seen = new bool[counts.Length];
        foreach (var month in given)
        {
            var i = Number(month.Month) - first;
            StatisticsError.If(seen[i], FormattableString.Invariant($"{month.Month:MMMM yyyy} is given twice"));
            (seen[i], counts[i], people[i]) = (true, month.Count, month.Population);
        }
        var series = Of(counts, Array.Exists(people, p => p is not null) ? people : null);
        return new(series.counts, series.population) { FirstMonth = new(given[0].Month.Year, given[0].Month.Month, 1) };
    }

    /// <summary>This series and others of the same periods added up; missing where any is.</summary>
    internal static CountSeries Sum(IReadOnlyList<CountSeries> all)
    {
        var sums = new double[all[0].Length];
        var people = all[0].population is null ? null : new double[sums.Length];
        foreach (var one in all)
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += one.counts[i];
                people?[i] += one.population![i];
            }
        return new(sums, people);
    }
}
