using CommonThread.Shared.Charts;
using CommonThread.Shared.Maps;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Readings;

/// <summary>The small map of a place: itself among its neighbours, or with what lies in it.</summary>
internal static class PlaceMap
{
    private const int Most = 60;

    // About 30 metres: borders of two files are not drawn to the same metre.
    private const double Beside = 0.0004;

    public static async Task<AreaMap?> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Place place,
        DateOnly today,
        IUrlHelper urls,
        CancellationToken stop
    )
    {
        var names = await tree.Names(stop);
        var own = (await PlaceShapes.Of(db, tree, [place.Id], today, stop)).GetValueOrDefault(place.Id);
        if (own is null)
            return place.Longitude is { } x && place.Latitude is { } y ? PointMap(place, x, y, today) : null;
        var box = own.Drawn.EnvelopeInternal;
        var (west, east, south, north) = (box.MinX - Beside, box.MaxX + Beside, box.MinY - Beside, box.MaxY + Beside);
        var near = await (
            from boundary in db.Set<BoundaryVersion>()
            join other in db.Set<Place>() on boundary.PlaceId equals other.Id
            where
                other.Type == place.Type
                && other.Id != place.Id
                && boundary.To == null
                && boundary.West <= east
                && boundary.East >= west
                && boundary.South <= north
                && boundary.North >= south
            select other.Id
        )
            .Take(Most)
            .ToListAsync(stop);
        var neighbours = (await PlaceShapes.Of(db, tree, near, today, stop))
            .Values.Where(s => s.Drawn.IsWithinDistance(own.Drawn, Beside))
            .ToList();
        var within = neighbours.Count > 0 ? [] : await Within(db, tree, place, today, stop);
        var areas = neighbours
            .Concat(within)
            .Select(s => Area(names[s.PlaceId], s, urls, selected: false))
            .Append(Area(names[place.Id], own, urls, selected: true) with { Href = null, Outlined = within.Count > 0 })
            .ToList();
        return new()
        {
            Title = $"Where {place.Name} is",
            Sentence =
                own.FromMembers ? $"{place.Name} is drawn from the places in it."
                : neighbours.Count > 0 ? $"{place.Name}, filled, with {Say(neighbours.Count, place.Kind)} beside it."
                : within.Count > 0 ? $"{place.Name}, outlined, and what is in it."
                : null,
            Areas = areas,
            Source = new FigureSource(own.Source, own.SourceDate),
        };
    }

    private static string Say(int count, PlaceType kind) =>
        count == 1 ? $"one {kind.Name.InSentence()}" : $"{count} {kind.Plural.InSentence()}";

    private static async Task<List<PlaceShape>> Within(
        CommonThreadDb db,
        PlaceTree tree,
        Place place,
        DateOnly today,
        CancellationToken stop
    )
    {
        var names = await tree.Names(stop);
        var kind = (await tree.Below(place.Id, today, null, stop))
            .Where(s => s.Depth == 1)
            .Select(s => names[s.PlaceId])
            .DistinctBy(p => p.Id)
            .GroupBy(p => p.Type)
            .Where(g => g.Count() is > 1 and <= Most)
            .OrderBy(g => PlaceType.Of(g.Key).Order)
            .FirstOrDefault();
        return kind is null
            ? []
            : [.. (await PlaceShapes.Of(db, tree, [.. kind.Select(p => p.Id)], today, stop)).Values];
    }

    public static MapArea Area(PlaceName place, PlaceShape shape, IUrlHelper urls, bool selected) =>
        new(place.Slug, place.Name, shape.Drawn) { Href = urls.Content(place.Url), Selected = selected };

    private static AreaMap PointMap(Place place, double x, double y, DateOnly today) =>
        new()
        {
            Title = $"Where {place.Name} is",
            Areas = [],
            Points = [new(x, y, place.Name)],
            Source = new FigureSource("Point given by the partnership", today),
        };
}
