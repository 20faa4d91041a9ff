using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>
/// The profiles of a quarter added up for the whole place of a framework, to the unit, and how they line up with its priorities
/// (D-13). Only what is published and weighed with one version of the weights can be added up.
/// </summary>
public sealed record CountyProfile
{
    public required string Place { get; init; }

    public required string Quarter { get; init; }

    /// <summary>"Version 2: National severity score, 2024"; null where nothing is published.</summary>
    public string? Weights { get; init; }

    public string? Unit { get; init; }

    public double Severity { get; init; }

    public IReadOnlyList<CountyLine> Lines { get; init; } = [];

    public IReadOnlyList<CspLine> Csps { get; init; } = [];

    /// <summary>How many partnerships there are, with those that are not in it.</summary>
    public int Expected { get; init; }

    /// <summary>What does not line up with the priorities, and what the Board makes of it.</summary>
    public IReadOnlyList<AlignmentPoint> Points { get; init; } = [];

    /// <summary>Partnerships that are not in it, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The day of the last profile in it; null where nothing is published.</summary>
    public DateOnly? PublishedOn { get; init; }

    public bool Illustrative { get; init; }

    public bool IsEmpty => Lines.Count == 0;

    /// <summary>"3 partnerships", or "1 of 3 partnerships" while others are missing.</summary>
    public string Within =>
        Csps.Count == Expected
            ? Text.Count(Csps.Count, "partnership")
            : $"{Csps.Count.ToString(Text.Words)} of {Text.Count(Expected, "partnership")}";

    /// <summary>Adds up the profiles of a quarter.</summary>
    /// <param name="today">Profiles published and answers given later are left out: how it stood on a day.</param>
    public static async Task<CountyProfile> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        Period quarter,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(framework);
        var names = await tree.Names(stop);
        var csps = await LocalCsps
            .Of(db, framework.PlaceId)
            .OrderBy(p => p.Name)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(stop);
        var held = (await Latest(db, framework.Id, quarter, today, stop)).ToDictionary(p => p.PlaceId);
        // The version that most of them are weighed with, and of these the newest, holds.
        var version = held
            .Values.GroupBy(p => p.WeightTableId)
            .OrderByDescending(g => g.Count())
            .ThenByDescending(g => g.Key)
            .FirstOrDefault()
            ?.Key;
        var missing = new List<string>();
        var within = new List<(SeverityProfile Profile, ProfileContent Content)>();
        foreach (var csp in csps)
        {
            if (held.GetValueOrDefault(csp.Id) is not { } profile)
                missing.Add($"No profile of {csp.Name} is published.");
            else if (profile.WeightTableId != version)
                missing.Add($"{csp.Name} is weighed with another version of the weights, and cannot be added.");
            else
                within.Add((profile, ProfileContent.Thaw(profile.Frozen!)));
        }
        missing.AddRange(within.SelectMany(w => w.Content.Missing.Select(m => $"{w.Content.Place}: {m}")));
        var place = framework.PlaceId is { } at ? names.GetValueOrDefault(at)?.Name : null;
        var county = new CountyProfile
        {
            Place = place ?? "The whole partnership",
            Quarter = quarter.ToString(),
            Missing = missing,
            Expected = csps.Count,
        };
        if (within.Count == 0)
            return county;
        var lines = Add(within.ConvertAll(w => w.Content));
        var total = lines.Sum(l => l.Severity);
        return county with
        {
            Weights = within[0].Content.Weights,
            Unit = within[0].Content.Unit,
            Severity = total,
            Lines = lines,
            Csps =
            [
                .. within
                    .Select(w => new CspLine(
                        w.Content.Place,
                        w.Profile.Url,
                        w.Content.Severity,
                        total > 0 ? w.Content.Severity / total : 0,
                        w.Content.Rate,
                        w.Content.YearBefore
                    ))
                    .OrderByDescending(c => c.Rate ?? 0),
            ],
            Points = await Align(db, framework, version!.Value, lines, today, stop),
            PublishedOn = within.Max(w => w.Profile.PublishedOn),
            Illustrative = within.Exists(w => w.Content.Illustrative),
        };
    }

    // Of each partnership the last version that was published.
    private static async Task<IReadOnlyList<SeverityProfile>> Latest(
        CommonThreadDb db,
        int frameworkId,
        Period quarter,
        DateOnly today,
        CancellationToken stop
    )
    {
        var start = quarter.First;
        return
        [
            .. (
                await db.Set<SeverityProfile>()
                    .AsNoTracking()
                    .Where(p => p.FrameworkId == frameworkId && p.Start == start && p.PublishedOn <= today)
                    .ToListAsync(stop)
            )
                .GroupBy(p => p.PlaceId)
                .Select(g => g.MaxBy(p => p.Version)!),
        ];
    }

    private static List<CountyLine> Add(List<ProfileContent> profiles)
    {
        var all = profiles.SelectMany(p => p.Lines).Where(l => l.Severity is not null).ToList();
        var total = all.Sum(l => l.Severity!.Value);
        return
        [
            .. all.GroupBy(l => l.CategoryId)
                .Select(g =>
                    (
                        Line: g.Last(),
                        Count: g.Sum(l => l.Count!.Value),
                        Severity: g.Sum(l => l.Severity!.Value),
                        Before: g.All(l => l.YearBefore is not null) ? g.Sum(l => l.YearBefore) : null
                    )
                )
                .OrderByDescending(x => x.Severity)
                .ThenBy(x => x.Line.Category, StringComparer.Ordinal)
                .Select(
                    (x, i) =>
                        new CountyLine(
                            x.Line.CategoryId,
                            x.Line.Category,
                            x.Line.PriorityId,
                            x.Line.Priority,
                            x.Count,
                            x.Severity,
                            total > 0 ? x.Severity / total : 0,
                            i + 1,
                            x.Before
                        )
                ),
        ];
    }

    // (a) much harm that no priority answers; (b) priorities that answer little of it, or none that is counted.
    private static async Task<IReadOnlyList<AlignmentPoint>> Align(
        CommonThreadDb db,
        Framework framework,
        int tableId,
        List<CountyLine> lines,
        DateOnly today,
        CancellationToken stop
    )
    {
        var table = await db.Set<WeightTable>().AsNoTracking().SingleAsync(t => t.Id == tableId, stop);
        var points = lines
            .Where(l => l.PriorityId is null && l.Share * 100 >= table.HighShare)
            .Select(l =>
                (
                    Subject: new RecordRef(HarmCategory.RecordKind, l.CategoryId),
                    IsHarm: true,
                    l.Category,
                    Words: $"{Say(l.Share)} of the harm, and no priority answers it"
                )
            )
            .ToList();
        var answered = lines.Where(l => l.PriorityId is not null).ToLookup(l => l.PriorityId!.Value);
        foreach (var priority in await CurrentPriorities.Of(db, framework.Id, stop))
        {
            var share = answered[priority.Id].Sum(l => l.Share);
            if (!answered[priority.Id].Any())
                points.Add(
                    (
                        new(StrategyKinds.Priority, priority.Id),
                        false,
                        priority.Name,
                        "No kind of harm is weighed for it"
                    )
                );
            else if (share * 100 < table.LowShare)
                points.Add(
                    (
                        new(StrategyKinds.Priority, priority.Id),
                        false,
                        priority.Name,
                        $"It answers {Say(share)} of the harm"
                    )
                );
        }
        var kinds = new[] { HarmCategory.RecordKind, StrategyKinds.Priority };
        var answers = (
            await db.Set<BoardDecision>()
                .AsNoTracking()
                .Where(d => d.FrameworkId == framework.Id && kinds.Contains(d.SubjectKind) && d.DecidedOn <= today)
                .OrderBy(d => d.Id)
                .ToListAsync(stop)
        ).ToLookup(d => d.Subject);
        return
        [
            .. points.Select(p =>
            {
                var answer = answers[p.Subject].LastOrDefault();
                return new AlignmentPoint(
                    p.Subject.Kind,
                    p.Subject.Id,
                    p.IsHarm,
                    p.Category,
                    p.Words,
                    answer?.Decision,
                    answer?.DecidedOn
                );
            }),
        ];
    }

    internal static string Say(double share) =>
        share is > 0 and < 0.001 ? "less than 0.1%" : (share * 100).ToString("0.0", Text.Words) + "%";
}

/// <summary>A kind of harm in the whole county.</summary>
/// <param name="Priority">The priority that answers it; null where none does.</param>
/// <param name="YearBefore">Null where one partnership's is not known.</param>
public sealed record CountyLine(
    int CategoryId,
    string Category,
    int? PriorityId,
    string? Priority,
    double Count,
    double Severity,
    double Share,
    int Rank,
    double? YearBefore
);

/// <summary>A partnership within the county.</summary>
/// <param name="Rate">Severity for every 1,000 residents.</param>
public sealed record CspLine(string Csp, string Url, double Severity, double Share, double? Rate, double? YearBefore);

/// <summary>Something that does not line up with the priorities.</summary>
/// <param name="SubjectKind">What the Board answers on: a kind of harm, or a priority.</param>
/// <param name="IsHarm">Harm without a priority; otherwise a priority with little harm.</param>
/// <param name="Response">What the Board decided last; null where it has not.</param>
public sealed record AlignmentPoint(
    string SubjectKind,
    int SubjectId,
    bool IsHarm,
    string Name,
    string Words,
    string? Response,
    DateOnly? RespondedOn
);
