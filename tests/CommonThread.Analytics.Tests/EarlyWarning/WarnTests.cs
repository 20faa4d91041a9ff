using CommonThread.Analytics.EarlyWarning;
using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.Tests.EarlyWarning;

public sealed class WarnTests
{
    private static List<WatchedSeries> Areas(int number, int seed, Func<int, double> harm)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable
                .Range(0, number)
                .Select(i =>
                {
                    var mean = 5 + (20 * random.NextDouble());
                    return new WatchedSeries(
                        $"E{i:0000}",
                        "burglary",
                        [.. Enumerable.Range(0, 320).Select(_ => (double?)Poisson.Sample(random, mean))],
                        harm(i)
                    );
                }),
        ];
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Without_any_change_hardly_any_alarm_is_shown()
    {
        // At alpha 0.05 and no rate, one series in twenty would raise an alarm, or somewhat fewer as counts are discrete.
        var watched = Areas(1500, 1, _ => 1);
        var all = Warn.Watch(watched, new() { FalseAlarms = null });
        all.Shown.Count.ShouldBeInRange(30, 110);
        var kept = Warn.Watch(watched, new() { FalseAlarms = 0.1 });
        kept.Shown.Count.ShouldBeLessThanOrEqualTo(2);
        kept.HeldBack.Count.ShouldBe(all.Shown.Count - kept.Shown.Count);
    }

    [Fact]
    public void Among_real_changes_no_more_than_the_rate_is_false_and_they_are_ranked_by_harm()
    {
        var watched = Areas(1000, 2, i => 1 + (i % 7));
        for (var i = 0; i < 60; i++)
        {
            var counts = watched[i].Counts.ToArray();
            counts[^1] = Math.Round((counts[^1] ?? 0) + 30);
            watched[i] = watched[i] with { Counts = counts };
        }
        var found = Warn.Watch(watched, new() { FalseAlarms = 0.1 });
        var real = found.Shown.Count(w => string.CompareOrdinal(w.Series.Area, "E0060") < 0);
        real.ShouldBeGreaterThan(55);
        (found.Shown.Count - real).ShouldBeLessThanOrEqualTo(14, "0.1 of about 65, and three standard deviations");
        found.Shown.Select(w => w.ExcessHarm).ShouldBeInOrder(SortDirection.Descending);
        var first = found.Shown[0];
        first.ExcessHarm.ShouldBe(
            first.Series.Harm * (first.Judgement.Observed!.Value - first.Judgement.Expected!.Value),
            1e-9
        );
        found.GreatestP!.Value.ShouldBeLessThan(0.02);
    }

    [Fact]
    public void One_series_that_makes_no_sense_does_not_stop_the_others()
    {
        var watched = Areas(3, 3, _ => 1);
        watched[1] = watched[1] with { Counts = [3, -2] };
        watched.Add(new("E9999", "robbery", [1, 2, 3]));
        var found = Warn.Watch(watched);
        found.Refused.ShouldHaveSingleItem().Reason.ShouldContain("negative");
        found.Judgements[1].ShouldBeNull();
        found.States[WeekState.TooShort].ShouldBe(1);
    }

    [Fact]
    public void A_rate_cannot_be_asked_of_a_method_that_adds_up()
    {
        var watched = Areas(1, 4, _ => 1);
        watched[0] = watched[0] with { Counts = [.. watched[0].Counts.SkipLast(1), 500] };
        var options = new WarnOptions { Judge = s => PoissonCusum.Judge(s.Counts, s.Counts.Count - 1, 1)[0] };
        Should.Throw<StatisticsError>(() => Warn.Watch(watched, options)).Message.ShouldContain("threshold");
        Warn.Watch(watched, options with { FalseAlarms = null }).Shown.ShouldHaveSingleItem();
    }

    [Fact]
    public void Adjusted_p_are_those_of_the_paper_s_example()
    {
        // Benjamini and Hochberg 1995, 3.2: of fifteen, the four smallest are called at 0.05.
        double?[] p =
        [
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1,
        ];
        var adjusted = FalseDiscovery.Adjust([.. p, null]);
        adjusted.Count(a => a <= 0.05).ShouldBe(4);
        adjusted[3]!.Value.ShouldBe(0.0095 * 15 / 4, 1e-12);
        adjusted[^1].ShouldBeNull();
    }
}
