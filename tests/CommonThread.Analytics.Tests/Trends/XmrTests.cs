using System.Text.Json;
using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Trends;

public sealed class XmrTests
{
    private static readonly Dictionary<string, SpecialCause> Causes = new(StringComparer.Ordinal)
    {
        ["Common Cause"] = SpecialCause.None,
        ["Above UCL"] = SpecialCause.AboveUpperLimit,
        ["Below LCL"] = SpecialCause.BelowLowerLimit,
        ["7 Point Trend (Increasing)"] = SpecialCause.RisingTrend,
        ["7 Point Trend (Decreasing)"] = SpecialCause.FallingTrend,
        ["2 in 3 Above CL"] = SpecialCause.TwoOfThreeAbove,
        ["2 in 3 Below CL"] = SpecialCause.TwoOfThreeBelow,
        ["7 Points Above CL"] = SpecialCause.RunAbove,
        ["7 Points Below CL"] = SpecialCause.RunBelow,
    };

    private static readonly Dictionary<string, Variation> Meanings = new(StringComparer.Ordinal)
    {
        ["common_cause"] = Variation.CommonCause,
        ["special_cause_improvement"] = Variation.Improvement,
        ["special_cause_concern"] = Variation.Concern,
        ["special_cause_neutral_high"] = Variation.NeutralHigh,
        ["special_cause_neutral_low"] = Variation.NeutralLow,
    };

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            foreach (
                var (one, i) in Expected.Read("Trends/Expected/xmr.json").EnumerateArray().Select((c, i) => (c, i))
            )
                cases.Add(i, one.GetProperty("name").GetString()!);
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Limits_and_signals_are_those_of_NHSRplotthedots(int index, string name)
    {
        var wanted = Expected.Read("Trends/Expected/xmr.json")[index];
        var chart = Xmr.Draw(
            [.. wanted.GetProperty("values").Doubles()],
            new()
            {
                Good = wanted.GetProperty("direction").GetInt32() switch
                {
                    1 => GoodDirection.Up,
                    -1 => GoodDirection.Down,
                    _ => GoodDirection.Neither,
                },
                RebaseAt = [.. wanted.GetProperty("rebase").EnumerateArray().Select(v => v.GetInt32())],
                FixAfter = wanted.OptionalInt("fix"),
                ScreenOutliers = wanted.GetProperty("screen").GetBoolean(),
            }
        );
        var (mean, lower, upper) = (
            wanted.GetProperty("mean").Doubles(),
            wanted.GetProperty("lower").Doubles(),
            wanted.GetProperty("upper").Doubles()
        );
        chart.Points.Count.ShouldBe(mean.Length);
        for (var i = 0; i < mean.Length; i++)
        {
            var point = chart.Points[i];
            point.Centre.ShouldAgree(mean[i], $"{name}, mean at {i}");
            // A series that never moves has no limits there; here they lie on its mean.
            if (!double.IsNaN(lower[i]))
            {
                point.Lower.ShouldAgree(lower[i], $"{name}, lower limit at {i}");
                point.Upper.ShouldAgree(upper[i], $"{name}, upper limit at {i}");
                point.Cause.ShouldBe(Causes[wanted.GetProperty("cause")[i].GetString()!], $"{name}, point {i}");
                point.Variation.ShouldBe(Meanings[wanted.GetProperty("point")[i].GetString()!], $"{name}, point {i}");
            }
            else
            {
                (point.Lower, point.Upper, point.Cause).ShouldBe((mean[i], mean[i], SpecialCause.None), name);
            }
        }
    }

    [Fact]
    public void A_worked_example_ten_values_by_hand()
    {
        // Mean 12; moving ranges 2 1 3 2 1 3 1 2 1, mean 16 / 9; limits 12 ± 2.66 × 16 / 9.
        var chart = Xmr.Draw([11, 13, 12, 9, 11, 12, 15, 14, 12, 11], new() { ScreenOutliers = false });
        chart.Points[0].Centre.ShouldBe(12);
        chart.Points[0].Upper.ShouldBe(12 + (2.66 * 16 / 9), 1e-12);
        chart.Points[0].Lower.ShouldBe(12 - (2.66 * 16 / 9), 1e-12);
        chart.Variation.ShouldBe(Variation.CommonCause);
    }

    [Theory]
    [InlineData(50, GoodDirection.Up, Assurance.WillMeet)]
    [InlineData(50, GoodDirection.Down, Assurance.WillMiss)]
    [InlineData(150, GoodDirection.Up, Assurance.WillMiss)]
    [InlineData(150, GoodDirection.Down, Assurance.WillMeet)]
    [InlineData(100, GoodDirection.Up, Assurance.HitAndMiss)]
    [InlineData(100, GoodDirection.Neither, null)]
    public void A_target_is_met_missed_or_left_to_chance_by_where_the_limits_lie(
        double target,
        GoodDirection good,
        Assurance? assurance
    ) => Xmr.Draw([100, 101, 99, 102, 98, 100, 101, 99]).AssuranceOf(target, good).ShouldBe(assurance);

    [Fact]
    public void A_missing_month_is_no_zero_and_no_range_crosses_it()
    {
        var chart = Xmr.Draw([10, 11, null, 30, 31], new() { ScreenOutliers = false });
        chart.Points[0].Centre.ShouldBe(20.5);
        chart.Points[0].Upper.ShouldBe(20.5 + 2.66, 1e-12);
        chart.Points[2].Value.ShouldBeNull();
        chart.Points[2].Cause.ShouldBe(SpecialCause.None);
    }

    [Theory]
    [InlineData(new[] { 5.0 }, "at least two values")]
    [InlineData(new[] { double.NaN, 1, 2 }, "ordinary numbers")]
    [InlineData(new[] { 1e300, 1, 2 }, "ordinary numbers")]
    public void What_cannot_be_charted_is_refused_in_words(double[] values, string words) =>
        Should.Throw<StatisticsError>(() => Xmr.Draw([.. values])).Message.ShouldContain(words);

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_rebasing_outside_the_series_is_refused(int at) =>
        Should.Throw<StatisticsError>(() => Xmr.Draw([1, 2, 3, 4], new() { RebaseAt = [at] }));
}
