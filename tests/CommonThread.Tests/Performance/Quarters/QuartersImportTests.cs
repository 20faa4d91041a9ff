using CommonThread.Performance.Imports;
using CommonThread.Performance.Quarters;
using CommonThread.Shared;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Performance.Quarters;

/// <summary>Earlier quarters from a file: whole, or not at all and with the reason (D-21 to D-27).</summary>
[Trait("Requirement", "D-21")]
public sealed class QuartersImportTests(QuarterSite site) : IClassFixture<QuarterSite>
{
    private const string Good = """
        {
          "framework": "safer",
          "quarters": [
            {
              "quarter": "2024-25 Q4",
              "narratives": [{ "csp": "North Testshire CSP", "submitted_on": "2025-04-25", "summary": "Quiet" }],
              "escalations": [
                {
                  "csp": "North Testshire CSP", "item": "Knives", "reason": "Everywhere", "ask": "partner-action",
                  "raised_on": "2025-04-25", "priority": "Antisocial behaviour", "state": "fed-back", "group_view": "Yes", "group_on": "2025-05-06",
                  "decision": { "answer": "agreed-in-part", "decision": "A group", "reason": "The harm", "decided_on": "2025-05-20" },
                  "told_on": "2025-05-21"
                }
              ],
              "product": { "summary": "Quiet", "approved_on": "2025-05-08", "sent_on": "2025-05-09", "recipients": "The Board" }
            }
          ]
        }
        """;

    [Fact]
    public async Task A_quarter_comes_in_whole_once_and_reads_as_it_was()
    {
        var loaded = await Loading.Text(site, "quarters", Good);
        loaded.Reasons.ShouldBe("");
        loaded.Report.Added.ShouldBe(1);
        (await Loading.Text(site, "quarters", Good)).Report.Unchanged.ShouldBe(1);
        using var manager = await site.SignIn(CommonThread.People.Roles.ProgrammeManager);
        var quarter = await (await manager.Get("performance/quarters")).Follow("Quarter 4 2024-25");
        quarter.Text.ShouldContain("1 of 2 in");
        quarter.Text.ShouldContain("Knives, North Testshire CSP Fed back");
        var product = await quarter.Follow("Performance, Risk and Harm Management Product");
        product.Text.ShouldContain("approved on 8 May 2025");
        // Frozen before the Board met: it knows nothing of what was decided after.
        product.Text.ShouldContain("Knives, North Testshire CSP With the Board");
        product.Text.ShouldNotContain("The Board decided:");
    }

    [Fact]
    public async Task The_demonstration_has_dates_to_work_on_whenever_it_is_loaded()
    {
        for (var months = 0; months < 60; months++)
        {
            var path = Path.Combine(Loading.Sample, "nottinghamshire", "quarters.json");
            var dates = LivingDates.By(months);
            var file = await StoryFile.Open<QuartersFile>(path, dates, TestContext.Current.CancellationToken);
            foreach (var told in file.Quarters)
            {
                var period = LivingDates.Quarter(told.Quarter)!.Value;
                Should.NotThrow(
                    () => ReportingQuarter.Open(1, period, told.Dates(period, dates.Moves), period.Last, null),
                    $"{months} months on, {told.Quarter}"
                );
            }
        }
    }

    [Theory]
    [InlineData("\"quarter\": \"2024-25 Q4\"", "\"quarter\": \"Q9\"", "“Q9” is no quarter")]
    [InlineData("\"framework\": \"safer\"", "\"framework\": \"dafer\"", "There is no framework at the address “dafer”")]
    [InlineData("\"csp\": \"North Testshire CSP\", \"submitted", "\"csp\": \"West\", \"submitted", "is called “West”")]
    [InlineData("partner-action", "partner-music", "this is not the kind of value that belongs here")]
    [InlineData("\"summary\": \"Quiet\", \"app", "\"sumary\": \"Quiet\", \"app", "this key is not known")]
    [InlineData("\"item\": \"Knives\", ", "", "a key is missing")]
    [InlineData("\"priority\": \"Antisocial behaviour\"", "\"priority\": \"Weather\"", "no current priority “Weather”")]
    [InlineData(
        "\"framework\": \"safer\",",
        "\"framework\": \"safer\", \"framework\": \"safer\",",
        "The file is not as it should be"
    )]
    [InlineData("\"group_view\": \"Yes\", ", "", "Say what the Performance Group makes of it")]
    [InlineData("\"recipients\": \"The Board\"", "\"recipients\": \" \"", "Say to whom it is sent")]
    [InlineData("2025-05-20", "2055-05-20", "Date of decision must be today or in the past")]
    public async Task A_file_that_is_wrong_is_refused_in_a_sentence_and_leaves_nothing(
        string good,
        string bad,
        string sentence
    )
    {
        // Another quarter than the one that comes in whole above.
        var text = Good.Replace(good, bad, StringComparison.Ordinal)
            .Replace("2024-25 Q4", "2024-25 Q3", StringComparison.Ordinal);
        text.ShouldNotBe(Good.Replace("2024-25 Q4", "2024-25 Q3", StringComparison.Ordinal));
        (await Loading.Text(site, "quarters", text)).Reasons.ShouldContain(sentence);
        await using var db = site.Open();
        (await db.Set<ReportingQuarter>().AnyAsync(q => q.Start == new DateOnly(2024, 10, 1))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_is_cut_off_anywhere_is_refused()
    {
        for (var length = 0; length < Good.Length - 1; length += 37)
            (await Loading.Text(site, "quarters", Good[..length])).Reasons.ShouldNotBeEmpty();
    }
}
