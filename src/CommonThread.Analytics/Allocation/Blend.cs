using System.Numerics;

namespace CommonThread.Analytics.Allocation;

/// <summary>What a pot is shared by, and how much it counts.</summary>
/// <param name="Name">Its name, such as "Population".</param>
/// <param name="Weight">Points of 100.</param>
/// <param name="Values">
/// One for each place, in the order of the places, zero or more; null where it is not known, which is refused with its name.
/// </param>
public sealed record BlendFactor(string Name, decimal Weight, IReadOnlyList<decimal?> Values);

/// <summary>The inputs of a place for the blend of population, recorded crime and deprivation.</summary>
/// <param name="Place">Its name.</param>
/// <param name="Population">People, above zero.</param>
/// <param name="Crime">Recorded crimes in the year.</param>
/// <param name="Deprivation">Deprivation score, higher where more deprived.</param>
public sealed record PlaceNeed(string Place, decimal? Population, decimal? Crime, decimal? Deprivation);

/// <summary>The least and the most that a place may be given.</summary>
/// <param name="Floor">The least; null for none.</param>
/// <param name="Ceiling">The most; null for none.</param>
public readonly record struct Limits(decimal? Floor, decimal? Ceiling);

/// <summary>How a pot is divided.</summary>
public sealed record BlendOptions
{
    /// <summary>Amounts are whole multiples of it: 1 for pounds, 0.01 for pence.</summary>
    public decimal Unit { get; init; } = 1;

    /// <summary>The least and most of the places that have any, by name.</summary>
    public IReadOnlyDictionary<string, Limits> Limits { get; init; } = new Dictionary<string, Limits>();

    /// <summary>Limits of every place without its own.</summary>
    public Limits ForEach { get; init; }
}

/// <summary>Why a place’s amount is what it is.</summary>
public enum AmountBasis
{
    /// <summary>Its share of what is divided.</summary>
    Share,

    /// <summary>Its floor.</summary>
    Floor,

    /// <summary>Its ceiling.</summary>
    Ceiling,
}

/// <summary>A place’s part of the pot.</summary>
/// <param name="Place">Its name.</param>
/// <param name="FactorShares">Its share of each factor, 0 to 1, in the order of the factors.</param>
/// <param name="Share">The shares blended by the weights, 0 to 1.</param>
/// <param name="Unrounded">What it is due before rounding, floors and ceilings kept.</param>
/// <param name="RoundedUp">Whether it was given one of the units that were left, for one of the largest remainders.</param>
/// <param name="Amount">What it gets; all places’ add up to the pot.</param>
/// <param name="Basis">Share, floor or ceiling.</param>
public sealed record BlendedPlace(
    string Place,
    IReadOnlyList<decimal> FactorShares,
    decimal Share,
    decimal Unrounded,
    bool RoundedUp,
    decimal Amount,
    AmountBasis Basis
);

/// <summary>A pot divided by a blend.</summary>
/// <param name="Pot">What was divided.</param>
/// <param name="Factors">By what.</param>
/// <param name="Places">The places in the order given.</param>
public sealed record BlendedPot(decimal Pot, IReadOnlyList<BlendFactor> Factors, IReadOnlyList<BlendedPlace> Places);

/// <summary>
/// A pot shared by a blend: each place’s share is Σ weight × (its value of the factor over all places’ values) / 100. Amounts are
/// whole pounds or pence by the largest remainder (Hamilton’s method: Balinski and Young, 1982, Fair Representation),
/// and add up to the pot exactly. All arithmetic is of fractions: the order of the places changes nothing, and of two equal
/// remainders the larger share, then the name first in the alphabet, is rounded up.
/// </summary>
public static class Blend
{
    private const decimal Most = 1_000_000_000_000m;
    private const decimal Close = 0.000001m;

    /// <summary>Three equal weights that total 100.</summary>
    public static decimal Third => 100m / 3;

    /// <summary>
    /// The blend of population, recorded crime and deprivation: the third factor is population × deprivation score, so that a
    /// deprived place counts by how many live there.
    /// </summary>
    /// <param name="needs">Each place once.</param>
    /// <param name="population">Weight of population, points of 100.</param>
    /// <param name="crime">Weight of recorded crime.</param>
    /// <param name="deprivation">Weight of deprivation.</param>
    /// <exception cref="StatisticsError">An input that is missing, by name; a population of zero.</exception>
    public static IReadOnlyList<BlendFactor> OfNeeds(
        IReadOnlyList<PlaceNeed> needs,
        decimal population,
        decimal crime,
        decimal deprivation
    )
    {
        ArgumentNullException.ThrowIfNull(needs);
        foreach (var need in needs)
        {
            StatisticsError.If(need.Population is null, $"{need.Place} has no population");
            StatisticsError.If(need.Population <= 0, $"{need.Place} has a population that is not above zero");
            StatisticsError.If(need.Deprivation is null, $"{need.Place} has no deprivation score");
            StatisticsError.If(
                need.Population > Most || need.Deprivation is < 0 or > 1_000_000,
                $"{need.Place} has a population or deprivation score beyond belief"
            );
        }
        return
        [
            new("Population", population, [.. needs.Select(n => n.Population)]),
            new("Recorded crime", crime, [.. needs.Select(n => n.Crime)]),
            new("Population × deprivation", deprivation, [.. needs.Select(n => n.Population * n.Deprivation)]),
        ];
    }

    /// <summary>Divides the pot.</summary>
    /// <param name="places">The places’ names, each once.</param>
    /// <param name="factors">One or more, with weights that total 100.</param>
    /// <param name="pot">Zero or more, a whole multiple of the unit.</param>
    /// <param name="options">Unit, floors and ceilings; pounds without limits where nothing is said.</param>
    /// <exception cref="StatisticsError">
    /// A value that is missing or negative, by factor and place; a factor that adds up to zero; weights that do not total 100;
    /// floors above or ceilings below the pot.
    /// </exception>
    public static BlendedPot Divide(
        IReadOnlyList<string> places,
        IReadOnlyList<BlendFactor> factors,
        decimal pot,
        BlendOptions? options = null
    )
    {
        options ??= new();
        Check(places, factors, options);
        StatisticsError.If(options.Unit is not (1 or 0.01m), "Amounts are whole pounds (1) or pence (0.01)");
        StatisticsError.If(pot is < 0 or > Most, "The pot is zero or more, and at most a million million");
        StatisticsError.If(
            pot % options.Unit != 0,
            "The pot is not a whole number of the units that it is divided into"
        );
        var (tops, bottom) = Shares(factors, places.Count);
        var limits = Array.ConvertAll(
            [.. places],
            p => options.Limits.TryGetValue(p, out var own) ? own : options.ForEach
        );
        var divided = Division.Of(places, tops, limits, pot, options.Unit);
        return new(
            pot,
            factors,
            [
                .. places.Select(
                    (place, i) =>
                        new BlendedPlace(
                            place,
                            [.. factors.Select(f => FactorShare(f, i))],
                            Exact.Rounded(tops[i], bottom),
                            divided[i].Unrounded,
                            divided[i].RoundedUp,
                            divided[i].Amount,
                            divided[i].Basis
                        )
                ),
            ]
        );
    }

    /// <summary>Each place’s blended share as a fraction of a common whole: Σ weight × value × the other factors’ sums.</summary>
    internal static (BigInteger[] Tops, BigInteger Bottom) Shares(IReadOnlyList<BlendFactor> factors, int places)
    {
        var counted = factors.Where(f => f.Weight > 0).ToArray();
        var sums = Array.ConvertAll(counted, Sum);
        var tops = new BigInteger[places];
        for (var k = 0; k < counted.Length; k++)
        {
            var others = sums.Where((_, l) => l != k).Aggregate(Exact.Whole(counted[k].Weight), BigInteger.Multiply);
            for (var i = 0; i < places; i++)
                tops[i] += others * Exact.Whole(counted[k].Values[i]!.Value);
        }
        // Of weights such as three times 33.333… the whole is what they total.
        return (tops, tops.Aggregate(BigInteger.Zero, BigInteger.Add));
    }

    internal static decimal FactorShare(BlendFactor factor, int place) =>
        Exact.Rounded(Exact.Whole(factor.Values[place]!.Value), Sum(factor));

    private static BigInteger Sum(BlendFactor factor) =>
        factor.Values.Aggregate(BigInteger.Zero, (sum, v) => sum + Exact.Whole(v!.Value));

    private static void Check(IReadOnlyList<string> places, IReadOnlyList<BlendFactor> factors, BlendOptions options)
    {
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(factors);
        StatisticsError.If(places.Count == 0, "A pot is divided among at least one place");
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            StatisticsError.If(string.IsNullOrWhiteSpace(place), "Each place needs a name");
            StatisticsError.If(!names.Add(place), $"{place} is given twice");
        }
        foreach (var place in options.Limits.Keys)
            StatisticsError.If(
                !names.Contains(place),
                $"There is a floor or ceiling for {place}, which is not among the places"
            );
        StatisticsError.If(factors.Count == 0, "A blend needs at least one factor");
        foreach (var factor in factors)
            CheckFactor(factor, places);
        var total = factors.Sum(f => f.Weight);
        StatisticsError.If(
            Math.Abs(total - 100) > Close,
            Math.Abs(total - 1) <= Close
                ? "Weights must total 100; these total 1: give a third as 33.333333, a half as 50"
                : FormattableString.Invariant($"Weights must total 100; these total {total:0.######}")
        );
    }

    private static void CheckFactor(BlendFactor factor, IReadOnlyList<string> places)
    {
        ArgumentNullException.ThrowIfNull(factor);
        StatisticsError.If(string.IsNullOrWhiteSpace(factor.Name), "Each factor needs a name");
        StatisticsError.If(factor.Weight is < 0 or > 1000, $"The weight of {factor.Name} lies between 0 and 100");
        StatisticsError.If(factor.Values.Count != places.Count, $"{factor.Name} needs a value for every place");
        var any = false;
        for (var i = 0; i < places.Count; i++)
        {
            StatisticsError.If(factor.Values[i] is null, $"{factor.Name} is missing for {places[i]}");
            StatisticsError.If(
                factor.Values[i] is < 0 or > Most * 1_000_000,
                $"{factor.Name} of {places[i]} must be an ordinary number, zero or more"
            );
            any |= factor.Values[i] > 0;
        }
        StatisticsError.If(!any, $"{factor.Name} adds up to zero, so that nothing can be shared by it");
    }
}
