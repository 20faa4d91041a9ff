using CommonThread.Analytics.EarlyWarning;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Analytics.Tests.EarlyWarning;

public sealed class FarringtonTests
{
    private static double?[] Series(int weeks, Func<int, double> count) =>
        [.. Enumerable.Range(0, weeks).Select(i => (double?)count(i))];

    [Fact]
    public void A_level_series_expects_its_level_and_has_the_Poisson_s_bound()
    {
        var judged = Farrington.JudgeLast(Series(520, i => i == 519 ? 13 : 7));
        judged.State.ShouldBe(WeekState.Judged);
        judged.Expected!.Value.ShouldBe(7, 1e-9);
        judged.Dispersion.ShouldBe(1);
        // The Poisson of mean 7 is at most 12 with chance 0.973 and at most 11 with 0.947.
        judged.Upper.ShouldBe(12);
        judged.Alarm.ShouldBeTrue();
        judged.Score!.Value.ShouldBe((13 - 7) / 5.0, 1e-8);
        judged.P!.Value.ShouldBe(0.0270003, 1e-6);
    }

    [Fact]
    public void The_bound_of_1996_is_that_of_its_equation()
    {
        // With 35 weeks of 7: tau = 1 + 1/35, and the bound is (7^2/3 + 1.96 (4/9 7^1/3 tau)^1/2)^3/2.
        var judged = Farrington.JudgeLast(Series(520, _ => 7), FarringtonOptions.Original with { Trend = false });
        judged.WeeksUsed.ShouldBe(35);
        var tau = 1 + (1 / 35.0);
        judged.Upper!.Value.ShouldBe(
            Math.Pow(Math.Pow(7, 2 / 3.0) + (1.959963984540054 * Math.Sqrt(4 / 9.0 * Math.Cbrt(7) * tau)), 1.5),
            1e-9
        );
    }

    [Fact]
    public void A_past_outbreak_weighs_little()
    {
        var counts = Series(520, i => 20 + (i % 5));
        var plain = Farrington.JudgeLast(counts);
        for (var i = 410; i < 416; i++)
            counts[i] = 300;
        var with = Farrington.JudgeLast(counts, FarringtonOptions.Flexible with { Reweight = false });
        var without = Farrington.JudgeLast(counts);
        Math.Abs(without.Expected!.Value - plain.Expected!.Value)
            .ShouldBeLessThan(Math.Abs(with.Expected!.Value - plain.Expected!.Value) / 5);
    }

    [Fact]
    public void Few_cases_raise_no_alarm()
    {
        var judged = Farrington.JudgeLast(
            Series(
                520,
                i =>
                    i == 519 ? 4
                    : i % 30 == 0 ? 1
                    : 0
            )
        );
        judged.State.ShouldBe(WeekState.TooFewCases);
        judged.Alarm.ShouldBeFalse();
        judged.Observed!.Value.ShouldBeGreaterThan(judged.Upper!.Value);
    }

    [Fact]
    public void A_series_says_why_it_cannot_be_judged()
    {
        Farrington.JudgeLast(Series(200, _ => 4)).State.ShouldBe(WeekState.TooShort);
        Farrington.JudgeLast(Series(520, i => i == 519 ? 30 : 0)).State.ShouldBe(WeekState.NoCasesBefore);
        var counts = Series(520, i => i % 7);
        counts[519] = null;
        var missing = Farrington.JudgeLast(counts);
        missing.State.ShouldBe(WeekState.Missing);
        missing.Expected.ShouldNotBeNull();
        Farrington.JudgeLast(new double?[520]).State.ShouldBe(WeekState.TooShort);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([-1])).Message.ShouldContain("negative");
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([1.5])).Message.ShouldContain("whole");
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([1e300]));
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([double.NaN]));
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([]));
        Should
            .Throw<StatisticsError>(() => Farrington.JudgeLast([1, 2], population: [0, 1]))
            .Message.ShouldContain("above");
        Should.Throw<StatisticsError>(() => Farrington.JudgeLast([1], new() { Alpha = 0 }));
        Should
            .Throw<StatisticsError>(() => Farrington.JudgeLast([1], new() { HalfWindow = 26 }))
            .Message.ShouldContain("overlap");
        Should.Throw<StatisticsError>(() => Farrington.Judge([1], 0, 2));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void No_series_of_counts_crashes_or_gives_what_is_not_a_number()
    {
        var count = Gen.Frequency(
            (5, Gen.Choose(0, 3)),
            (5, Gen.Choose(0, 60)),
            (2, Gen.Constant(0)),
            (1, Gen.Choose(0, 1_000_000_000)),
            (1, Gen.Constant(-1))
        );
        var series = Gen.Choose(1, 400).SelectMany(n => count.ArrayOf(n));
        var runs = Gen.Choose(0, 40).SelectMany(zeros => series.Select(s => s.Concat(new int[zeros]).ToArray()));
        Prop.ForAll(
                Arb.From(Gen.OneOf(series, runs)),
                Arb.From(Gen.Choose(0, 1_000_000)),
                (int[] made, int seed) =>
                {
                    var random = new Random(seed);
                    double?[] counts = [.. made.Select(c => c < 0 ? null : (double?)c)];
                    var options = Random(random);
                    var (from, weeks) = (Math.Max(0, counts.Length - 5), Math.Min(5, counts.Length));
                    Sound(Farrington.Judge(counts, from, weeks, options));
                    Sound(
                        Ears.Judge(
                            counts,
                            from,
                            weeks,
                            new() { Method = (EarsMethod)random.Next(3), MinSigma = random.Next(2) }
                        )
                    );
                    var normal =
                        random.Next(2) == 0
                            ? InControl.Average
                            : InControl.Season(1 + random.Next(2), random.Next(2) == 0);
                    Sound(
                        PoissonCusum.Judge(
                            counts,
                            from,
                            weeks,
                            new()
                            {
                                Mean = normal,
                                Transform = (CusumTransform)random.Next(7),
                                Alpha = random.NextDouble(),
                            }
                        )
                    );
                    Sound(
                        LikelihoodRatio.Judge(
                            counts,
                            from,
                            weeks,
                            new()
                            {
                                Mean = normal,
                                Alpha = random.Next(3) switch
                                {
                                    0 => 0,
                                    1 => null,
                                    _ => random.NextDouble(),
                                },
                                Direction = (ChangeDirection)random.Next(2),
                            }
                        )
                    );
                }
            )
            .Check(Fuzz.Cases(400));
    }

    private static FarringtonOptions Random(Random random) =>
        FarringtonOptions.Flexible with
        {
            Cycle = random.Next(2) == 0 ? 52 : 12,
            HalfWindow = random.Next(3),
            YearsBack = 1 + random.Next(4),
            NoPeriods = random.Next(2) == 0 ? 1 : 1 + random.Next(6),
            PastWeeksNotIncluded = random.Next(30),
            Threshold = (ThresholdMethod)random.Next(3),
            Power = (PowerTransform)random.Next(3),
            Error = (ErrorDispersion)random.Next(3),
            TrendThreshold = random.Next(2) == 0 ? 1 : 0.05,
            Limit = new(random.Next(2) * 5, 4),
        };

    private static void Sound(IReadOnlyList<Judgement> judged)
    {
        foreach (var one in judged)
        {
            foreach (
                var figure in new[]
                {
                    one.Expected,
                    one.Upper,
                    one.Score,
                    one.P,
                    one.Dispersion,
                    one.TrendPerWeek,
                    one.ExpectedError,
                    one.BoundMean,
                }
            )
                if (figure is { } value && !double.IsFinite(value))
                    throw new InvalidOperationException($"Not a number: {one}");
            if (one is { P: < 0 or > 1 } or { Upper: < 0 } || (one.Alarm && one.State != WeekState.Judged))
                throw new InvalidOperationException($"Not sound: {one}");
        }
    }
}
