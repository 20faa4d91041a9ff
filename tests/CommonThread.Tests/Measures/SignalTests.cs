using CommonThread.Measures;
using CommonThread.Shared;
using CommonThread.Shared.Charts;

namespace CommonThread.Tests.Measures;

/// <summary>What a series says, and how it stands, against limits and shares worked out by hand.</summary>
public sealed class SignalTests
{
    private static readonly Provenance From = new(1, 1, "Source", null, new(2026, 3, 1), false);

    internal static Measure Measured(
        Direction direction,
        MeasureKind kind = MeasureKind.Count,
        double? target = null,
        double? baseline = null
    )
    {
        var measure = Measure.Define(
            new()
            {
                Title = "Burglary",
                Definition = "Burglaries recorded by the police",
                Kind = kind,
                Direction = direction,
                Role = MeasureRole.Harm,
                Unit = kind == MeasureKind.Percentage ? "% of respondents" : "offences",
                Frequency = PeriodKind.Month,
            },
            new DateOnly(2026, 3, 1)
        );
        measure.AimFor(target, null, null);
        measure.StartFrom(baseline, null, null);
        return measure;
    }

    internal static IReadOnlyList<CommonThread.Measures.Figure> Months(params double[] values) =>
        [
            .. values.Select(
                (v, i) =>
                    new CommonThread.Measures.Figure(
                        1,
                        1,
                        Period.Month(2024, 1).Plus(i),
                        "",
                        v,
                        null,
                        null,
                        From,
                        Hidden: double.IsNaN(v)
                    )
            ),
        ];

    [Fact]
    [Trait("Requirement", "D-09")]
    public void A_figure_beyond_its_limits_is_a_signal_and_one_within_them_is_not()
    {
        // Mean 104 (of ten), moving ranges 10 each: limits 104 ± 26.6 until the last jump.
        double[] quiet = [100, 110, 100, 110, 100, 110, 100, 110];
        var usual = Signal.Of(Measured(Direction.Down), Months(quiet), [])!;
        usual.IsUnusual.ShouldBeFalse();
        usual.Short.ShouldBe("Usual ups and downs");
        usual.Sentence.ShouldBe("Within its usual range of 78 to 132 offences: nothing that chance does not explain.");
        usual.Band.ShouldBe(new Band(0, 7, 105, 78.4, 131.6));

        var high = Signal.Of(Measured(Direction.Down), Months([.. quiet, 100, 190]), [])!;
        high.Short.ShouldBe("Getting worse");
        high.Sentence.ShouldBe(
            "Higher than its usual range of 86 to 140 offences: a change for the worse, worth explaining."
        );
        high.Kinds[^1].ShouldBe(PointKind.High);
        Signal.Of(Measured(Direction.Up), Months([.. quiet, 100, 190]), [])!.Short.ShouldBe("Getting better");
        var neither = Signal.Of(Measured(Direction.Neither), Months([.. quiet, 100, 190]), [])!;
        neither.Short.ShouldBe("Unusually high");
        neither.Kinds[^1].ShouldBe(PointKind.Neutral);
    }

    [Fact]
    [Trait("Requirement", "D-09")]
    public void Too_few_figures_a_hidden_last_one_and_what_does_not_vary_are_not_judged()
    {
        Signal.Of(Measured(Direction.Down), Months(1, 2, 1, 2, 1, 2, 1), []).ShouldBeNull();
        Signal.Of(Measured(Direction.Down), Months(9, 8, 9, 8, 9, 8, 9, 8, double.NaN), []).ShouldBeNull();
        Signal
            .Of(Measured(Direction.Down, MeasureKind.Milestone), Months(0, 0, 0, 0, 0, 0, 0, 0, 1), [])
            .ShouldBeNull();
        // A hidden figure in the middle is as if it were not measured: it widens nothing.
        Signal
            .Of(Measured(Direction.Down), Months(9, 8, 9, 8, double.NaN, 9, 8, 9, 8), [])!
            .Chart.Points[4]
            .Value.ShouldBeNull();
        // A series that never moves is ordinary.
        Signal.Of(Measured(Direction.Down), Months(5, 5, 5, 5, 5, 5, 5, 5), [])!.IsUnusual.ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "D-09")]
    public void Months_without_a_figure_stand_between_those_that_have_one()
    {
        // Four above and four above again, with a gap: no run of seven, and no range across the gap.
        double[] low = [10, 12, 10, 12, 10, 12, 10, 12];
        var months = Months([.. low, 14, 14, 14, 14, 0, 14, 14, 14, 14]);
        var gap = Signal.Of(Measured(Direction.Down), [.. months.Where(f => f.Value > 0)], [])!;
        gap.Kinds.Count.ShouldBe(16);
        gap.Chart.Points.Count.ShouldBe(17);
        gap.Chart.Points[12].Value.ShouldBeNull();
        gap.IsUnusual.ShouldBeFalse();
        Signal
            .Of(Measured(Direction.Down), Months([.. low, 14, 14, 14, 14, 14, 14, 14, 14]), [])!
            .IsUnusual.ShouldBeTrue();
        Measured(Direction.Down).SayWhole(double.NaN).ShouldBe("hidden");
    }

    [Fact]
    [Trait("Requirement", "C-09")]
    public void What_was_measured_of_another_area_is_not_judged_with_the_rest()
    {
        double[] values = [900, 910, 905, 903, 100, 110, 100, 110, 100, 110, 100, 110];
        var signal = Signal.Of(Measured(Direction.Down), Months(values), [new(4, new(2024, 5, 1))])!;
        signal.Start.ShouldBe(4);
        signal.IsUnusual.ShouldBeFalse();
        signal.Kinds.Count.ShouldBe(12);
        signal.Band.From.ShouldBe(4);
        Signal.Of(Measured(Direction.Down), Months(values), [new(8, null)]).ShouldBeNull("four figures are too few");
    }

    [Theory]
    [Trait("Requirement", "D-08")]
    [InlineData(150, "The target of 150 offences will be met if nothing changes.")]
    [InlineData(50, "The target of 50 offences will be missed unless something changes.")]
    [InlineData(105, "The target of 105 offences will be met in some periods and missed in others, by chance.")]
    public void A_target_is_met_missed_or_met_by_chance(double target, string words) =>
        Signal
            .Of(Measured(Direction.Down, target: target), Months(100, 110, 100, 110, 100, 110, 100, 110), [])!
            .Promise.ShouldBe(words);

    [Theory]
    [Trait("Requirement", "D-08")]
    [InlineData(Direction.Down, 90, 100, Track.OnTrack)]
    [InlineData(Direction.Down, 100, 100, Track.OnTrack)]
    [InlineData(Direction.Down, 110, 100, Track.Watch)]
    [InlineData(Direction.Down, 111, 100, Track.OffTrack)]
    [InlineData(Direction.Up, 90, 100, Track.Watch)]
    [InlineData(Direction.Up, 89, 100, Track.OffTrack)]
    [InlineData(Direction.Neither, 500, 100, Track.NotJudged)]
    public void A_target_is_missed_by_its_tolerance_or_by_more(
        Direction direction,
        double now,
        double target,
        Track track
    ) => Progress.Of(Measured(direction, target: target), Months(now), [])!.Track.ShouldBe(track);

    [Fact]
    [Trait("Requirement", "D-07")]
    public void Twelve_months_are_compared_with_the_twelve_before_them()
    {
        double[] before = [.. Enumerable.Repeat(10.0, 12)];
        double[] now = [.. Enumerable.Repeat(12.0, 12)];
        var progress = Progress.Of(Measured(Direction.Down), Months([.. before, .. now]), [])!;
        progress.OverAYear.ShouldBeTrue();
        progress.YearPercent.ShouldBe(20);
        progress.Track.ShouldBe(Track.OffTrack);
        progress.AgainstYearWords.ShouldBe("20% more than the 12 months before (144, then 120)");
        progress.Because.ShouldBe("It has no target; it is worse than a year before by more than 10%");
        // Met, and yet worse than last year beyond tolerance.
        Progress
            .Of(Measured(Direction.Down, target: 15), Months([.. before, .. now]), [])!
            .Track.ShouldBe(Track.OffTrack);
        // Years of two areas are not compared.
        Progress
            .Of(Measured(Direction.Down), Months([.. before, .. now]), [new(6, null)])!
            .AgainstYearWords.ShouldBe(
                "2 more than in July 2024 (12, then 10)".Replace("July 2024", "December 2024", StringComparison.Ordinal)
            );
    }

    [Fact]
    [Trait("Requirement", "D-07")]
    public void Of_fewer_than_twenty_the_number_alone_is_given_and_nothing_is_judged_by_it()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 12), .. Enumerable.Repeat(2.0, 12)];
        var few = Progress.Of(Measured(Direction.Down), Months(values), [])!;
        few.YearPercent.ShouldBeNull();
        few.AgainstYearWords.ShouldBe("12 more than the 12 months before (24, then 12)");
        few.Track.ShouldBe(Track.NotJudged);
        var none = Progress.Of(Measured(Direction.Down), Months([.. Enumerable.Repeat(0.0, 12), .. values[12..]]), [])!;
        none.YearPercent.ShouldBeNull();
        // A hidden month hides the year it is in.
        values[3] = double.NaN;
        Progress.Of(Measured(Direction.Down), Months(values), [])!.OverAYear.ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "D-06")]
    public void A_value_stands_beside_its_baseline()
    {
        var progress = Progress.Of(Measured(Direction.Up, MeasureKind.Percentage, baseline: 62), Months(58.5), [])!;
        progress.AgainstBaselineWords.ShouldBe("3.5 points lower than at the baseline (62.0% of respondents)");
        progress.BaselinePercent!.Value.ShouldBe(-5.645, 0.001);
        Progress
            .Of(Measured(Direction.Down, baseline: 200), Months(150), [])!
            .AgainstBaselineWords.ShouldBe("25% fewer than at the baseline (200 offences)");
    }
}
