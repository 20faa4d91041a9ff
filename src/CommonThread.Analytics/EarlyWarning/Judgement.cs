namespace CommonThread.Analytics.EarlyWarning;

/// <summary>What could be said of a week.</summary>
public enum WeekState
{
    /// <summary>The week was compared with what was expected.</summary>
    Judged,

    /// <summary>Compared, but an alarm is held back: there were too few cases lately (Farrington 1996, 3.8).</summary>
    TooFewCases,

    /// <summary>No figure was received for the week itself.</summary>
    Missing,

    /// <summary>The weeks before are too few, or too many of them are missing, to say what is expected.</summary>
    TooShort,

    /// <summary>There were no cases in any of the weeks compared with, so that no rate can be fitted.</summary>
    NoCasesBefore,

    /// <summary>The model could not be fitted to the weeks before, or leaves the bound without end.</summary>
    NotConverged,
}

/// <summary>
/// One week of one series beside what its own past says to expect. Figures are in cases a week. A figure that does not exist
/// (no model, nothing to divide by) is null; none is ever “not a number”.
/// </summary>
/// <param name="Week">Position of the week in the series, from 0.</param>
/// <param name="Observed">Cases in the week; null where none were received.</param>
/// <param name="State">What could be said.</param>
public sealed record Judgement(int Week, double? Observed, WeekState State)
{
    /// <summary>Cases expected, from the weeks before.</summary>
    public double? Expected { get; init; }

    /// <summary>The most cases that would not be called unusual.</summary>
    public double? Upper { get; init; }

    /// <summary>More cases than the upper bound (or a statistic at its threshold).</summary>
    public bool Alarm { get; init; }

    /// <summary>
    /// How far above expectation, where 1 is at the upper bound: (observed − expected) / (upper − expected) for the Farrington
    /// methods; the method's own statistic (C1, C2, C3, the cumulative sum, the likelihood ratio) for the others.
    /// </summary>
    public double? Score { get; init; }

    /// <summary>Chance of so many cases or more if nothing has changed; null where a method gives none.</summary>
    public double? P { get; init; }

    /// <summary>Variance over mean of the weeks before, at least 1 (phi); for Farrington's methods.</summary>
    public double? Dispersion { get; init; }

    /// <summary>Whether a trend over time is part of the expectation.</summary>
    public bool Trend { get; init; }

    /// <summary>Change of the logarithm of expected cases in a week, where there is a trend.</summary>
    public double? TrendPerWeek { get; init; }

    /// <summary>Standard error of the expectation's logarithm, where a model gives it.</summary>
    public double? ExpectedError { get; init; }

    /// <summary>Mean of the negative binomial whose quantile is the bound (mu0 of nbPlugin and muan).</summary>
    public double? BoundMean { get; init; }

    /// <summary>Weeks that the expectation rests on.</summary>
    public int WeeksUsed { get; init; }
}
