using CommonThread.Measures;
using CommonThread.Shared;

namespace CommonThread.Tests.Measures;

/// <summary>Whether a series got better, against differences worked out by hand.</summary>
public sealed class MovementTests
{
    [Theory]
    // 2√(100 + 120) is 29.7 and 2√(100 + 140) is 31.0: 20 more may be chance, 40 more is not.
    [InlineData(MeasureRole.Harm, Direction.Down, 100, 120, Moved.Same)]
    [InlineData(MeasureRole.Harm, Direction.Down, 100, 140, Moved.Worse)]
    [InlineData(MeasureRole.Harm, Direction.Down, 140, 100, Moved.Better)]
    [InlineData(MeasureRole.Harm, Direction.Neither, 100, 140, Moved.Up)]
    // What is planned and counted does not come by chance: two per cent of 358 is 7.2.
    [InlineData(MeasureRole.Outcome, Direction.Up, 358, 388, Moved.Better)]
    [InlineData(MeasureRole.Outcome, Direction.Up, 358, 365, Moved.Same)]
    [InlineData(MeasureRole.Outcome, Direction.Neither, 358, 300, Moved.Down)]
    public void A_figure_is_compared_with_the_one_a_year_before(
        MeasureRole role,
        Direction direction,
        double before,
        double now,
        Moved moved
    )
    {
        var measure = Measure.Define(
            new()
            {
                Title = "A measure",
                Definition = "What is counted",
                Kind = MeasureKind.Count,
                Role = role,
                Direction = direction,
                Unit = "things",
            },
            new DateOnly(2026, 3, 1)
        );
        var from = new Provenance(1, 1, "Source", null, new(2026, 3, 1), false);
        Figure At(Period period, double value) => new(1, 1, period, "", value, null, null, from);
        var movement = Movement.Of(
            measure,
            [At(Period.Month(2025, 1), before), At(Period.Month(2025, 12), 1), At(Period.Month(2026, 1), now)]
        )!;
        movement.Moved.ShouldBe(moved);
        movement.Words.ShouldEndWith("January 2025");
    }

    [Fact]
    public void One_figure_alone_says_that_it_is_the_first()
    {
        var measure = Measure.Define(
            new()
            {
                Title = "A measure",
                Definition = "What is asked",
                Kind = MeasureKind.Percentage,
                Direction = Direction.Up,
                Unit = "% of respondents",
            },
            new DateOnly(2026, 3, 1)
        );
        var from = new Provenance(1, 1, "Source", null, new(2026, 3, 1), false);
        var movement = Movement.Of(measure, [new(1, 1, Period.FinancialYear(2025), "", 63.5, null, null, from)])!;
        (movement.Moved, movement.Words, movement.Numbers).ShouldBe(
            (Moved.First, "first figure", "63.5% of respondents in 2025-26")
        );
        Movement.Of(measure, []).ShouldBeNull();
    }
}
