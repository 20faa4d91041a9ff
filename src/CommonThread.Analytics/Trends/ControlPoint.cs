namespace CommonThread.Analytics.Trends;

/// <summary>Which way of a measure is better. Neither suits counts where a rise may be better reporting.</summary>
public enum GoodDirection
{
    /// <summary>Higher is better: people who feel safe.</summary>
    Up,

    /// <summary>Lower is better: burglaries.</summary>
    Down,

    /// <summary>Neither is: hate crimes that are reported.</summary>
    Neither,
}

/// <summary>Why a point is not part of ordinary variation.</summary>
public enum SpecialCause
{
    /// <summary>Common cause: nothing but ordinary variation.</summary>
    None,

    /// <summary>Above the upper control limit.</summary>
    AboveUpperLimit,

    /// <summary>Below the lower control limit.</summary>
    BelowLowerLimit,

    /// <summary>One of seven or more points in a row, each higher than the one before.</summary>
    RisingTrend,

    /// <summary>One of seven or more points in a row, each lower than the one before.</summary>
    FallingTrend,

    /// <summary>One of two or three of three points in a row on one side, beyond two thirds of the way to the limit.</summary>
    TwoOfThreeAbove,

    /// <summary>The same below the centre line.</summary>
    TwoOfThreeBelow,

    /// <summary>One of seven or more points in a row above the centre line.</summary>
    RunAbove,

    /// <summary>One of seven or more points in a row below the centre line.</summary>
    RunBelow,
}

/// <summary>What a point means for a reader: the icon of Making Data Count.</summary>
public enum Variation
{
    /// <summary>Ordinary variation: noise.</summary>
    CommonCause,

    /// <summary>A signal in the better direction.</summary>
    Improvement,

    /// <summary>A signal in the worse direction.</summary>
    Concern,

    /// <summary>Unusually high where neither direction is better.</summary>
    NeutralHigh,

    /// <summary>Unusually low where neither direction is better.</summary>
    NeutralLow,
}

/// <summary>Whether a target will be met if nothing changes.</summary>
public enum Assurance
{
    /// <summary>The target lies within the limits: it will be met sometimes, by chance.</summary>
    HitAndMiss,

    /// <summary>Both limits lie on the good side of the target.</summary>
    WillMeet,

    /// <summary>Both limits lie on the bad side of the target.</summary>
    WillMiss,
}

/// <summary>A point of a control chart with everything it was judged by. Limits are in the unit of the value.</summary>
/// <param name="Value">The measured value; null where none was measured, which is never read as zero.</param>
/// <param name="Centre">The centre line.</param>
/// <param name="Lower">The lower control limit, three sigma below the centre.</param>
/// <param name="Upper">The upper control limit, three sigma above the centre.</param>
/// <param name="NearLower">Two sigma below the centre.</param>
/// <param name="NearUpper">Two sigma above the centre.</param>
/// <param name="Segment">0 for the first stretch, one more after each rebasing.</param>
public sealed record ControlPoint(
    double? Value,
    double Centre,
    double Lower,
    double Upper,
    double NearLower,
    double NearUpper,
    int Segment
)
{
    /// <summary>Why the point is out of the ordinary, if it is.</summary>
    public SpecialCause Cause { get; init; }

    /// <summary>What that means, by the direction that is better.</summary>
    public Variation Variation { get; init; }
}

/// <summary>A control chart: its points in the order of time, and what its last stretch says.</summary>
/// <param name="Points">One for each value given.</param>
/// <param name="Sigma">Of the last stretch, in units of the value where all points share it; otherwise the scale of their own sigmas.</param>
public sealed record ControlChart(IReadOnlyList<ControlPoint> Points, double Sigma)
{
    /// <summary>The last point that has a value.</summary>
    public ControlPoint Last => Points.Last(p => p.Value is not null);

    /// <summary>The icon of variation: what the last measured point means.</summary>
    public Variation Variation => Last.Variation;

    /// <summary>
    /// The icon of assurance: whether the limits of the last stretch lie wholly on the good or on the bad side of the target.
    /// Null where neither direction is better.
    /// </summary>
    public Assurance? AssuranceOf(double target, GoodDirection good)
    {
        StatisticsError.IfNotFinite(target, "Targets");
        var last = Last;
        return good switch
        {
            GoodDirection.Neither => null,
            GoodDirection.Up when target > last.Upper => Assurance.WillMiss,
            GoodDirection.Up when target < last.Lower => Assurance.WillMeet,
            GoodDirection.Down when target > last.Upper => Assurance.WillMeet,
            GoodDirection.Down when target < last.Lower => Assurance.WillMiss,
            _ => Assurance.HitAndMiss,
        };
    }
}
