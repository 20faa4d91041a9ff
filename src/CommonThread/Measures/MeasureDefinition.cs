namespace CommonThread.Measures;

/// <summary>What a measure is, complete: it is defined before any figure can be entered for it (D-02).</summary>
public sealed record MeasureDefinition
{
    public required string Title { get; init; }

    /// <summary>In plain words: what is counted, what is not, and why it matters.</summary>
    public required string Definition { get; init; }

    public required MeasureKind Kind { get; init; }

    public required Direction Direction { get; init; }

    public MeasureRole Role { get; init; } = MeasureRole.Outcome;

    /// <summary>"crimes", "people", "% of respondents", "£".</summary>
    public required string Unit { get; init; }

    public PeriodKind Frequency { get; init; } = PeriodKind.FinancialYear;

    public string? Numerator { get; init; }

    public string? Denominator { get; init; }

    /// <summary>For rates: per how many. Counts with a base are also shown per so many residents (1,000 for crime).</summary>
    public int? RateBase { get; init; }

    public RollUp RollUp { get; init; } = RollUp.None;

    /// <summary>Key of the smallest place type that has values, where the measure is by place.</summary>
    public string? SmallestPlaceType { get; init; }

    /// <summary>By what else values are told apart: "age", "tenure".</summary>
    public string? Dimensions { get; init; }

    /// <summary>Who publishes or collects the figures, in words.</summary>
    public string? SourceText { get; init; }

    public int? OwnerPostId { get; init; }

    public bool Public { get; init; } = true;

    /// <summary>Whether counts below the partnership's threshold are hidden from the public.</summary>
    public bool Suppress { get; init; }

    /// <summary>Its own threshold, 2 to 100; null takes the partnership’s.</summary>
    public int? SuppressBelow { get; init; }

    /// <summary>Measures that come from one file and are complete together: "street-crime".</summary>
    public string? Family { get; init; }

    public bool Illustrative { get; init; }
}
