using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>The most and the least deprived fifth in one period, on the measure's scale of comparison.</summary>
/// <param name="Words">The period in words: "12 months to April 2022".</param>
public sealed record GapYear(string Words, double Most, double Least)
{
    public double Gap => Most - Least;
}

/// <summary>How far the most deprived fifth of a place's small areas is from the least deprived, now and in years before (C-35).</summary>
/// <param name="Years">The latest first; the same small areas in every one of them.</param>
/// <param name="Base">Per how many residents the values are; null where they are the measure's own.</param>
public sealed record DeprivationGap(IReadOnlyList<GapYear> Years, int AreasInAFifth, int DeprivationYear, int? Base)
{
    // Small areas of fewer than this many would make fifths of one area.
    private const int FewestAreas = 10;

    public GapYear Now => Years[0];

    public GapYear? Before => Years.Count > 1 ? Years[1] : null;

    /// <summary>"narrowing" when the absolute gap falls; null where the year before is not known.</summary>
    public string? Trend =>
        Before is not { } before ? null
        : Math.Abs(Math.Abs(Now.Gap) - Math.Abs(before.Gap)) < 0.05 ? "about the same"
        : Math.Abs(Now.Gap) < Math.Abs(before.Gap) ? "narrowing"
        : "widening";

    /// <summary>The gap within a place; null where it has fewer than ten small areas with deprivation and a value.</summary>
    /// <param name="years">How many years to go back at most, the latest counted.</param>
    public static async Task<DeprivationGap?> In(
        CommonThreadDb db,
        CompareFigures compare,
        PlaceTree tree,
        Measure measure,
        int placeId,
        DateOnly today,
        CancellationToken stop,
        int years = 2
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var figures = compare.Figures;
        var members = (
            await tree.Members(placeId, measure.SmallestPlaceType ?? PlaceType.Lsoa2011, today, stop)
        ).Keys.ToList();
        if (members.Count < FewestAreas || await figures.Measure(KnownMeasures.DeprivationRank, stop) is not { } rank)
            return null;
        var first = members[0];
        var ofDeprivation = await figures.Latest(rank, first, stop);
        var ofMeasure = await figures.Latest(measure, first, stop);
        if (ofDeprivation is null || ofMeasure is null)
            return null;
        var ranks = await compare.All(rank, ofDeprivation.Period, stop);
        var now = await compare.All(measure, ofMeasure.Period, stop);
        var ordered = members
            .Where(m => ranks.Of(m) is not null && now.Of(m) is not null)
            .OrderBy(m => ranks.Of(m))
            .ThenBy(m => m)
            .ToList();
        if (ordered.Count < FewestAreas)
            return null;
        var fifth = (int)Math.Round(ordered.Count / 5d, MidpointRounding.AwayFromZero);
        var most = ordered.Take(fifth).ToList();
        var least = ordered.TakeLast(fifth).ToList();
        var found = new List<GapYear>();
        for (var at = ofMeasure.Period; found.Count < years; at = at.SameAYearBefore())
        {
            var standing = found.Count == 0 ? now : await compare.All(measure, at, stop);
            // The same small areas in every year, or none: a fifth that lost a member would move by itself.
            if (!most.Concat(least).All(p => standing.Of(p) is not null))
                break;
            found.Add(new(standing.Words, standing.Together(most)!.Value, standing.Together(least)!.Value));
            if (at.Kind == PeriodKind.Wave)
                break;
        }
        return new(found, fifth, ofDeprivation.Period.First.Year, now.Base);
    }
}
