namespace CommonThread.Measures;

/// <summary>What became of a figure since the one it is compared with.</summary>
public enum Moved
{
    /// <summary>There is nothing to compare with yet.</summary>
    First,
    Same,
    Better,
    Worse,

    /// <summary>It rose or fell, and neither is better.</summary>
    Up,
    Down,
}

/// <summary>
/// The latest figure of a series beside the one a year before (or the one before it, where no figure is a year older): a
/// signal in plain words. Counts of harm, which come by chance, are the same within two standard deviations of the difference of
/// two Poisson counts, 2√(a + b); other values within two per cent of each other.
/// </summary>
public sealed record Movement(Measure Measure, Figure Latest, Figure? Before, Moved Moved)
{
    /// <summary>The movement of a series of one measure and part, oldest first; null where it has no figure.</summary>
    public static Movement? Of(Measure measure, IReadOnlyList<Figure> series)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            return null;
        var latest = series[^1];
        var yearBefore = latest.Period.SameAYearBefore();
        var before =
            series.LastOrDefault(f => f.Period == yearBefore)
            ?? series.LastOrDefault(f => f.Period.Kind == latest.Period.Kind && f.Period < latest.Period);
        return new(measure, latest, before, Judge(measure, latest.Value, before?.Value));
    }

    /// <summary>"better than in 2023-24": what follows the measure's name in a sentence.</summary>
    public string Words =>
        Before is null
            ? "first figure"
            : Moved switch
            {
                Moved.Same => $"about the same as in {Before.Period}",
                Moved.Better => $"better than in {Before.Period}",
                Moved.Worse => $"worse than in {Before.Period}",
                Moved.Up => $"higher than in {Before.Period}",
                _ => $"lower than in {Before.Period}",
            };

    /// <summary>"43,650 residents in 2024-25, 41,200 in 2023-24".</summary>
    public string Numbers =>
        $"{Measure.SayWhole(Latest.Value)} in {Latest.Period}"
        + (Before is null ? "" : $", {Measure.Say(Before.Value)} in {Before.Period}");

    private static Moved Judge(Measure measure, double now, double? then)
    {
        if (then is not { } before)
            return Moved.First;
        var change = now - before;
        var noise = measure is { Kind: MeasureKind.Count, Role: MeasureRole.Harm }
            ? 2 * Math.Sqrt(now + before)
            : 0.02 * Math.Abs(before);
        if (Math.Abs(change) <= noise)
            return Moved.Same;
        return measure.Direction switch
        {
            Direction.Neither => change > 0 ? Moved.Up : Moved.Down,
            Direction.Up => change > 0 ? Moved.Better : Moved.Worse,
            _ => change < 0 ? Moved.Better : Moved.Worse,
        };
    }
}
