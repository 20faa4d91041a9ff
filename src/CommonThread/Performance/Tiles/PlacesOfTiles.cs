using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Tiles;

/// <summary>The places that performance is shown for: those people know and that have a figure, and the framework's own.</summary>
internal static class PlacesOfTiles
{
    public static List<PlaceName> From(
        IReadOnlyDictionary<int, PlaceName> names,
        IEnumerable<int> withFigures,
        Framework framework
    ) =>
        [
            .. withFigures
                .Append(framework.PlaceId ?? 0)
                .Distinct()
                .Where(names.ContainsKey)
                .Select(id => names[id])
                .Where(p => PlaceType.Of(p.Type).Listed)
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal),
        ];

    /// <summary>The one asked for, or the framework's own, or the largest.</summary>
    public static PlaceName? Choose(List<PlaceName> places, string? slug, Framework framework) =>
        places.Find(p => p.Slug == slug) ?? places.Find(p => p.Id == framework.PlaceId) ?? places.FirstOrDefault();

    public static IReadOnlyList<SelectListItem> AsChoices(List<PlaceName> places, PlaceName? chosen) =>
        [.. places.Select(p => new SelectListItem($"{p.Name} ({p.Kind.InSentence()})", p.Slug, p == chosen))];
}
