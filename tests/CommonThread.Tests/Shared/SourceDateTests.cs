using CommonThread.Shared;

namespace CommonThread.Tests.Shared;

/// <summary>Of the day on which something was given out no more is said than is known.</summary>
public sealed class SourceDateTests
{
    [Theory]
    [InlineData("2021-12-31", "31 December 2021")]
    [InlineData("2020-12", "December 2020")]
    [InlineData("2024-02", "February 2024")]
    [InlineData("2021", "2021")]
    public void It_is_said_as_far_as_it_is_known(string text, string words)
    {
        var date = SourceDate.Parse(text)!.Value;
        date.Say().ShouldBe(words);
        date.Iso.ShouldBe(text);
    }

    [Theory]
    [InlineData("2021", 2021, 12, 31)]
    [InlineData("2024-02", 2024, 2, 29)]
    public void It_stands_after_every_day_that_it_may_have_been(string text, int year, int month, int day) =>
        SourceDate.Parse(text)!.Value.Day.ShouldBe(new(year, month, day));

    [Theory]
    [InlineData("")]
    [InlineData("21")]
    [InlineData("2021-13")]
    [InlineData("31/12/2021")]
    [InlineData("last year")]
    [InlineData(null)]
    public void What_is_no_date_is_none(string? text) => SourceDate.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData("2026", true)]
    [InlineData("2027", false)]
    [InlineData("2026-03", true)]
    [InlineData("2026-04", false)]
    [InlineData("2026-03-15", true)]
    [InlineData("2026-03-16", false)]
    public void This_year_and_month_have_begun(string text, bool begun) =>
        SourceDate.Parse(text)!.Value.HasBegun(new(2026, 3, 15)).ShouldBe(begun);
}
