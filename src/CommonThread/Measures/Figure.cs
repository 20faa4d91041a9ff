namespace CommonThread.Measures;

/// <summary>Where a figure comes from and when: printed beside it on every page.</summary>
public sealed record Provenance(
    int ReleaseId,
    int ReleaseNumber,
    string Name,
    string? Publisher,
    DateOnly Date,
    bool Illustrative
)
{
    /// <summary>"Street-level crime, data.police.uk".</summary>
    public string Text => Publisher is null ? Name : $"{Name}, {Publisher}";

    /// <summary>"Street-level crime, data.police.uk, 30 April 2022 (release 4)".</summary>
    public string Say() => $"{Text}, {Date.Say()} (release {ReleaseNumber})";
}

/// <summary>A published value as pages show it. Nobody retypes one.</summary>
/// <param name="Part">Label of the part; empty for the whole.</param>
/// <param name="Numerator">Where the value is a ratio, so that larger places are recomputed, never averaged.</param>
/// <param name="Value">Not a number where it is hidden: whatever is worked out of it is hidden too, and <see cref="Measure.Say(double)"/> says so.</param>
/// <param name="IsImpliedZero">No row stands for it: the source covered the place and period and had none.</param>
/// <param name="Hidden">A small count of people, or one that would give one away, hidden from this reader (C-49).</param>
public sealed record Figure(
    int MeasureId,
    int PlaceId,
    Period Period,
    string Part,
    double Value,
    double? Numerator,
    double? Denominator,
    Provenance From,
    bool Revised = false,
    string? Note = null,
    int? BoundaryId = null,
    bool IsImpliedZero = false,
    bool Hidden = false
)
{
    /// <summary>Older than 24 months: pages mark it old (C-25).</summary>
    public bool IsOld(DateOnly today) => Period.Last < today.AddMonths(-24);

    /// <summary>The figure as the public has it.</summary>
    internal Figure Hide() =>
        this with
        {
            Value = double.NaN,
            Numerator = null,
            Denominator = null,
            Note = null,
            Hidden = true,
        };
}

/// <summary>A figure among those of comparable places.</summary>
/// <param name="Value">On the scale compared: a rate per <see cref="Base"/> for counts that have one.</param>
/// <param name="Base">Per how many residents; null where values are compared as they are.</param>
/// <param name="Period">The period compared, the same for every place; twelve months for monthly counts.</param>
/// <param name="Mean">Of all places together: recomputed from sums for rates, population-weighted for scores; plain mean otherwise.</param>
/// <param name="Best">Null where neither direction is better.</param>
/// <param name="Rank">1 is best (or highest, where neither direction is better).</param>
public sealed record Comparison(
    double Value,
    int? Base,
    string Period,
    double Mean,
    double? Best,
    int? BestPlaceId,
    double? Worst,
    int? WorstPlaceId,
    int Rank,
    int Of
);
