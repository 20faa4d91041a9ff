using CommonThread.Analytics.Impact;
using FsCheck;
using FsCheck.Fluent;
using static CommonThread.Analytics.Tests.Sweeps;

namespace CommonThread.Analytics.Tests.Impact;

/// <summary>Whatever is given, each method either answers in numbers or refuses as a <see cref="StatisticsError"/>.</summary>
[Trait("Speed", "slow")]
public sealed class SweepTests
{
    // Counts as they come: small, zero, large, missing; now and then what is no count.
    private static Gen<double?> Count =>
        Gen.Frequency(
            (30, Gen.Choose(0, 30).Select(v => (double?)v)),
            (6, Gen.Choose(0, 1).Select(v => (double?)v)),
            (1, Gen.Choose(0, 1_000_000).Select(v => (double?)v)),
            (2, Gen.Constant((double?)null))
        );

    // Now and then the awkward one, mostly the tame one.
    private static Gen<T> Rarely<T>(Gen<T> awkward, Gen<T> tame) => Gen.Frequency((1, awkward), (14, tame));

    private static Gen<T> Rarely<T>(Gen<T> awkward, T tame) => Rarely(awkward, Gen.Constant(tame));

    private static Gen<double?[]> Series =>
        from length in Rarely(Gen.Choose(0, 12), Gen.Choose(12, 60))
        from scale in Gen.Elements(1.0, 1, 1, 1000)
        from counts in Count.ArrayOf(length)
        from awkward in Rarely(Number.Select(v => (double?)v), (double?)null)
        select counts.Select((c, i) => i == length / 2 && awkward is not null ? awkward : c * scale).ToArray();

    private static Gen<double?[]?> People(int length) =>
        from any in Gen.Choose(0, 1)
        from people in Gen.Choose(1, 900_000).Select(v => (double?)v).ArrayOf(length)
        from awkward in Rarely(Number.Select(v => (double?)v), (double?)null)
        select any == 0
            ? null
            : people.Select((p, i) => i == length / 3 && awkward is not null ? awkward : p).ToArray();

    private static Gen<InterruptedTimeSeriesOptions> Options =>
        from spread in Gen.Elements(CountSpread.QuasiPoisson, CountSpread.NegativeBinomial)
        from shape in Rarely(Gen.Choose(4, 7), Gen.Choose(0, 3))
        from harmonics in Rarely(Gen.Choose(-1, 7), Gen.Choose(0, 1))
        from cycle in Rarely(Number, Gen.Elements(4.0, 7.5, 12))
        from phase in Rarely(Gen.Choose(-1, 6), Gen.Choose(0, 1))
        from confidence in Rarely(Number, 0.95)
        from lags in Gen.Choose(0, 15)
        select new InterruptedTimeSeriesOptions
        {
            Spread = spread,
            // Of the eight shapes these four have a meaning: level, level with a trend, slope with it, and both.
            Trend = shape is 1 or 2 or 3 or 7,
            LevelChange = shape is 0 or 1 or 3,
            SlopeChange = shape is 2 or 3 or 4 or 5,
            Harmonics = harmonics,
            Cycle = cycle,
            PhaseIn = phase,
            Confidence = confidence,
            Lags = lags,
        };

    private static Gen<int> Start(int length) =>
        Rarely(Gen.Choose(-1, length + 1), Gen.Choose(Math.Min(6, length), Math.Max(length - 6, Math.Min(6, length))));

    private static IEnumerable<double?> Numbers(Estimate? e) =>
        e is null ? [] : [e.Value, e.Error, e.Statistic, e.P, e.Interval.Lower, e.Interval.Upper];

    private static IEnumerable<double?> Numbers(RatioOfRatios r) =>
        [.. Numbers(r.LogRatio), r.LogRatio.Ratio, r.LogRatio.RatioInterval.Upper, r.Dispersion];

    [Fact]
    public void Interrupted_time_series() =>
        Sweep(
            from counts in Series
            from people in People(counts.Length)
            from start in Start(counts.Length)
            from options in Options
            select (counts, people, start, options),
            given =>
            {
                var fit = InterruptedTimeSeries.Fit(
                    CountSeries.Of(given.counts, given.people),
                    given.start,
                    given.options
                );
                return
                [
                    .. fit.Terms.SelectMany(t => Numbers(t.Estimate).Append(t.Estimate.RatioInterval.Upper)),
                    .. fit.Periods.SelectMany(p =>
                        new[]
                        {
                            p.Fitted,
                            p.Expected,
                            p.ExpectedInterval?.Lower,
                            p.ExpectedInterval?.Upper,
                            p.CountInterval?.Upper,
                            p.PearsonResidual,
                            p.DevianceResidual,
                        }
                    ),
                    .. fit.Autocorrelation.SelectMany(a => new double?[] { a.Correlation, a.LjungBox, a.P }),
                    fit.ChangesP,
                    fit.Dispersion,
                    fit.Alpha,
                    fit.Deviance,
                    fit.DurbinWatson,
                    fit.Effect.Change,
                    fit.Effect.ChangeInterval.Lower,
                    fit.Effect.ChangeInterval.Upper,
                    fit.Effect.ExpectedInterval.Upper,
                ];
            },
            600
        );

    [Fact]
    public void Differences_in_differences_and_placebos()
    {
        Sweep(
            from length in Rarely(Gen.Choose(0, 12), Gen.Choose(12, 40))
            from places in Rarely(Gen.Choose(1, 2), Gen.Choose(3, 5))
            from counts in Count.ArrayOf(length).ArrayOf(places)
            from people in People(length).ArrayOf(places)
            from peopled in Gen.Choose(0, 3)
            from start in Start(length)
            from confidence in Rarely(Number, 0.95)
            select (counts, people, peopled, start, confidence),
            given =>
            {
                CountSeries[] all =
                [
                    .. given.counts.Select((c, i) => CountSeries.Of(c, given.peopled == 0 ? given.people[i] : null)),
                ];
                var (place, others) = (all[0], all[1..]);
                var ratio = DifferenceInDifferences.OfCounts(place, others, given.start, given.confidence);
                var space = PlaceboTests.InSpace(place, others, given.start, given.confidence);
                var time = PlaceboTests.InTime(place, others, given.start, 3, given.confidence);
                return
                [
                    .. Numbers(ratio),
                    .. space.Placebos.Concat(time.Placebos).SelectMany(p => Numbers(p.Result)),
                    space.P,
                    space.FallP,
                    time.P,
                    time.FallP,
                ];
            }
        );
        Sweep(
            Three(Sweeps.Numbers, Sweeps.Numbers, Number),
            given =>
            {
                var (a, b, c) = given;
                var found = DifferenceInDifferences.OfMeans(a, b, [.. b, c], [.. a, c]);
                return [found.Difference, found.Free, .. Numbers(found.Test)];
            }
        );
    }

    [Fact]
    public void Displacement_quotients_and_differences() =>
        Sweep(
            from v in Gen.Frequency((6, Gen.Choose(0, 60).Select(i => (double)i)), (1, Number)).ArrayOf(8)
            from w in Gen.Frequency((6, Gen.Constant(1.0)), (1, Number)).ArrayOf(3)
            select (v, w),
            given =>
            {
                var (v, w) = given;
                BeforeAfter place = new(v[0], v[1]),
                    control = new(v[2], v[3]),
                    buffer = new(v[4], v[5]),
                    other = new(v[6], v[7]);
                var difference = Displacement.Difference(
                    place with
                    {
                        TimeBefore = w[0],
                        TimeAfter = w[1],
                        Size = w[2],
                    },
                    control,
                    buffer,
                    other
                );
                var quotient = Displacement.Quotient(place, [buffer, other], control);
                return
                [
                    .. Numbers(difference.Local),
                    .. Numbers(difference.Displaced),
                    .. Numbers(difference.Total),
                    quotient.NetEffect,
                    .. quotient
                        .Buffers.Append(quotient.Together)
                        .SelectMany(b =>
                            new double?[] { b.Quotient, b.Success, b.BufferChange, b.TotalNetEffect, b.Words.Length }
                        ),
                ];
            },
            1000
        );

    [Fact]
    public void Synthetic_controls() =>
        Sweep(
            from length in Rarely(Gen.Choose(0, 2), Gen.Choose(3, 12))
            from places in Rarely(Gen.Choose(1, 2), Gen.Choose(3, 7))
            from kind in Gen.Choose(0, 3)
            from values in (
                kind == 0 ? Number
                : kind == 1 ? Gen.Choose(0, 3).Select(v => (double)v)
                : Gen.Choose(1, 100_000).Select(v => v / 100.0)
            ).ArrayOf(length).ArrayOf(places)
            from start in Gen.Choose(-1, length + 1)
            select (values, start),
            given =>
            {
                var found = SyntheticControl.Fit(given.values[0], given.values[1..], given.start);
                found.Weights.ShouldAllBe(w => w >= 0);
                found.Weights.Sum().ShouldBe(1, 1e-9);
                return
                [
                    .. found.Weights.Select(w => (double?)w),
                    .. found.Periods.Select(p => (double?)p.Gap),
                    .. found
                        .Placebos.Select(p => p.Error)
                        .Append(found.Error)
                        .SelectMany(e => new[] { e.Before, e.After, e.Ratio }),
                    found.MeanEffect,
                    found.P,
                ];
            }
        );

    // No mixture that a sweep could try beats the one that is called the best.
    [Fact]
    public void No_other_weights_come_nearer() =>
        Prop.ForAll(
                (
                    from length in Gen.Choose(2, 10)
                    from places in Gen.Choose(3, 7)
                    from values in Gen.Choose(0, 400).Select(v => v / 10.0).ArrayOf(length).ArrayOf(places)
                    from other in Gen.Choose(0, 100).Select(v => v * v).ArrayOf(places - 1)
                    select (values, other)
                ).ToArbitrary(),
                given =>
                {
                    var (values, other) = given;
                    var sum = Math.Max(1, other.Sum());
                    double Squares(IEnumerable<double> weights)
                    {
                        var w = weights.ToArray();
                        return values[0]
                            .Select((v, i) => v - w.Select((x, j) => x * values[j + 1][i]).Sum())
                            .Sum(e => e * e);
                    }
                    var (best, unique) = SimplexLeastSquares.Solve(values[1..], values[0]);
                    var least = Squares(best);
                    IEnumerable<double[]> rivals = Enumerable
                        .Range(0, best.Length)
                        .Select(k => Enumerable.Range(0, best.Length).Select(j => j == k ? 1.0 : 0).ToArray());
                    if (other.Sum() > 0)
                        rivals = rivals.Append([.. other.Select(o => (double)o / sum)]);
                    // Also a step from the best towards each of them: where a convex hill would show first.
                    return rivals.All(r =>
                        Squares(r) >= least - (1e-7 * (1 + least))
                        && Squares(best.Zip(r, (b, x) => (0.999 * b) + (0.001 * x))) >= least - (1e-7 * (1 + least))
                    );
                }
            )
            .Check(Fuzz.Cases(300));

    [Fact]
    public void Power_before_starting() =>
        Sweep(
            from v in Rarely(Number, Gen.Choose(1, 3000).Select(i => i / 10.0))
            from before in Rarely(Gen.Choose(-1, 12), Gen.Choose(12, 80))
            from after in Rarely(Gen.Choose(-1, 6), Gen.Choose(6, 40))
            from trend in Rarely(Number, Gen.Choose(-30, 30).Select(i => i / 1000.0))
            from dispersion in Rarely(Number, Gen.Choose(5, 80).Select(i => i / 10.0))
            from alpha in Rarely(Number, 0.05)
            from change in Rarely(Number, Gen.Choose(-90, 200).Select(i => i / 100.0))
            from options in Options
            select (v, before, after, trend, dispersion, alpha, change, options),
            given =>
            {
                ImpactDesign design = new(given.v, given.before, given.after)
                {
                    TrendToPeriod = given.trend,
                    Dispersion = given.dispersion,
                    Alpha = given.alpha,
                    Model = given.options,
                };
                var found = DetectableChange.Of(design);
                var power = DetectableChange.PowerOf(design, given.change);
                (power is >= 0 and <= 1).ShouldBeTrue();
                return [found.Fall, found.Rise, found.FallError, found.RiseError, found.Multiple, power];
            },
            300
        );
}
