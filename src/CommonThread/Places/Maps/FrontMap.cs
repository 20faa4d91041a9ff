using CommonThread.Places.Readings;
using CommonThread.Shared.Charts;
using CommonThread.Shared.Front;
using CommonThread.Shared.Maps;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Places.Maps;

/// <summary>The front page's map: the districts and cities of a county, or the wards of one city, each a link to its page.</summary>
internal sealed class FrontMap(PlaceTree tree) : IFrontBlock
{
    private const int Most = 120;

    // So many names stand under the map; more are folded away.
    private const int MostNames = 12;

    public int Order => 10;

    public async Task<FrontBlock?> Show(CommonThreadDb db, IUrlHelper urls, DateOnly today, CancellationToken stop)
    {
        var names = await tree.Names(stop);
        var open = (
            await db.Set<Place>()
                .Where(p => p.ActiveTo == null || p.ActiveTo >= today)
                .Select(p => p.Id)
                .ToListAsync(stop)
        ).ToHashSet();
        List<PlaceName> Of(params string[] types) =>
            [
                .. names
                    .Values.Where(p => types.Contains(p.Type) && open.Contains(p.Id))
                    .OrderBy(p => p.Name, StringComparer.Ordinal),
            ];
        var places = Of(PlaceType.District, PlaceType.Unitary);
        var what = "Districts and cities";
        if (places.Count < 2)
            (places, what) = (Of(PlaceType.Ward), "Wards");
        if (places.Count is 0 or > Most)
            return null;
        var shapes = await PlaceShapes.Of(db, tree, [.. places.Select(p => p.Id)], today, stop);
        var areas = places
            .Where(p => shapes.ContainsKey(p.Id))
            .Select(p => PlaceMap.Area(p, shapes[p.Id], urls, selected: false))
            .ToList();
        if (areas.Count == 0)
            return null;
        var boundaries = shapes.Values.First();
        return new(
            "/Places/Maps/_FrontMap.cshtml",
            new AreaMap
            {
                Title = "Or choose on the map",
                Sentence = $"{what}; each leads to its page.",
                Areas = areas,
                Source = new FigureSource(boundaries.Source, boundaries.SourceDate),
                TableId = areas.Count > MostNames ? "places-of-the-map" : null,
            }
        );
    }
}
