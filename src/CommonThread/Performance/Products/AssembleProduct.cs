using CommonThread.Commitments;
using CommonThread.Measures;
using CommonThread.Performance.Escalations;
using CommonThread.Performance.Narratives;
using CommonThread.Performance.Quarters;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Performance.Tiles;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.Products;

/// <summary>
/// Works out what the product of a quarter says today (D-25): figures as they stood at the quarter's end, from the one published
/// value; narratives and reports as they were handed in; what is missing by the name of the post that owes it.
/// </summary>
public sealed class AssembleProduct(
    CommonThreadDb db,
    Figures figures,
    PlaceTree tree,
    IEnumerable<IPriorityFact> facts
)
{
    public async Task<ProductContent> For(
        ReportingQuarter quarter,
        Product product,
        Framework framework,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(quarter);
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(framework);
        var places = await tree.Names(stop);
        var owners = await Owners.Load(db, stop);
        var place = framework.PlaceId is { } at ? places.GetValueOrDefault(at) : null;
        var tiles = place is null
            ? []
            : await PriorityTile.Of(db, figures, facts, framework.Id, place, today, stop, quarter.Quarter.Last);
        var narratives = await Narratives(quarter, places, owners, today, stop);
        var reports = await Reports(quarter, framework, tiles, owners, today, stop);
        var severity = await CountyProfile.Of(db, tree, framework, quarter.Quarter, today, stop);
        var said = product.Commentary.ToDictionary(c => c.MeasureId, c => c.Words);
        var content = new ProductContent
        {
            Framework = framework.Title,
            Place = place?.Name ?? "No place yet",
            Quarter = quarter.Quarter.ToString(),
            AssembledOn = today,
            Summary = product.Summary,
            Before = await new EarlierDecisions(db).Of(quarter, framework, owners, today, stop),
            Exceptions = [.. Exceptions(tiles, place, said)],
            Tiles = [.. tiles.Select(Tile)],
            Severity = severity,
            Risks = await RisksAndThreats.Risks(db, framework, owners, today, stop),
            Threats = await RisksAndThreats.Threats(db, quarter, today, stop),
            Narratives = narratives,
            Escalations = await Escalations(quarter, framework, places, today, stop),
            Reports = reports,
            Recommendations = await Recommendations(product, stop),
            Releases = Releases(tiles),
            Missing = [.. Missing(narratives, reports, tiles), .. severity.Missing],
        };
        return content with
        {
            Illustrative =
                content.Exceptions.Any(e => e.Illustrative)
                || severity.Illustrative
                || content.Narratives.Any(n => n.Illustrative)
                || content.Reports.Any(r => r.Illustrative),
        };
    }

    private static IEnumerable<ExceptionLine> Exceptions(
        IReadOnlyList<PriorityTile> tiles,
        PlaceName? place,
        Dictionary<int, string> said
    ) =>
        tiles
            .SelectMany(t => t.Readings.Select(r => (Tile: t, Reading: r)))
            .Where(x => x.Reading.Progress?.Track is Track.OffTrack or Track.Watch)
            .DistinctBy(x => x.Reading.Measure.Id)
            .OrderByDescending(x => x.Reading.Progress!.Track)
            .ThenBy(x => x.Reading.Measure.Title, StringComparer.Ordinal)
            .Select(x => new ExceptionLine(
                x.Reading.Measure.Id,
                x.Reading.Measure.Title,
                $"~/measures/{x.Reading.Measure.Slug}?place={place!.Slug}",
                x.Tile.Priority.Name,
                x.Reading.Progress!.Track,
                Latest(x.Reading)!,
                x.Reading.Progress.Because,
                x.Reading.Progress.AgainstYearWords,
                x.Reading.Signal?.Short,
                said.GetValueOrDefault(x.Reading.Measure.Id),
                x.Reading.Draw(),
                x.Reading.Latest!.From.ReleaseNumber,
                x.Reading.Measure.Illustrative || x.Reading.Latest.From.Illustrative
            ));

    private static TileLine Tile(PriorityTile tile) =>
        new(
            tile.Priority.Id,
            tile.Priority.Name,
            tile.Theme,
            tile.Track,
            tile.HasOutcome,
            [
                .. tile.Readings.Select(r => new TileFigure(
                    r.Measure.Title,
                    Latest(r),
                    r.Progress?.Track ?? Track.NotJudged,
                    r.Signal?.Short,
                    r.Measure.Illustrative || r.Latest?.From.Illustrative == true
                )),
            ],
            [.. tile.Facts.Select(f => $"{f.Label}: {f.Value}")]
        );

    private static string? Latest(MeasureReading reading) =>
        reading.Latest is not { } latest ? null
        : latest.Hidden ? $"hidden, {latest.Period}"
        : $"{reading.Measure.SayWhole(latest.Value)}, {latest.Period}";

    private async Task<IReadOnlyList<NarrativeLine>> Narratives(
        ReportingQuarter quarter,
        IReadOnlyDictionary<int, PlaceName> places,
        Owners owners,
        DateOnly today,
        CancellationToken stop
    ) =>
        [
            .. (await NarrativesOf.Quarter(db, quarter, stop))
                .Select(n => new NarrativeLine(
                    places.GetValueOrDefault(n.PlaceId)?.Name ?? "A partnership",
                    n.Url,
                    quarter.NarrativesDue,
                    n.SubmittedOn,
                    owners.Say(n.PostId, absent: ""),
                    NarrativesOf.IsLate(n, quarter, today),
                    n.IsNil,
                    n.SubmittedOn is null
                        ? []
                        :
                        [
                            .. n
                                .Parts.Where(p => p.Words is not null)
                                .Select(p => new NarrativePart(p.Heading, p.Words!)),
                        ],
                    n.Illustrative
                ))
                .OrderBy(n => n.Csp, StringComparer.Ordinal),
        ];

    private async Task<IReadOnlyList<ReportLine>> Reports(
        ReportingQuarter quarter,
        Framework framework,
        IReadOnlyList<PriorityTile> tiles,
        Owners owners,
        DateOnly today,
        CancellationToken stop
    )
    {
        var held = (await QuarterlyReports.Of(db, framework, quarter.Quarter, today, stop)).ToDictionary(r =>
            r.PriorityId
        );
        var priorities =
            tiles.Count > 0 ? [.. tiles.Select(t => t.Priority)] : await CurrentPriorities.Of(db, framework.Id, stop);
        return
        [
            .. priorities.Select(p =>
                held.TryGetValue(p.Id, out var r)
                    ? new ReportLine(
                        p.Name,
                        r.Url,
                        owners.Say(r.PostId, absent: ""),
                        r.Due,
                        r.SubmittedOn,
                        r.IsLate,
                        r.Concern,
                        r.SubmittedOn is null ? null : r.Summary,
                        r.SubmittedOn is null ? null : r.HelpAsked,
                        r.SubmittedOn is null ? null : r.GoodPractice,
                        r.SpendToDate,
                        r.PlannedForYear,
                        r.Illustrative
                    )
                    : new ReportLine(p.Name, null, null, null, null, false, false, null, null, null, null, null, false)
            ),
        ];
    }

    private async Task<IReadOnlyList<EscalationLine>> Escalations(
        ReportingQuarter quarter,
        Framework framework,
        IReadOnlyDictionary<int, PlaceName> places,
        DateOnly today,
        CancellationToken stop
    )
    {
        // Those of this quarter's narratives, and whatever was raised before and is not closed.
        var items = await db.Set<Escalation>()
            .AsNoTracking()
            .Where(e =>
                e.FrameworkId == framework.Id
                && (
                    e.QuarterId == quarter.Id || (e.State != EscalationState.Closed && e.RaisedOn <= quarter.BoardMeets)
                )
            )
            .OrderByDescending(e => e.IsUrgent)
            .ThenBy(e => e.RaisedOn)
            .ThenBy(e => e.Id)
            .ToListAsync(stop);
        var ids = items.ConvertAll(e => e.Id);
        var decided = (
            await db.Set<BoardDecision>()
                .AsNoTracking()
                .Where(d => d.SubjectKind == Escalation.RecordKind && ids.Contains(d.SubjectId))
                .OrderBy(d => d.Id)
                .ToListAsync(stop)
        ).ToLookup(d => d.SubjectId);
        var priorities = (await CurrentPriorities.Of(db, framework.Id, stop)).ToDictionary(p => p.Id, p => p.Name);
        return
        [
            .. items.Select(e => new EscalationLine(
                e.Id,
                e.Url,
                places.GetValueOrDefault(e.PlaceId)?.Name ?? "A partnership",
                e.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null,
                e.Item,
                e.Ask.Say(),
                e.Reason ?? "",
                e.State.Say(),
                e.RaisedOn,
                e.GroupView,
                decided[e.Id].LastOrDefault()?.Decision,
                e.IsUrgent,
                e.IsLate(today),
                e.Illustrative
            )),
        ];
    }

    private async Task<IReadOnlyList<RecommendationLine>> Recommendations(Product product, CancellationToken stop)
    {
        var priorities = (await CurrentPriorities.Of(db, product.FrameworkId, stop)).ToDictionary(
            p => p.Id,
            p => p.Name
        );
        return
        [
            .. product
                .Recommendations.OrderBy(r => r.Position)
                .Select(r => new RecommendationLine(
                    r.Id,
                    r.Words,
                    r.Because,
                    r.PriorityId is { } p ? priorities.GetValueOrDefault(p) : null,
                    r.Illustrative
                )),
        ];
    }

    private static IReadOnlyList<ReleaseLine> Releases(IReadOnlyList<PriorityTile> tiles) =>
        [
            .. tiles
                .SelectMany(t => t.Readings)
                .Select(r => r.Latest?.From)
                .OfType<Provenance>()
                .DistinctBy(f => f.ReleaseId)
                .OrderBy(f => f.ReleaseNumber)
                .Select(f => new ReleaseLine(f.ReleaseId, f.ReleaseNumber, f.Text, f.Date)),
        ];

    private static IEnumerable<string> Missing(
        IReadOnlyList<NarrativeLine> narratives,
        IReadOnlyList<ReportLine> reports,
        IReadOnlyList<PriorityTile> tiles
    )
    {
        foreach (var n in narratives.Where(n => n.SubmittedOn is null))
            yield return $"No narrative from {n.Csp}{Owed(n.Post)}.";
        foreach (var r in reports.Where(r => r.SubmittedOn is null))
            yield return $"No report on {r.Priority}{Owed(r.Lead)}.";
        foreach (var t in tiles.Where(t => t.Readings.Count == 0))
            yield return $"Nothing is measured of {t.Priority.Name}.";
        foreach (var t in tiles.Where(t => t.Readings.Count > 0 && !t.HasOutcome))
            yield return $"{t.Priority.Name} has no measure of an outcome.";
    }

    private static string Owed(string? post) => string.IsNullOrEmpty(post) ? "" : $", which the {post} owes";
}
