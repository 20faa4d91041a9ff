namespace CommonThread.Analytics.Hotspots;

/// <summary>What a place has been over the periods, in plain classes; each place is in exactly one.</summary>
public enum PersistenceClass
{
    /// <summary>Not a hot spot in any period.</summary>
    Never,

    /// <summary>A hot spot in each of the recent periods, and in none before them.</summary>
    Emerging,

    /// <summary>A hot spot in each of the recent periods, and in at least the lasting share of all periods.</summary>
    Lasting,

    /// <summary>A hot spot in each of the recent periods, and before that in some but too few to be lasting.</summary>
    Returning,

    /// <summary>A hot spot in at least the fading share of the earlier periods, and in none of the recent ones.</summary>
    Fading,

    /// <summary>A hot spot in some period, and none of the others: now and then.</summary>
    Occasional,
}

/// <summary>Where the classes begin.</summary>
public sealed record PersistenceOptions
{
    /// <summary>How many of the latest periods are recent; at least 1.</summary>
    public int Recent { get; init; } = 1;

    /// <summary>Share of all periods from which a spot that is hot now is lasting; above 0, at most 1.</summary>
    public double LastingShare { get; init; } = 0.8;

    /// <summary>Share of the earlier periods from which a spot that is no longer hot is fading; above 0, at most 1.</summary>
    public double FadingShare { get; init; } = 0.5;
}

/// <summary>A place over the periods.</summary>
/// <param name="Class">Its class.</param>
/// <param name="HotPeriods">In how many periods it was a hot spot.</param>
/// <param name="TrendZ">
/// Mann–Kendall z of its values over the periods: above 1.96 rising, below −1.96 falling; null for fewer than three periods or
/// values that never change.
/// </param>
/// <param name="Meaning">Its class in a sentence.</param>
public sealed record PlaceOverTime(PersistenceClass Class, int HotPeriods, double? TrendZ, string Meaning);

/// <summary>Hot spots over time: which are new, which last, which are going.</summary>
public static class Persistence
{
    /// <summary>Classes one place.</summary>
    /// <param name="hot">For each period, the earliest first, whether the place was a hot spot in it.</param>
    /// <param name="values">For each period the value the trend is drawn from, such as z; null for none.</param>
    /// <param name="options">Where the classes begin.</param>
    /// <exception cref="StatisticsError">No periods, or no more than are recent; shares that are not between 0 and 1.</exception>
    public static PlaceOverTime Of(
        IReadOnlyList<bool> hot,
        IReadOnlyList<double>? values = null,
        PersistenceOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(hot);
        options ??= new();
        StatisticsError.If(options.Recent < 1, "At least the latest period is recent");
        StatisticsError.If(hot.Count <= options.Recent, "There must be periods before the recent ones to compare with");
        StatisticsError.If(
            options.LastingShare is not (> 0 and <= 1) || options.FadingShare is not (> 0 and <= 1),
            "The shares of the periods must be above 0 and at most 1"
        );
        StatisticsError.If(values is not null && values.Count != hot.Count, "Each period needs its value");
        var all = hot.Count(h => h);
        var recent = hot.TakeLast(options.Recent).Count(h => h);
        var before = all - recent;
        var earlier = hot.Count - options.Recent;
        var @class =
            all == 0 ? PersistenceClass.Never
            : recent == options.Recent
                ? before == 0 ? PersistenceClass.Emerging
                    : all >= options.LastingShare * hot.Count ? PersistenceClass.Lasting
                    : PersistenceClass.Returning
            : recent == 0 && before >= options.FadingShare * earlier ? PersistenceClass.Fading
            : PersistenceClass.Occasional;
        return new(@class, all, values is null ? null : Trend(values), Meaning(@class, all, hot.Count));
    }

    /// <summary>Mann–Kendall z with the variance for ties (Mann, 1945; Kendall, 1975); no correction for continuity.</summary>
    /// <param name="values">In the order of time.</param>
    public static double? Trend(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
            StatisticsError.If(!double.IsFinite(value), "Values must be ordinary numbers");
        double n = values.Count,
            s = 0;
        for (var i = 0; i < values.Count; i++)
        for (var j = i + 1; j < values.Count; j++)
            s += Math.Sign(values[j].CompareTo(values[i]));
        var ties = values.CountBy(v => v).Sum(t => t.Value * (t.Value - 1.0) * ((2.0 * t.Value) + 5));
        var variance = ((n * (n - 1) * ((2 * n) + 5)) - ties) / 18;
        return n >= 3 && variance > 0 ? s / Math.Sqrt(variance) : null;
    }

    private static string Meaning(PersistenceClass @class, int hot, int periods) =>
        @class switch
        {
            PersistenceClass.Never => $"Not a hot spot in any of the {periods} periods",
            PersistenceClass.Emerging => "A hot spot now and in no earlier period",
            PersistenceClass.Lasting => $"A hot spot now and in {hot} of the {periods} periods",
            PersistenceClass.Returning => $"A hot spot again, and in {hot} of the {periods} periods",
            PersistenceClass.Fading => $"No longer a hot spot, after {hot} of the {periods} periods",
            _ => $"A hot spot now and then: in {hot} of the {periods} periods",
        };
}
