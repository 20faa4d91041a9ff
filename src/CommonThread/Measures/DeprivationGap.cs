using CommonThread.Places;

namespace CommonThread.Measures;

/// <summary>How far the most deprived fifth of a place's small areas is from the least deprived, now and a year before (C-35).</summary>
/// <param name="Most">Of the most deprived fifth together, on the measure's scale of comparison.</param>
public sealed record DeprivationGap(
    string Words,
    double Most,
    double Least,
    string? WordsBefore,
    double? MostBefore,
    double? LeastBefore,
    int AreasInAFifth,
    int DeprivationYear,
    int? Base
)
{
    public double Gap => Most - Least;

    public double? GapBefore => MostBefore - LeastBefore;

    /// <summary>"narrowing" when the absolute gap falls; null where the year before is not known.</summary>
    public string? Trend =>
        GapBefore is not { } before ? null
        : Math.Abs(Math.Abs(Gap) - Math.Abs(before)) < 0.05 ? "about the same"
        : Math.Abs(Gap) < Math.Abs(before) ? "narrowing"
        : "widening";

    /// <summary>The gap within a place; null where it has fewer than ten small areas with deprivation and a value.</summary>
    public static async Task<DeprivationGap?> In(
        CommonThreadDb db,
        CompareFigures compare,
        PlaceTree tree,
        Measure measure,
        int placeId,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var figures = compare.Figures;
        var members = (
            await tree.Members(placeId, measure.SmallestPlaceType ?? PlaceType.Lsoa2011, today, stop)
        ).Keys.ToList();
        if (members.Count < 10 || await figures.Measure(KnownMeasures.DeprivationRank, stop) is not { } rank)
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
        if (ordered.Count < 10)
            return null;
        var fifth = (int)Math.Round(ordered.Count / 5d, MidpointRounding.AwayFromZero);
        var most = ordered.Take(fifth).ToList();
        var least = ordered.TakeLast(fifth).ToList();
        Standing? before =
            ofMeasure.Period.Kind == PeriodKind.Wave
                ? null
                : await compare.All(measure, ofMeasure.Period.SameAYearBefore(), stop);
        // The same small areas in both years, or none: a fifth that lost a member would move by itself.
        if (before is not null && !most.Concat(least).All(p => before.Of(p) is not null))
            before = null;
        return new(
            now.Words,
            now.Together(most)!.Value,
            now.Together(least)!.Value,
            before?.Words,
            before?.Together(most),
            before?.Together(least),
            fifth,
            ofDeprivation.Period.First.Year,
            now.Base
        );
    }
}
