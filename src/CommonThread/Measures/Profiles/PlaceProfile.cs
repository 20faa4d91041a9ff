using CommonThread.Places;

namespace CommonThread.Measures.Profiles;

/// <summary>A line of a place's profile: the latest published value beside those of comparable places (C-25).</summary>
/// <param name="Shown">The value as read: a rate where the measure is compared as one.</param>
/// <param name="Raw">The count behind a rate: "1,204 crimes".</param>
/// <param name="Above">The place's council or county, on the same scale.</param>
internal sealed record ProfileRow(
    Measure Measure,
    Figure Latest,
    string Shown,
    string? Raw,
    Comparison? Comparison,
    string? AboveName,
    double? Above,
    double? Similar,
    bool Old
)
{
    /// <summary>Twelve months against the twelve before, of a monthly count.</summary>
    public Trend? Trend { get; init; }

    /// <summary>The last change of boundary that the figures compared run across.</summary>
    public BoundaryBreak? Break { get; init; }

    /// <summary>A value on the scale on which places are compared, as read.</summary>
    public string Say(double? value) =>
        value is not { } v ? "–"
        : Comparison?.Base is { } ? v.ToString("#,##0.0", Text.Words)
        : Measure.Kind == MeasureKind.Rank ? v.ToString("#,##0", Text.Words)
        : Measure.Say(v);

    public string Unit => Comparison?.Base is { } per ? $"per {per:N0} people" : Measure.Unit;
}

/// <summary>The profile of a place: what it is compared with, and its lines by what they show.</summary>
internal sealed record PlaceProfile(
    PlaceName Place,
    PlaceName? Above,
    Likeness Likeness,
    int Peers,
    IReadOnlyList<ProfileRow> Rows
)
{
    public ProfileRow? Row(string slug) => Rows.FirstOrDefault(r => r.Measure.Slug == slug);

    public IEnumerable<ProfileRow> Crime => Rows.Where(r => r.Measure.Family == StreetCrime.Family);

    public IEnumerable<ProfileRow> Others => Rows.Where(r => r.Measure.Family != StreetCrime.Family);

    public DateOnly? AsAt => Rows.Count == 0 ? null : Rows.Max(r => r.Latest.Period.Last);

    public string? Sources =>
        Rows.Count == 0
            ? null
            : string.Join("; ", Rows.Select(r => r.Latest.From).DistinctBy(f => f.Text).Take(4).Select(f => f.Text));
}

/// <summary>Draws up the profile of a place from published figures. One for each request, so that blocks and facts share it.</summary>
internal sealed class DrawUpProfile(
    CommonThreadDb db,
    PlaceTree tree,
    Figures figures,
    CompareFigures compare,
    SimilarPlaces similar
)
{
    private readonly Dictionary<int, PlaceProfile> drawn = [];

    public async Task<PlaceProfile> Of(int placeId, DateOnly today, CancellationToken stop)
    {
        if (drawn.TryGetValue(placeId, out var known))
            return known;
        return drawn[placeId] = await compare.Remember(placeId, today, () => Draw(placeId, today, stop), stop);
    }

    private async Task<PlaceProfile> Draw(int placeId, DateOnly today, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        var place = names[placeId];
        var above = await Above(placeId, place.Type, names, today, stop);
        var measures = await figures.Measures(stop);
        var values = await figures.OfPlace(measures, placeId, stop);
        var peers = names.Values.Where(p => p.Type == place.Type).Select(p => p.Id).ToList();
        var likeness = await similar.To(placeId, stop);
        var alike = likeness.Places.Select(p => p.Place.Id).ToList();
        var rows = new List<ProfileRow>();
        foreach (var measure in measures)
        {
            if (values[measure.Id].LastOrDefault(f => f.Part.Length == 0) is not { } latest)
                continue;
            var standing = await compare.All(measure, latest.Period, stop);
            var comparison = CompareFigures.Among(measure, standing, placeId, peers);
            var trend = Trend.Of(measure, values[measure.Id]);
            var breaks = await BoundaryBreak.In(db, values[measure.Id], stop);
            rows.Add(
                new ProfileRow(
                    measure,
                    latest,
                    Shown(measure, latest, comparison),
                    Raw(measure, standing, placeId),
                    comparison,
                    above?.Name,
                    above is null ? null : standing.Of(above.Id),
                    standing.Together(alike),
                    latest.IsOld(today)
                )
                {
                    Trend = trend,
                    Break = breaks.Count > 0 ? breaks[^1] : null,
                }
            );
        }
        return new(place, above, likeness, peers.Count, rows);
    }

    private static string Shown(Measure measure, Figure latest, Comparison? comparison) =>
        comparison is { Base: not null } c ? c.Value.ToString("#,##0.0", Text.Words)
        : measure.Kind == MeasureKind.Rank ? latest.Value.ToString("#,##0", Text.Words)
        : measure.Say(latest.Value);

    private static string? Raw(Measure measure, Standing standing, int placeId) =>
        standing.Base is not null && standing.Values.TryGetValue(placeId, out var v) && v.Numerator is { } count
            ? $"{Measure.Say(MeasureKind.Count, count)} {measure.Unit}"
            : null;

    // The smallest council or county that the place lies in, for "the whole of".
    private async Task<PlaceName?> Above(
        int placeId,
        string type,
        IReadOnlyDictionary<int, PlaceName> names,
        DateOnly today,
        CancellationToken stop
    )
    {
        string[] councils =
        [
            PlaceType.District,
            PlaceType.Unitary,
            PlaceType.County,
            PlaceType.PartnershipArea,
            PlaceType.PoliceForceArea,
        ];
        var order = PlaceType.Find(type)?.Order ?? 0;
        var above = new List<PlaceName>();
        foreach (var step in await tree.Above(placeId, today, null, stop))
        {
            // One that is not loaded whole has no figure to stand beside.
            if (await figures.WhyNotWhole(step.PlaceId, stop) is null)
                above.Add(names[step.PlaceId]);
        }
        return above
            .Where(p => councils.Contains(p.Type) && p.Type != type)
            .OrderBy(p => Array.IndexOf(councils, p.Type))
            .FirstOrDefault(p => (PlaceType.Find(p.Type)?.Order ?? 0) < order || p.Type == PlaceType.PoliceForceArea);
    }
}
