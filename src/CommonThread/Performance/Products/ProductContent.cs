using System.Text.Json;
using System.Text.Json.Serialization;
using CommonThread.Measures;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Shared.Charts;

namespace CommonThread.Performance.Products;

/// <summary>
/// Everything that the quarterly product says, as it is read and as it is frozen: figures with their release, words with who
/// wrote them, and what is missing named (D-25). Its sections stand in the order in which they are read.
/// </summary>
public sealed record ProductContent
{
    public required string Framework { get; init; }

    public required string Place { get; init; }

    /// <summary>"Quarter 2 2025-26".</summary>
    public required string Quarter { get; init; }

    public required DateOnly AssembledOn { get; init; }

    public string? Summary { get; init; }

    /// <summary>What the Board decided before, and how far it is: the first thing that the next product says (D-27).</summary>
    public IReadOnlyList<EarlierDecision> Before { get; init; } = [];

    /// <summary>Measures that are off track or to be watched, the worst first.</summary>
    public IReadOnlyList<ExceptionLine> Exceptions { get; init; } = [];

    public IReadOnlyList<TileLine> Tiles { get; init; } = [];

    /// <summary>The county's severity profile; null in products that were frozen before there was one.</summary>
    public CountyProfile? Severity { get; init; }

    /// <summary>Open strategic risks, the heaviest first; null in products that were frozen before there was a register.</summary>
    public IReadOnlyList<RiskLine>? Risks { get; init; }

    /// <summary>Threats that were noticed since the product before, or that nobody has settled.</summary>
    public IReadOnlyList<ThreatLine>? Threats { get; init; }

    public IReadOnlyList<NarrativeLine> Narratives { get; init; } = [];

    public IReadOnlyList<EscalationLine> Escalations { get; init; } = [];

    public IReadOnlyList<ReportLine> Reports { get; init; } = [];

    public IReadOnlyList<RecommendationLine> Recommendations { get; init; } = [];

    /// <summary>The releases that its figures are of.</summary>
    public IReadOnlyList<ReleaseLine> Releases { get; init; } = [];

    /// <summary>What was due and is not there, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether something in it is invented.</summary>
    public bool Illustrative { get; init; }

    /// <summary>Measures that are off track and on which nobody has commented.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Uncommented =>
        [.. Exceptions.Where(e => e.Track == Track.OffTrack && e.Comment is null).Select(e => e.Measure)];

    public string Freeze() => JsonSerializer.Serialize(this, Written);

    public static ProductContent Thaw(string frozen) => JsonSerializer.Deserialize<ProductContent>(frozen, Written)!;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>A measure that needs attention.</summary>
/// <param name="Url">Its page, beginning with <c>~/</c>.</param>
/// <param name="Latest">"4,210 crimes, Quarter 2 2025-26".</param>
/// <param name="Signal">What its own history says; null where that is too short.</param>
public sealed record ExceptionLine(
    int MeasureId,
    string Measure,
    string Url,
    string Priority,
    Track Track,
    string Latest,
    string Because,
    string? Year,
    string? Signal,
    string? Comment,
    Chart Chart,
    int Release,
    bool Illustrative
);

/// <summary>A priority in a few lines.</summary>
public sealed record TileLine(
    int PriorityId,
    string Priority,
    string? Theme,
    Track Track,
    bool HasOutcome,
    IReadOnlyList<TileFigure> Figures,
    IReadOnlyList<string> Facts
);

/// <summary>A figure of a tile; without a value where none is published.</summary>
public sealed record TileFigure(string Measure, string? Latest, Track Track, string? Signal, bool Illustrative);

/// <summary>What a Community Safety Partnership handed in.</summary>
public sealed record NarrativeLine(
    string Csp,
    string? Url,
    DateOnly Due,
    DateOnly? SubmittedOn,
    string? Post,
    bool IsLate,
    bool IsNil,
    IReadOnlyList<NarrativePart> Parts,
    bool Illustrative
);

public sealed record NarrativePart(string Heading, string Words);

public sealed record EscalationLine(
    int Id,
    string Url,
    string Csp,
    string? Priority,
    string Item,
    string Ask,
    string Reason,
    string State,
    DateOnly RaisedOn,
    string? GroupView,
    string? Decision,
    bool IsUrgent,
    bool IsLate,
    bool Illustrative
);

/// <summary>A lead's report.</summary>
public sealed record ReportLine(
    string Priority,
    string? Url,
    string? Lead,
    DateOnly? Due,
    DateOnly? SubmittedOn,
    bool IsLate,
    bool Concern,
    string? Summary,
    string? HelpAsked,
    string? GoodPractice,
    decimal? SpendToDate,
    decimal? PlannedForYear,
    bool Illustrative
);

public sealed record RecommendationLine(int Id, string Words, string Because, string? Priority, bool Illustrative);

/// <summary>A decision of the Board that was made before, and how far what follows from it is.</summary>
public sealed record EarlierDecision(
    string About,
    string Decision,
    DateOnly DecidedOn,
    string Answer,
    string? Resource,
    string? Action,
    string? ActionUrl,
    string? Owner,
    DateOnly? Due,
    string? State,
    bool Illustrative
);

public sealed record ReleaseLine(int Id, int Number, string Text, DateOnly Date);

/// <summary>A strategic risk as it stood.</summary>
/// <param name="Residual">With its controls, 1 to 25.</param>
/// <param name="Doing">Open actions against it.</param>
public sealed record RiskLine(
    string Title,
    string Url,
    string? Priority,
    int Residual,
    string Level,
    string Colour,
    string? Trend,
    bool IsOverTolerance,
    string Owner,
    int Doing,
    bool Illustrative
);

/// <summary>A threat that was noticed.</summary>
public sealed record ThreatLine(
    string Title,
    string Url,
    string WhatChanged,
    string Confidence,
    string Horizon,
    string State,
    string? Reason,
    bool IsLate,
    bool Illustrative
);
