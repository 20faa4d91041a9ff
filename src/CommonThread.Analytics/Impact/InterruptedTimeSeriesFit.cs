using CommonThread.Analytics.Harm;

namespace CommonThread.Analytics.Impact;

/// <summary>A term of the model, on the scale of logarithms.</summary>
/// <param name="Name">intercept, trend, level change, slope change, sine 1, cosine 1, …</param>
/// <param name="Estimate">Its value, error, t or z, probability and interval; its ratio is to one period for trends.</param>
public sealed record SegmentTerm(string Name, Estimate Estimate);

/// <summary>A period of the series and what the model says of it.</summary>
/// <param name="Period">Position, from 0.</param>
/// <param name="Count">Events; null where missing.</param>
/// <param name="After">Whether the action had begun.</param>
/// <param name="Used">Whether the model was fitted to it: not where missing or in the phase-in.</param>
public sealed record SegmentPeriod(int Period, double? Count, bool After, bool Used)
{
    /// <summary>Events by the model; null without a population to reckon with.</summary>
    public double? Fitted { get; init; }

    /// <summary>Events to expect had nothing been done: the model without its changes. Before the action the same as fitted.</summary>
    public double? Expected { get; init; }

    /// <summary>Where the mean to expect may lie.</summary>
    public Interval? ExpectedInterval { get; init; }

    /// <summary>Where a count may fall had nothing been done: the mean’s doubt and the counts’ own spread, by the normal.</summary>
    public Interval? CountInterval { get; init; }

    /// <summary>Count less expected.</summary>
    public double? Difference => Count - Expected;

    /// <summary>Count less fitted over the square root of the model’s variance (for a φ of 1).</summary>
    public double? PearsonResidual { get; init; }

    /// <summary>Signed square root of the count’s part in the deviance.</summary>
    public double? DevianceResidual { get; init; }
}

/// <summary>All periods after the action together.</summary>
/// <param name="Observed">Events counted in those used.</param>
/// <param name="Expected">Events to expect in them had nothing been done.</param>
/// <param name="ExpectedInterval">Its interval, by the delta method on the logarithm.</param>
/// <param name="Difference">Observed less expected: below 0, events averted.</param>
/// <param name="Change">Difference over expected: −0.2 for a fifth fewer.</param>
/// <param name="ChangeInterval">
/// Its interval: that of the logarithm of observed over expected, with the doubt of both (the observed count’s by the model’s
/// spread about its fitted means), less 1.
/// </param>
public sealed record TotalEffect(
    double Observed,
    double Expected,
    Interval ExpectedInterval,
    double Difference,
    double Change,
    Interval ChangeInterval
);

/// <summary>An interrupted time series, fitted.</summary>
/// <param name="Start">Position of the first period after the action began, from 0.</param>
/// <param name="Options">What was chosen.</param>
/// <param name="Terms">The model’s terms in order.</param>
/// <param name="Periods">Every period given, in order.</param>
/// <param name="Effect">All periods after the action together.</param>
public sealed record InterruptedTimeSeriesFit(
    int Start,
    InterruptedTimeSeriesOptions Options,
    IReadOnlyList<SegmentTerm> Terms,
    IReadOnlyList<SegmentPeriod> Periods,
    TotalEffect Effect
)
{
    /// <summary>Change of the log level where the action started; null if not asked for.</summary>
    public Estimate? LevelChange => Terms.FirstOrDefault(t => t.Name == "level change")?.Estimate;

    /// <summary>Change of the log trend to one period; null if not asked for.</summary>
    public Estimate? SlopeChange => Terms.FirstOrDefault(t => t.Name == "slope change")?.Estimate;

    /// <summary>
    /// Probability of changes as large in level and slope together by chance: F over the changes and the periods left
    /// (quasi-Poisson), chi-square (negative binomial); Wald’s test.
    /// </summary>
    public double ChangesP { get; init; }

    /// <summary>Pearson’s φ: above 1 where counts vary more than by chance.</summary>
    public double Dispersion { get; init; }

    /// <summary>Alpha of the negative binomial, variance = mean + alpha × mean²; 0 where counts vary no more than by chance.</summary>
    public double Alpha { get; init; }

    /// <summary>The model’s deviance.</summary>
    public double Deviance { get; init; }

    /// <summary>Periods used less terms.</summary>
    public int Free { get; init; }

    /// <summary>Autocorrelation of the deviance residuals, by lag.</summary>
    public IReadOnlyList<LagCorrelation> Autocorrelation { get; init; } = [];

    /// <summary>Durbin and Watson’s d of the deviance residuals: about 2 where neighbours are unlike.</summary>
    public double? DurbinWatson { get; init; }

    /// <summary>What a reader should hear beside the result, as sentences; empty where nothing stands out.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];
}
