using CommonThread.Places;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Maps;
using Place = CommonThread.Places.Place;

namespace CommonThread.Measures.Profiles;

/// <summary>A row of the table beside the map, in step with it.</summary>
internal sealed record MapRow(PlaceName Place, double? Value, string Words)
{
    /// <summary>"4.1 per 1,000 people"; "hidden" and "no figure" have no unit.</summary>
    public string With(string unit) => Value is null ? Words : $"{Words} {unit}";
}

internal sealed record PlaceMapModel(AreaMap Map, IReadOnlyList<MapRow> Rows, string Unit, string Kind, string Caption);

/// <summary>Draws a measure over places: shaded by class, with the same figures as a table.</summary>
internal static class MeasureMap
{
    public const string TableId = "map-table";

    /// <summary>The map of a measure over places of one kind; null where none has a boundary.</summary>
    /// <param name="selected">The place the page is about, where it is one of them.</param>
    public static async Task<PlaceMapModel?> Draw(
        CommonThreadDb db,
        Measure measure,
        Standing standing,
        FigureSource source,
        IReadOnlyList<PlaceName> places,
        Func<string, string> url,
        string where,
        CancellationToken stop,
        int? selected = null
    )
    {
        var ids = places.Select(p => p.Id).ToList();
        var shapes = await db.Set<BoundaryVersion>()
            .Where(b => b.To == null && ids.Contains(b.PlaceId))
            .Select(b => new { b.PlaceId, b.DrawnShape })
            .ToDictionaryAsync(b => b.PlaceId, b => b.DrawnShape, stop);
        if (shapes.Count == 0)
            return null;
        var kind = PlaceType.Of(places[0].Type);
        var unit = standing.Base is { } per ? $"per {per:N0} people" : measure.Unit;
        string Words(double value) =>
            standing.Base is not null ? value.ToString("#,##0.0", Text.Words)
            : measure.Kind == MeasureKind.Rank ? value.ToString("#,##0", Text.Words)
            : measure.Say(value);
        var rows = places
            .Select(p => new MapRow(p, standing.Of(p.Id), standing.Say(p.Id, Words)))
            .OrderByDescending(r => r.Value ?? double.MinValue)
            .ThenBy(r => r.Place.Name, StringComparer.Ordinal)
            .ToList();
        var known = rows.Where(r => r.Value is not null).ToList();
        var map = new AreaMap
        {
            Title = $"{measure.Title} by {kind.Name.InSentence()}",
            Sentence =
                known.Count == 0
                    ? "No figures for these places yet."
                    : $"{standing.Words}: from {known[^1].Words} ({known[^1].Place.Name}) to {known[0].Words} ({known[0].Place.Name}).",
            Areas =
            [
                .. rows.Where(r => shapes.ContainsKey(r.Place.Id))
                    .Select(r => new MapArea(
                        r.Place.Code ?? r.Place.Slug,
                        r.Place.Name,
                        BoundaryVersion.Read(shapes[r.Place.Id])
                    )
                    {
                        Href = url(r.Place.Url),
                        Value = r.Value,
                        Text = r.With(unit),
                        Selected = r.Place.Id == selected,
                    }),
            ],
            Unit = unit,
            Source = source,
            Illustrative = measure.Illustrative,
            TableId = TableId,
        };
        return new(
            map.Classed(Classing.Quantiles(rows.Select(r => r.Value)), Words),
            rows,
            unit,
            kind.Name,
            $"{measure.Title}, {standing.Words}, {kind.Plural.InSentence()} {where}"
        );
    }
}

/// <summary>Recorded crime over the small areas of a place, or its wards where it is large.</summary>
internal sealed class MapBlock(
    CommonThreadDb db,
    Figures figures,
    CompareFigures compare,
    PlaceTree tree,
    IHttpContextAccessor http
) : FiguresBlock
{
    // More areas than this cannot be told apart on one screen.
    private const int MostAreas = 150;

    public override int Order => 140;

    public override string Heading => "Where crime is recorded";

    public override async Task<PlaceBlock?> For(PlaceReading reading, CancellationToken stop)
    {
        var drawn = await compare.Remember(
            reading.Place.Id,
            reading.Today,
            () => Draw(reading, stop),
            stop,
            http.HttpContext!.Request.PathBase
        );
        return drawn is { Model: { } model, From: { } from }
            ? new("/Measures/Profiles/_Map.cshtml", model, from.Date, from.Text)
            : null;
    }

    // Nothing to draw is remembered too.
    private sealed record Drawn(PlaceMapModel? Model, Provenance? From);

    private async Task<Drawn> Draw(PlaceReading reading, CancellationToken stop)
    {
        if (
            await figures.Measure(StreetCrime.Crimes, stop) is not { } crime
            || await figures.Latest(crime, reading.Place.Id, stop) is not { } latest
        )
            return new(null, null);
        var places = await Inside(reading, stop);
        if (places.Count < 2)
            return new(null, null);
        var standing = await compare.All(crime, latest.Period, stop);
        var model = await MeasureMap.Draw(
            db,
            crime,
            standing,
            new FigureSource(latest.From.Text, latest.From.Date),
            places,
            Address,
            $"in {reading.Place.Name}",
            stop
        );
        return new(model, latest.From);
    }

    private string Address(string url) => http.HttpContext!.Request.PathBase + url[1..];

    private async Task<IReadOnlyList<PlaceName>> Inside(PlaceReading reading, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        foreach (var type in new[] { PlaceType.Lsoa2011, PlaceType.Ward, PlaceType.District })
        {
            var members = await tree.Members(reading.Place.Id, type, reading.Today, stop);
            if (members.Count is > 1 and <= MostAreas)
                return [.. members.Keys.Where(m => m != reading.Place.Id).Select(m => names[m])];
        }
        return [];
    }
}
