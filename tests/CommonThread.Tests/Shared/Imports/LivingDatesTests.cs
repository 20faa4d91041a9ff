using System.Text.Json.Nodes;
using CommonThread.Shared;

namespace CommonThread.Tests.Shared.Imports;

public sealed class LivingDatesTests
{
    [Theory]
    [InlineData("2026-01-15", "2026-03-12", 1)]
    [InlineData("2026-01-15", "2026-03-15", 2)]
    [InlineData("2026-01-15", "2027-01-14", 11)]
    [InlineData("2026-01-15", "2025-12-01", 0)]
    public void Only_whole_months_count(string from, string to, int months) =>
        LivingDates
            .WholeMonths(DateOnly.ParseExact(from, "yyyy-MM-dd", null), DateOnly.ParseExact(to, "yyyy-MM-dd", null))
            .ShouldBe(months);

    [Fact]
    public void Every_exact_date_moves_and_what_the_source_printed_stays()
    {
        var file = JsonNode.Parse(
            """{"start":"2026-01-31","dates_in_source":"2026-01-31","list":["2026-02-01","about 2026-02-01"],"financial_year":"2025-26","quarter":"2025-26 Q3","label":"2025-26"}"""
        )!;
        LivingDates.By(1).Move(file);
        file.ToJsonString()
            .ShouldBe(
                """{"start":"2026-02-28","dates_in_source":"2026-01-31","list":["2026-03-01","about 2026-02-01"],"financial_year":"2025-26","quarter":"2025-26 Q3","label":"2025-26"}"""
            );
        LivingDates.By(12).Move(file);
        file["financial_year"]!.GetValue<string>().ShouldBe("2026-27");
        file["quarter"]!.GetValue<string>().ShouldBe("2026-27 Q3");
        file["label"]!.GetValue<string>().ShouldBe("2025-26");
    }
}
