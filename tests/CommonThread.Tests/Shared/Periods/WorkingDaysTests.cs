using CommonThread.Shared;

namespace CommonThread.Tests.Shared.Periods;

/// <summary>Working days and bank holidays, against the list that gov.uk publishes for England and Wales.</summary>
public sealed class WorkingDaysTests
{
    public static TheoryData<int, string> Published =>
        new()
        {
            { 2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26" },
            { 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28" },
            { 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28" },
            { 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27" },
            { 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26" },
            { 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26" },
            { 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26" },
            { 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28" },
            { 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28" },
        };

    [Theory]
    [MemberData(nameof(Published))]
    public void Bank_holidays_are_those_that_are_published(int year, string days)
    {
        ArgumentNullException.ThrowIfNull(days);
        var first = new DateOnly(year, 1, 1);
        string.Join(
                ' ',
                Enumerable
                    .Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
                    .Select(first.AddDays)
                    .Where(WorkingDays.IsBankHoliday)
                    .Select(d => d.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture))
            )
            .ShouldBe(days);
    }

    [Fact]
    [Trait("Requirement", "D-21")]
    public void Working_days_are_counted_over_weekends_and_bank_holidays_forwards_and_back()
    {
        // Easter 2026: Good Friday is 3 April, Easter Monday 6 April.
        new DateOnly(2026, 3, 31)
            .AddWorkingDays(3)
            .ShouldBe(new DateOnly(2026, 4, 7));
        new DateOnly(2026, 4, 7).AddWorkingDays(-3).ShouldBe(new DateOnly(2026, 3, 31));
        new DateOnly(2026, 4, 4).AddWorkingDays(0).ShouldBe(new DateOnly(2026, 4, 4));
        new DateOnly(2026, 3, 31).AddWorkingDays(15).ShouldBe(new DateOnly(2026, 4, 23));
    }
}
