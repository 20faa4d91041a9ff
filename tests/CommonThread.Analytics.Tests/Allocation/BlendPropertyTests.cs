using CommonThread.Analytics.Allocation;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Analytics.Tests.Allocation;

/// <summary>What holds of every division, whatever the places, weights, floors and ceilings.</summary>
[Trait("Speed", "slow")]
public sealed class BlendPropertyTests
{
    private sealed record Given(string[] Places, BlendFactor[] Factors, decimal Pot, BlendOptions Options)
    {
        public BlendedPot Divide() => Blend.Divide(Places, Factors, Pot, Options);
    }

    // Values of few and of many digits, zeros among them, and a first place that has some of everything.
    private static Gen<decimal?> Value(bool positive) =>
        Gen.Frequency(
            (2, Gen.Choose(positive ? 1 : 0, 9).Select(v => (decimal?)v)),
            (4, Gen.Choose(1, 2_000_000).Select(v => (decimal?)v)),
            (1, Gen.Choose(1, 2_000_000_000).Select(v => (decimal?)v / 7)),
            (1, Gen.Choose(1, 1000).Select(v => (decimal?)v / 1_000_000_000_000))
        );

    private static Gen<decimal[]> Weights(int factors) =>
        Gen.Choose(0, 100)
            .ArrayOf(factors)
            .Where(w => w.Sum() > 0)
            .Select(w => Array.ConvertAll(w, v => 100m * v / w.Sum()));

    private static Gen<BlendFactor[]> Factors(int places) =>
        from count in Gen.Choose(1, 4)
        from weights in Weights(count)
        from values in Value(positive: false).ArrayOf(places - 1).ArrayOf(count)
        from first in Value(positive: true).ArrayOf(count)
        select weights.Select((w, k) => new BlendFactor($"Factor {k}", w, [first[k], .. values[k]])).ToArray();

    private static Gen<Given> Division =>
        from count in Gen.Choose(1, 12)
        from factors in Factors(count)
        from pounds in Gen.Choose(0, 1_000_000)
        from pence in Gen.Choose(0, 1)
        let unit = pence == 1 ? 0.01m : 1
        let pot = pounds * unit
        from floors in Gen.Choose(-200, 100).ArrayOf(count)
        from ceilings in Gen.Choose(-60, 100).ArrayOf(count)
        let limits = Enumerable
            .Range(0, count)
            .ToDictionary(
                i => $"Place {i:00}",
                i =>
                {
                    var floor = floors[i] > 0 ? floors[i] * pot / (150m * count) : (decimal?)null;
                    var ceiling =
                        ceilings[i] > 0 && i > 0 ? (floor ?? 0) + unit + (ceilings[i] * pot / 100) : (decimal?)null;
                    return new Limits(floor, ceiling);
                }
            )
        select new Given([.. limits.Keys], factors, pot, new() { Unit = unit, Limits = limits });

    private static void Holds(Func<Given, bool> property) =>
        Prop.ForAll(Division.ToArbitrary(), given => property(given)).Check(Fuzz.Cases(200));

    // Floors rounded up to the unit may pass a small pot; that is a refusal, and the only one these can meet.
    private static BlendedPot? Divided(Given given)
    {
        try
        {
            return given.Divide();
        }
        catch (StatisticsError error) when (error.Message.StartsWith("The floors total", StringComparison.Ordinal))
        {
            return null;
        }
    }

    [Fact]
    public void Amounts_total_the_pot_exactly_in_whole_units() =>
        Holds(given =>
            Divided(given) is not { } pot
            || (
                pot.Places.Sum(p => p.Amount) == given.Pot
                && pot.Places.All(p => p.Amount >= 0 && p.Amount % given.Options.Unit == 0)
            )
        );

    [Fact]
    public void Floors_and_ceilings_are_kept_after_rounding() =>
        Holds(given =>
            Divided(given) is not { } pot
            || pot.Places.All(p =>
            {
                var (floor, ceiling) = (given.Options.Limits[p.Place].Floor, given.Options.Limits[p.Place].Ceiling);
                return (floor is null || p.Amount >= floor) && (ceiling is null || p.Amount <= ceiling);
            })
        );

    [Fact]
    public void No_amount_is_a_whole_unit_from_what_was_due() =>
        Holds(given =>
            Divided(given) is not { } pot || pot.Places.All(p => Math.Abs(p.Amount - p.Unrounded) < given.Options.Unit)
        );

    [Fact]
    public void Those_between_their_limits_share_in_one_proportion() =>
        Holds(given =>
        {
            var rates = (Divided(given)?.Places ?? [])
                .Where(p => p is { Basis: AmountBasis.Share, Share: > 0.000001m })
                .Select(p => p.Unrounded / p.Share)
                .ToArray();
            return rates.Length == 0 || rates.Max() - rates.Min() <= 1e-9m * rates.Max();
        });

    [Fact]
    public void The_order_of_the_places_changes_nothing() =>
        Holds(given =>
        {
            int[] order = [.. Enumerable.Range(0, given.Places.Length).Reverse()];
            Given turned = given with
            {
                Places = [.. order.Select(i => given.Places[i])],
                Factors =
                [
                    .. given.Factors.Select(f => f with { Values = [.. order.Select(i => f.Values[i])] }).Reverse(),
                ],
            };
            var (one, other) = (Divided(given), Divided(turned));
            return one is null
                ? other is null
                : one
                    .Places.Select(p => (p.Place, p.Amount, p.Basis, p.RoundedUp))
                    .Reverse()
                    .SequenceEqual(other!.Places.Select(p => (p.Place, p.Amount, p.Basis, p.RoundedUp)));
        });

    // A place whose share of a factor is its highest of all gains by every point that the factor is given, whoever gives it up
    // in proportion. (Leading the other places in a factor is not enough: it may lead them by more in another.)
    [Fact]
    public void More_weight_on_a_factor_never_lowers_a_place_that_does_best_by_it() =>
        Holds(given =>
        {
            var free = given with { Options = new() };
            free = free with { Pot = Math.Floor(free.Pot) };
            for (var k = 0; k < free.Factors.Length; k++)
            {
                var weight = free.Factors[k].Weight;
                if (weight >= 100)
                    continue;
                var more = weight + ((100 - weight) / 3);
                BlendFactor[] shifted =
                [
                    .. free.Factors.Select(
                        (f, l) => f with { Weight = l == k ? more : f.Weight * (100 - more) / (100 - weight) }
                    ),
                ];
                var (before, after) = (free.Divide(), (free with { Factors = shifted }).Divide());
                for (var i = 0; i < free.Places.Length; i++)
                    if (
                        before.Places[i].FactorShares[k] == before.Places[i].FactorShares.Max()
                        && after.Places[i].Share < before.Places[i].Share - 1e-12m
                    )
                        return false;
            }
            return true;
        });

    [Fact]
    public void No_weights_take_a_share_beyond_the_lowest_and_highest_of_its_factors() =>
        Holds(given =>
            Divided(given) is not { } pot
            || WeightSensitivity
                .Of(pot)
                .Zip(pot.Places)
                .All(p =>
                    p.Second.Share >= p.First.LowestShare - 1e-15m && p.Second.Share <= p.First.HighestShare + 1e-15m
                )
        );
}
