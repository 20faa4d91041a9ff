using CommonThread.Commitments;

namespace CommonThread.Performance.Imports;

/// <summary>How harm is weighed under a framework, with profiles, local priorities and the Board's answers, as a file tells it.</summary>
internal sealed record SeverityFile
{
    /// <summary>The framework's address, such as <c>community-safety-agreement</c>.</summary>
    public required string Framework { get; init; }

    public IReadOnlyList<HarmTold> Categories { get; init; } = [];

    /// <summary>Versions of the weights, the oldest first.</summary>
    public IReadOnlyList<WeightsTold> Weights { get; init; } = [];

    public IReadOnlyList<ProfileTold> Profiles { get; init; } = [];

    public IReadOnlyList<LocalTold> LocalPriorities { get; init; } = [];

    /// <summary>What the Board made of harm that does not line up with its priorities.</summary>
    public IReadOnlyList<AnswerTold> Answers { get; init; } = [];
}

internal sealed record HarmTold
{
    public required string Name { get; init; }

    public string? Covers { get; init; }

    /// <summary>Titles of measures.</summary>
    public required string Measure { get; init; }

    public string? RepeatMeasure { get; init; }

    public string? VulnerableMeasure { get; init; }

    public string? Priority { get; init; }

    public bool Illustrative { get; init; }
}

internal sealed record WeightsTold
{
    public required string Source { get; init; }

    public required string Unit { get; init; }

    public string? Reason { get; init; }

    public required DateOnly MadeOn { get; init; }

    public double HighShare { get; init; } = HarmWeights.WeightsText.UsualHigh;

    public double LowShare { get; init; } = HarmWeights.WeightsText.UsualLow;

    /// <summary>By the name of the kind of harm.</summary>
    public required IReadOnlyDictionary<string, double> Weights { get; init; }

    public bool Illustrative { get; init; }
}

internal sealed record ProfileTold
{
    public required string Csp { get; init; }

    /// <summary>Such as "2025-26 Q2".</summary>
    public required string Quarter { get; init; }

    public string? Summary { get; init; }

    /// <summary>By the name of the kind of harm.</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();

    /// <summary>With it the profile is published, with the figures that are here.</summary>
    public DateOnly? PublishedOn { get; init; }

    public bool Illustrative { get; init; }
}

internal sealed record LocalTold
{
    public required string Csp { get; init; }

    public required string Name { get; init; }

    /// <summary>The quarter of the profile that it was chosen from.</summary>
    public required string Quarter { get; init; }

    /// <summary>Names of kinds of harm.</summary>
    public required IReadOnlyList<string> Cites { get; init; }

    public string? Priority { get; init; }

    public string? Reason { get; init; }

    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public IReadOnlyList<LocalActionTold> Actions { get; init; } = [];

    public bool Illustrative { get; init; }
}

internal sealed record LocalActionTold
{
    public required string Title { get; init; }

    public required string Post { get; init; }

    public required string Organisation { get; init; }

    public DateOnly? Start { get; init; }

    public DateOnly? Due { get; init; }

    public CommitmentState State { get; init; } = CommitmentState.NotStarted;

    public int? Percent { get; init; }

    public DateOnly? DoneOn { get; init; }

    public string? Outcome { get; init; }
}

internal sealed record AnswerTold
{
    /// <summary>The kind of harm that has no priority, or</summary>
    public string? Category { get; init; }

    /// <summary>the priority that answers little harm.</summary>
    public string? Priority { get; init; }

    public required DecisionTold Decision { get; init; }
}
