using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

public sealed class InterruptedTimeSeriesTests
{
    private static CountSeries Made(int length, Func<int, double?> count) =>
        CountSeries.Of([.. Enumerable.Range(0, length).Select(count)]);

    private static void Refuses(Action method, string words) =>
        Should.Throw<StatisticsError>(method).Message.ShouldContain(words);

    [Fact]
    public void Without_trend_or_season_the_level_is_the_ratio_of_the_means()
    {
        // 8, 12, 8, 12 … before (mean 10) and 6, 9, 6, 9 … after (mean 7.5): three quarters.
        var fit = InterruptedTimeSeries.Fit(
            Made(20, i => i < 12 ? 8 + (4 * (i % 2)) : 6 + (3 * (i % 2))),
            12,
            new() { Trend = false, SlopeChange = false }
        );
        fit.LevelChange.ShouldNotBeNull().Ratio.ShouldBe(0.75, 1e-9);
        fit.SlopeChange.ShouldBeNull();
        fit.Effect.Observed.ShouldBe(60);
        fit.Effect.Expected.ShouldBe(80, 1e-9);
        fit.Effect.Difference.ShouldBe(-20, 1e-9);
        fit.Effect.Change.ShouldBe(-0.25, 1e-9);
        // Pearson: 12 × 4/10 + 8 × 2.25/7.5 = 7.2 over 18 degrees of freedom.
        fit.Dispersion.ShouldBe(0.4, 1e-9);
    }

    [Fact]
    public void Counts_no_wilder_than_chance_give_a_negative_binomial_that_is_Poisson()
    {
        var series = Made(24, i => 20 + (i * 7 % 5));
        var fit = InterruptedTimeSeries.Fit(series, 12, new() { Spread = CountSpread.NegativeBinomial });
        fit.Alpha.ShouldBe(0);
        fit.Terms[0].Estimate.Value.ShouldBe(InterruptedTimeSeries.Fit(series, 12).Terms[0].Estimate.Value, 1e-9);
    }

    [Fact]
    public void A_population_twice_as_large_leaves_every_ratio_as_it_was()
    {
        double?[] counts = [12, 15, 9, 14, 13, 11, 16, 10, 12, 8, 9, 7, 10, 6, 9, 8];
        InterruptedTimeSeriesFit With(double people) =>
            InterruptedTimeSeries.Fit(CountSeries.Of(counts, [.. counts.Select((_, i) => (double?)(people + i))]), 9);
        With(1000).LevelChange!.Value.ShouldBe(With(1000).LevelChange!.Value);
        var (one, alone) = (With(1e6), InterruptedTimeSeries.Fit(CountSeries.Of(counts), 9));
        one.LevelChange!.Value.ShouldBe(alone.LevelChange!.Value, 1e-4);
    }

    [Fact]
    public void Months_may_come_in_any_order_and_those_not_given_are_missing()
    {
        var series = CountSeries.Monthly([
            new(new(2024, 3, 1), 4),
            new(new(2023, 12, 15), 2),
            new(new(2024, 1, 1), null),
        ]);
        series.Counts.ShouldBe([2, null, null, 4]);
        series.FirstMonth.ShouldBe(new DateOnly(2023, 12, 1));
    }

    [Fact]
    public void A_month_given_twice_is_refused() =>
        Refuses(
            () => CountSeries.Monthly([new(new(2024, 3, 1), 4), new(new(2024, 3, 9), 4)]),
            "March 2024 is given twice"
        );

    [Fact]
    public void What_is_no_count_is_refused()
    {
        Refuses(() => CountSeries.Of([]), "at least one period");
        Refuses(() => CountSeries.Of([1, -2]), "cannot be negative");
        Refuses(() => CountSeries.Of([1, 2.5]), "whole numbers");
        Refuses(() => CountSeries.Of([1, 1e300]), "thousand million");
        Refuses(() => CountSeries.Of([1, double.NaN]), "ordinary numbers");
        Refuses(() => CountSeries.Of([1, 2], [100, 0]), "Period 2 has a count but no population");
        Refuses(() => CountSeries.Of([1, 2], [100, null]), "Period 2 has a count but no population");
        Refuses(() => CountSeries.Of([1, 2], [100, 1e300]), "Period 2 has a count but no population");
        Refuses(() => CountSeries.Of([1, 2], [100]), "Each period needs its population");
        CountSeries.Of([1, null], [100, null]).Length.ShouldBe(2);
    }

    [Fact]
    public void A_series_that_cannot_bear_the_model_is_refused()
    {
        var series = Made(24, i => 10 + (i * 7 % 5));
        Refuses(() => InterruptedTimeSeries.Fit(series, 0), "starts after the first period");
        Refuses(() => InterruptedTimeSeries.Fit(series, 24), "starts after the first period");
        Refuses(() => InterruptedTimeSeries.Fit(series, 2), "The baseline has 2 periods");
        Refuses(() => InterruptedTimeSeries.Fit(series, 23), "After the start there are too few periods");
        Refuses(() => InterruptedTimeSeries.Fit(series, 10, new() { Harmonics = 1 }), "shorter than one season");
        Refuses(() => InterruptedTimeSeries.Fit(Made(24, _ => 7), 12), "a constant series");
        Refuses(() => InterruptedTimeSeries.Fit(Made(24, i => i < 12 ? 7 : 9), 12), "meets every count exactly");
        Refuses(() => InterruptedTimeSeries.Fit(Made(24, i => i < 12 ? 0 : i), 12), "no events before");
        Refuses(() => InterruptedTimeSeries.Fit(Made(24, i => i < 12 ? i : 0), 12), "no events after");
        Refuses(
            () => InterruptedTimeSeries.Fit(Made(6, i => i + (i % 2)), 4, new() { Harmonics = 1, Cycle = 4 }),
            "not more counts than terms"
        );
        Refuses(
            () =>
                InterruptedTimeSeries.Fit(
                    Made(
                        24,
                        i =>
                            i < 12 ? 5 + (i % 3)
                            : i == 23 ? 1
                            : 0
                    ),
                    12
                ),
            "finds no end"
        );
    }

    [Fact]
    public void Choices_that_contradict_are_refused()
    {
        var series = Made(24, i => 10 + (i * 7 % 5));
        void Refused(InterruptedTimeSeriesOptions options, string words) =>
            Refuses(() => InterruptedTimeSeries.Fit(series, 12, options), words);
        Refused(new() { LevelChange = false, SlopeChange = false }, "a change of level, of slope, or both");
        Refused(new() { Trend = false }, "needs a trend");
        Refused(new() { Harmonics = 6, Cycle = 12 }, "fewer pairs of waves");
        Refused(new() { Harmonics = -1 }, "0 to 6");
        Refused(new() { Cycle = double.NaN }, "A cycle");
        Refused(new() { Confidence = 1 }, "confidence");
        Refused(new() { PhaseIn = 12 }, "too few periods");
    }
}
