using CommonThread.Shared.Maps;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NetTopologySuite.Geometries;

namespace CommonThread.Places.Maps;

/// <summary>A layer that is switched on, with the list that says the same.</summary>
public sealed record OverlayList(string Key, string Title, OverlayItems Items)
{
    /// <summary>The id of its list on the page.</summary>
    public string Id => $"over-{Key}";

    /// <summary>Whether it is a figure, drawn as circles.</summary>
    internal bool IsCircles => Key.StartsWith(CirclesOverlay.Prefix, StringComparison.Ordinal);

    /// <summary>Whether it says more than that the places are there.</summary>
    public bool HasWords => Items.Items.Any(i => i.Words.Length > 0);
}

/// <summary>The layers that a reader may lay over the map, those that are switched on, and what is drawn of them (C-19).</summary>
internal static class LaidOver
{
    /// <summary>Every layer there is for the caller, in order.</summary>
    public static IReadOnlyList<IMapOverlay> All(
        IEnumerable<IMapOverlay> contributed,
        IEnumerable<IMapLayer> layers,
        Caller caller
    ) =>
        [
            .. KindOverlay
                .Kinds.Select(k => (IMapOverlay)new KindOverlay(k.Key))
                .Concat(contributed)
                .Concat(layers.Select(l => new CirclesOverlay(l)))
                .Where(o => o.Audience == Marking.Public || caller.IsSignedIn)
                .OrderBy(o => o.Order),
        ];

    /// <summary>The layers that are switched on, each with its items.</summary>
    /// <param name="places">The places of the map; circles stand at these only.</param>
    public static async Task<IReadOnlyList<OverlayList>> Lists(
        IReadOnlyList<IMapOverlay> all,
        IReadOnlyCollection<string> on,
        CommonThreadDb db,
        string type,
        IReadOnlySet<int> places,
        DateOnly today,
        CancellationToken stop
    )
    {
        var lists = new List<OverlayList>();
        foreach (var overlay in all.Where(o => on.Contains(o.Key)))
        {
            if (await overlay.For(db, type, today, stop) is not { } items)
                continue;
            if (overlay is CirclesOverlay)
                items = items with { Items = [.. items.Items.Where(i => places.Contains(i.PlaceId!.Value))] };
            lists.Add(new(overlay.Key, overlay.Title, items));
        }
        return lists;
    }

    /// <summary>
    /// What is drawn of a layer, and its list with it: only what touches the map, where there is one.
    /// </summary>
    /// <param name="number">1 for the first layer that is on: how its lines are drawn.</param>
    public static async Task<(OverlayList List, MapOver Over)> Draw(
        OverlayList list,
        int number,
        CommonThreadDb db,
        PlaceTree tree,
        Envelope around,
        IUrlHelper urls,
        DateOnly today,
        CancellationToken stop
    )
    {
        var ids = list.Items.Items.Select(i => i.PlaceId).OfType<int>().ToList();
        var shapes = await PlaceShapes.Of(db, tree, ids, today, stop);
        var (areas, points, shown) = (new List<MapArea>(), new List<MapPoint>(), new List<OverlayItem>());
        foreach (var item in list.Items.Items)
        {
            var said = item.Words.Length > 0 ? $"{item.Name}: {item.Words}" : item.Name;
            var shape = item.PlaceId is { } id ? shapes.GetValueOrDefault(id)?.Drawn : null;
            if (shape is not null && !around.Intersects(shape.EnvelopeInternal))
                continue;
            if (shape is not null && !list.IsCircles)
            {
                areas.Add(
                    new MapArea(item.Name, item.Name, shape) { Text = item.Words, Href = urls.Content(item.Url) }
                );
            }
            else if (shape is not null)
            {
                if (item.Step is not null)
                    points.Add(
                        new(shape.InteriorPoint.X, shape.InteriorPoint.Y, said, urls.Content(item.Url))
                        {
                            Step = item.Step,
                        }
                    );
            }
            else if (item.Longitude is { } x && item.Latitude is { } y)
            {
                if (!around.Contains(x, y))
                    continue;
                points.Add(new(x, y, said, urls.Content(item.Url)) { Step = item.Step });
            }
            shown.Add(item);
        }
        return (
            list with
            {
                Items = list.Items with { Items = shown },
            },
            new(list.Key, list.Title, number, areas, points)
        );
    }

    /// <summary>The boxes of the form.</summary>
    public static IReadOnlyList<SelectListItem> Boxes(
        IReadOnlyList<IMapOverlay> all,
        IReadOnlyCollection<string> on,
        string type,
        IReadOnlySet<string> kindsHere
    ) =>
        [
            .. all.Where(o => o is not KindOverlay || (o.Key != type && kindsHere.Contains(o.Key)))
                .Select(o => new SelectListItem(o.Title, o.Key, on.Contains(o.Key))),
        ];
}
