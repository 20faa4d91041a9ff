using CommonThread.Performance.LocalPriorities;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Performance.SeverityProfiles;

/// <summary>Weights, profiles and local priorities from a file: whole, or not at all and with the reason (D-12 to D-14).</summary>
[Trait("Requirement", "D-12")]
public sealed class SeverityImportTests(SeveritySite site) : IClassFixture<SeveritySite>
{
    private const string Good = """
        {
          "framework": "safer",
          "categories": [
            { "name": "Knives", "measure": "Knives used", "vulnerable_measure": "Knives used: victims under 25" },
            { "name": "Incidents", "measure": "Incidents", "priority": "Antisocial behaviour" }
          ],
          "weights": [
            { "source": "A score", "unit": "points", "made_on": "2025-04-01", "weights": { "Knives": 100, "Incidents": 1 } },
            { "source": "A score", "unit": "points", "made_on": "2026-02-01", "reason": "Knives weigh more", "weights": { "Knives": 150, "Incidents": 1 } }
          ],
          "profiles": [
            { "csp": "North Testshire CSP", "quarter": "2025-26 Q3", "published_on": "2026-01-23", "notes": { "Knives": "Many are not seen" } },
            { "csp": "South Testshire CSP", "quarter": "2025-26 Q3" }
          ],
          "local_priorities": [
            {
              "csp": "North Testshire CSP", "name": "Knives in Northton", "quarter": "2025-26 Q3", "cites": ["Knives"],
              "reason": "Four of them", "from": "2026-02-01",
              "actions": [
                { "title": "Arches", "post": "Co-ordinator", "organisation": "North Testshire Partnership", "state": "done", "done_on": "2026-02-20" }
              ]
            }
          ],
          "answers": [
            { "category": "Knives", "decision": { "answer": "deferred", "decision": "Next year", "reason": "No money", "decided_on": "2026-02-10" } }
          ]
        }
        """;

    [Fact]
    public async Task What_a_file_tells_is_worked_out_from_the_figures_that_are_here()
    {
        var loaded = await Loading.Text(site, "severity", Good);
        loaded.Reasons.ShouldBe("");
        loaded.Report.Added.ShouldBe(8);
        var again = await Loading.Text(site, "severity", Good);
        again.Report.Added.ShouldBe(0);
        again.Report.Unchanged.ShouldBe(8);
        await using var db = site.Open();
        var profile = await db.Set<SeverityProfile>().SingleAsync(p => p.PublishedOn != null);
        var content = ProfileContent.Thaw(profile.Frozen!);
        // Weighed with the version in use on the day: 4 × 100 + 200.
        content.Severity.ShouldBe(600);
        content.YearBefore.ShouldBe(450);
        content.Weights.ShouldBe("Version 1: A score");
        // Dobson's interval of 4 × 100 + 200 × 1 about Byar's of 204 events.
        content.Lower.ShouldBe(220.47, 0.01);
        content.Upper.ShouldBe(1021.11, 0.01);
        using var analyst = await site.SignIn(CommonThread.People.Roles.Analyst);
        (await analyst.Get("performance/local-priorities")).Text.ShouldContain(
            "“Arches” (North Testshire CSP) is done, and nobody has said what came of it."
        );
    }

    [Theory]
    [InlineData(
        "\"measure\": \"Incidents\"",
        "\"measure\": \"Weather\"",
        "There is no measure “Weather”. Define it first"
    )]
    [InlineData("\"Incidents\": 1 } },", "\"Rain\": 1 } },", "“Rain” has a weight and is no kind of harm")]
    [InlineData("\"Knives\": 100, ", "", "Knives: enter a weight, 0 or more")]
    [InlineData(
        "\"quarter\": \"2025-26 Q3\", \"published",
        "\"quarter\": \"2026-27 Q3\", \"published",
        "is not over yet"
    )]
    [InlineData("\"cites\": [\"Knives\"]", "\"cites\": []", "Choose at least one line")]
    [InlineData("\"reason\": \"Four of them\", ", "", "Say why it is local only")]
    [InlineData("\"category\": \"Knives\", ", "", "Say of which kind of harm, or of which priority")]
    [InlineData("\"state\": \"done\"", "\"state\": \"dun\"", "this is not the kind of value that belongs here")]
    public async Task A_file_that_is_wrong_somewhere_loads_nothing(string what, string becomes, string sentence)
    {
        var wrong = Good.Replace(what, becomes, StringComparison.Ordinal);
        wrong.ShouldNotBe(Good);
        await using var empty = new SeveritySite();
        await empty.InitializeAsync();
        (await Loading.Text(empty, "severity", wrong)).Reasons.ShouldContain(sentence);
        await using var db = empty.Open();
        (await db.Set<CommonThread.Performance.HarmWeights.HarmCategory>().CountAsync()).ShouldBe(0);
        (await db.Set<SeverityProfile>().CountAsync()).ShouldBe(0);
        (await db.Set<LocalPriority>().CountAsync()).ShouldBe(0);
    }
}
