using System.Text.Json;
using CommonThread.Analytics.Hotspots;

namespace CommonThread.Analytics.Tests.Hotspots;

public sealed class LocalStatisticsTests
{
    private static int[][] Neighbours(JsonElement wanted) =>
        [
            .. wanted
                .GetProperty("neighbours")
                .EnumerateArray()
                .Select(n => n.EnumerateArray().Select(i => i.GetInt32()).ToArray()),
        ];

    private static SpatialWeights Weights(JsonElement wanted)
    {
        var near = Neighbours(wanted);
        return wanted.GetProperty("weights") is { ValueKind: JsonValueKind.Array } own
            ? SpatialWeights.Of(near, [.. own.EnumerateArray().Select(w => w.Doubles())])
            : SpatialWeights.Binary(near);
    }

    public static TheoryData<string> Cases =>
        [
            .. Expected
                .Read("Hotspots/Expected/local.json")
                .GetProperty("cases")
                .EnumerateArray()
                .Select(c => c.GetProperty("name").GetString()!),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gi_its_star_and_local_Moran_agree_with_spdep(string name)
    {
        var wanted = Expected
            .Read("Hotspots/Expected/local.json")
            .GetProperty("cases")
            .EnumerateArray()
            .Single(c => c.GetProperty("name").GetString() == name);
        var x = wanted.GetProperty("x").Doubles();
        var plain = Weights(wanted);
        var rows = wanted.GetProperty("style").GetString() == "W";
        var weights = rows ? plain.RowStandardised() : plain;
        Agree(GetisOrd.Local(x, weights).Select(g => g.Z), wanted.GetProperty("g"), "Gi");
        if (wanted.GetProperty("star").ValueKind == JsonValueKind.Array)
        {
            var starred = plain.IncludingSelf();
            var own = GetisOrd.Local(x, rows ? starred.RowStandardised() : starred);
            Agree(own.Select(g => g.Z), wanted.GetProperty("star"), "Gi*");
        }
        foreach (var (moments, key) in new[] { (MoranMoments.Conditional, "moran"), (MoranMoments.Total, "total") })
        {
            var moran = LocalMoran.Local(x, weights, moments);
            var of = wanted.GetProperty(key);
            var lonely = Enumerable.Range(0, x.Length).Where(i => weights.Of(i).IsEmpty).ToHashSet();
            for (var i = 0; i < x.Length; i++)
            {
                if (lonely.Contains(i))
                {
                    moran[i].P.ShouldBeNull("nothing can be said of a place without neighbours");
                    continue;
                }
                moran[i].Value.ShouldAgree(of.GetProperty("i")[i].GetDouble(), $"{key} Ii {i}");
                moran[i].Expected.ShouldAgree(of.GetProperty("e")[i].GetDouble(), $"{key} E(Ii) {i}");
                moran[i].Variance.ShouldAgree(of.GetProperty("v")[i].GetDouble(), $"{key} V(Ii) {i}");
                moran[i].Z!.Value.ShouldAgree(of.GetProperty("z")[i].GetDouble(), $"{key} z {i}");
                moran[i].P!.Value.ShouldAgree(of.GetProperty("p")[i].GetDouble(), $"{key} p {i}");
            }
        }
        var quadrants = LocalMoran.Quadrants(x, weights);
        for (var i = 0; i < x.Length; i++)
            if (quadrants[i] is { } quadrant)
                string.Concat(wanted.GetProperty("quadrants")[i].GetString()!.Split('-')).ShouldBe(quadrant.ToString());
    }

    private static void Agree(IEnumerable<double?> actual, JsonElement wanted, string what)
    {
        foreach (var (z, i) in actual.Select((z, i) => (z, i)))
            if (wanted[i].ValueKind == JsonValueKind.Number)
                z.ShouldNotBeNull().ShouldAgree(wanted[i].GetDouble(), $"{what} {i}");
            else
                z.ShouldBeNull($"{what} {i}");
    }

    // Two independent runs: means and p values lie within five standard errors of their difference. The package draws with
    // putting back, so its variances are larger by (N − 1) / (N − k) for k neighbours of N others.
    [Fact]
    [Trait("Speed", "slow")]
    public void Conditional_shuffles_agree_with_spdep_within_the_Monte_Carlo_tolerance()
    {
        var wanted = Expected.Read("Hotspots/Expected/shuffles.json");
        var x = wanted.GetProperty("x").Doubles();
        var weights = SpatialWeights.Binary(Neighbours(wanted)).RowStandardised();
        var simulations = wanted.GetProperty("simulations").GetInt32();
        Compare(GetisOrd.Simulate(x, weights, simulations, 7), "g");
        Compare(LocalMoran.Simulate(x, weights, simulations, 7), "moran");

        void Compare(IReadOnlyList<SimulatedStatistic> own, string key)
        {
            for (var i = 0; i < x.Length; i++)
            {
                var variance =
                    wanted.GetProperty(key + "Variance")[i].GetDouble() * (71 - weights.Of(i).Length) / (71 - 1);
                var error = Math.Sqrt(2 * variance / simulations);
                own[i].Mean.ShouldBe(wanted.GetProperty(key + "Mean")[i].GetDouble(), 5 * error, $"{key} mean {i}");
                own[i].Variance.ShouldBe(variance, 0.05 * variance, $"{key} variance {i}");
                var p = wanted.GetProperty("folded")[i].GetDouble();
                var apart = Math.Sqrt(p * (1 - p) * ((1.0 / simulations) + (1.0 / 19_999)));
                own[i].FoldedP!.Value.ShouldBe(p, (5 * apart) + 1e-4, $"{key} p {i}");
            }
        }
    }

    [Fact]
    public void The_mean_and_variance_of_the_shuffles_are_those_of_the_formula()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 30).Select(_ => random.NextDouble() * 20)];
        var near = Enumerable.Range(0, 30).Select(i => (int[])[(i + 1) % 30, (i + 29) % 30, (i + 7) % 30]).ToArray();
        foreach (var weights in new[] { SpatialWeights.Binary(near), SpatialWeights.Binary(near).RowStandardised() })
        {
            var exact = LocalMoran.Local(x, weights);
            var drawn = LocalMoran.Simulate(x, weights, 40_000, 3);
            for (var i = 0; i < 30; i++)
            {
                drawn[i].Value.ShouldBe(exact[i].Value, 1e-9);
                drawn[i].Mean.ShouldBe(exact[i].Expected, 5 * Math.Sqrt(exact[i].Variance / 40_000));
                drawn[i].Variance.ShouldBe(exact[i].Variance, (0.06 * exact[i].Variance) + 1e-12);
            }
        }
    }

    [Fact]
    public void A_large_mean_costs_no_digits()
    {
        var random = new Random(8);
        double[] x = [.. Enumerable.Range(0, 40).Select(_ => random.Next(1000) / 64.0)];
        var weights = SpatialWeights.Binary([
            .. Enumerable.Range(0, 40).Select(i => (int[])[(i + 1) % 40, (i + 39) % 40]),
        ]);
        var (plain, far) = (GetisOrd.Local(x, weights), GetisOrd.Local([.. x.Select(v => v + (1 << 24))], weights));
        for (var i = 0; i < x.Length; i++)
            far[i].Z!.Value.ShouldAgree(plain[i].Z!.Value, $"z {i}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_shuffles_and_another_seed_others()
    {
        double[] x = [1, 5, 2, 8, 3, 9, 4];
        var weights = SpatialWeights.Binary([
            [1],
            [0, 2],
            [1, 3],
            [2, 4],
            [3, 5],
            [4, 6],
            [5],
        ]);
        var first = GetisOrd.Simulate(x, weights, 199, 5);
        GetisOrd.Simulate(x, weights, 199, 5).ShouldBe(first);
        GetisOrd.Simulate(x, weights, 199, 6).ShouldNotBe(first);
    }

    [Fact]
    public void Weights_by_distance_reach_as_far_as_they_say_and_fall_with_distance()
    {
        (double, double)[] points = [(0, 0), (100, 0), (0, 250), (1000, 1000)];
        var weights = SpatialWeights.InverseDistance(points, 250, 2);
        weights.Of(0).ToArray().ShouldBe([1, 2]);
        weights.WeightsOf(0)[0].ShouldBe(1e-4, 1e-15);
        weights.WeightsOf(0)[1].ShouldBe(1 / 62500.0, 1e-15);
        weights.Of(3).IsEmpty.ShouldBeTrue();
        SpatialWeights.InverseDistance(points, 100, 0).WeightsOf(1).ToArray().ShouldBe([1.0]);
        Should.Throw<StatisticsError>(() => SpatialWeights.InverseDistance([(1, 1), (1, 1)], 5));
    }

    [Fact]
    public void A_distance_band_finds_the_neighbours_that_spdep_finds()
    {
        var wanted = Expected.Read("Hotspots/Expected/local.json");
        var points = wanted
            .GetProperty("points")
            .EnumerateObject()
            .Select(p => p.Value.Doubles())
            .Select(p => (p[0], p[1]))
            .ToArray();
        var inverse = wanted
            .GetProperty("cases")
            .EnumerateArray()
            .First(c => c.GetProperty("weights").ValueKind == JsonValueKind.Array);
        var weights = SpatialWeights.InverseDistance(points, wanted.GetProperty("band").GetDouble());
        for (var i = 0; i < points.Length; i++)
        {
            weights.Of(i).ToArray().ShouldBe(Neighbours(inverse)[i]);
            foreach (var (w, k) in weights.WeightsOf(i).ToArray().Select((w, k) => (w, k)))
                w.ShouldAgree(inverse.GetProperty("weights")[i][k].GetDouble(), $"weight {i} {k}", 1e-9);
        }
    }

    [Fact]
    public void Of_a_place_exactly_at_the_mean_shuffles_say_nothing()
    {
        var weights = SpatialWeights.Binary([
            [1],
            [0, 2],
            [1, 3],
            [2],
        ]);
        var middle = LocalMoran.Simulate([1, 2, 2.5, 4.5], weights, 99)[2];
        (middle.Value, middle.Z, middle.P, middle.FoldedP).ShouldBe((0, null, null, null));
        GetisOrd.Simulate([1, 2, 2.5, 4.5], weights, 99)[2].P.ShouldNotBeNull();
    }

    [Fact]
    public void What_no_hot_spot_can_be_drawn_from_is_refused()
    {
        var weights = SpatialWeights.Binary([
            [1],
            [0, 2],
            [1, 3],
            [2],
        ]);
        Should.Throw<StatisticsError>(() => GetisOrd.Local([1, 2, 3], weights));
        Should.Throw<StatisticsError>(() => GetisOrd.Local([7, 7, 7, 7], weights));
        Should.Throw<StatisticsError>(() => GetisOrd.Local([1, double.NaN, 3, 4], weights));
        Should.Throw<StatisticsError>(() => GetisOrd.Local([1, 1e300, 3, 4], weights));
        Should.Throw<StatisticsError>(() => GetisOrd.Simulate([1, 2, 3, 4], weights, 10));
        Should.Throw<StatisticsError>(() => LocalMoran.Local([1, 2, 3, 4], weights.IncludingSelf()));
        Should.Throw<StatisticsError>(() =>
            SpatialWeights.Binary([
                [0],
            ])
        );
        Should.Throw<StatisticsError>(() =>
            SpatialWeights.Binary([
                [1, 1],
                [],
            ])
        );
        Should.Throw<StatisticsError>(() =>
            SpatialWeights.Binary([
                [5],
            ])
        );
        Should.Throw<StatisticsError>(() =>
            SpatialWeights.Of(
                [
                    [1],
                    [0],
                ],
                [
                    [-1],
                    [1],
                ]
            )
        );
        Should.Throw<StatisticsError>(() => weights.IncludingSelf().IncludingSelf());
    }
}
