using CommonThread.Analytics.Hotspots;

namespace CommonThread.Analytics.Tests.Hotspots;

public sealed class DensityAndKnoxTests
{
    private static readonly System.Text.Json.JsonElement Density = Expected.Read("Hotspots/Expected/density.json");
    private static readonly DensityGrid Grid = new(0, 200, 50, 20, 16);

    [Fact]
    public void Gaussian_density_agrees_with_MASS_and_quartic_with_its_formula()
    {
        var points = ClustersTests.Points(Density.GetProperty("points"));
        var gaussian = KernelDensity.Estimate(points, 75, Grid, Kernel.Gaussian);
        var quartic = KernelDensity.Estimate(
            points,
            150,
            Grid,
            Kernel.Quartic,
            Density.GetProperty("weights").Doubles()
        );
        var wanted = Density.GetProperty("gaussian").Doubles();
        var wantedQuartic = Density.GetProperty("quartic").Doubles();
        for (var i = 0; i < wanted.Length; i++)
        {
            Math.Abs(gaussian[i] - wanted[i]).ShouldBeLessThanOrEqualTo((1e-6 * wanted[i]) + 1e-18, $"Gaussian {i}");
            Math.Abs(quartic[i] - wantedQuartic[i])
                .ShouldBeLessThanOrEqualTo((1e-6 * wantedQuartic[i]) + 1e-18, $"quartic {i}");
        }
    }

    [Theory]
    [InlineData(Kernel.Quartic, 120)]
    [InlineData(Kernel.Gaussian, 40)]
    public void Density_over_the_whole_plane_adds_up_to_the_events(Kernel kernel, double bandwidth)
    {
        (double, double)[] points = [(450_100, 300_100), (450_130, 300_150), (450_300, 300_020)];
        var grid = DensityGrid.Around(points, 4, 400);
        var density = KernelDensity.Estimate(points, bandwidth, grid, kernel);
        (density.Sum() * 16).ShouldBe(3, 0.003);
    }

    [Fact]
    public void Rules_for_the_bandwidth_agree_with_R()
    {
        var points = ClustersTests.Points(Density.GetProperty("points"));
        Bandwidths
            .NormalReference(points)
            .ShouldAgree(Density.GetProperty("normalReference").GetDouble(), "normal reference");
        Bandwidths.Scott(points).ShouldAgree(Density.GetProperty("scott").GetDouble(), "Scott");
        // Four corners of a square: standard distance √2, the median distance √2 too, so its longer form is not taken.
        Bandwidths
            .StandardDistance([(1, 1), (1, -1), (-1, 1), (-1, -1)])
            .ShouldBe(0.9 * Math.Sqrt(2) * Math.Pow(4, -0.2), 1e-12);
        Bandwidths.ForQuartic(1).ShouldBe(2.8284271247461903, 1e-12);
        Should.Throw<StatisticsError>(() => Bandwidths.Scott([(1, 1), (1, 1)]));
        Should.Throw<StatisticsError>(() => Bandwidths.Scott([(1, 1)]));
    }

    [Fact]
    public void A_density_that_cannot_be_drawn_is_refused()
    {
        Should.Throw<StatisticsError>(() => KernelDensity.Estimate([(0, 0)], 0, Grid));
        Should.Throw<StatisticsError>(() => KernelDensity.Estimate([(double.NaN, 0)], 10, Grid));
        Should.Throw<StatisticsError>(() => KernelDensity.Estimate([(0, 0)], 10, Grid, weights: [-1]));
        Should.Throw<StatisticsError>(() => KernelDensity.Estimate([(0, 0)], 10, Grid with { Columns = 0 }));
        Should.Throw<StatisticsError>(() => DensityGrid.Around([(0, 0), (1e9, 1e9)], 1, 0));
        Should.Throw<StatisticsError>(() => DensityGrid.Around([], 1, 0));
    }

    // The package's p and ours each rest on 19,999 shuffles: within 5 × √2 standard errors.
    [Fact]
    [Trait("Speed", "slow")]
    public void The_Knox_test_agrees_with_surveillance()
    {
        var wanted = Expected.Read("Hotspots/Expected/knox.json");
        var points = ClustersTests.Points(wanted.GetProperty("points"));
        var days = wanted.GetProperty("days").Doubles();
        (double, double, DateOnly)[] events =
        [
            .. points.Select((p, i) => (p.X, p.Y, new DateOnly(2024, 1, 1).AddDays((int)days[i]))),
        ];
        foreach (var run in wanted.GetProperty("runs").EnumerateArray())
        {
            var cell = NearRepeat.Test(
                events,
                [run.GetProperty("metres").GetDouble()],
                [run.GetProperty("days").GetInt32()],
                19_999
            )[0];
            ((double)cell.Pairs).ShouldBe(run.GetProperty("pairs").GetDouble());
            cell.Expected.ShouldAgree(run.GetProperty("expected").GetDouble(), "expected pairs");
            cell.P.ShouldBe(run.GetProperty("p").GetDouble(), (5 * Math.Sqrt(2) * cell.MonteCarloError) + 1e-4);
            cell.SimulatedMean.ShouldBe(cell.Expected, 5 * Math.Sqrt(cell.SimulatedVariance / 19_999));
        }
    }

    [Fact]
    public void Pairs_are_counted_in_the_bands_that_hold_their_edges()
    {
        var start = new DateOnly(2025, 3, 1);
        (double, double, DateOnly)[] events =
        [
            (0, 0, start),
            (0, 0, start.AddDays(7)),
            (100, 0, start.AddDays(8)),
            (5000, 0, start.AddDays(8)),
        ];
        var cells = NearRepeat.Test(events, [0, 100], [7, 14], 99);
        cells.Select(c => c.Pairs).ShouldBe([1, 0, 1, 1], "same place in a week; near in a week; near in a fortnight");
        cells.Select(c => (c.Metres, c.Days)).ShouldBe([(0, 7), (0, 14), (100, 7), (100, 14)]);
        NearRepeat.Test(events, [0, 100], [7, 14], 99).ShouldBe(cells, "the same seed");
        NearRepeat.Test(events, [0], [0], 99)[0].Pairs.ShouldBe(0);
    }

    [Fact]
    public void A_Knox_test_without_events_or_rising_bands_is_refused()
    {
        var day = new DateOnly(2025, 1, 1);
        Should.Throw<StatisticsError>(() => NearRepeat.Test([(0, 0, day)], [10], [7]));
        Should.Throw<StatisticsError>(() => NearRepeat.Test([(0, 0, day), (1, 1, day)], [10, 10], [7]));
        Should.Throw<StatisticsError>(() => NearRepeat.Test([(0, 0, day), (1, 1, day)], [10], [7, 3]));
        Should.Throw<StatisticsError>(() => NearRepeat.Test([(0, 0, day), (double.NaN, 1, day)], [10], [7]));
        Should.Throw<StatisticsError>(() => NearRepeat.Test([(0, 0, day), (1, 1, day)], [], [7]));
    }
}
