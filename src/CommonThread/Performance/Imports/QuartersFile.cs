using CommonThread.Performance.Escalations;
using CommonThread.Performance.Quarters;

namespace CommonThread.Performance.Imports;

/// <summary>The quarters of a framework as a file tells them; its keys are written like <c>submitted_on</c>.</summary>
internal sealed record QuartersFile
{
    /// <summary>The framework's address, such as <c>community-safety-agreement</c>.</summary>
    public required string Framework { get; init; }

    public required IReadOnlyList<QuarterTold> Quarters { get; init; }
}

internal sealed record QuarterTold
{
    /// <summary>Such as "2025-26 Q2".</summary>
    public required string Quarter { get; init; }

    public DateOnly? DataDue { get; init; }

    public DateOnly? NarrativesDue { get; init; }

    public DateOnly? ReportsDue { get; init; }

    public DateOnly? ProductDue { get; init; }

    public DateOnly? GroupMeets { get; init; }

    public DateOnly? BoardMeets { get; init; }

    public bool Illustrative { get; init; }

    public IReadOnlyList<NarrativeTold> Narratives { get; init; } = [];

    public IReadOnlyList<EscalationTold> Escalations { get; init; } = [];

    public ProductTold? Product { get; init; }

    /// <summary>The quarter's dates, each the usual one where none is told.</summary>
    /// <param name="moved">The dates were moved by months, and one that has come to a weekend stands on the next working day.</param>
    public QuarterDates Dates(Period quarter, bool moved)
    {
        var usual = ReportingQuarter.Usual(quarter);
        DateOnly? Told(DateOnly? told, DateOnly? otherwise) =>
            moved ? told?.OrNextWorkingDay() ?? otherwise : told ?? otherwise;
        return new()
        {
            DataDue = Told(DataDue, usual.DataDue),
            NarrativesDue = Told(NarrativesDue, usual.NarrativesDue),
            ReportsDue = Told(ReportsDue, usual.ReportsDue),
            ProductDue = Told(ProductDue, usual.ProductDue),
            GroupMeets = Told(GroupMeets, usual.GroupMeets),
            BoardMeets = Told(BoardMeets, usual.BoardMeets),
        };
    }
}

internal sealed record NarrativeTold
{
    /// <summary>A Community Safety Partnership's area by name or other name.</summary>
    public required string Csp { get; init; }

    /// <summary>Without it the narrative is begun and not handed in.</summary>
    public DateOnly? SubmittedOn { get; init; }

    public bool Nil { get; init; }

    public string? Summary { get; init; }

    public string? LocalPerformance { get; init; }

    public string? WhatChanged { get; init; }

    public string? EmergingRisks { get; init; }

    public string? Issues { get; init; }

    public string? GoodPractice { get; init; }

    public string? JointWorking { get; init; }

    public string? Funding { get; init; }
}

internal sealed record EscalationTold
{
    public required string Csp { get; init; }

    public required string Item { get; init; }

    public required string Reason { get; init; }

    public required EscalationAsk Ask { get; init; }

    public required DateOnly RaisedOn { get; init; }

    public string? Priority { get; init; }

    public string? Where { get; init; }

    public string? Harm { get; init; }

    public string? Evidence { get; init; }

    public string? Tried { get; init; }

    public bool Urgent { get; init; }

    /// <summary>How far it has come; the words and dates of each step are below.</summary>
    public EscalationState State { get; init; }

    public string? GroupView { get; init; }

    public DateOnly? GroupOn { get; init; }

    public DecisionTold? Decision { get; init; }

    public DateOnly? ToldOn { get; init; }
}

internal sealed record DecisionTold
{
    public required BoardAnswer Answer { get; init; }

    public required string Decision { get; init; }

    public required string Reason { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public string? Resource { get; init; }

    public string? Minute { get; init; }

    public string? Action { get; init; }

    public string? Post { get; init; }

    public string? Organisation { get; init; }

    public DateOnly? Due { get; init; }
}

internal sealed record ProductTold
{
    public string? Summary { get; init; }

    /// <summary>By the title of the measure.</summary>
    public IReadOnlyDictionary<string, string> Comments { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<RecommendationTold> Recommendations { get; init; } = [];

    /// <summary>With it the product is approved and frozen, with figures as they stood at the quarter's end.</summary>
    public DateOnly? ApprovedOn { get; init; }

    public string? Conditions { get; init; }

    public DateOnly? SentOn { get; init; }

    public string? Recipients { get; init; }
}

internal sealed record RecommendationTold
{
    public required string Words { get; init; }

    public required string Because { get; init; }

    public string? Priority { get; init; }

    public DecisionTold? Decision { get; init; }
}
