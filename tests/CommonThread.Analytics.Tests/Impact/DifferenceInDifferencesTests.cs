using System.Text.Json;
using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

public sealed class DifferenceInDifferencesTests
{
    private static readonly JsonElement Wanted = Expected.Read("Impact/Expected/did.json");

    private static CountSeries Series(JsonElement counts, JsonElement? population = null) =>
        CountSeries.Of(
            [.. counts.Doubles().Select(v => double.IsNaN(v) ? (double?)null : v)],
            population is { } people ? [.. people.Doubles().Select(v => (double?)v)] : null
        );

    private static CountSeries[] All(JsonElement arrays) => [.. arrays.EnumerateArray().Select(a => Series(a))];

    private static CountSeries Flat(int length, double[] values) =>
        CountSeries.Of([.. Enumerable.Range(0, length).Select(i => (double?)values[i % values.Length])]);

    [Fact]
    public void The_log_ratio_of_ratios_agrees_with_R_s_quasi_Poisson_and_quasi_binomial_models()
    {
        foreach (var given in Wanted.GetProperty("ratios").EnumerateArray())
        {
            var name = given.GetProperty("name").GetString()!;
            var people = given.GetProperty("populations") is { ValueKind: JsonValueKind.Array } p
                ? p.EnumerateArray().ToArray()
                : null;
            var found = DifferenceInDifferences.OfCounts(
                Series(given.GetProperty("place"), people?[0]),
                [.. given.GetProperty("others").EnumerateArray().Select((o, j) => Series(o, people?[j + 1]))],
                given.GetProperty("start").GetInt32(),
                given.GetProperty("confidence").GetDouble()
            );
            found.LogRatio.Value.ShouldAgree(given.GetProperty("value").GetDouble(), $"{name}: value");
            found.LogRatio.Error.ShouldAgree(given.GetProperty("error").GetDouble(), $"{name}: error");
            found.LogRatio.Statistic.ShouldAgree(given.GetProperty("statistic").GetDouble(), $"{name}: t");
            found.LogRatio.P.ShouldAgree(given.GetProperty("p").GetDouble(), $"{name}: p");
            found.LogRatio.Interval.Lower.ShouldAgree(given.GetProperty("lower").GetDouble(), $"{name}: lower");
            found.LogRatio.Interval.Upper.ShouldAgree(given.GetProperty("upper").GetDouble(), $"{name}: upper");
            found.Dispersion.ShouldAgree(given.GetProperty("dispersion").GetDouble(), $"{name}: dispersion");
            found.Free.ShouldBe(given.GetProperty("free").GetInt32());
            if (people is null)
                found.LogRatio.Ratio.ShouldAgree(
                    found.PlaceAfter / found.PlaceBefore / (found.ComparisonAfter / found.ComparisonBefore),
                    $"{name}: the ratio of the sums’ ratios"
                );
        }
    }

    // Harvey and Durbin (1986, Journal of the Royal Statistical Society A 149:187) found front seat passengers killed and
    // seriously injured to fall by 30 per cent and rear seat passengers, whom the law left alone, to rise by 3: 0.70 / 1.03.
    [Fact]
    public void The_seat_belt_law_spared_front_seats_about_a_third_against_rear_seats()
    {
        var given = Wanted.GetProperty("ratios").EnumerateArray().Last();
        var found = DifferenceInDifferences.OfCounts(
            Series(given.GetProperty("place")),
            All(given.GetProperty("others")),
            given.GetProperty("start").GetInt32()
        );
        found.LogRatio.Ratio.ShouldBe(0.70 / 1.03, 0.05);
    }

    [Fact]
    public void Placebo_tests_in_time_and_space_agree_with_R_model_by_model()
    {
        foreach (var given in Wanted.GetProperty("placebos").EnumerateArray())
        {
            var places = All(given.GetProperty("places"));
            var start = given.GetProperty("start").GetInt32();
            var time = PlaceboTests.InTime(places[0], places[1..], start, given.GetProperty("least").GetInt32());
            var space = PlaceboTests.InSpace(places[0], places[1..], start);
            void Agree(PlaceboRanks found, string key, int rank)
            {
                found.Actual.LogRatio.Statistic.ShouldAgree(given.GetProperty("own").GetDouble(), "own");
                var wanted = given.GetProperty(key).Doubles();
                found.Placebos.Count.ShouldBe(wanted.Length);
                for (var i = 0; i < wanted.Length; i++)
                    found.Placebos[i].Result.LogRatio.Statistic.ShouldAgree(wanted[i], $"{key} {i}");
                found.Rank.ShouldBe(rank);
                found.P.ShouldBe(rank / (wanted.Length + 1.0), 1e-12);
                found.Untested.ShouldBe(0);
            }
            Agree(time, "time", given.GetProperty("timeRank").GetInt32());
            Agree(space, "space", given.GetProperty("spaceRank").GetInt32());
            space.FallRank.ShouldBe(given.GetProperty("fallRank").GetInt32());
            space.Placebos.Select(p => p.Comparison).ShouldBe(Enumerable.Range(0, places.Length - 1).Cast<int?>());
            time.Placebos.Select(p => p.Result.Start)
                .ShouldBe(Enumerable.Range(given.GetProperty("least").GetInt32(), time.Placebos.Count));
        }
    }

    [Fact]
    public void The_difference_of_means_is_the_place_s_change_less_the_comparison_s()
    {
        // Burglaries a month: 30 to 21 in the place, 28 to 26 in the comparison (illustrative): 7 a month fewer than otherwise.
        var found = DifferenceInDifferences.OfMeans([28, 32], [20, 22], [27, 29], [25, 27]);
        (found.Before, found.After, found.ComparisonBefore, found.ComparisonAfter).ShouldBe((30, 21, 28, 26));
        found.Difference.ShouldBe(-7);
        // Variances 8, 2, 2, 2 of two periods each: error √7; 49 over the sum of (s²/n)² is 49/19 degrees of freedom.
        found.Test.ShouldNotBeNull().Error.ShouldBe(Math.Sqrt(7), 1e-12);
        found.Free.ShouldNotBeNull().ShouldBe(49 / 19.0, 1e-12);
    }

    [Fact]
    public void Its_error_interval_and_p_agree_with_R()
    {
        foreach (var given in Wanted.GetProperty("means").EnumerateArray())
        {
            var groups = given.GetProperty("groups").EnumerateArray().Select(g => g.Doubles()).ToArray();
            var found = DifferenceInDifferences.OfMeans(
                groups[0],
                groups[1],
                groups[2],
                groups[3],
                given.GetProperty("confidence").GetDouble()
            );
            var test = found.Test.ShouldNotBeNull();
            found.Difference.ShouldAgree(given.GetProperty("value").GetDouble(), "value");
            found.Free.ShouldNotBeNull().ShouldAgree(given.GetProperty("free").GetDouble(), "free");
            test.Error.ShouldAgree(given.GetProperty("error").GetDouble(), "error");
            test.P.ShouldAgree(given.GetProperty("p").GetDouble(), "p");
            test.Interval.Lower.ShouldAgree(given.GetProperty("lower").GetDouble(), "lower");
            test.Interval.Upper.ShouldAgree(given.GetProperty("upper").GetDouble(), "upper");
        }
    }

    [Fact]
    public void A_single_period_gives_the_difference_without_a_test() =>
        DifferenceInDifferences.OfMeans([30], [21], [28], [26]).ShouldBe(new(30, 21, 28, 26, -7, null, null));

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        var place = Flat(12, [9, 12, 11]);
        var other = Flat(12, [20, 24, 21, 19]);
        void Refuses(Action method, string words) => Should.Throw<StatisticsError>(method).Message.ShouldContain(words);
        Refuses(() => DifferenceInDifferences.OfCounts(place, [], 6), "comparison place");
        Refuses(() => DifferenceInDifferences.OfCounts(place, [Flat(11, [2, 3])], 6), "other periods");
        Refuses(() => DifferenceInDifferences.OfCounts(place, [other], 1), "at least two periods");
        Refuses(() => DifferenceInDifferences.OfCounts(place, [other], 12), "at least two periods");
        Refuses(() => DifferenceInDifferences.OfCounts(Flat(12, [0]), [other], 6), "need events");
        Refuses(() => DifferenceInDifferences.OfCounts(Flat(12, [5]), [Flat(12, [10])], 6), "same share");
        Refuses(() => PlaceboTests.InSpace(place, [other], 6), "at least two comparison");
        Refuses(() => PlaceboTests.InTime(place, [other], 6), "too short");
        Refuses(() => DifferenceInDifferences.OfMeans([], [1], [1], [1]), "before and a period after");
        Refuses(() => DifferenceInDifferences.OfMeans([1e300], [1], [1], [1]), "ordinary numbers");
    }
}
