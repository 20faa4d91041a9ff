using CommonThread.Analytics.Allocation;

namespace CommonThread.Analytics.Tests.Allocation;

public sealed class BlendTests
{
    // Illustrative: three partnerships, a pot of £300,000.
    private static readonly PlaceNeed[] Needs =
    [
        new("CSP A", 350_000, 20_000, 15),
        new("CSP B", 230_000, 18_000, 24),
        new("CSP C", 245_000, 12_000, 18),
    ];

    private static readonly string[] Names = [.. Needs.Select(n => n.Place)];

    private static BlendedPot Divide(
        decimal population,
        decimal crime,
        decimal deprivation,
        BlendOptions? options = null
    ) => Blend.Divide(Names, Blend.OfNeeds(Needs, population, crime, deprivation), 300_000, options);

    private static decimal[] Amounts(BlendedPot pot) => [.. pot.Places.Select(p => p.Amount)];

    private static void Refuses(Action method, string words) =>
        Should.Throw<StatisticsError>(method).Message.ShouldContain(words);

    [Fact]
    public void Equal_weights_of_the_three_needs_share_the_pot_as_worked_out_by_hand()
    {
        var pot = Divide(Blend.Third, Blend.Third, Blend.Third);
        Amounts(pot).ShouldBe([117_009, 100_243, 82_748]);
        // Population 350 of 825 thousand, crime 20 of 50 thousand, population × score 5,250 of 15,180 thousand.
        var a = pot.Places[0];
        a.FactorShares[0].ShouldBe(350m / 825, 1e-18m);
        a.FactorShares[1].ShouldBe(0.4m);
        a.FactorShares[2].ShouldBe(5250m / 15180, 1e-18m);
        a.Share.ShouldBe(((350m / 825) + 0.4m + (5250m / 15180)) / 3, 1e-18m);
        a.Unrounded.ShouldBe(300_000 * a.Share, 1e-12m);
        a.Basis.ShouldBe(AmountBasis.Share);
        pot.Places.Count(p => p.RoundedUp).ShouldBe(1);
    }

    [Fact]
    public void To_the_penny_it_totals_the_pot_too()
    {
        var amounts = Amounts(Divide(50, 30, 20, new() { Unit = 0.01m }));
        amounts.Sum().ShouldBe(300_000);
        amounts.ShouldAllBe(a => a * 100 % 1 == 0);
        // 300,000 × (0.5 × 350/825 + 0.3 × 0.4 + 0.2 × 5250/15180) = 120,387.3518 …
        amounts[0].ShouldBe(120_387.35m);
    }

    // The apportionment bill of 1792, by Hamilton's method, that was vetoed: 120 seats among the 15 states of the census of
    // 1790 (COMAP, For All Practical Purposes, table 14.5).
    [Fact]
    public void Largest_remainders_are_those_of_the_bill_of_1792()
    {
        (string State, decimal People, decimal Seats)[] states =
        [
            ("Connecticut", 236_841, 8),
            ("Delaware", 55_540, 2),
            ("Georgia", 70_835, 2),
            ("Kentucky", 68_705, 2),
            ("Maryland", 278_514, 9),
            ("Massachusetts", 475_327, 16),
            ("New Hampshire", 141_822, 5),
            ("New Jersey", 179_570, 6),
            ("New York", 331_589, 11),
            ("North Carolina", 353_523, 12),
            ("Pennsylvania", 432_879, 14),
            ("Rhode Island", 68_446, 2),
            ("South Carolina", 206_236, 7),
            ("Vermont", 85_533, 3),
            ("Virginia", 630_560, 21),
        ];
        var pot = Blend.Divide(
            [.. states.Select(s => s.State)],
            [new("People", 100, [.. states.Select(s => (decimal?)s.People)])],
            120
        );
        Amounts(pot).ShouldBe([.. states.Select(s => s.Seats)]);
        pot.Places.Single(p => p.Place == "New Jersey").Unrounded.ShouldBe(5.959m, 0.0005m);
        pot.Places.Count(p => p.RoundedUp).ShouldBe(9);
    }

    [Fact]
    public void Of_equal_remainders_the_first_in_the_alphabet_is_rounded_up()
    {
        BlendFactor even = new("People", 100, [1, 1, 1]);
        Amounts(Blend.Divide(["C", "A", "B"], [even], 100)).ShouldBe([33, 34, 33]);
        Amounts(Blend.Divide(["A", "B", "C"], [even], 101)).ShouldBe([34, 34, 33]);
    }

    [Fact]
    public void A_floor_is_kept_and_the_rest_share_what_is_left()
    {
        // C is due 82,748; at 100,000 the others share 200,000 as 117,009.0 to 100,242.9.
        var pot = Divide(
            Blend.Third,
            Blend.Third,
            Blend.Third,
            new() { Limits = new Dictionary<string, Limits> { ["CSP C"] = new(100_000, null) } }
        );
        var free = Divide(Blend.Third, Blend.Third, Blend.Third);
        pot.Places[2].Amount.ShouldBe(100_000);
        pot.Places[2].Basis.ShouldBe(AmountBasis.Floor);
        var wanted = 200_000 * free.Places[0].Share / (free.Places[0].Share + free.Places[1].Share);
        pot.Places[0].Unrounded.ShouldBe(wanted, 1e-9m);
        pot.Places[0].Amount.ShouldBe(Math.Round(wanted), 1);
        Amounts(pot).Sum().ShouldBe(300_000);
    }

    [Fact]
    public void A_floor_and_a_ceiling_may_push_one_another()
    {
        // A's ceiling frees money, which lifts C above its floor: 100,000 and 200,000 by the shares of B and C.
        var pot = Divide(
            Blend.Third,
            Blend.Third,
            Blend.Third,
            new()
            {
                Limits = new Dictionary<string, Limits>
                {
                    ["CSP A"] = new(null, 100_000),
                    ["CSP C"] = new(85_000, null),
                },
            }
        );
        pot.Places.Select(p => p.Basis).ShouldBe([AmountBasis.Ceiling, AmountBasis.Share, AmountBasis.Share]);
        pot.Places[2].Amount.ShouldBeGreaterThan(85_000);
        Amounts(pot).Sum().ShouldBe(300_000);
    }

    [Fact]
    public void Floors_and_ceilings_that_cannot_be_met_are_refused()
    {
        void Limited(Limits each, string words) =>
            Refuses(() => Divide(Blend.Third, Blend.Third, Blend.Third, new() { ForEach = each }), words);
        Limited(new(100_001, null), "The floors total 300,003, more than the pot");
        Limited(new(null, 99_999), "The ceilings allow 299,997, less than the pot");
        Limited(new(5, 4), "The floor of CSP A is above its ceiling");
        Limited(new(-1, null), "zero or more");
        Refuses(
            () => Divide(100, 0, 0, new() { Limits = new Dictionary<string, Limits> { ["CSP D"] = new(1, null) } }),
            "CSP D, which is not among the places"
        );
    }

    [Fact]
    public void Weights_must_total_100()
    {
        Refuses(() => Divide(50, 30, 30), "Weights must total 100; these total 110");
        Refuses(() => Divide(0, 0, 0), "Weights must total 100; these total 0");
        Refuses(() => Divide(0.5m, 0.3m, 0.2m), "these total 1: give a third as 33.333333");
        Refuses(() => Divide(150, -50, 0), "The weight of Recorded crime lies between 0 and 100");
    }

    [Fact]
    public void A_missing_or_impossible_input_is_named()
    {
        void Given(PlaceNeed need, string words) =>
            Refuses(
                () => Blend.Divide(["A", "B"], Blend.OfNeeds([need, new("B", 10, 10, 10)], 40, 40, 20), 100),
                words
            );
        Given(new("A", null, 1, 1), "A has no population");
        Given(new("A", 0, 1, 1), "A has a population that is not above zero");
        Given(new("A", 1, null, 1), "Recorded crime is missing for A");
        Given(new("A", 1, 1, null), "A has no deprivation score");
        Given(new("A", 1, -1, 1), "Recorded crime of A must be");
        Given(new("A", 1, decimal.MaxValue, 1), "Recorded crime of A must be");
        Given(new("A", decimal.MaxValue, 1, 1), "beyond belief");
        Refuses(() => Blend.Divide(["A", "A"], [new("X", 100, [1, 1])], 1), "A is given twice");
        Refuses(() => Blend.Divide(["A", "B"], [new("X", 100, [0, 0])], 1), "X adds up to zero");
        Refuses(() => Blend.Divide(["A", "B"], [new("X", 100, [1])], 1), "X needs a value for every place");
        Refuses(() => Blend.Divide(["A", "B"], [new("X", 100, [1, 1])], 0.5m), "not a whole number of the units");
        Refuses(() => Blend.Divide(["A", "B"], [new("X", 100, [1, 1])], -1), "zero or more");
        Refuses(() => Blend.Divide(["A"], [new("X", 100, [1])], 1, new() { Unit = 0.1m }), "pounds (1) or pence");
        Refuses(() => Blend.Divide([], [], 1), "at least one place");
        Refuses(() => Blend.Divide(["A"], [], 1), "at least one factor");
    }

    [Fact]
    public void Sensitivity_says_what_a_point_more_of_a_factor_moves_and_how_far_weights_could_reach()
    {
        var pot = Divide(50, 30, 20);
        var found = WeightSensitivity.Of(pot);
        // A point to crime from population and deprivation, 5 to 2: the same as dividing at 31 with 49.2857… and 19.7142….
        var moved = Divide(50 - (5m / 7), 31, 20 - (2m / 7));
        for (var i = 0; i < 3; i++)
            found[i].PerPoint[1].ShouldNotBeNull().ShouldBe(moved.Places[i].Unrounded - pot.Places[i].Unrounded, 1e-6m);
        found[0].LowestBy.ShouldBe("Population × deprivation");
        found[0].LowestShare.ShouldBe(5250m / 15180, 1e-18m);
        found[0].HighestBy.ShouldBe("Population");
        found[0].HighestShare.ShouldBe(350m / 825, 1e-18m);
        WeightSensitivity.Of(Divide(100, 0, 0))[0].PerPoint.ShouldBe([null, (0.4m - (350m / 825)) * 3000, null], Near);
    }

    private static readonly IEqualityComparer<decimal?> Near = EqualityComparer<decimal?>.Create(
        (a, b) => a is null || b is null || Math.Abs(a.Value - b.Value) < 1e-12m,
        _ => 0
    );

    [Fact]
    public void Change_since_last_year_names_who_is_new_and_who_is_gone()
    {
        var found = WeightSensitivity.Since(
            Divide(Blend.Third, Blend.Third, Blend.Third),
            new Dictionary<string, decimal>
            {
                ["CSP A"] = 100_000,
                ["CSP B"] = 0,
                ["CSP D"] = 50_000,
            }
        );
        found.ShouldBe([
            new("CSP A", 117_009, 100_000, 17_009, 0.17009m),
            new("CSP B", 100_243, 0, 100_243, null),
            new("CSP C", 82_748, null, null, null),
            new("CSP D", 0, 50_000, -50_000, -1),
        ]);
    }
}
