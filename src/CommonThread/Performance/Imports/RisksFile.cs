using CommonThread.Performance.Threats;

namespace CommonThread.Performance.Imports;

/// <summary>The register of risks of a framework and the threats that were noticed, as a file tells them.</summary>
internal sealed record RisksFile
{
    /// <summary>The framework's address, such as <c>community-safety-agreement</c>.</summary>
    public required string Framework { get; init; }

    public IReadOnlyList<RiskTold> Risks { get; init; } = [];

    public IReadOnlyList<ThreatTold> Threats { get; init; } = [];
}

internal sealed record RiskTold
{
    public required string Title { get; init; }

    public string? Priority { get; init; }

    public required string Cause { get; init; }

    public required string Event { get; init; }

    public required string Effect { get; init; }

    public string? Controls { get; init; }

    /// <summary>Titles of measures.</summary>
    public required IReadOnlyList<string> Measures { get; init; }

    /// <summary>Areas of partnerships; none for the whole county.</summary>
    public IReadOnlyList<string> Csps { get; init; } = [];

    public required string Post { get; init; }

    public required string Organisation { get; init; }

    public int Tolerance { get; init; } = Performance.Risks.RiskText.UsualTolerance;

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<AssessmentTold> Assessments { get; init; }

    public IReadOnlyList<LocalActionTold> Actions { get; init; } = [];

    public bool Illustrative { get; init; }
}

internal sealed record AssessmentTold
{
    public required DateOnly On { get; init; }

    public required int Likelihood { get; init; }

    public required int Harm { get; init; }

    public required int ResidualLikelihood { get; init; }

    public required int ResidualHarm { get; init; }

    public string? Why { get; init; }

    public DateOnly? NextReview { get; init; }
}

internal sealed record ThreatTold
{
    public required string Title { get; init; }

    public required DateOnly NotedOn { get; init; }

    public required string WhatChanged { get; init; }

    public required string Source { get; init; }

    /// <summary>An area of a partnership.</summary>
    public string? Csp { get; init; }

    public string? Priority { get; init; }

    public required Confidence Confidence { get; init; }

    public required Horizon Horizon { get; init; }

    public ThreatDecision? Decision { get; init; }

    public string? Reason { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>Title of the risk that it became.</summary>
    public string? Risk { get; init; }

    public bool Illustrative { get; init; }
}
