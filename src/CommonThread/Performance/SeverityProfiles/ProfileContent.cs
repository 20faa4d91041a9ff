using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>Everything that a severity profile says, as it is read and as it is frozen (D-12).</summary>
public sealed record ProfileContent
{
    public required string Place { get; init; }

    /// <summary>"Quarter 2 2025-26".</summary>
    public required string Quarter { get; init; }

    public required DateOnly WorkedOutOn { get; init; }

    /// <summary>The version of the weights.</summary>
    public required int WeightTableId { get; init; }

    /// <summary>"Version 2: National severity score, 2024".</summary>
    public required string Weights { get; init; }

    /// <summary>The page of that version, beginning with <c>~/</c>.</summary>
    public required string WeightsUrl { get; init; }

    /// <summary>What severity is in: points, pounds, days.</summary>
    public required string Unit { get; init; }

    public string? Summary { get; init; }

    /// <summary>Kinds of harm, the heaviest first; those without a figure last.</summary>
    public IReadOnlyList<ProfileLine> Lines { get; init; } = [];

    /// <summary>The districts of the partnership, the heaviest harm for each resident first.</summary>
    public IReadOnlyList<AreaLine> Districts { get; init; } = [];

    /// <summary>Neighbourhoods, or wards where none is held, the heaviest first; empty where no figures are held so small.</summary>
    public IReadOnlyList<AreaLine> Neighbourhoods { get; init; } = [];

    /// <summary>"Half of the harm is in 9 of 28 wards"; null without figures so small.</summary>
    public string? Concentration { get; init; }

    /// <summary>Count times weight, over all kinds of harm with a figure.</summary>
    public double Severity { get; init; }

    /// <summary>95% interval of it, from chance in the counts alone.</summary>
    public double Lower { get; init; }

    public double Upper { get; init; }

    /// <summary>The same quarter a year before, with the same weights and kinds of harm; null where a figure of it is missing.</summary>
    public double? YearBefore { get; init; }

    public double? Residents { get; init; }

    /// <summary>What could not be weighed, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public IReadOnlyList<ReleaseOfProfile> Releases { get; init; } = [];

    public bool Illustrative { get; init; }

    /// <summary>Severity for every 1,000 residents.</summary>
    [JsonIgnore]
    public double? Rate => Residents is > 0 ? Severity / Residents * 1000 : null;

    public string Freeze() => JsonSerializer.Serialize(this, Written);

    public static ProfileContent Thaw(string frozen) => JsonSerializer.Deserialize<ProfileContent>(frozen, Written)!;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };
}

/// <summary>A kind of harm in a place and quarter.</summary>
/// <param name="Count">Null where it is not known, or hidden from whoever worked it out.</param>
/// <param name="Weight">Null where the version of the weights has none.</param>
/// <param name="Severity">Count times weight.</param>
/// <param name="Share">Of the severity of the place, 0 to 1.</param>
/// <param name="Repeat">Of the count, people harmed before.</param>
/// <param name="Vulnerable">Of the count, people at risk.</param>
/// <param name="YearBefore">Severity of the same quarter a year before with the same weight.</param>
public sealed record ProfileLine(
    int CategoryId,
    string Category,
    int? PriorityId,
    string? Priority,
    string MeasureUrl,
    double? Count,
    double? Weight,
    double? Severity,
    double Share,
    double? Repeat,
    double? Vulnerable,
    double? YearBefore,
    string? Note
);

/// <summary>A district or neighbourhood with its harm.</summary>
/// <param name="Heaviest">The kind of harm that weighs most there.</param>
public sealed record AreaLine(
    int PlaceId,
    string Name,
    string Url,
    double Severity,
    double? Residents,
    string? Heaviest
)
{
    /// <summary>Severity for every 1,000 residents.</summary>
    [JsonIgnore]
    public double? Rate => Residents is > 0 ? Severity / Residents * 1000 : null;
}

/// <summary>Where counts of a profile come from.</summary>
public sealed record ReleaseOfProfile(int Id, int Number, string Text, DateOnly Date);
