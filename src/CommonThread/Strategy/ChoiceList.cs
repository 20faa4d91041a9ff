using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy;

/// <summary>The values of an enumeration as choices of a form, in the reader's words.</summary>
public static class ChoiceList
{
    public static IReadOnlyList<SelectListItem> Of<T>()
        where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => new SelectListItem(v.Say(), v.ToString()))];

    /// <summary>Records as choices.</summary>
    public static IReadOnlyList<SelectListItem> Of<T>(IEnumerable<T> items, Func<T, int> id, Func<T, string> text) =>
        [
            .. items.Select(i => new SelectListItem(
                text(i),
                id(i).ToString(System.Globalization.CultureInfo.InvariantCulture)
            )),
        ];
}
