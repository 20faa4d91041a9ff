using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Trends;

public sealed class FunnelTests
{
    [Fact]
    public void Exact_limits_are_those_of_R_s_own_distributions()
    {
        foreach (var wanted in Expected.Read("Trends/Expected/funnel.json").EnumerateArray())
        {
            var (p, n, theta) = (
                wanted.GetProperty("p").GetDouble(),
                wanted.GetProperty("n").GetDouble(),
                wanted.GetProperty("theta").GetDouble()
            );
            Funnel
                .Exact(FunnelKind.Proportion, theta, n, p)
                .ShouldAgree(wanted.GetProperty("binomial").GetDouble(), $"binomial {p} {n} {theta}");
            Funnel
                .Exact(FunnelKind.Rate, theta, n, p)
                .ShouldAgree(wanted.GetProperty("poisson").GetDouble(), $"Poisson {p} {n} {theta}");
        }
    }

    [Fact]
    public void A_small_place_far_from_the_rest_is_within_the_limits_that_a_large_one_breaks()
    {
        var plot = Funnel.Draw([3, 300, 1000, 980], [10, 1000, 5000, 5000], FunnelKind.Proportion);
        plot.Points[0].Beyond.ShouldBe(0, "three of ten");
        plot.Points[1].Beyond.ShouldBe(2, "three hundred of a thousand");
        plot.Target.ShouldBe(2283.0 / 11010, 1e-12);
    }

    [Fact]
    public void Over_dispersion_widens_the_limits_and_is_nothing_where_places_differ_by_chance()
    {
        double[] counts = [40, 95, 20, 160, 75, 30, 110, 60, 140, 10],
            sizes = [.. Enumerable.Repeat(1000.0, 10)];
        var plain = Funnel.Draw(counts, sizes, FunnelKind.Rate);
        var wide = Funnel.Draw(counts, sizes, FunnelKind.Rate, OverDispersion.Multiplicative);
        var added = Funnel.Draw(counts, sizes, FunnelKind.Rate, OverDispersion.Additive);
        plain.Phi.ShouldBeGreaterThan(10);
        wide.Points[0].Upper95.ShouldBeGreaterThan(plain.Points[0].Upper95);
        added.Tau.ShouldBeGreaterThan(0);
        // Of equal sizes the two ways agree up to the factor of n / (n − 1).
        var tau2 = ((10 * added.Phi) - 9) / (9 / plain.Target * 1000);
        (added.Tau * added.Tau).ShouldBe(tau2, tau2 * 1e-9);
        Funnel
            .Draw([50, 51, 49, 50], [1000, 1000, 1000, 1000], FunnelKind.Rate, OverDispersion.Additive)
            .Tau.ShouldBe(0);
    }

    [Fact]
    public void Z_scores_are_drawn_in_at_both_ends_before_over_dispersion_is_estimated()
    {
        double[] counts = [50, 50, 50, 50, 50, 50, 50, 50, 50, 500],
            sizes = [.. Enumerable.Repeat(1000.0, 10)];
        Funnel.Draw(counts, sizes, FunnelKind.Rate, target: 0.05).Phi.ShouldBe(0, 1e-9);
        Funnel.Draw(counts, sizes, FunnelKind.Rate, target: 0.05, winsorise: 0).Phi.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Places_that_cannot_be_compared_are_refused()
    {
        Should.Throw<StatisticsError>(() => Funnel.Draw([], [], FunnelKind.Rate));
        Should.Throw<StatisticsError>(() => Funnel.Draw([1], [0], FunnelKind.Rate));
        Should.Throw<StatisticsError>(() => Funnel.Draw([2], [1], FunnelKind.Proportion));
        Should.Throw<StatisticsError>(() => Funnel.Draw([1], [10], FunnelKind.Proportion, target: 1.5));
    }
}
