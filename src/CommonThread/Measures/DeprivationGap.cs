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
/// <param name="Index">Year of the index by which the small areas are ordered.</param>
/// <param name="Indexes">Years of the indices that could order them, the latest first.</param>
/// <param name="Areas">Small areas that are ordered.</param>
/// <param name="LeftOut">Small areas with a figure that the index has no rank for: those whose boundary changed in between.</param>
/// <param name="Base">Per how many residents the values are; null where they are the measure's own.</param>
public sealed record DeprivationGap(
    IReadOnlyList<GapYear> Years,
    int AreasInAFifth,
    int Index,
    IReadOnlyList<int> Indexes,
    int Areas,
    int LeftOut,
    int? Base
)
{
    // Small areas of fewer than this many would make fifths of one area.
    private const int FewestAreas = 10;

    // An index that ranks fewer of the areas than this would tell of another place.
    private const double MostOfThem = 0.8;

    public GapYear Now => Years[0];

    public GapYear? Before => Years.Count > 1 ? Years[1] : null;

    /// <summary>"narrowing" when the absolute gap falls; null where the year before is not known.</summary>
    public string? Trend =>
        Before is not { } before ? null
        : Math.Abs(Math.Abs(Now.Gap) - Math.Abs(before.Gap)) < 0.05 ? "about the same"
        : Math.Abs(Now.Gap) < Math.Abs(before.Gap) ? "narrowing"
        : "widening";

    /// <summary>Why some small areas are not among those ordered; null where all are.</summary>
    public string? WithoutSome =>
        LeftOut == 0
            ? null
            : $"{Text.Count(LeftOut, "small area")} of {Areas + LeftOut} {(LeftOut == 1 ? "is" : "are")} left out: the boundary changed between the small areas that the figures are for and those of the index.";

    /// <summary>
    /// The gap within a place; null where it is not loaded whole, or has fewer than ten small areas with deprivation and a value.
    /// A small area that kept its code from 2011 to 2021 kept its boundary (Office for National Statistics), so that an index
    /// for the one orders figures of the other.
    /// </summary>
    /// <param name="years">How many years to go back at most, the latest counted.</param>
    /// <param name="index">Year of the index wanted; the latest that is loaded where it is not given or not there.</param>
    public static async Task<DeprivationGap?> In(
        CompareFigures compare,
        PlaceTree tree,
        Measure measure,
        int placeId,
        DateOnly today,
        CancellationToken stop,
        int years = 2,
        int? index = null
    )
    {
        ArgumentNullException.ThrowIfNull(measure);
        var figures = compare.Figures;
        if (
            await figures.WhyNotWhole(placeId, stop) is not null
            || await figures.Measure(KnownMeasures.DeprivationRank, stop) is not { } rank
            || await SmallAreasWith(figures, tree, measure, placeId, today, stop) is not { } areas
        )
            return null;
        var now = await compare.All(measure, areas.Latest, stop);
        var members = areas.Members.Where(m => now.Of(m) is not null).ToList();
        var orders = await Orders(compare, tree, rank, members, stop);
        if (orders.Count == 0)
            return null;
        var (year, ranks) = orders.Find(o => o.Year == index) is { Ranks: not null } wanted ? wanted : orders[0];
        var ordered = ranks.OrderBy(r => r.Value).ThenBy(r => r.Key).Select(r => r.Key).ToList();
        var fifth = (int)Math.Round(ordered.Count / 5d, MidpointRounding.AwayFromZero);
        var most = ordered.Take(fifth).ToList();
        var least = ordered.TakeLast(fifth).ToList();
        var found = new List<GapYear>();
        for (var at = areas.Latest; found.Count < years; at = at.SameAYearBefore())
        {
            var standing = found.Count == 0 ? now : await compare.All(measure, at, stop);
            // The same small areas in every year, or none: a fifth that lost a member would move by itself.
            if (!most.Concat(least).All(p => standing.Of(p) is not null))
                break;
            found.Add(new(standing.Words, standing.Together(most)!.Value, standing.Together(least)!.Value));
            if (at.Kind == PeriodKind.Wave)
                break;
        }
        return new(
            found,
            fifth,
            year,
            [.. orders.Select(o => o.Year)],
            ordered.Count,
            members.Count - ordered.Count,
            now.Base
        );
    }

    /// <summary>The place's small areas of the kind that has the latest figure of a measure; of 2021 where both have it.</summary>
    internal static async Task<(IReadOnlyList<int> Members, Period Latest)?> SmallAreasWith(
        Figures figures,
        PlaceTree tree,
        Measure measure,
        int placeId,
        DateOnly today,
        CancellationToken stop
    )
    {
        (IReadOnlyList<int> Members, Period Latest)? best = null;
        foreach (var kind in new[] { PlaceType.Lsoa2021, PlaceType.Lsoa2011 })
        {
            var members = (await tree.Members(placeId, kind, today, stop)).Keys.Order().ToList();
            if (
                members.Count >= FewestAreas
                && await figures.Latest(measure, members[0], stop) is { } latest
                && (best is null || latest.Period.First > best.Value.Latest.First)
            )
                best = (members, latest.Period);
        }
        return best;
    }

    // The indices that rank most of the areas, the latest first, each with the rank of each area that has one.
    private static async Task<List<(int Year, Dictionary<int, double> Ranks)>> Orders(
        CompareFigures compare,
        PlaceTree tree,
        Measure rank,
        List<int> members,
        CancellationToken stop
    )
    {
        var names = await tree.Names(stop);
        var sameCode = names
            .Values.Where(p => p.Type is PlaceType.Lsoa2011 or PlaceType.Lsoa2021 && p.Code is not null)
            .ToLookup(p => p.Code!, p => p.Id, StringComparer.OrdinalIgnoreCase);
        var orders = new List<(int, Dictionary<int, double>)>();
        foreach (var period in (await compare.Figures.Periods(rank, stop)).Reverse())
        {
            var all = await compare.All(rank, period, stop);
            var ranks = new Dictionary<int, double>();
            foreach (var member in members)
            {
                IEnumerable<int> same = names[member].Code is { } code ? sameCode[code] : [];
                if ((all.Of(member) ?? same.Select(all.Of).FirstOrDefault(r => r is not null)) is { } found)
                    ranks.Add(member, found);
            }
            if (ranks.Count >= FewestAreas && ranks.Count >= MostOfThem * members.Count)
                orders.Add((period.First.Year, ranks));
        }
        return orders;
    }
}
