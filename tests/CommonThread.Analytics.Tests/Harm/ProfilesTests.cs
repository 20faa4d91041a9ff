using CommonThread.Analytics.Harm;

namespace CommonThread.Analytics.Tests.Harm;

public sealed class ProfilesTests
{
    private static readonly System.Text.Json.JsonElement Wanted = Expected.Read("Harm/Expected/harm.json");

    // Illustrative weights.
    private static readonly HarmWeights Weights = HarmWeights.Of(
        "Illustrative severity scores",
        "2024",
        "points",
        [("Robbery", 700), ("Burglary", 440), ("Shoplifting", 20), ("Other", 0)]
    );

    [Fact]
    public void Severity_is_events_times_weight_with_shares_that_add_up()
    {
        var places = Severity.Of(
            [new("B", "robbery", 2), new("A", "Burglary", 3), new("A", "Shoplifting", 10), new("A", "Shoplifting ", 5)],
            Weights
        );
        places.Select(p => p.Place).ShouldBe(["A", "B"]);
        places[0].Severity.ShouldBe((3 * 440) + (15 * 20));
        places[0].Count.ShouldBe(18);
        places[0].Mean.ShouldBe(90);
        places[0].Types.Select(t => t.Type).ShouldBe(["Burglary", "Shoplifting"]);
        places[0].Types.Sum(t => t.Share).ShouldBe(1, 1e-12);
        places.Sum(p => p.Share).ShouldBe(1, 1e-12);
        places[0].Interval.Lower.ShouldBeInRange(0, places[0].Severity);
        places[0].Interval.Upper.ShouldBeGreaterThan(places[0].Severity);
        // One type alone: its weight times the limits of its count.
        var one = Intervals.Poisson(2);
        places[1].Interval.Lower.ShouldBe(700 * one.Lower, 1e-6);
        places[1].Interval.Upper.ShouldBe(700 * one.Upper, 1e-6);
    }

    [Fact]
    public void A_place_without_events_has_no_severity_and_no_share()
    {
        var place = Severity.Of([new("A", "Robbery", 0)], Weights).ShouldHaveSingleItem();
        (place.Severity, place.Share, place.Mean).ShouldBe((0, 0, null));
        place.Interval.Upper.ShouldBe(700 * Intervals.Poisson(0).Upper, 1e-6);
    }

    [Fact]
    public void Every_type_without_a_weight_is_named() =>
        Should
            .Throw<StatisticsError>(() => Severity.Of([new("A", "Arson", 1), new("A", "Drugs", 0)], Weights))
            .Message.ShouldBe("The weights “Illustrative severity scores”, 2024, have none for: Arson, Drugs");

    [Fact]
    public void A_table_of_weights_that_cannot_be_used_is_refused()
    {
        HarmWeights Of(params (string, double)[] rows) => HarmWeights.Of("s", "v", "u", rows);
        Should.Throw<StatisticsError>(() => Of()).Message.ShouldBe("The table has no weights");
        Should.Throw<StatisticsError>(() => Of(("a", 0), ("b", 0))).Message.ShouldContain("add up to zero");
        Should.Throw<StatisticsError>(() => Of(("a", 1), ("A ", 2))).Message.ShouldBe("“A” has two weights");
        Should.Throw<StatisticsError>(() => Of(("a", -1)));
        Should.Throw<StatisticsError>(() => Of(("a", double.NaN)));
        Should.Throw<StatisticsError>(() => Of((" ", 1)));
        Should.Throw<StatisticsError>(() => HarmWeights.Of("", "v", "u", [("a", 1)]));
        Should.Throw<StatisticsError>(() => Severity.Of([new("A", "Robbery", -1)], Weights));
    }

    [Fact]
    public void Ranks_and_percentiles_agree_with_R_ties_included()
    {
        var wanted = Wanted.GetProperty("ranks");
        double?[] values = [.. wanted.GetProperty("values").Doubles().Select(v => (double?)v)];
        foreach (var (ties, key) in new[] { (Ties.Least, "least"), (Ties.Mean, "mean"), (Ties.Most, "most") })
            Ranks.Of(values, ties).Select(r => r!.Value).ShouldBe(wanted.GetProperty(key).Doubles());
        var percentiles = Ranks.Percentiles(values);
        for (var i = 0; i < values.Length; i++)
            percentiles[i]!.Value.ShouldAgree(wanted.GetProperty("percentile")[i].GetDouble(), $"{i}");
        Ranks.Of([4, null, 9, 9, 1], Ties.Dense).ShouldBe([2, null, 1, 1, 3]);
        Ranks.Of([4, null, 9, 9, 1], lowestFirst: true).ShouldBe([2, null, 3, 3, 1]);
        Ranks.Percentiles([7, 7, 7]).ShouldBe([50, 50, 50]);
        Should.Throw<StatisticsError>(() => Ranks.Of([double.NaN]));
    }

    [Fact]
    public void Concentration_agrees_with_the_mean_difference_and_with_its_bounds()
    {
        foreach (var row in Wanted.GetProperty("gini").EnumerateArray())
            Concentration
                .Of(row.GetProperty("values").Doubles())
                .Gini.ShouldAgree(row.GetProperty("gini").GetDouble(), "Gini");
        var one = Concentration.Of([0, 0, 0, 9]);
        (one.PlacesWithHalf, one.ShareOfPlaces, one.Gini).ShouldBe((1, 0.25, 0.75));
        one.GiniSmallSample!.Value.ShouldBe(1, 1e-12);
        var even = Concentration.Of([.. Enumerable.Repeat(0.1, 6)]);
        (even.PlacesWithHalf, Math.Round(even.Gini, 12)).ShouldBe((3, 0));
        Concentration
            .Of([1, 1, 0, 0, 0, 0, 0, 0])
            .GiniFewEvents!.Value.ShouldBe(0, 1e-12, "two events cannot be spread wider");
        var curve = Concentration.Of([4, 1, 3, 2]).Lorenz;
        curve.Select(p => Math.Round(p.Harm, 9)).ShouldBe([0, 0.1, 0.3, 0.6, 1]);
        Should.Throw<StatisticsError>(() => Concentration.Of([]));
        Should.Throw<StatisticsError>(() => Concentration.Of([0, 0]));
        Should.Throw<StatisticsError>(() => Concentration.Of([-1, 2]));
    }

    [Fact]
    public void Similar_places_agree_with_R_s_distances()
    {
        var wanted = Wanted.GetProperty("similar");
        var weights = wanted.GetProperty("weights").Doubles();
        SimilarityVariable[] variables =
        [
            .. wanted
                .GetProperty("variables")
                .EnumerateArray()
                .Select((v, i) => new SimilarityVariable($"v{i}", v.Doubles(), weights[i])),
        ];
        var found = SimilarPlaces.Nearest(variables, 4);
        for (var i = 0; i < found.Count; i++)
        {
            found[i].Select(s => (double)s.Place).ShouldBe(wanted.GetProperty("nearest")[i].Doubles());
            for (var k = 0; k < 4; k++)
                found[i][k].Distance.ShouldAgree(wanted.GetProperty("distances")[i][k].GetDouble(), $"{i} {k}");
        }
        Should
            .Throw<StatisticsError>(() => SimilarPlaces.Nearest([new("Turnover", [3, 3, 3])], 1))
            .Message.ShouldBe("“Turnover” is the same everywhere, so it cannot tell places apart");
        Should.Throw<StatisticsError>(() => SimilarPlaces.Nearest([new("a", [1, 2])], 2));
        Should.Throw<StatisticsError>(() => SimilarPlaces.Nearest([], 1));
    }
}
