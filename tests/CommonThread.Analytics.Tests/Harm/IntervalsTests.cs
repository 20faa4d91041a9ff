using CommonThread.Analytics.Harm;

namespace CommonThread.Analytics.Tests.Harm;

public sealed class IntervalsTests
{
    private static readonly System.Text.Json.JsonElement Wanted = Expected.Read("Harm/Expected/harm.json");

    [Fact]
    public void Exact_and_Byar_s_limits_of_a_count_agree_with_R()
    {
        foreach (var row in Wanted.GetProperty("poisson").EnumerateArray())
        {
            var (o, level) = (row.GetProperty("o").GetDouble(), row.GetProperty("level").GetDouble());
            foreach (var (method, key) in new[] { (PoissonMethod.Exact, "exact"), (PoissonMethod.Byar, "byar") })
            {
                var limits = Intervals.Poisson(o, method, level);
                var wanted = row.GetProperty(key).Doubles();
                // Below nothing there is nothing: Byar’s formula passes zero for a single event at high confidence.
                limits.Lower.ShouldAgree(Math.Max(0, wanted[0]), $"{key} lower {o} {level}");
                limits.Upper.ShouldAgree(wanted[1], $"{key} upper {o} {level}");
            }
            Intervals
                .Poisson(o, confidence: level)
                .ShouldBe(Intervals.Poisson(o, o < 10 ? PoissonMethod.Exact : PoissonMethod.Byar, level));
        }
    }

    // Garwood's table (1936), as reprinted in Pearson and Hartley, Biometrika Tables, table 40.
    [Theory]
    [InlineData(0, 0, 3.69)]
    [InlineData(1, 0.0253, 5.57)]
    [InlineData(5, 1.62, 11.67)]
    [InlineData(10, 4.80, 18.39)]
    [InlineData(50, 37.11, 65.92)]
    public void Exact_limits_are_those_of_Garwood_s_table(double count, double lower, double upper)
    {
        var limits = Intervals.Poisson(count, PoissonMethod.Exact);
        limits.Lower.ShouldBe(lower, 0.0051);
        limits.Upper.ShouldBe(upper, 0.0051);
    }

    // English public health guidance on confidence intervals (2018), appendix 1.
    [Fact]
    public void Byar_s_limits_lie_within_a_fifth_of_a_per_cent_of_the_exact_from_ten_events_on()
    {
        for (var o = 10; o < 2000; o += 7)
        {
            var (byar, exact) = (Intervals.Poisson(o, PoissonMethod.Byar), Intervals.Poisson(o, PoissonMethod.Exact));
            byar.Lower.ShouldBe(exact.Lower, exact.Lower * 0.002);
            byar.Upper.ShouldBe(exact.Upper, exact.Upper * 0.002);
        }
    }

    // Newcombe, 1998, Statistics in Medicine 17:857, table I, method 3 (Wilson's score interval).
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_s_limits_are_those_of_Newcombe_s_examples(double count, double total, double lower, double upper)
    {
        var limits = Intervals.Wilson(count, total);
        limits.Lower.ShouldBe(lower, 0.00005001);
        limits.Upper.ShouldBe(upper, 0.00005001);
    }

    [Fact]
    public void Wilson_s_limits_agree_with_R()
    {
        foreach (var row in Wanted.GetProperty("wilson").EnumerateArray())
        {
            var limits = Intervals.Wilson(
                row.GetProperty("o").GetDouble(),
                row.GetProperty("n").GetDouble(),
                row.GetProperty("level").GetDouble()
            );
            limits.Lower.ShouldAgree(row.GetProperty("limits")[0].GetDouble(), "lower");
            limits.Upper.ShouldAgree(row.GetProperty("limits")[1].GetDouble(), "upper");
        }
    }

    [Fact]
    public void Standardised_rates_and_ratios_agree_with_their_formulas_in_R()
    {
        foreach (var row in Wanted.GetProperty("direct").EnumerateArray())
        {
            var (o, n, s) = (
                row.GetProperty("o").Doubles(),
                row.GetProperty("n").Doubles(),
                row.GetProperty("s").Doubles()
            );
            var level = row.GetProperty("level").GetDouble();
            var rate = Standardisation.Direct(
                [.. o.Select((c, i) => new StandardGroup(c, n[i], s[i]))],
                confidence: level
            );
            rate.Rate.ShouldAgree(row.GetProperty("dsr").GetDouble(), "rate");
            rate.Interval.Lower.ShouldAgree(Math.Max(0, row.GetProperty("lower").GetDouble()), "lower");
            rate.Interval.Upper.ShouldAgree(row.GetProperty("upper").GetDouble(), "upper");
            var reference = row.GetProperty("rate").Doubles();
            var ratio = Standardisation.Indirect(
                [.. o.Select((c, i) => new StandardGroup(c, n[i], reference[i]))],
                confidence: level
            );
            ratio.Expected.ShouldAgree(row.GetProperty("expected").GetDouble(), "expected");
            ratio.Ratio.ShouldAgree(row.GetProperty("ratio").GetDouble(), "ratio");
            ratio.Interval.Lower.ShouldAgree(row.GetProperty("ratioLower").GetDouble(), "lower");
            ratio.Interval.Upper.ShouldAgree(row.GetProperty("ratioUpper").GetDouble(), "upper");
        }
    }

    [Fact]
    public void A_place_with_the_reference_s_own_people_and_rates_has_a_ratio_of_one_and_its_crude_rate()
    {
        StandardGroup[] direct = [new(10, 1000, 1000), new(40, 2000, 2000)];
        Standardisation.Direct(direct).Rate.ShouldBe(50 / 3.0, 1e-9);
        Standardisation.Direct(direct).Interval.Lower.ShouldBeLessThan(50 / 3.0);
        Standardisation.Indirect([new(10, 1000, 0.01), new(40, 2000, 0.02)]).Ratio.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void What_has_no_honest_interval_is_refused()
    {
        Should.Throw<StatisticsError>(() => Intervals.Poisson(-1));
        Should.Throw<StatisticsError>(() => Intervals.Poisson(double.NaN));
        Should.Throw<StatisticsError>(() => Intervals.Poisson(2.5, PoissonMethod.Exact));
        Should.Throw<StatisticsError>(() => Intervals.Poisson(3, confidence: 1));
        Should.Throw<StatisticsError>(() => Intervals.Rate(3, 0));
        Should.Throw<StatisticsError>(() => Intervals.Wilson(3, 2));
        Should.Throw<StatisticsError>(() => Intervals.Wilson(0, 0));
        Should.Throw<StatisticsError>(() => Standardisation.Direct([]));
        Should.Throw<StatisticsError>(() => Standardisation.Direct([new(1, 0, 5)]));
        Should.Throw<StatisticsError>(() => Standardisation.Direct([new(0, 10, 5)]));
        Should.Throw<StatisticsError>(() => Standardisation.Direct([new(1, 10, 0)]));
        Should.Throw<StatisticsError>(() => Standardisation.Indirect([new(1, 10, 0)]));
    }
}
