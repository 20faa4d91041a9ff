namespace CommonThread.Measures;

/// <summary>How a measure stands against what was aimed at (D-08).</summary>
public enum Track
{
    /// <summary>There is nothing to judge it by.</summary>
    NotJudged,

    /// <summary>Meets its target; without one, no worse than a year before.</summary>
    OnTrack,

    /// <summary>Misses by no more than its tolerance.</summary>
    Watch,

    /// <summary>Misses by more, or is worse than a year before by more.</summary>
    OffTrack,
}

public static class TrackWords
{
    /// <summary>"On track".</summary>
    public static string Say(this Track track) =>
        track switch
        {
            Track.OnTrack => "On track",
            Track.Watch => "Watch",
            Track.OffTrack => "Off track",
            _ => "Not judged",
        };
}

/// <summary>
/// The latest figure of a series beside its target, its baseline, and the same time a year before; and what that makes of it.
/// Monthly and quarterly counts are compared as totals of twelve months where two such years are known, because one month
/// beside another is mostly chance; other figures as they are (D-06 to D-08).
/// </summary>
/// <param name="Now">What is compared with the year before.</param>
/// <param name="Before">The same a year before; null where it is not known, or hidden from the reader.</param>
/// <param name="OverAYear">Whether those are totals of twelve months.</param>
public sealed record Progress(Measure Measure, Figure Latest, double? Now, double? Before, bool OverAYear)
{
    /// <summary>Below this a percentage of an earlier count says more than the count bears (D-07).</summary>
    public const double LeastForPercent = Analytics.Trends.Totals.SmallestBase;

    /// <summary>Reads a series of one measure and part, oldest first; null where it has no figure, or the latest is hidden.</summary>
    /// <param name="breaks">Where the boundary changed: years of two areas are not compared.</param>
    public static Progress? Of(Measure measure, IReadOnlyList<Figure> series, IReadOnlyList<BoundaryBreak> breaks)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(breaks);
        if (series.Count == 0 || series[^1].Hidden)
            return null;
        IReadOnlyList<Figure> comparable = breaks.Count == 0 ? series : [.. series.Skip(breaks[^1].Index)];
        var year = measure.Kind != MeasureKind.Count ? 0 : InAYear(comparable[^1].Period.Kind);
        if (year > 0 && Total(comparable, 0, year) is { } now && Total(comparable, year, year) is { } then)
            return new(measure, series[^1], now, then, true);
        var before = comparable.LastOrDefault(f => f.Period == series[^1].Period.SameAYearBefore());
        return new(measure, series[^1], series[^1].Value, before is { Hidden: false } ? before.Value : null, false);
    }

    public Track Track =>
        Measure.Direction == Direction.Neither ? Track.NotJudged
        : Measure.Target is null ? AgainstYear
        : AgainstTarget == Track.OffTrack || AgainstYear == Track.OffTrack ? Track.OffTrack
        : AgainstTarget;

    /// <summary>How far the latest figure is from its target, above nothing where it is better than that (D-11).</summary>
    public double? Margin => Measure.Target is { } target ? Better(Latest.Value - target) : null;

    /// <summary>Per cent changed since a year before; null where there is no such figure, or it is too small to divide by.</summary>
    public double? YearPercent => Percent(Now, Before);

    /// <summary>Per cent changed since the baseline.</summary>
    public double? BaselinePercent => Percent(Latest.Value, Measure.Baseline);

    /// <summary>"12% fewer than the 12 months before (4,210, then 4,785)"; null where a year before is not known.</summary>
    public string? AgainstYearWords =>
        Now is not { } now || Before is not { } before
            ? null
            : $"{Said(now, before)} {(OverAYear ? "the 12 months before" : $"in {Latest.Period.SameAYearBefore()}")} ({Measure.Say(now)}, then {Measure.Say(before)})";

    /// <summary>"8% below the baseline of 1,200 crimes"; null without a baseline.</summary>
    public string? AgainstBaselineWords =>
        Measure.Baseline is { } baseline
            ? $"{Said(Latest.Value, baseline)} at the baseline ({Measure.SayWhole(baseline)}{(Measure.BaselineOn is { } on ? $", {on.Say()}" : "")})"
            : null;

    /// <summary>Why it stands as it does, in words.</summary>
    public string Because =>
        Measure.Direction == Direction.Neither ? "Neither direction is better, so that it is watched and not judged"
        : Measure.Target is { } target
            ? AgainstTarget == Track.OnTrack
                    ? AgainstYear == Track.OffTrack
                            ? $"Meets its target of {Measure.SayWhole(target)}, but is worse than a year before by more than {Tolerance}"
                        : $"Meets its target of {Measure.SayWhole(target)}"
                : $"Misses its target of {Measure.SayWhole(target)} by {Difference(Math.Abs(Margin!.Value))}"
        : AgainstYear switch
        {
            Track.OnTrack => "It has no target; it is no worse than a year before",
            Track.Watch => $"It has no target; it is worse than a year before by no more than {Tolerance}",
            Track.OffTrack => $"It has no target; it is worse than a year before by more than {Tolerance}",
            _ => "It has no target, and no figure of a year before that is large enough to judge by",
        };

    private string Tolerance => $"{Measure.TolerancePercent.ToString("0.#", Text.Words)}%";

    private Track AgainstTarget =>
        Measure.Target is not { } target ? Track.NotJudged
        : Margin >= 0 ? Track.OnTrack
        : -Margin <= Math.Abs(target) * Measure.TolerancePercent / 100 ? Track.Watch
        : Track.OffTrack;

    private Track AgainstYear =>
        YearPercent is not { } percent ? Track.NotJudged
        : Better(percent) >= 0 ? Track.OnTrack
        : -Better(percent) <= Measure.TolerancePercent ? Track.Watch
        : Track.OffTrack;

    private double Better(double change) => Measure.Direction == Direction.Up ? change : -change;

    private double? Percent(double? now, double? then) =>
        now is { } a && then is { } b && b != 0 && (Measure.Kind != MeasureKind.Count || b >= LeastForPercent)
            ? (a - b) / Math.Abs(b) * 100
            : null;

    // Two percentages lie points apart.
    private string Difference(double size) =>
        Measure.Kind == MeasureKind.Percentage ? $"{size.ToString("0.0", Text.Words)} points" : Measure.Say(size);

    private string Said(double now, double then)
    {
        var change = Math.Abs(now - then);
        if (Measure.Say(now) == Measure.Say(then))
            return "The same as";
        var (more, fewer) = Measure.Kind == MeasureKind.Count ? ("more", "fewer") : ("higher", "lower");
        var size =
            Measure.Kind == MeasureKind.Percentage ? Difference(change)
            : Percent(now, then) is { } percent ? $"{Math.Abs(percent).ToString("0.#", Text.Words)}%"
            : Measure.Say(change);
        return $"{size} {(now > then ? more : fewer)} than";
    }

    private static int InAYear(PeriodKind kind) =>
        kind switch
        {
            PeriodKind.Month => 12,
            PeriodKind.Quarter => 4,
            _ => 0,
        };

    // Twelve months that follow on from each other and are all known, or nothing.
    private static double? Total(IReadOnlyList<Figure> series, int skip, int length)
    {
        if (series.Count < skip + length)
            return null;
        var year = series.SkipLast(skip).TakeLast(length).ToList();
        var follows = year[^1].Period.Plus(1 - length) == year[0].Period;
        return follows && !year.Exists(f => f.Hidden) ? year.Sum(f => f.Value) : null;
    }
}
