using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Places;

/// <summary>Places to choose from, for a select with type-ahead.</summary>
public static class PlaceChoices
{
    public static Task<IReadOnlyList<SelectListItem>> For(PlaceTree tree, CancellationToken stop = default) =>
        For(tree, [], stop);

    /// <summary>Every place that people know by name, from the largest kind to the smallest; small areas are left out.</summary>
    /// <param name="types">Only these kinds; none for all.</param>
    public static async Task<IReadOnlyList<SelectListItem>> For(
        PlaceTree tree,
        IReadOnlyCollection<string> types,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(tree);
        return
        [
            .. (await tree.Names(stop))
                .Values.Where(p => types.Count == 0 ? PlaceType.Of(p.Type).Listed : types.Contains(p.Type))
                .OrderBy(p => PlaceType.Of(p.Type).Order)
                .ThenBy(p => p.Name, StringComparer.Ordinal)
                .Select(p => new SelectListItem(
                    $"{p.Name} ({p.Kind.InSentence()})",
                    p.Id.ToString(CultureInfo.InvariantCulture)
                )),
        ];
    }
}
