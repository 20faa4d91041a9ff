namespace CommonThread.Analytics.Impact;

/// <summary>How counts vary about their mean.</summary>
public enum CountSpread
{
    /// <summary>Variance = φ × mean, φ estimated from Pearson’s residuals (McCullagh and Nelder, 1989, 9.2).</summary>
    QuasiPoisson,

    /// <summary>Variance = mean + mean² / size, size by maximum likelihood (Venables and Ripley, 2002, 7.4).</summary>
    NegativeBinomial,
}

/// <summary>The choices of an interrupted time series.</summary>
public sealed record InterruptedTimeSeriesOptions
{
    /// <summary>How counts vary about their mean.</summary>
    public CountSpread Spread { get; init; }

    /// <summary>Whether there was a trend already before the action.</summary>
    public bool Trend { get; init; } = true;

    /// <summary>Whether the level may change when the action starts.</summary>
    public bool LevelChange { get; init; } = true;

    /// <summary>Whether the trend may change too; only with a trend.</summary>
    public bool SlopeChange { get; init; } = true;

    /// <summary>Pairs of sine and cosine that the season is made of; 0 for none, 1 or 2 mostly.</summary>
    public int Harmonics { get; init; }

    /// <summary>Periods in a year: 12 for months.</summary>
    public double Cycle { get; init; } = 12;

    /// <summary>Periods from the start that are left out, while the action is still being brought in.</summary>
    public int PhaseIn { get; init; }

    /// <summary>Confidence of every interval.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How many lags of the residuals’ autocorrelation are reported.</summary>
    public int Lags { get; init; } = 12;

    internal int TermCount => 1 + (Trend ? 1 : 0) + (LevelChange ? 1 : 0) + (SlopeChange ? 1 : 0) + (2 * Harmonics);

    internal void Check()
    {
        StatisticsError.If(!Enum.IsDefined(Spread), "The spread is quasi-Poisson or negative binomial");
        StatisticsError.If(!LevelChange && !SlopeChange, "Ask for a change of level, of slope, or both");
        StatisticsError.If(SlopeChange && !Trend, "A change of slope needs a trend that it changes");
        StatisticsError.If(Harmonics is < 0 or > 6, "A season has from 0 to 6 pairs of waves");
        StatisticsError.If(!(Cycle is >= 2 and <= 1000), "A cycle has from 2 to 1,000 periods");
        StatisticsError.If(
            Harmonics > 0 && !(2 * Harmonics < Cycle),
            "A season has fewer pairs of waves than half the periods of its cycle"
        );
        StatisticsError.If(PhaseIn is < 0 or > 1000, "The phase-in is 0 periods or more");
        StatisticsError.If(
            !(Confidence is > 0.5 and < 0.99999),
            "The confidence lies between a half and 1, such as 0.95"
        );
        StatisticsError.If(Lags is < 0 or > 200, "The lags reported are from 0 to 200");
    }
}
