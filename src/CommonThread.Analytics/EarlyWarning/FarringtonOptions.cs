namespace CommonThread.Analytics.EarlyWarning;

/// <summary>How the upper bound is found from the expectation and its dispersion.</summary>
public enum ThresholdMethod
{
    /// <summary>A normal interval of the transformed count, with the error of the expectation (Farrington 1996, 3.6).</summary>
    Delta,

    /// <summary>A quantile of the negative binomial with the fitted mean and dispersion (Noufaily 2013, 3.4).</summary>
    NbPlugin,

    /// <summary>The same quantile, about a mean at the upper end of its own interval (Salmon, Schumacher and Höhle 2016, 3.2).</summary>
    Muan,
}

/// <summary>The power of the counts that is taken to be normal.</summary>
public enum PowerTransform
{
    /// <summary>Two thirds, which takes out skewness.</summary>
    TwoThirds,

    /// <summary>A half, which steadies the variance.</summary>
    Half,

    /// <summary>The counts as they are.</summary>
    None,
}

/// <summary>Which dispersion multiplies the variance of the expectation (Farrington 1996, 3.6: var(μ) in τ).</summary>
public enum ErrorDispersion
{
    /// <summary>The model’s, and at least 1, as in 1996.</summary>
    AtLeastOne,

    /// <summary>The model’s, also where the counts vary less than chance.</summary>
    AsFound,

    /// <summary>
    /// After reweighting, that of the residuals relative to their means, Σω((y − μ)/μ)² over the degrees of freedom, so that
    /// the error is smaller; as found without reweighting. R’s surveillance 1.20 does so in farringtonFlexible, and bounds that
    /// are to agree with it need it.
    /// </summary>
    Relative,
}

/// <summary>No alarm is raised with fewer cases than this in so many weeks, the judged week included.</summary>
/// <param name="Cases">Cases that are enough.</param>
/// <param name="Weeks">Weeks to count over.</param>
public readonly record struct EnoughCases(int Cases = 5, int Weeks = 4);

/// <summary>
/// The choices of Farrington's method and of its improvement, named with the papers' symbols. Start from <see cref="Original"/>
/// or <see cref="Flexible"/>.
/// </summary>
public sealed record FarringtonOptions
{
    /// <summary>As published in 1996: the same weeks of past years, a trend if it is significant, reweighting above 1, both tails.</summary>
    public static FarringtonOptions Original { get; } =
        new()
        {
            NoPeriods = 1,
            PastWeeksNotIncluded = null,
            WeightsThreshold = 1,
            TrendThreshold = 0.05,
            Threshold = ThresholdMethod.Delta,
            TwoSided = true,
            Error = ErrorDispersion.AtLeastOne,
        };

    /// <summary>
    /// As advised in 2013: a ten-level season over all past weeks but the last 26, a trend kept whenever it does not run away,
    /// reweighting above 2.58, a negative binomial quantile.
    /// </summary>
    public static FarringtonOptions Flexible { get; } = new();

    /// <summary>Years back that are compared with (b).</summary>
    public int YearsBack { get; init; } = 5;

    /// <summary>Weeks on each side of the same week of a past year (w).</summary>
    public int HalfWindow { get; init; } = 3;

    /// <summary>Levels of the season: 1 uses only the windows of past years; more use every past week (noPeriods).</summary>
    public int NoPeriods { get; init; } = 10;

    /// <summary>Weeks just before the judged one that are left out; null for the half window (pastWeeksNotIncluded).</summary>
    public int? PastWeeksNotIncluded { get; init; } = 26;

    /// <summary>Fit a trend and keep it where the conditions are met.</summary>
    public bool Trend { get; init; } = true;

    /// <summary>A trend is kept where its p is below this; 1 keeps it always (pThresholdTrend).</summary>
    public double TrendThreshold { get; init; } = 1;

    /// <summary>Fit twice, the second time with past outbreaks weighing little.</summary>
    public bool Reweight { get; init; } = true;

    /// <summary>Standardised Anscombe residuals above this count as past outbreaks (weightsThreshold).</summary>
    public double WeightsThreshold { get; init; } = 2.58;

    /// <summary>Chance of a count above the bound when nothing has changed (alpha).</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Alpha is shared by both tails, as in 1996, so that the upper bound is its (1 − alpha / 2) quantile.</summary>
    public bool TwoSided { get; init; }

    /// <summary>How the bound is found (thresholdMethod).</summary>
    public ThresholdMethod Threshold { get; init; } = ThresholdMethod.NbPlugin;

    /// <summary>Transformation for the delta method (powertrans).</summary>
    public PowerTransform Power { get; init; } = PowerTransform.TwoThirds;

    /// <summary>Enough cases for an alarm (limit54).</summary>
    public EnoughCases Limit { get; init; } = new(5, 4);

    /// <summary>Weeks in a year: 52 for weeks by number, 12 for months.</summary>
    public int Cycle { get; init; } = 52;

    /// <summary>The dispersion in the error of the expectation, which the delta and muan bounds take into account.</summary>
    public ErrorDispersion Error { get; init; } = ErrorDispersion.Relative;

    internal int Gap => PastWeeksNotIncluded ?? HalfWindow;

    internal double Tail => TwoSided ? Alpha / 2 : Alpha;

    internal void Check()
    {
        StatisticsError.If(YearsBack is < 1 or > 100, "The years back (b) are from 1 to 100");
        StatisticsError.If(Cycle is < 2 or > 400, "A year has from 2 to 400 periods");
        StatisticsError.If(HalfWindow < 0, "The half window (w) cannot be negative");
        StatisticsError.If(
            (2 * HalfWindow) + 1 > Cycle,
            "The window (2w + 1 weeks) is longer than a year, so that past years would overlap"
        );
        StatisticsError.If(NoPeriods < 1, "The season needs at least one level (noPeriods)");
        StatisticsError.If(
            NoPeriods > 1 && NoPeriods - 1 > Cycle - ((2 * HalfWindow) + 1),
            "The season has more levels (noPeriods) than there are weeks outside the window"
        );
        StatisticsError.If(PastWeeksNotIncluded < 0, "The past weeks left out cannot be negative");
        StatisticsError.If(!(Alpha > 0 && Alpha < 1), "Alpha is a chance: above 0 and below 1");
        StatisticsError.If(!(TrendThreshold >= 0 && TrendThreshold <= 1), "The trend’s threshold is from 0 to 1");
        StatisticsError.If(
            !(WeightsThreshold > 0) || !double.IsFinite(WeightsThreshold),
            "The threshold of the weights is above 0"
        );
        StatisticsError.If(Limit.Cases < 0 || Limit.Weeks < 1, "Enough cases are 0 or more, over at least one week");
    }
}
