using System.Numerics;

namespace CommonThread.Analytics.Allocation;

/// <summary>What a place’s amount hangs on.</summary>
/// <param name="Place">Its name.</param>
/// <param name="PerPoint">
/// For each factor, how its amount before rounding changes when the factor is given one point more and the others give it up in
/// proportion to their weights; null for a factor that has all 100 already.
/// </param>
/// <param name="LowestShare">The lowest share that any weights could give it: its lowest share of a factor.</param>
/// <param name="LowestBy">That factor’s name.</param>
/// <param name="HighestShare">The highest share that any weights could give it.</param>
/// <param name="HighestBy">That factor’s name.</param>
public sealed record PlaceSensitivity(
    string Place,
    IReadOnlyList<decimal?> PerPoint,
    decimal LowestShare,
    string LowestBy,
    decimal HighestShare,
    string HighestBy
);

/// <summary>A place’s amount beside last year’s.</summary>
/// <param name="Place">Its name.</param>
/// <param name="Amount">This year’s; zero for a place that is no longer given any.</param>
/// <param name="LastYear">Last year’s; null where it had none.</param>
/// <param name="Change">This year’s less last year’s; null where there was none.</param>
/// <param name="Share">The change over last year’s; null where that was nothing.</param>
public sealed record AmountChange(string Place, decimal Amount, decimal? LastYear, decimal? Change, decimal? Share);

/// <summary>How far amounts hang on the weights, and how far they moved since last year.</summary>
public static class WeightSensitivity
{
    /// <summary>
    /// Sensitivity of each place, without floors and ceilings. A blend is a mixture of the factors’ shares, so that under any
    /// weights a share lies between the lowest and the highest of its factors.
    /// </summary>
    /// <param name="pot">A divided pot.</param>
    public static IReadOnlyList<PlaceSensitivity> Of(BlendedPot pot)
    {
        ArgumentNullException.ThrowIfNull(pot);
        var rest = pot
            .Factors.Select(
                (_, k) =>
                {
                    BlendFactor[] others = [.. pot.Factors.Where((f, l) => l != k && f.Weight > 0)];
                    return others.Length == 0
                        ? ((BigInteger[] Tops, BigInteger Bottom)?)null
                        : Blend.Shares(others, pot.Places.Count);
                }
            )
            .ToArray();
        return
        [
            .. pot.Places.Select(
                (place, i) =>
                {
                    var shares = place.FactorShares;
                    var (low, high) = (
                        Enumerable.Range(0, shares.Count).MinBy(k => shares[k]),
                        Enumerable.Range(0, shares.Count).MaxBy(k => shares[k])
                    );
                    return new PlaceSensitivity(
                        place.Place,
                        [
                            .. shares.Select(
                                (share, k) =>
                                    rest[k] is { } others
                                        ? (share - Exact.Rounded(others.Tops[i], others.Bottom)) * pot.Pot / 100
                                        : (decimal?)null
                            ),
                        ],
                        shares[low],
                        pot.Factors[low].Name,
                        shares[high],
                        pot.Factors[high].Name
                    );
                }
            ),
        ];
    }

    /// <summary>Each place beside last year’s amount; places that had one but have none now come last.</summary>
    /// <param name="pot">This year’s.</param>
    /// <param name="lastYear">Last year’s amounts by place, zero or more.</param>
    /// <exception cref="StatisticsError">A negative amount.</exception>
    public static IReadOnlyList<AmountChange> Since(BlendedPot pot, IReadOnlyDictionary<string, decimal> lastYear)
    {
        ArgumentNullException.ThrowIfNull(pot);
        ArgumentNullException.ThrowIfNull(lastYear);
        foreach (var (place, amount) in lastYear)
            StatisticsError.If(
                amount is < 0 or > 1_000_000_000_000m,
                $"Last year’s amount of {place} is zero or more, and at most a million million"
            );
        var now = pot.Places.Select(p => p.Place).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pot.Places.Select(p =>
                lastYear.TryGetValue(p.Place, out var last)
                    ? Changed(p.Place, p.Amount, last)
                    : new(p.Place, p.Amount, null, null, null)
            ),
            .. lastYear
                .Where(l => !now.Contains(l.Key))
                .OrderBy(l => l.Key, StringComparer.Ordinal)
                .Select(l => Changed(l.Key, 0, l.Value)),
        ];
    }

    private static AmountChange Changed(string place, decimal amount, decimal last) =>
        new(place, amount, last, amount - last, last > 0 ? (amount - last) / last : null);
}
