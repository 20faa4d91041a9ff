using CommonThread.Partnerships;
using Microsoft.Extensions.Caching.Memory;

namespace CommonThread.Measures;

/// <summary>A place's value among others, with the parts it is made of.</summary>
public readonly record struct StandingValue(double Value, double? Numerator, double? Denominator);

/// <summary>One measure for every place at once, on the scale on which places are compared.</summary>
/// <param name="Words">The period in words: "12 months to April 2022", "2019".</param>
/// <param name="Base">Per how many residents the values are; null where they are the measure's own.</param>
public sealed record Standing(
    string Words,
    DateOnly First,
    DateOnly Last,
    int? Base,
    IReadOnlyDictionary<int, StandingValue> Values
)
{
    /// <summary>Places whose value is hidden from the reader; they are not among <see cref="Values"/>.</summary>
    public IReadOnlySet<int> Hidden { get; init; } = new HashSet<int>();

    /// <summary>The value as read: what <paramref name="words"/> makes of it, "hidden", or <paramref name="none"/>.</summary>
    public string Say(int placeId, Func<double, string> words, string none = "no figure") =>
        Of(placeId) is { } value ? words(value)
        : Hidden.Contains(placeId) ? "hidden"
        : none;

    public double? Of(int placeId) => Values.TryGetValue(placeId, out var v) ? v.Value : null;

    /// <summary>All the places together: Σ numerators ÷ Σ denominators where there are any, else the plain mean; null without values.</summary>
    public double? Together(IEnumerable<int> placeIds)
    {
        var found = placeIds.Where(Values.ContainsKey).Select(p => Values[p]).ToList();
        if (found.Count == 0)
            return null;
        var denominator = found.Sum(v => v.Denominator ?? 0);
        return found.TrueForAll(v => v.Denominator is > 0) && denominator > 0
            ? found.Sum(v => v.Numerator!.Value) / denominator * (Base ?? 1)
            : found.Average(v => v.Value);
    }
}

/// <summary>
/// Compares a measure over places. What it works out is kept in memory until another release is published, so that the second
/// reader of a page does not wait for it.
/// </summary>
public sealed class CompareFigures(
    CommonThreadDb db,
    IMemoryCache cache,
    CurrentPartnership partnership,
    Figures figures,
    HiddenFigures hidden
)
{
    private (int Release, int Published)? stamp;
    private string? head;
    private Residents? residents;

    internal Figures Figures => figures;

    /// <summary>Monthly counts are compared over this many months, so that seasons do not decide.</summary>
    public const int Months = 12;

    /// <summary>The span on which a measure is compared when its latest period is this one.</summary>
    public static (DateOnly First, DateOnly Last, string Words) Span(Measure measure, Period latest)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (measure.Kind == MeasureKind.Count && latest.Kind == PeriodKind.Month)
            return (latest.Plus(1 - Months).First, latest.Last, $"{Months} months to {latest}");
        return (latest.First, latest.Last, latest.ToString());
    }

    /// <summary>The measure (or its part) for every place, in the period or the year that ends with it.</summary>
    public async Task<Standing> All(Measure measure, Period latest, CancellationToken stop, string part = "")
    {
        ArgumentNullException.ThrowIfNull(measure);
        var hides = hidden.MayHide(measure);
        var key = (
            partnership.Required.Slug,
            await Stamp(stop),
            (measure.Id, measure.Version, await figures.PartsStamp(stop)),
            latest,
            part,
            // Those who may see less have a reading of their own, as long as nothing at all has changed.
            hides ? await Head(stop) : ""
        );
        if (cache.TryGetValue(key, out Standing? known))
            return known!;
        var standing = await Work(measure, latest, part, stop);
        cache.Set(key, standing, TimeSpan.FromHours(6));
        return standing;
    }

    /// <summary>Where a place stands among others (itself included); null where it has no value.</summary>
    public static Comparison? Among(Measure measure, Standing standing, int placeId, IReadOnlyCollection<int> places)
    {
        ArgumentNullException.ThrowIfNull(measure);
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.Of(placeId) is not { } value)
            return null;
        var others = places
            .Append(placeId)
            .Distinct()
            .Where(standing.Values.ContainsKey)
            .Select(p => (Place: p, standing.Values[p].Value))
            .ToList();
        // Without a better direction places are ranked from the highest down.
        var lowFirst = measure.Direction == Direction.Down;
        var ordered = (lowFirst ? others.OrderBy(o => o.Value) : others.OrderByDescending(o => o.Value)).ToList();
        var judged = measure.Direction != Direction.Neither;
        return new(
            value,
            standing.Base,
            standing.Words,
            standing.Together(others.Select(o => o.Place))!.Value,
            judged ? ordered[0].Value : null,
            judged ? ordered[0].Place : null,
            judged ? ordered[^1].Value : null,
            judged ? ordered[^1].Place : null,
            1 + others.Count(o => lowFirst ? o.Value < value : o.Value > value),
            others.Count
        );
    }

    private async Task<Standing> Work(Measure measure, Period latest, string part, CancellationToken stop)
    {
        var (first, last, words) = Span(measure, latest);
        var ids = await db.Set<Places.Place>().Select(p => p.Id).ToListAsync(stop);
        if (measure.Kind != MeasureKind.Count || part.Length > 0)
        {
            var at = await figures.At(measure, latest, ids, stop, part);
            return new(
                words,
                first,
                last,
                null,
                at.Where(f => !f.Value.Hidden)
                    .ToDictionary(
                        f => f.Key,
                        f => new StandingValue(f.Value.Value, f.Value.Numerator, f.Value.Denominator)
                    )
            )
            {
                Hidden = at.Where(f => f.Value.Hidden).Select(f => f.Key).ToHashSet(),
            };
        }
        var counts =
            first == latest.First
                ? (await figures.At(measure, latest, ids, stop)).ToDictionary(f => f.Key, f => f.Value.Value)
                : await figures.Sums(measure, first, last, ids, stop);
        var kept = counts.Where(c => double.IsNaN(c.Value)).Select(c => c.Key).ToHashSet();
        if (measure.RateBase is not { } per)
            return new(
                words,
                first,
                last,
                null,
                counts
                    .Where(c => !kept.Contains(c.Key))
                    .ToDictionary(c => c.Key, c => new StandingValue(c.Value, null, null))
            )
            {
                Hidden = kept,
            };
        residents ??= await Residents.Of(db, null, stop, await figures.Published(stop));
        var rates = new Dictionary<int, StandingValue>();
        foreach (var (place, count) in counts)
        {
            if (!kept.Contains(place) && residents.In(place, last.Year) is { } people)
                rates.Add(place, new(count / people * per, count, people));
        }
        return new(words, first, last, per, rates) { Hidden = kept };
    }

    /// <summary>What was worked out about a place (or measure) for this sort of reader, kept until anything at all is written.</summary>
    /// <param name="also">What else it depends on.</param>
    internal async Task<T> Remember<T>(
        int about,
        DateOnly today,
        Func<Task<T>> work,
        CancellationToken stop,
        string? also = null
    )
    {
        var reader = (db.Acting.Caller.IsSignedIn, also);
        var key = (partnership.Required.Slug, await Head(stop), typeof(T), about, today, reader);
        if (cache.TryGetValue(key, out T? known))
            return known!;
        var worked = await work();
        cache.Set(key, worked, TimeSpan.FromMinutes(30));
        return worked;
    }

    private async Task<string> Head(CancellationToken stop) => head ??= await db.Head(stop);

    // Whatever is published changes the number of releases or of revisions.
    private async Task<(int, int)> Stamp(CancellationToken stop) =>
        stamp ??= (
            await db.Set<Release>().MaxAsync(r => (int?)r.Id, stop) ?? 0,
            await db.Set<Release>().CountAsync(r => r.State != ReleaseState.Draft, stop)
        );
}
