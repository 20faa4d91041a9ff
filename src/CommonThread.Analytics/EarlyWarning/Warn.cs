namespace CommonThread.Analytics.EarlyWarning;

/// <summary>One series to watch: an area and a type of crime or need.</summary>
/// <param name="Area">The area’s code.</param>
/// <param name="Type">What is counted.</param>
/// <param name="Counts">Cases in each week, oldest first; null where a week is missing.</param>
/// <param name="Harm">Harm of one case, in the unit of the weights; 1 ranks by excess cases alone.</param>
public sealed record WatchedSeries(string Area, string Type, IReadOnlyList<double?> Counts, double Harm = 1)
{
    /// <summary>Population in each week, where rates are to be compared.</summary>
    public IReadOnlyList<double>? Population { get; init; }
}

/// <summary>An alarm that is shown.</summary>
/// <param name="Series">The series.</param>
/// <param name="Judgement">The week, beside what was expected.</param>
/// <param name="ExcessHarm">Harm beyond what was expected: harm of one case × (observed − expected).</param>
/// <param name="AdjustedP">The least rate of false alarms at which this alarm would be shown; null where the method gives no p.</param>
public sealed record Warning(WatchedSeries Series, Judgement Judgement, double ExcessHarm, double? AdjustedP);

/// <summary>A series that could not be judged at all, and why.</summary>
public sealed record RefusedSeries(WatchedSeries Series, string Reason);

/// <summary>What watching thousands of series found.</summary>
public sealed record Warnings
{
    /// <summary>Alarms to be shown, by harm beyond expectation, the most first.</summary>
    public required IReadOnlyList<Warning> Shown { get; init; }

    /// <summary>Alarms of single series that the rate of false alarms holds back, in the same order.</summary>
    public required IReadOnlyList<Warning> HeldBack { get; init; }

    /// <summary>Every series’ judgement, in the order given; null where it was refused.</summary>
    public required IReadOnlyList<Judgement?> Judgements { get; init; }

    /// <summary>Series that could not be judged at all.</summary>
    public required IReadOnlyList<RefusedSeries> Refused { get; init; }

    /// <summary>How many series are in each state.</summary>
    public required IReadOnlyDictionary<WeekState, int> States { get; init; }

    /// <summary>Alarms are shown up to this p; null where no rate was set or nothing could be judged.</summary>
    public double? GreatestP { get; init; }
}

/// <summary>How the last week of many series is watched.</summary>
public sealed record WarnOptions
{
    /// <summary>Judges one series; Farrington Flexible where nothing else is said.</summary>
    public Func<WatchedSeries, Judgement> Judge { get; init; } =
        series => Farrington.JudgeLast(series.Counts, FarringtonOptions.Flexible, series.Population);

    /// <summary>
    /// Share of the alarms shown that may be false, on average over many weeks: the false discovery rate, controlled by the step-
    /// up rule of Benjamini and Hochberg. Null shows every alarm, of which alpha times the number of series are false.
    /// </summary>
    public double? FalseAlarms { get; init; } = 0.1;

    /// <summary>Threads at once; as many as the machine has processors where null.</summary>
    public int? Threads { get; init; }
}

/// <summary>
/// Early warning over thousands of series of areas and types. An alarm of a series is shown if its p also passes the step-up
/// rule of Benjamini and Hochberg (1995, Journal of the Royal Statistical Society B 57:289) among all series that have a p, those
/// with too few cases for an alarm included: with p in order, the greatest p(i) ≤ rate × i / series is the cut. Counts are
/// discrete, so that their p are too large rather than too small and the rate is kept; series that move together keep it
/// too (Benjamini and Yekutieli 2001). Methods that add up over weeks (C3, cumulative sums, likelihood ratios) give no p: their
/// thresholds set their false alarms, and no rate can be asked for.
/// </summary>
public static class Warn
{
    /// <summary>Watches the last week of every series and ranks what stands out by harm.</summary>
    /// <param name="series">The series; one that cannot be judged does not stop the others.</param>
    /// <param name="options">How to judge, and the rate of false alarms.</param>
    /// <param name="progress">Told now and then how many series are done.</param>
    /// <param name="cancellation">Stops between two series.</param>
    /// <exception cref="StatisticsError">A rate that is not a share; a rate asked of a method that gives no p; a harm that is not a number of 0 or more.</exception>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public static Warnings Watch(
        IReadOnlyList<WatchedSeries> series,
        WarnOptions? options = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        StatisticsError.If(
            options.FalseAlarms is { } rate && !(rate > 0 && rate < 1),
            "The rate of false alarms is a share: above 0 and below 1"
        );
        StatisticsError.If(options.Threads < 1, "At least one thread is needed");
        foreach (var one in series)
            StatisticsError.If(!(one.Harm >= 0 && one.Harm < 1e12), "The harm of a case is a number of 0 or more");
        var judged = new Judgement?[series.Count];
        var refusals = new string?[series.Count];
        var done = 0;
        Parallel.For(
            0,
            series.Count,
            new ParallelOptions
            {
                CancellationToken = cancellation,
                MaxDegreeOfParallelism = options.Threads ?? Environment.ProcessorCount,
            },
            i =>
            {
                try
                {
                    judged[i] = options.Judge(series[i]);
                }
                catch (StatisticsError refusal)
                {
                    refusals[i] = refusal.Message;
                }
                var now = Interlocked.Increment(ref done);
                if (now % 256 == 0 || now == series.Count)
                    progress?.Report(now);
            }
        );
        return Rank(series, judged, refusals, options.FalseAlarms);
    }

    private static Warnings Rank(
        IReadOnlyList<WatchedSeries> series,
        Judgement?[] judged,
        string?[] refusals,
        double? rate
    )
    {
        StatisticsError.If(
            rate is not null && judged.Any(j => j is { Alarm: true, P: null, Score: not null }),
            "This method gives no p, so that no rate of false alarms can be kept; set its threshold instead"
        );
        var adjusted = FalseDiscovery.Adjust([.. judged.Select(j => j?.P)]);
        // An alarm without a score has nothing before it to be measured against: it is held back where a rate is kept.
        bool Passes(int i) => rate is not { } most || adjusted[i] <= most;
        var alarms = Enumerable
            .Range(0, judged.Length)
            .Where(i => judged[i]?.Alarm == true)
            .Select(i =>
                (
                    Passes: Passes(i),
                    Warning: new Warning(
                        series[i],
                        judged[i]!,
                        series[i].Harm * ((judged[i]!.Observed ?? 0) - (judged[i]!.Expected ?? 0)),
                        adjusted[i]
                    )
                )
            )
            .OrderByDescending(a => a.Warning.ExcessHarm)
            .ThenBy(a => a.Warning.AdjustedP ?? 1)
            .ThenBy(a => a.Warning.Series.Area, StringComparer.Ordinal)
            .ThenBy(a => a.Warning.Series.Type, StringComparer.Ordinal)
            .ToList();
        return new()
        {
            Shown = [.. alarms.Where(a => a.Passes).Select(a => a.Warning)],
            HeldBack = [.. alarms.Where(a => !a.Passes).Select(a => a.Warning)],
            Judgements = judged,
            Refused =
            [
                .. Enumerable
                    .Range(0, judged.Length)
                    .Where(i => refusals[i] is not null)
                    .Select(i => new RefusedSeries(series[i], refusals[i]!)),
            ],
            States = judged.OfType<Judgement>().GroupBy(j => j.State).ToDictionary(g => g.Key, g => g.Count()),
            GreatestP = rate is { } kept
                ? judged.Where((j, i) => j?.P is not null && adjusted[i] <= kept).Max(j => j!.P)
                : null,
        };
    }
}
