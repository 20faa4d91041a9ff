using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Trends;

public sealed class StlTests
{
    [Fact]
    public void Season_trend_and_weights_are_those_of_the_authors_own_Fortran()
    {
        foreach (var wanted in Expected.Read("Trends/Expected/stl.json").EnumerateArray())
        {
            var name = wanted.GetProperty("name").GetString()!;
            var values = wanted.GetProperty("values").Doubles();
            var parts = Stl.Decompose(
                values,
                new()
                {
                    Period = wanted.GetProperty("period").GetInt32(),
                    SeasonalWindow = wanted.OptionalInt("seasonalWindow"),
                    TrendWindow = wanted.OptionalInt("trendWindow"),
                    Robust = wanted.GetProperty("robust").GetBoolean(),
                }
            );
            var (seasonal, trend, weights) = (
                wanted.GetProperty("seasonal").Doubles(),
                wanted.GetProperty("trend").Doubles(),
                wanted.GetProperty("weights").Doubles()
            );
            for (var i = 0; i < values.Length; i++)
            {
                parts.Trend[i].ShouldAgree(trend[i], $"{name}, trend at {i}");
                // A season near its turn is close to nothing beside the values it is part of.
                Math.Abs(parts.Seasonal[i] - seasonal[i])
                    .ShouldBeLessThan(1e-6 * Math.Abs(values[i]) + 1e-9, $"{name}, season at {i}");
                Math.Abs(parts.Weights[i] - weights[i]).ShouldBeLessThan(1e-6, $"{name}, weight at {i}");
                (parts.Seasonal[i] + parts.Trend[i] + parts.Remainder[i]).ShouldBe(values[i], 1e-9, name);
            }
        }
    }

    [Fact]
    public void An_outlying_month_has_no_weight_when_the_fit_is_robust()
    {
        var values = Enumerable.Range(0, 60).Select(i => 100 + (10 * Math.Sin(Math.PI * i / 6)) + (i % 5)).ToArray();
        values[30] += 400;
        var parts = Stl.Decompose(values, new() { Period = 12, Robust = true });
        parts.Weights[30].ShouldBe(0);
        parts.Remainder[30].ShouldBeGreaterThan(350);
    }

    [Fact]
    public void Two_cycles_or_fewer_are_refused() =>
        Should.Throw<StatisticsError>(() => Stl.Decompose(new double[24], new() { Period = 12 }));

    [Fact]
    public void An_even_window_is_refused() =>
        Should.Throw<StatisticsError>(() => Stl.Decompose(new double[60], new() { Period = 12, SeasonalWindow = 8 }));
}
