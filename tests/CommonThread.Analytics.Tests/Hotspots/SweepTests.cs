using CommonThread.Analytics.Harm;
using CommonThread.Analytics.Hotspots;
using FsCheck;
using FsCheck.Fluent;
using static CommonThread.Analytics.Tests.Sweeps;

namespace CommonThread.Analytics.Tests.Hotspots;

/// <summary>Whatever is given, each method either answers in numbers or refuses as a <see cref="StatisticsError"/>.</summary>
[Trait("Speed", "slow")]
public sealed class SweepTests
{
    private static SpatialWeights Ring(int count, bool self, bool rows)
    {
        var near = Enumerable
            .Range(0, count)
            .Select(i => (int[])(i % 5 == 4 || count < 3 ? [] : [(i + 1) % count, (i + count - 1) % count]));
        var weights = SpatialWeights.Binary([.. near]);
        weights = self ? weights.IncludingSelf() : weights;
        return rows ? weights.RowStandardised() : weights;
    }

    private static (double, double)[] Pairs(double[] v) =>
        [.. Enumerable.Range(0, v.Length / 2).Select(i => (v[2 * i], v[(2 * i) + 1]))];

    [Fact]
    public void Local_statistics() =>
        Sweep(
            Numbers,
            v =>
            {
                var rows = v.Length % 2 == 0;
                IEnumerable<LocalStatistic> all =
                [
                    .. GetisOrd.Local(v, Ring(v.Length, v.Length % 3 == 0, rows)),
                    .. LocalMoran.Local(v, Ring(v.Length, false, rows)),
                    .. LocalMoran.Local(v, Ring(v.Length, false, rows), MoranMoments.Total),
                ];
                return all.SelectMany(s => new[] { s.Value, s.Expected, s.Variance, s.Z, s.P });
            }
        );

    [Fact]
    public void Shuffles() =>
        Sweep(
            Numbers,
            v =>
                GetisOrd
                    .Simulate(v, Ring(v.Length, v.Length % 2 == 0, true), 99, v.Length)
                    .Concat(LocalMoran.Simulate(v, Ring(v.Length, false, false), 99, v.Length))
                    .SelectMany(s => new[] { s.Value, s.Mean, s.Variance, s.Z, s.P, s.FoldedP, s.MonteCarloError }),
            100
        );

    [Fact]
    public void Clusters_and_densities() =>
        Sweep(
            Numbers.Zip(Number),
            given =>
            {
                var (v, reach) = given;
                var points = Pairs(v);
                var found = Dbscan.Find(points, reach, 3);
                return [found.Count, .. found.Labels.Select(l => (double?)l)];
            }
        );

    [Fact]
    public void Hdbscan_and_bandwidths() =>
        Sweep(
            Numbers,
            v =>
            {
                var points = Pairs(v);
                var found = Hdbscan.Find(points, 2 + (v.Length % 4));
                return
                [
                    .. found.Stabilities.Concat(found.CoreDistances).Concat(found.Strengths).Select(s => (double?)s),
                    Bandwidths.Scott(points),
                    Bandwidths.NormalReference(points),
                    Bandwidths.StandardDistance(points),
                ];
            }
        );

    [Fact]
    public void Densities() =>
        Sweep(
            Three(Numbers, Number, Number),
            given =>
            {
                var (v, bandwidth, size) = given;
                DensityGrid grid = new(size, bandwidth, size, 7, 5);
                return KernelDensity
                    .Estimate(Pairs(v), bandwidth, grid)
                    .Concat(KernelDensity.Estimate(Pairs(v), bandwidth, grid, Kernel.Gaussian))
                    .Select(d => (double?)d);
            }
        );

    [Fact]
    public void Near_repeats() =>
        Sweep(
            Three(Numbers, Number, Gen.Choose(-3, 40)),
            given =>
            {
                var (v, reach, days) = given;
                var start = new DateOnly(2024, 1, 1);
                return NearRepeat
                    .Test(
                        [.. Pairs(v).Select((p, i) => (p.Item1, p.Item2, start.AddDays(i * 7 % 50)))],
                        [0, reach],
                        [days],
                        99
                    )
                    .SelectMany(c =>
                        new[] { c.Expected, c.SimulatedMean, c.SimulatedVariance, c.P, c.MonteCarloError, c.Ratio }
                    );
            },
            150
        );

    [Fact]
    public void Harm()
    {
        Sweep(
            Three(Number, Number, Number),
            given =>
            {
                var (a, b, c) = given;
                var level = Math.Abs(c % 1);
                var exact = Intervals.Poisson(a, PoissonMethod.Exact, level);
                var (rate, interval) = Intervals.Rate(a, b, 1000, PoissonMethod.Byar, level);
                return [exact.Lower, exact.Upper, rate, interval.Lower, interval.Upper];
            },
            1000
        );
        Sweep(
            Three(Number, Number, Number),
            given =>
            {
                var (a, b, c) = given;
                var wilson = Intervals.Wilson(a, b);
                var direct = Standardisation.Direct([new(a, b, c), new(3, 100, 50)], method: PoissonMethod.Byar);
                var indirect = Standardisation.Indirect([new(a, b, c), new(3, 100, 50)], PoissonMethod.Byar);
                return
                [
                    wilson.Lower,
                    wilson.Upper,
                    direct.Rate,
                    direct.Interval.Lower,
                    direct.Interval.Upper,
                    indirect.Ratio,
                    indirect.Interval.Upper,
                ];
            },
            1000
        );
        Sweep(
            Numbers,
            v =>
            {
                var found = Concentration.Of(v);
                return
                [
                    found.Gini,
                    found.GiniSmallSample,
                    found.GiniFewEvents,
                    found.ShareOfPlaces,
                    .. found.Lorenz.Select(p => (double?)p.Harm),
                ];
            }
        );
        Sweep(Numbers, v => Ranks.Percentiles([.. v.Select(x => (double?)x)]));
        Sweep(
            Numbers,
            v =>
                SimilarPlaces
                    .Nearest([new("a", v), new("b", [.. v.Select(x => x * x)])], 1)
                    .Select(s => (double?)s[0].Distance)
        );
        Sweep(
            Numbers,
            v => v.Length < 2 ? [] : [Persistence.Trend(v), .. FalseDiscovery.Adjust([.. v.Select(x => (double?)x)])]
        );
    }
}
