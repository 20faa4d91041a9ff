namespace CommonThread.Analytics.EarlyWarning;

/// <summary>Which change is looked for.</summary>
public enum ChangeDirection
{
    /// <summary>More cases.</summary>
    Increase,

    /// <summary>Fewer cases.</summary>
    Decrease,
}

/// <summary>The choices of a likelihood ratio chart.</summary>
public sealed record LikelihoodRatioOptions
{
    /// <summary>Threshold: an alarm at or above it (c.ARL). It sets how rare a false alarm is.</summary>
    public double Threshold { get; init; } = 5;

    /// <summary>What is normal: a season of one harmonic where nothing else is said.</summary>
    public InControl Mean { get; init; } = InControl.Season();

    /// <summary>Variance = mean + alpha × mean²: 0 for the Poisson, null to estimate it from the weeks before.</summary>
    public double? Alpha { get; init; } = 0;

    /// <summary>Change of the log mean to look for (kappa); null for any, the generalized ratio.</summary>
    public double? Kappa { get; init; }

    /// <summary>More cases or fewer.</summary>
    public ChangeDirection Direction { get; init; }

    /// <summary>A change has lasted at least so many weeks (Mtilde).</summary>
    public int LeastWeeks { get; init; } = 1;

    internal void Check()
    {
        StatisticsError.If(!(Threshold > 0 && Threshold < 1e9), "The threshold is above 0");
        StatisticsError.If(Alpha is { } a && !(a >= 0 && a < 1e6), "The dispersion (alpha) is 0 or more");
        StatisticsError.If(LeastWeeks < 1, "A change lasts at least one week");
        StatisticsError.If(
            Kappa is { } k && (!double.IsFinite(k) || k == 0 || Math.Abs(k) > 20),
            "The change (kappa) is the logarithm of a ratio: not 0, and within ±20"
        );
        StatisticsError.If(
            Kappa is { } way && way > 0 != (Direction == ChangeDirection.Increase),
            "The change (kappa) goes the other way than is looked for"
        );
    }
}

/// <summary>
/// Has the level changed at some week since the last alarm, and by how much? The likelihood ratio of a lasting change of the
/// mean by a factor e^κ, at its best over the week it began and over κ (Höhle and Paul, 2008, Computational Statistics and Data
/// Analysis 52:4357, section 3; equations 6 to 9), for Poisson or negative binomial counts about a mean in control. After an
/// alarm it starts anew.
/// </summary>
public static class LikelihoodRatio
{
    private const double MostCases = 1e4;

    /// <summary>Watches from a week on, with what is normal learnt from the weeks before.</summary>
    /// <param name="counts">Cases in each week, oldest first; a missing week says nothing.</param>
    /// <param name="from">Position of the first week to judge, from 0.</param>
    /// <param name="weeks">How many weeks to judge.</param>
    /// <param name="options">Threshold, mean and dispersion.</param>
    /// <returns>
    /// For each week the statistic as its score, and as its bound the least cases (the most, looking for fewer) that would raise
    /// the alarm, where up to ten thousand would.
    /// </returns>
    /// <exception cref="StatisticsError">Negative or fractional counts; choices that contradict.</exception>
    public static IReadOnlyList<Judgement> Judge(
        IReadOnlyList<double?> counts,
        int from,
        int weeks,
        LikelihoodRatioOptions? options = null
    )
    {
        options ??= new();
        options.Check();
        var series = Counts.Checked(counts);
        Counts.CheckRange(series, from, weeks);
        if (options.Mean.Of(series, from, weeks, options.Alpha) is not { } normal)
            return Counts.Unjudged(series, from, weeks);
        var evidence = new ChangeEvidence(normal.Alpha, options);
        var judged = new Judgement[weeks];
        for (var i = 0; i < weeks; i++)
        {
            var (count, mean) = (series[from + i], normal.Means[i]);
            var known = !double.IsNaN(count);
            var upper = evidence.Needed(mean, MostCases);
            var score = known ? evidence.Add(count, mean) : evidence.Latest;
            var alarm = known && score >= options.Threshold;
            judged[i] = new(from + i, Counts.Known(count), known ? WeekState.Judged : WeekState.Missing)
            {
                Expected = mean,
                Upper = upper,
                Score = score,
                Alarm = alarm,
                Dispersion = 1 + (normal.Alpha * mean),
                WeeksUsed = from,
            };
            if (alarm)
                evidence.Forget();
        }
        return judged;
    }
}
