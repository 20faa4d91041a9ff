using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Risks;

/// <summary>The two scales of a risk as choices.</summary>
public static class RiskScale
{
    private static readonly string[] Likely =
    [
        "1: hardly ever",
        "2: once in some years",
        "3: may well happen this year",
        "4: likely this year",
        "5: almost certain, or happening",
    ];

    private static readonly string[] Harmful =
    [
        "1: hardly felt",
        "2: some people, for a short time",
        "3: many people, or some badly",
        "4: lasting harm to many, or a serious injury",
        "5: a death, or harm to the whole county",
    ];

    public static IReadOnlyList<SelectListItem> Likelihood { get; } = Of(Likely);

    public static IReadOnlyList<SelectListItem> Harm { get; } = Of(Harmful);

    private static List<SelectListItem> Of(string[] words) =>
        [.. words.Select((w, i) => new SelectListItem(w, (i + 1).ToString(Text.Words)))];
}
