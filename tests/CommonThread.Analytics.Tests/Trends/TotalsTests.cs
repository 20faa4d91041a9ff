using CommonThread.Analytics.Trends;

namespace CommonThread.Analytics.Tests.Trends;

public sealed class TotalsTests
{
    [Fact]
    public void A_moving_total_begins_with_the_first_whole_year_and_stops_at_a_missing_month() =>
        Totals.Moving([1, 2, 3, 4, null, 6, 7, 8], 3).ShouldBe([null, null, 6, 9, null, null, null, 21]);

    [Fact]
    public void The_year_before_gives_a_difference_and_a_percentage_only_of_twenty_or_more()
    {
        var years = Totals.AgainstTheYearBefore([40, 10, 0, null, 50, 15, 3, 4], 4);
        years[3].ShouldBeNull();
        years[4].ShouldBe(new YearOnYear(50, 40, 10, 25));
        years[5].ShouldBe(new YearOnYear(15, 10, 5, null));
        years[6].ShouldBe(new YearOnYear(3, 0, 3, null));
        years[7].ShouldBeNull("the month before is missing");
    }
}
