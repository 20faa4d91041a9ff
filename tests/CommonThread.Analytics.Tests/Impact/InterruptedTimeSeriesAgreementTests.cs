using System.Text.Json;
using CommonThread.Analytics.Impact;

namespace CommonThread.Analytics.Tests.Impact;

/// <summary>Segmented regression agrees with R’s glm (quasi-Poisson) and glm.nb to a part in a million, in every value it gives.</summary>
public sealed class InterruptedTimeSeriesAgreementTests
{
    private static readonly JsonElement Wanted = Expected.Read("Impact/Expected/its.json");

    public static TheoryData<string> Cases =>
        [.. Wanted.EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    private static JsonElement Case(string name) =>
        Wanted.EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);

    private static double?[] Optional(JsonElement array) =>
        [.. array.Doubles().Select(v => double.IsNaN(v) ? (double?)null : v)];

    private static InterruptedTimeSeriesFit Fit(JsonElement given) =>
        InterruptedTimeSeries.Fit(
            CountSeries.Of(
                Optional(given.GetProperty("counts")),
                given.GetProperty("population") is { ValueKind: JsonValueKind.Array } population
                    ? Optional(population)
                    : null
            ),
            given.GetProperty("start").GetInt32(),
            new()
            {
                Spread =
                    given.GetProperty("spread").GetString() == "nb"
                        ? CountSpread.NegativeBinomial
                        : CountSpread.QuasiPoisson,
                Trend = given.GetProperty("trend").GetBoolean(),
                LevelChange = given.GetProperty("level").GetBoolean(),
                SlopeChange = given.GetProperty("slope").GetBoolean(),
                Harmonics = given.GetProperty("harmonics").GetInt32(),
                Cycle = given.GetProperty("cycle").GetDouble(),
                PhaseIn = given.GetProperty("phase").GetInt32(),
                Confidence = given.GetProperty("confidence").GetDouble(),
            }
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public void Terms_their_errors_and_the_spread_agree_with_R(string name)
    {
        var wanted = Case(name);
        var fit = Fit(wanted);
        void Agree(string what, Func<SegmentTerm, double> of)
        {
            var values = wanted.GetProperty(what).Doubles();
            fit.Terms.Count.ShouldBe(values.Length);
            for (var j = 0; j < values.Length; j++)
                of(fit.Terms[j]).ShouldAgree(values[j], $"{name}: {what} of {fit.Terms[j].Name}");
        }
        Agree("terms", t => t.Estimate.Value);
        Agree("errors", t => t.Estimate.Error);
        Agree("statistics", t => t.Estimate.Statistic);
        Agree("p", t => t.Estimate.P);
        Agree("lower", t => t.Estimate.Interval.Lower);
        Agree("upper", t => t.Estimate.Interval.Upper);
        fit.Dispersion.ShouldAgree(wanted.GetProperty("dispersion").GetDouble(), "dispersion");
        fit.Alpha.ShouldAgree(wanted.GetProperty("alpha").GetDouble(), "alpha");
        fit.Deviance.ShouldAgree(wanted.GetProperty("deviance").GetDouble(), "deviance");
        fit.Free.ShouldBe(wanted.GetProperty("free").GetInt32());
        fit.ChangesP.ShouldAgree(wanted.GetProperty("together").GetDouble(), "changes together");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_would_have_been_and_its_intervals_agree_with_R(string name)
    {
        var wanted = Case(name);
        var fit = Fit(wanted);
        void Agree(string what, Func<SegmentPeriod, double?> of)
        {
            var values = wanted.GetProperty(what).Doubles();
            fit.Periods.Count.ShouldBe(values.Length);
            for (var i = 0; i < values.Length; i++)
                if (double.IsNaN(values[i]))
                    of(fit.Periods[i]).ShouldBeNull($"{name}: {what} of {i}");
                else
                    of(fit.Periods[i]).ShouldNotBeNull().ShouldAgree(values[i], $"{name}: {what} of {i}");
        }
        Agree("fitted", p => p.Fitted);
        Agree("expected", p => p.Expected);
        Agree("expectedLower", p => p.ExpectedInterval?.Lower);
        Agree("expectedUpper", p => p.ExpectedInterval?.Upper);
        Agree("countLower", p => p.CountInterval?.Lower);
        Agree("countUpper", p => p.CountInterval?.Upper);
        Agree("pearsons", p => p.PearsonResidual);
        Agree("deviances", p => p.DevianceResidual);
        var change = wanted.GetProperty("change").Doubles();
        fit.Effect.ChangeInterval.Lower.ShouldAgree(change[0], "change, lower");
        fit.Effect.ChangeInterval.Upper.ShouldAgree(change[1], "change, upper");
        fit.Effect.Observed.ShouldBe(wanted.GetProperty("observed").GetDouble());
        fit.Effect.Expected.ShouldAgree(wanted.GetProperty("total").GetDouble(), "total");
        fit.Effect.ExpectedInterval.Lower.ShouldAgree(wanted.GetProperty("totalLower").GetDouble(), "total lower");
        fit.Effect.ExpectedInterval.Upper.ShouldAgree(wanted.GetProperty("totalUpper").GetDouble(), "total upper");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Autocorrelation_of_the_residuals_agrees_with_R(string name)
    {
        var wanted = Case(name);
        var fit = Fit(wanted);
        var (r, box, p) = (
            wanted.GetProperty("acf").Doubles(),
            wanted.GetProperty("box").Doubles(),
            wanted.GetProperty("boxP").Doubles()
        );
        fit.Autocorrelation.Count.ShouldBe(r.Length);
        for (var lag = 0; lag < r.Length; lag++)
        {
            fit.Autocorrelation[lag].Lag.ShouldBe(lag + 1);
            fit.Autocorrelation[lag].Correlation.ShouldAgree(r[lag], $"{name}: lag {lag + 1}");
            fit.Autocorrelation[lag].LjungBox.ShouldAgree(box[lag], $"{name}: Ljung-Box {lag + 1}");
            fit.Autocorrelation[lag].P.ShouldAgree(p[lag], $"{name}: its p {lag + 1}");
        }
        fit.DurbinWatson.ShouldNotBeNull().ShouldAgree(wanted.GetProperty("durbin").GetDouble(), "Durbin-Watson");
    }

    // Where R's alternation ends at a spread of next to nothing, both are Poisson models to six digits.
    [Fact]
    public void Three_hundred_series_of_all_sizes_and_spreads_agree_with_R()
    {
        var series = Expected.Read("Impact/Expected/many.json").EnumerateArray().ToArray();
        series.Length.ShouldBe(300);
        for (var i = 0; i < series.Length; i++)
        {
            var given = series[i];
            var fit = InterruptedTimeSeries.Fit(
                CountSeries.Of(Optional(given.GetProperty("counts"))),
                given.GetProperty("start").GetInt32(),
                new()
                {
                    Spread = given.GetProperty("nb").GetBoolean()
                        ? CountSpread.NegativeBinomial
                        : CountSpread.QuasiPoisson,
                    Harmonics = given.GetProperty("harmonics").GetInt32(),
                    Cycle = 5,
                }
            );
            var (terms, errors) = (given.GetProperty("terms").Doubles(), given.GetProperty("errors").Doubles());
            for (var j = 0; j < terms.Length; j++)
            {
                fit.Terms[j]
                    .Estimate.Value.ShouldBe(terms[j], 1e-6 * Math.Max(Math.Abs(terms[j]), errors[j]), $"{i}, {j}");
                fit.Terms[j].Estimate.Error.ShouldAgree(errors[j], $"{i}, error {j}");
            }
            fit.Alpha.ShouldBe(given.GetProperty("alpha").GetDouble(), 1e-6 * (1 + fit.Alpha), $"{i}, alpha");
        }
    }

    [Fact]
    public void The_seat_belt_law_is_seen_in_casualties_of_drivers()
    {
        var fit = Fit(Case("seat belts to the distance driven"));
        var level = fit.LevelChange.ShouldNotBeNull();
        level.RatioInterval.Upper.ShouldBeLessThan(0.95);
        level.P.ShouldBeLessThan(1e-6);
        fit.Effect.ChangeInterval.Upper.ShouldBeLessThan(0);
        fit.Cautions.ShouldContain(c => c.Contains("Neighbouring residuals are alike"));
    }
}
