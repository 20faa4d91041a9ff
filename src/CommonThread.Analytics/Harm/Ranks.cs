namespace CommonThread.Analytics.Harm;

/// <summary>What places of the same value are ranked as.</summary>
public enum Ties
{
    /// <summary>All the best of their places: 1, 2, 2, 4.</summary>
    Least,

    /// <summary>All the mean of their places: 1, 2.5, 2.5, 4.</summary>
    Mean,

    /// <summary>All the worst of their places: 1, 3, 3, 4.</summary>
    Most,

    /// <summary>No place is skipped after them: 1, 2, 2, 3.</summary>
    Dense,
}

/// <summary>Order among places. A missing value has no rank.</summary>
public static class Ranks
{
    /// <summary>Rank of each value, 1 for the highest.</summary>
    /// <param name="values">Null where nothing was measured.</param>
    /// <param name="ties">What equal values are ranked as.</param>
    /// <param name="lowestFirst">True to give 1 to the lowest.</param>
    /// <exception cref="StatisticsError">A value that is not a number.</exception>
    public static IReadOnlyList<double?> Of(
        IReadOnlyList<double?> values,
        Ties ties = Ties.Least,
        bool lowestFirst = false
    )
    {
        var present = Present(values);
        var groups = present.GroupBy(i => values[i]!.Value).OrderBy(g => lowestFirst ? g.Key : -g.Key);
        var ranks = new double?[values.Count];
        int before = 0,
            number = 0;
        foreach (var group in groups)
        {
            var size = group.Count();
            number++;
            double rank = ties switch
            {
                Ties.Least => before + 1,
                Ties.Mean => before + ((size + 1) / 2.0),
                Ties.Most => before + size,
                _ => number,
            };
            foreach (var i in group)
                ranks[i] = rank;
            before += size;
        }
        return ranks;
    }

    /// <summary>
    /// Percentile of each value among all: the share below it and half of the share equal to it, itself included, 0 to 100;
    /// so places that are all the same are all at 50.
    /// </summary>
    /// <param name="values">Null where nothing was measured.</param>
    /// <exception cref="StatisticsError">A value that is not a number.</exception>
    public static IReadOnlyList<double?> Percentiles(IReadOnlyList<double?> values)
    {
        var ranks = Of(values, Ties.Mean, lowestFirst: true);
        var count = ranks.Count(r => r is not null);
        return [.. ranks.Select(r => r is null ? null : (double?)((r.Value - 0.5) / count * 100))];
    }

    private static int[] Present(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            StatisticsError.If(value is { } v && !double.IsFinite(v), "Values must be ordinary numbers");
        return [.. Enumerable.Range(0, values.Count).Where(i => values[i] is not null)];
    }
}
