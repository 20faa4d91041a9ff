using System.Text.Json;
using CommonThread.Analytics.Impact;
using MathNet.Numerics.Distributions;

namespace CommonThread.Analytics.Tests.Impact;

[Trait("Speed", "slow")]
public sealed class DetectableChangeTests
{
    private static readonly JsonElement Wanted = Expected.Read("Impact/Expected/power.json");

    private static ImpactDesign Design(JsonElement given) =>
        new(
            given.GetProperty("baseline").GetDouble(),
            given.GetProperty("before").GetInt32(),
            given.GetProperty("after").GetInt32()
        )
        {
            TrendToPeriod = given.GetProperty("trend").GetDouble(),
            Dispersion = given.GetProperty("phi").GetDouble(),
            Alpha = given.GetProperty("alpha").GetDouble(),
            Power = given.GetProperty("power").GetDouble(),
            Model = new()
            {
                Trend = given.GetProperty("trended").GetBoolean(),
                SlopeChange = given.GetProperty("slope").GetBoolean(),
                Harmonics = given.GetProperty("harmonics").GetInt32(),
            },
        };

    [Fact]
    public void Detectable_changes_agree_with_R_from_the_information_of_the_model()
    {
        foreach (var given in Wanted.EnumerateArray())
        {
            var design = Design(given);
            var found = DetectableChange.Of(design);
            found.Multiple.ShouldAgree(given.GetProperty("multiple").GetDouble(), "multiple");
            void Agree(double? value, string key)
            {
                if (given.GetProperty(key).ValueKind == JsonValueKind.Number)
                    value.ShouldNotBeNull().ShouldAgree(given.GetProperty(key).GetDouble(), key);
                else
                    value.ShouldBeNull(key);
            }
            Agree(found.Fall, "fall");
            Agree(found.Rise, "rise");
            Agree(found.FallError, "fallError");
            DetectableChange
                .PowerOf(design, -0.2)
                .ShouldAgree(given.GetProperty("powerOfFifth").GetDouble(), "power of a fall by a fifth");
        }
    }

    // 1,000 series with the change that is said to show eight times of ten, each fitted and tested at 5%. The Monte Carlo error
    // of the share is √(0.8 × 0.2 / 1000) = 0.013: the tolerance is three of them and 0.01 for the normal approximation.
    [Theory]
    [InlineData(50, 36, 12, 1, false)]
    [InlineData(30, 24, 24, 2, false)]
    [InlineData(80, 48, 24, 1.5, true)]
    public void Simulated_series_show_the_change_as_often_as_was_said(
        double baseline,
        int before,
        int after,
        double dispersion,
        bool season
    )
    {
        InterruptedTimeSeriesOptions model = new()
        {
            SlopeChange = false,
            Harmonics = season ? 1 : 0,
            Lags = 0,
        };
        ImpactDesign design = new(baseline, before, after) { Dispersion = dispersion, Model = model };
        var fall = DetectableChange.Of(design).Fall.ShouldNotBeNull();
        Share(design, -fall).ShouldBe(0.8, 0.048);
        // Without a change, one in twenty: three errors of √(0.05 × 0.95 / 1000), and 0.01.
        Share(design, 0).ShouldBe(0.05, 0.031);
    }

    private static double Share(ImpactDesign design, double change)
    {
        const int Times = 1000;
        Random random = new(20101);
        var shown = 0;
        for (var time = 0; time < Times; time++)
        {
            var counts = Enumerable
                .Range(0, design.Before + design.After)
                .Select(i =>
                {
                    var mean = design.Baseline * (i >= design.Before ? 1 + change : 1);
                    // A Poisson of a gamma has φ times its variance where the gamma's scale is φ − 1.
                    var drawn =
                        design.Dispersion > 1
                            ? Gamma.Sample(random, mean / (design.Dispersion - 1), 1 / (design.Dispersion - 1))
                            : mean;
                    return (double?)Poisson.Sample(random, drawn);
                });
            var level = InterruptedTimeSeries
                .Fit(CountSeries.Of([.. counts]), design.Before, design.Model)
                .LevelChange!;
            shown += level.P < 0.05 ? 1 : 0;
        }
        return shown / (double)Times;
    }

    [Fact]
    public void Longer_and_larger_baselines_detect_smaller_changes()
    {
        double Fall(double baseline, int before, int after) =>
            DetectableChange.Of(new(baseline, before, after)).Fall ?? 1;
        Fall(100, 36, 12).ShouldBeLessThan(Fall(25, 36, 12));
        Fall(50, 60, 12).ShouldBeLessThan(Fall(50, 24, 12));
        Fall(50, 36, 24).ShouldBeLessThan(Fall(50, 36, 6));
    }

    [Fact]
    public void The_power_of_the_detectable_change_is_the_power_asked_for()
    {
        ImpactDesign design = new(40, 36, 12) { Dispersion = 1.7, Power = 0.9 };
        DetectableChange.PowerOf(design, -DetectableChange.Of(design).Fall!.Value).ShouldBe(0.9, 1e-9);
        DetectableChange.PowerOf(design, DetectableChange.Of(design).Rise!.Value).ShouldBe(0.9, 1e-9);
    }

    [Fact]
    public void A_design_that_nothing_could_be_fitted_to_is_refused()
    {
        void Refuses(ImpactDesign design, string words) =>
            Should.Throw<StatisticsError>(() => DetectableChange.Of(design)).Message.ShouldContain(words);
        Refuses(new(0, 36, 12), "above zero");
        Refuses(new(1e300, 36, 12), "above zero");
        Refuses(new(10, 0, 12), "one period before");
        Refuses(new(10, 2, 1), "no more periods");
        Refuses(new(10, 6, 12) { Model = new() { Harmonics = 1 } }, "shorter than one season");
        Refuses(new(10, 36, 12) { Dispersion = 0 }, "dispersion");
        Refuses(new(10, 36, 12) { Alpha = 0 }, "Alpha");
        Refuses(new(10, 36, 12) { Power = 1 }, "power");
        Refuses(new(10, 36, 3) { Model = new() { PhaseIn = 3 } }, "phase-in");
        Refuses(new(10, 5000, 12) { TrendToPeriod = 0.5 }, "runs away");
    }
}
