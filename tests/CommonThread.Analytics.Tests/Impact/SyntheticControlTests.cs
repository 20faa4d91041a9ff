using System.Text.Json;
using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

public sealed class SyntheticControlTests
{
    private static readonly JsonElement Wanted = Expected.Read("Impact/Expected/synthetic.json");

    [Fact]
    public void Weights_double_errors_and_ranks_agree_with_R_s_quadratic_programming()
    {
        foreach (var given in Wanted.EnumerateArray())
        {
            var name = given.GetProperty("name").GetString()!;
            var places = given.GetProperty("places").EnumerateArray().Select(p => p.Doubles()).ToArray();
            var found = SyntheticControl.Fit(places[0], places[1..], given.GetProperty("start").GetInt32());
            found.Unique.ShouldBeTrue(name);
            var weights = given.GetProperty("weights").Doubles();
            for (var j = 0; j < weights.Length; j++)
                found.Weights[j].ShouldBe(weights[j], 1e-6, $"{name}: weight {j}");
            found.Weights.Sum().ShouldBe(1, 1e-12);
            found.Weights.Min().ShouldBeGreaterThanOrEqualTo(0);
            var synthetic = given.GetProperty("synthetic").Doubles();
            for (var i = 0; i < synthetic.Length; i++)
                found.Periods[i].Synthetic.ShouldAgree(synthetic[i], $"{name}: period {i}");
            var (before, after, ratio) = (
                given.GetProperty("before").Doubles(),
                given.GetProperty("after").Doubles(),
                given.GetProperty("ratio").Doubles()
            );
            SyntheticError[] errors = [found.Error, .. found.Placebos.Select(p => p.Error)];
            for (var j = 0; j < errors.Length; j++)
            {
                errors[j].Before.ShouldAgree(before[j], $"{name}: before {j}");
                errors[j].After.ShouldAgree(after[j], $"{name}: after {j}");
                errors[j].Ratio.ShouldNotBeNull().ShouldAgree(ratio[j], $"{name}: ratio {j}");
            }
            found.Rank.ShouldBe(given.GetProperty("rank").GetInt32());
            found.P.ShouldNotBeNull().ShouldBe((double)found.Rank!.Value / places.Length, 1e-12);
        }
    }

    [Fact]
    public void A_place_that_is_a_mixture_is_found_to_be_that_mixture()
    {
        double[] a = [10, 12, 9, 14, 13, 11],
            b = [30, 25, 28, 33, 27, 29],
            c = [5, 9, 4, 2, 8, 6];
        double[] place = [.. a.Select((v, i) => (0.25 * v) + (0.75 * b[i]) - (i >= 4 ? 3 : 0))];
        var found = SyntheticControl.Fit(place, [a, b, c], 4);
        found.Weights[0].ShouldBe(0.25, 1e-9);
        found.Weights[1].ShouldBe(0.75, 1e-9);
        found.Weights[2].ShouldBe(0, 1e-9);
        found.MeanEffect.ShouldBe(-3, 1e-9);
        // The double meets every period before, so that there is no ratio to rank by.
        found.Error.Ratio.ShouldBeNull();
        found.Rank.ShouldBeNull();
    }

    [Fact]
    public void Where_many_mixtures_fit_alike_it_says_so_and_gives_the_most_even()
    {
        var found = SyntheticControl.Fit(
            [5, 6, 4],
            [
                [4, 5, 1],
                [6, 7, 2],
                [4, 5, 3],
                [6, 7, 4],
            ],
            2
        );
        found.Unique.ShouldBeFalse();
        foreach (var weight in found.Weights)
            weight.ShouldBe(0.25, 1e-6);
    }

    [Fact]
    public void What_no_double_can_be_made_of_is_refused()
    {
        void Refuses(Action method, string words) => Should.Throw<StatisticsError>(method).Message.ShouldContain(words);
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, 3],
                    [
                        [1, 2, 3],
                        [2, 3, 4],
                    ],
                    1
                ),
            "two periods before"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, 3],
                    [
                        [1, 2, 3],
                        [2, 3, 4],
                    ],
                    3
                ),
            "after the last period"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, 3],
                    [
                        [1, 2, 3],
                    ],
                    2
                ),
            "two donors"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, 3],
                    [
                        [1, 2, 3],
                        [2, 3],
                    ],
                    2
                ),
            "every period"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, double.NaN],
                    [
                        [1, 2, 3],
                        [2, 3, 4],
                    ],
                    2
                ),
            "ordinary numbers"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [1, 2, 1e300],
                    [
                        [1, 2, 3],
                        [2, 3, 4],
                    ],
                    2
                ),
            "ordinary numbers"
        );
        Refuses(
            () =>
                SyntheticControl.Fit(
                    [2, 2, 3],
                    [
                        [1, 2, 3],
                        [2, 3, 4],
                    ],
                    2
                ),
            "constant series"
        );
    }
}
