using CommonThread.Analytics.EarlyWarning;

namespace CommonThread.Analytics.Tests.EarlyWarning;

public sealed class ShortMemoryTests
{
    [Fact]
    public void C1_and_C2_differ_by_the_gap_before_the_judged_period()
    {
        double?[] counts = [3, 5, 4, 6, 2, 5, 4, 9, 4, 12];
        var c1 = Ears.Judge(counts, 7, 1)[0];
        c1.Expected!.Value.ShouldBe(29 / 7.0, 1e-12);
        c1.Alarm.ShouldBeTrue();
        var c2 = Ears.Judge(counts, 9, 1, new() { Method = EarsMethod.C2 })[0];
        (c2.Expected, c2.Upper).ShouldBe((c1.Expected, c1.Upper));
        c2.Score!.Value.ShouldBe(
            (12 - (29 / 7.0)) / Math.Sqrt(((3 * 3) + (5 * 5 * 2) + (4 * 4 * 2) + 36 + 4 - (29 * 29 / 7.0)) / 6),
            1e-12
        );
    }

    [Fact]
    public void C3_adds_what_C2_found_in_three_periods()
    {
        double?[] counts = [3, 5, 4, 6, 2, 5, 4, 6, 3, 7, 8, 7];
        double C2(int at) => Ears.Judge(counts, at, 1, new() { Method = EarsMethod.C2 })[0].Score!.Value;
        var c3 = Ears.Judge(counts, 11, 1, new() { Method = EarsMethod.C3 })[0];
        c3.Score!.Value.ShouldBe(Enumerable.Range(9, 3).Sum(i => Math.Max(0, C2(i) - 1)), 1e-12);
        c3.Alarm.ShouldBe(c3.Score > 1.959963984540054);
    }

    [Fact]
    public void A_baseline_that_never_varies_gives_an_alarm_without_a_score()
    {
        var judged = Ears.JudgeLast([5, 5, 5, 5, 5, 5, 5, 6]);
        (judged.Alarm, judged.Score, judged.P, judged.Upper).ShouldBe((true, null, null, 5));
        Ears.JudgeLast([1, 2, 3]).State.ShouldBe(WeekState.TooShort);
    }

    [Fact]
    public void A_sum_grows_with_excess_and_its_bound_is_where_it_meets_the_boundary()
    {
        double?[] counts = [4, 4, 4, 4, 8, 6];
        var judged = PoissonCusum.Judge(counts, 4, 2, new() { K = 0.5, H = 3 });
        judged[0].Score!.Value.ShouldBe(((8 - 4) / 2.0) - 0.5, 1e-12);
        judged[0].Upper.ShouldBe(4 + (3.5 * 2));
        judged[1].Score!.Value.ShouldBe(1.5 + 1 - 0.5, 1e-12);
        judged[1].Upper.ShouldBe(4 + ((3.5 - 1.5) * 2));
    }

    [Fact]
    public void Anscombe_s_residual_of_the_negative_binomial_is_its_integral()
    {
        const double mean = 6,
            alpha = 0.2;
        double Sum(double a) =>
            PoissonCusum
                .Judge(
                    [14],
                    0,
                    1,
                    new()
                    {
                        K = 0,
                        Alpha = a,
                        Mean = InControl.Given([mean]),
                        Transform = a > 0 ? CusumTransform.AnscombeNegBin : CusumTransform.Anscombe,
                    }
                )[0]
                .Score!.Value;
        var steps = 200_000;
        var area = Enumerable
            .Range(0, steps)
            .Select(i => mean + ((i + 0.5) * (14 - mean) / steps))
            .Sum(t => (14 - mean) / steps / Math.Cbrt(t + (alpha * t * t)));
        Sum(alpha).ShouldBe(area / Math.Pow(mean + (alpha * mean * mean), 1 / 6.0), 1e-8);
        Sum(1e-12).ShouldBe(Sum(0), 1e-9);
    }

    [Fact]
    public void A_likelihood_ratio_is_the_Poisson_s_own_and_starts_anew_after_an_alarm()
    {
        double?[] counts = [9, 11, 12, 4, 4];
        var judged = LikelihoodRatio.Judge(
            counts,
            0,
            5,
            new() { Mean = InControl.Given([5, 5, 5, 5, 5]), Threshold = 3 }
        );
        judged[0].Score!.Value.ShouldBe((9 * Math.Log(9 / 5.0)) - 4, 1e-12);
        judged[1].Score!.Value.ShouldBe((20 * Math.Log(2)) - 10, 1e-12);
        judged[1].Alarm.ShouldBeTrue();
        judged[2].Score!.Value.ShouldBe((12 * Math.Log(12 / 5.0)) - 7, 1e-12);
        judged[4].Score.ShouldBe(0);
        // The bound raises the alarm, and one case fewer does not.
        double Ratio(double x) => (x * Math.Log(x / 5)) - (x - 5);
        Ratio(judged[0].Upper!.Value).ShouldBeGreaterThanOrEqualTo(3);
        Ratio(judged[0].Upper!.Value - 1).ShouldBeLessThan(3);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_and_what_cannot_be_learnt_is_said()
    {
        Should.Throw<StatisticsError>(() => PoissonCusum.Judge([1], 0, 1, new() { H = 0 }));
        Should.Throw<StatisticsError>(() => LikelihoodRatio.Judge([1], 0, 1, new() { Mean = InControl.Given([0]) }));
        Should.Throw<StatisticsError>(() => LikelihoodRatio.Judge([1], 0, 1, new() { Kappa = -0.5 }));
        Should.Throw<StatisticsError>(() => Ears.JudgeLast([1, 2], new() { Baseline = 1 }));
        PoissonCusum.Judge([1, 2], 0, 2)[0].State.ShouldBe(WeekState.TooShort);
        PoissonCusum.Judge([0, 0, 0, 0, 5], 4, 1)[0].State.ShouldBe(WeekState.NoCasesBefore);
    }
}
