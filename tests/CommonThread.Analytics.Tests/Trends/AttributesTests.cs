using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Trends;

public sealed class AttributesTests
{
    // Montgomery, Introduction to Statistical Quality Control, example 7.1: thirty samples of fifty cans.
    private static readonly double[] Cans =
    [
        12,
        15,
        8,
        10,
        4,
        7,
        16,
        9,
        14,
        10,
        5,
        6,
        17,
        12,
        22,
        8,
        10,
        5,
        13,
        11,
        20,
        18,
        24,
        15,
        9,
        12,
        7,
        13,
        9,
        6,
    ];

    // Montgomery, example 7.3: nonconformities in 26 samples of 100 circuit boards.
    private static readonly double[] Boards =
    [
        21,
        24,
        16,
        12,
        15,
        5,
        28,
        20,
        31,
        25,
        20,
        24,
        16,
        19,
        10,
        17,
        13,
        22,
        18,
        39,
        30,
        24,
        16,
        19,
        17,
        15,
    ];

    [Fact]
    public void A_p_chart_has_the_limits_of_Montgomery_s_cans()
    {
        var chart = Attributes.P(Cans, [.. Cans.Select(_ => 50.0)]);
        chart.Points[0].Centre.ShouldBe(0.2313, 5e-5);
        chart.Points[0].Upper.ShouldBe(0.4102, 5e-5);
        chart.Points[0].Lower.ShouldBe(0.0524, 5e-5);
        // Samples 15 and 23 lie above the upper limit, as published.
        chart
            .Points.Select((p, i) => (p.Cause, Sample: i + 1))
            .Where(p => p.Cause == SpecialCause.AboveUpperLimit)
            .Select(p => p.Sample)
            .ShouldBe([15, 23]);
    }

    [Fact]
    public void A_c_chart_has_the_limits_of_Montgomery_s_circuit_boards()
    {
        var chart = Attributes.C(Boards);
        chart.Points[0].Centre.ShouldBe(19.85, 5e-3);
        chart.Points[0].Upper.ShouldBe(33.22, 1e-2);
        chart.Points[0].Lower.ShouldBe(6.48, 1e-2);
        chart
            .Points.Select((p, i) => (p.Cause, Sample: i + 1))
            .Where(p => p.Cause is SpecialCause.AboveUpperLimit or SpecialCause.BelowLowerLimit)
            .Select(p => p.Sample)
            .ShouldBe([6, 20]);
    }

    [Fact]
    public void A_u_chart_s_limits_narrow_as_exposure_grows()
    {
        var chart = Attributes.U([20, 30, 45], [100, 200, 300]);
        var centre = 95.0 / 600;
        for (var i = 0; i < 3; i++)
        {
            chart.Points[i].Centre.ShouldBe(centre, 1e-12);
            chart.Points[i].Upper.ShouldBe(centre + (3 * Math.Sqrt(centre / (100 * (i + 1)))), 1e-12);
        }
    }

    [Fact]
    public void Laney_s_limits_are_those_of_the_plain_chart_times_the_sigma_of_z()
    {
        double[] counts = [8, 9, 11, 22, 7, 15, 9, 30],
            totals = [1000, 980, 1050, 1010, 990, 1040, 1000, 1020];
        var centre = counts.Sum() / totals.Sum();
        var z = counts
            .Select((c, i) => ((c / totals[i]) - centre) / Math.Sqrt(centre * (1 - centre) / totals[i]))
            .ToArray();
        var sigma = z.Zip(z.Skip(1), (a, b) => Math.Abs(b - a)).Average() / 1.128;
        sigma.ShouldBeGreaterThan(1, "these vary by more than chance");
        var chart = Attributes.P(counts, totals, new() { Laney = true });
        chart.Sigma.ShouldBe(sigma, 1e-12);
        chart.Points[3].Upper.ShouldBe(centre + (3 * sigma * Math.Sqrt(centre * (1 - centre) / totals[3])), 1e-12);
    }

    [Fact]
    public void A_g_chart_s_limits_are_those_of_the_geometric_distribution()
    {
        var chart = Attributes.G([10, 30, 20, 40, 0]);
        chart.Points[0].Centre.ShouldBe(20);
        chart.Points[0].Upper.ShouldBe(20 + (3 * Math.Sqrt(20 * 21)), 1e-12);
        chart.Points[0].Lower.ShouldBe(0);
    }

    [Fact]
    public void Counts_that_make_no_sense_are_refused()
    {
        Should.Throw<StatisticsError>(() => Attributes.P([3], [2])).Message.ShouldContain("greater than the total");
        Should.Throw<StatisticsError>(() => Attributes.U([3], [0])).Message.ShouldContain("above zero");
        Should.Throw<StatisticsError>(() => Attributes.C([-1])).Message.ShouldContain("negative");
        Should.Throw<StatisticsError>(() => Attributes.U([3, 4], [1])).Message.ShouldContain("its total");
        Should.Throw<StatisticsError>(() => Attributes.P([0, 0], [5, 5], new() { Laney = true }));
        Should.Throw<StatisticsError>(() => Attributes.C([]));
    }
}
