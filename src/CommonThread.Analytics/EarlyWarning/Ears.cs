using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.EarlyWarning;

/// <summary>Which of the three EARS methods.</summary>
public enum EarsMethod
{
    /// <summary>C1, mild: the periods just before.</summary>
    C1,

    /// <summary>C2, medium: the same with a gap of two periods, so that a slow rise does not hide itself.</summary>
    C2,

    /// <summary>C3, high: what C2 found in this period and the two before, added up.</summary>
    C3,
}

/// <summary>The choices of the EARS methods.</summary>
public sealed record EarsOptions
{
    /// <summary>Which method.</summary>
    public EarsMethod Method { get; init; } = EarsMethod.C1;

    /// <summary>Periods in the baseline.</summary>
    public int Baseline { get; init; } = 7;

    /// <summary>Least standard deviation, in cases; 0.5 or 1 for sparse counts.</summary>
    public double MinSigma { get; init; }

    /// <summary>Chance of an alarm when nothing has changed; null for 0.001 (C1, C2) or 0.025 (C3).</summary>
    public double? Alpha { get; init; }

    /// <summary>
    /// C3’s bound is laid about the judged count itself instead of its baseline’s mean, as R’s surveillance 1.20 computes it
    /// (against its own manual), to compare results with it. An alarm then rests on the two periods before alone.
    /// </summary>
    public bool C3AboutTheCount { get; init; }

    internal int Lag => Method == EarsMethod.C1 ? 0 : 2;

    internal double Z => Normal.InvCDF(0, 1, 1 - (Alpha ?? (Method == EarsMethod.C3 ? 0.025 : 0.001)));

    internal void Check()
    {
        StatisticsError.If(Baseline is < 2 or > 10_000, "The baseline has at least two periods");
        StatisticsError.If(!(MinSigma >= 0 && MinSigma < 1e9), "The least standard deviation is 0 or more");
        StatisticsError.If(Alpha is { } alpha && !(alpha > 0 && alpha < 1), "Alpha is a chance: above 0 and below 1");
    }
}

/// <summary>
/// Is this period out of line with the handful before it? The Early Aberration Reporting System's C1, C2 and C3 (Fricker,
/// Hegler and Dunfee, 2008, Statistics in Medicine 27:3407, section 2.1), for series without years of history: C = (count −
/// mean) / standard deviation of a short baseline. It knows no season, and takes counts to be roughly normal.
/// Where the baseline never varies there is nothing to divide by: any count above it is an alarm without a score, and it adds
/// nothing to C3 later.
/// </summary>
public static class Ears
{
    /// <summary>Judges the last period of a series.</summary>
    /// <exception cref="StatisticsError">Negative or fractional counts; choices that contradict.</exception>
    public static Judgement JudgeLast(IReadOnlyList<double?> counts, EarsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        StatisticsError.If(counts.Count == 0, "A series needs at least one period");
        return Judge(counts, counts.Count - 1, 1, options)[0];
    }

    /// <summary>Judges so many periods from one on, each by the baseline before it.</summary>
    /// <param name="counts">Cases in each period, oldest first; null where one is missing.</param>
    /// <param name="from">Position of the first period to judge, from 0.</param>
    /// <param name="periods">How many periods to judge.</param>
    /// <param name="options">The method and its choices; C1 where null.</param>
    /// <exception cref="StatisticsError">Negative or fractional counts; choices that contradict.</exception>
    public static IReadOnlyList<Judgement> Judge(
        IReadOnlyList<double?> counts,
        int from,
        int periods,
        EarsOptions? options = null
    )
    {
        options ??= new();
        options.Check();
        var series = Counts.Checked(counts);
        Counts.CheckRange(series, from, periods);
        return [.. Enumerable.Range(from, periods).Select(i => Judge(series, i, options))];
    }

    private static Judgement Judge(double[] series, int at, EarsOptions options)
    {
        var observed = Counts.Known(series[at]);
        if (Window(series, at, options) is not { } window)
            return new(at, observed, WeekState.TooShort);
        var (mean, sigma) = window;
        var z = options.Z;
        var before = 0.0;
        if (options.Method == EarsMethod.C3)
            for (var i = at - 2; i < at; i++)
            {
                if (double.IsNaN(series[i]) || Window(series, i, options) is not { } earlier)
                    return new(at, observed, WeekState.TooShort);
                before += Excess(series[i], earlier);
            }
        var middle = options is { C3AboutTheCount: true, Method: EarsMethod.C3 } && observed is { } own ? own : mean;
        var upper = Math.Max(0, middle + (sigma * (z - before)));
        double? score =
            observed is null || sigma <= 0 ? null
            : options.Method == EarsMethod.C3 ? before + Excess(series[at], window)
            : (observed - mean) / sigma;
        return new(at, observed, observed is null ? WeekState.Missing : WeekState.Judged)
        {
            Expected = mean,
            Upper = upper,
            Alarm = observed > upper,
            Score = score,
            P = score is { } c && options.Method != EarsMethod.C3 ? Normal.CDF(0, 1, -c) : null,
            WeeksUsed = options.Baseline,
        };
    }

    private static double Excess(double count, (double Mean, double Sigma) window) =>
        window.Sigma > 0 ? Math.Max(0, ((count - window.Mean) / window.Sigma) - 1) : 0;

    private static (double Mean, double Sigma)? Window(double[] series, int at, EarsOptions options)
    {
        var first = at - options.Lag - options.Baseline;
        if (first < 0)
            return null;
        double sum = 0,
            squares = 0;
        for (var i = first; i < first + options.Baseline; i++)
            sum += series[i];
        var mean = sum / options.Baseline;
        for (var i = first; i < first + options.Baseline; i++)
            squares += (series[i] - mean) * (series[i] - mean);
        if (double.IsNaN(mean))
            return null;
        return (mean, Math.Max(options.MinSigma, Math.Sqrt(squares / (options.Baseline - 1))));
    }
}
