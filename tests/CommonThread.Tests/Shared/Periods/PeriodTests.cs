using CommonThread.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace CommonThread.Tests.Shared.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2021-04", "April 2021", "2021-04-01", "2021-04-30")]
    [InlineData("2021-22-Q1", "Quarter 1 2021-22", "2021-04-01", "2021-06-30")]
    [InlineData("2021-22-Q4", "Quarter 4 2021-22", "2022-01-01", "2022-03-31")]
    [InlineData("FY2021", "2021-22", "2021-04-01", "2022-03-31")]
    [InlineData("FY1999", "1999-00", "1999-04-01", "2000-03-31")]
    [InlineData("2020", "2020", "2020-01-01", "2020-12-31")]
    [InlineData("2021-W01", "week beginning 4 January 2021", "2021-01-04", "2021-01-10")]
    [InlineData("2006-01-05..2006-02-11", "5 January 2006 to 11 February 2006", "2006-01-05", "2006-02-11")]
    public void A_period_is_written_read_and_said(string key, string said, string first, string last)
    {
        Period.TryParse(key, out var period).ShouldBeTrue();
        period.Key.ShouldBe(key);
        period.ToString().ShouldBe(said);
        period.First.ShouldBe(DateOnly.Parse(first));
        period.Last.ShouldBe(DateOnly.Parse(last));
    }

    [Fact]
    public void A_financial_year_is_read_as_files_write_it()
    {
        Period.TryParse("2021-22", out var year).ShouldBeTrue();
        year.ShouldBe(Period.FinancialYear(2021));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-13")]
    [InlineData("2021-22-Q5")]
    [InlineData("2021-23")]
    [InlineData("2021-W54")]
    [InlineData("2006-02-11..2006-01-05")]
    [InlineData("99999")]
    [InlineData("２０２１-04")]
    public void What_is_not_a_period_is_not_read_as_one(string text) => Period.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void The_first_quarter_begins_in_April() =>
        Period.QuarterOf(new DateOnly(2022, 3, 31)).ShouldBe(Period.Quarter(2021, 4));

    [Fact]
    public void A_month_is_compared_with_the_same_month_a_year_before() =>
        Period.Month(2022, 2).SameAYearBefore().ShouldBe(Period.Month(2021, 2));

    [Fact]
    public void A_wave_cannot_end_before_it_begins() =>
        Should.Throw<ArgumentException>(() => Period.Wave(new DateOnly(2006, 2, 1), new DateOnly(2006, 1, 1)));

    [Fact]
    public void Every_period_reads_back_what_it_writes_and_neighbours_touch()
    {
        var days = Gen.Choose(0, 60_000).Select(d => new DateOnly(1900, 1, 1).AddDays(d));
        var kinds = Gen.Elements(
            PeriodKind.Week,
            PeriodKind.Month,
            PeriodKind.Quarter,
            PeriodKind.FinancialYear,
            PeriodKind.CalendarYear
        );
        Prop.ForAll(
                days.Zip(kinds).ToArbitrary(),
                pair =>
                {
                    var period = Period.Of(pair.Item2, pair.Item1);
                    return Period.TryParse(period.Key, out var again)
                        && again == period
                        && period.Contains(pair.Item1)
                        && period.Next().First == period.Last.AddDays(1)
                        && period.Next().Previous() == period;
                }
            )
            .Check(Fuzz.Cases(100));
    }
}
