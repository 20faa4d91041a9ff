using System.Net;
using CommonThread.People;
using CommonThread.Performance.Risks;
using CommonThread.Performance.Threats;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Performance.SeverityProfiles;
using CommonThread.Tests.Places;

namespace CommonThread.Tests.Performance.Risks;

/// <summary>From what an analyst notices to a risk that is judged, acted on, taken to the Board and closed (D-15, D-17).</summary>
public sealed class RiskTests(SeveritySite site) : IClassFixture<SeveritySite>
{
    [Fact]
    [Trait("Requirement", "D-15")]
    [Trait("Requirement", "D-17")]
    public async Task What_is_noticed_becomes_a_risk_that_is_judged_acted_on_decided_and_closed()
    {
        using var analyst = await site.SignIn(Roles.Analyst);
        using var group = await site.SignIn(Roles.BoardMember, "Safer Testshire Board");
        using var north = await site.As(site.NorthCoordinator);

        // Logged at any time, completely or not at all.
        var log = await analyst.Get("performance/threats/log");
        var wrong = await log.Submit(("Form.Title", "Vans at the schools"));
        wrong.Errors.ShouldBe([
            "Say what has changed, up to 2,000 characters",
            "Say from where it is known, up to 300 characters",
            "Choose how sure it is",
            "Choose when it would be felt",
        ]);
        wrong.Body.ShouldContain("Vans at the schools");
        var threat = await log.Submit(
            ("Form.Title", "Vans at the schools"),
            ("Form.WhatChanged", "Gas is sold to children"),
            ("Form.Source", "Two heads"),
            ("Form.Confidence", "Medium"),
            ("Form.Horizon", "Now")
        );
        threat.Text.ShouldContain("Not decided");
        threat.Html.QuerySelector("main form").ShouldBeNull();
        (
            await log.Submit(
                ("Form.Title", "Vans at the schools"),
                ("Form.WhatChanged", "Gas"),
                ("Form.Source", "Two heads"),
                ("Form.Confidence", "Low"),
                ("Form.Horizon", "Later")
            )
        ).Errors.ShouldBe(["This is logged already, today and in the same words"]);
        (await north.Try("performance/threats/log")).Status.ShouldBe(HttpStatusCode.Forbidden);

        // The Performance Group decides, with a reason; what is watched can be decided again.
        var seen = await group.Get(threat.Address.ToString());
        (await seen.Submit()).Errors.ShouldBe(["Choose what becomes of it", "Say why, up to 2,000 characters"]);
        seen = await seen.Submit(("Form.Decision", "Watch"), ("Form.Reason", "See whether they come back"));
        seen.Text.ShouldContain("Watched");
        var write = await seen.Submit(("Form.Decision", "Risk"), ("Form.Reason", "They came back"));
        write.Heading.ShouldBe("Add a risk");
        write.Body.ShouldContain("Gas is sold to children");

        // A risk cites a figure, has an owner, and is judged.
        (await write.Submit()).Errors.ShouldBe([
            "Say what may happen, up to 2,000 characters",
            "Say what harm would follow, up to 2,000 characters",
            "Choose at least one measure that shows it",
            "Choose the post that answers for it",
        ]);
        var judge = await write.Submit(
            ("Form.Event", "Children are hurt"),
            ("Form.Effect", "Lasting harm"),
            ("Form.MeasureIds", $"{site.Knives}"),
            ("Form.PriorityId", $"{site.PriorityId}"),
            ("Form.OwnerPostId", $"{site.LeadPost}")
        );
        judge.Heading.ShouldBe("Judge the risk");
        (await analyst.Get("gaps")).Text.ShouldNotContain("“Vans at the schools” was to be judged by");
        (
            await judge.Submit(
                ("Form.Likelihood", "3"),
                ("Form.Harm", "4"),
                ("Form.ResidualLikelihood", "4"),
                ("Form.ResidualHarm", "5")
            )
        ).Errors.ShouldBe(["Controls cannot make it likelier", "Controls cannot make it more harmful"]);
        var risk = await judge.Submit(
            ("Form.Likelihood", "4"),
            ("Form.Harm", "4"),
            ("Form.ResidualLikelihood", "3"),
            ("Form.ResidualHarm", "4")
        );
        risk.Text.ShouldContain("High 12 of 25 with its controls, 16 without.");
        risk.Text.ShouldContain("It is more than is borne: a score up to 9. Nothing is being done about it.");
        risk.Text.ShouldContain("12 June 2026");
        (await group.Get("gaps")).Text.ShouldContain(
            "The risk “Vans at the schools” is heavier than is borne, and nothing is being done about it"
        );

        // Judged again it needs words, rises, and goes to the Board.
        judge = await risk.Follow("Judge it again");
        (await judge.Submit(("Form.ResidualLikelihood", "4"))).Errors.ShouldBe([
            "Say what has changed, or that nothing has",
        ]);
        risk = await judge.Submit(("Form.ResidualLikelihood", "4"), ("Form.Why", "A child died"));
        risk.Text.ShouldContain("Critical 16 of 25 with its controls, 16 without. Rising since it was judged before.");
        var decided = await (await risk.Follow("Record what the Board decided")).Submit(
            ("Form.Answer", "Agreed"),
            ("Form.Decision", "Trading standards patrol the schools"),
            ("Form.Reason", "The harm"),
            ("Form.Action", "Patrol the schools"),
            ("Form.OwnerPostId", $"{site.LeadPost}"),
            ("Form.Due.Day", "30"),
            ("Form.Due.Month", "4"),
            ("Form.Due.Year", "2026")
        );
        decided.Text.ShouldContain("Trading standards patrol the schools");

        // It stands in the register, in the tiles and in the product of the quarter.
        (await analyst.Get("performance/risks?show=Critical")).Text.ShouldContain("Vans at the schools");
        (await analyst.Get("performance/risks?handler=csv")).Body.ShouldContain(
            "Vans at the schools,Antisocial behaviour"
        );
        (await analyst.Get("performance")).Text.ShouldContain("Open risks: 1, the heaviest critical");
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var quarter = await (await manager.Get("performance/quarters/open")).Submit(
            ("Form.FrameworkId", $"{site.FrameworkId}"),
            ("Form.Quarter", "2025-26-Q3")
        );
        var product = await quarter.Follow("Performance, Risk and Harm Management Product");
        product.Text.ShouldContain("Vans at the schools Antisocial behaviour 16 Critical More than is borne Rising");
        product.Text.ShouldContain(
            "Gas is sold to children How sure: medium; felt: now. The Performance Group: They came back"
        );
        product.Text.ShouldContain("No severity profile of the quarter is published.");

        // Closed with a reason, it is open again when it must be.
        var close = await group.Get(risk.Address.ToString());
        (await close.Submit("form[action$=Close]")).Errors.ShouldBe([
            "Say why it is no longer a risk, up to 2,000 characters",
        ]);
        (await close.Submit("form[action$=Close]", ("Form.ClosedWhy", "The seller is in prison"))).Text.ShouldContain(
            "The seller is in prison"
        );
        (await analyst.Get("performance/risks")).Text.ShouldNotContain("Vans at the schools");

        // The partnerships read it and do not keep it; others know nothing of it.
        var read = await north.Get(risk.Address.ToString());
        read.Html.QuerySelector("main form").ShouldBeNull();
        (await north.Try(risk.Address + "/assess")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Try("performance/risks")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await councillor.Try("history/risk-" + risk.Address.Segments[^1])).Text.ShouldNotContain("Vans");
        (await councillor.Get("performance")).Text.ShouldNotContain("Open risks");
    }

    private const string Good = """
        {
          "framework": "safer",
          "risks": [
            {
              "title": "Money ends", "cause": "A grant", "event": "It ends", "effect": "Nobody is there", "measures": ["Incidents"],
              "csps": ["North Testshire CSP"], "post": "Co-ordinator", "organisation": "North Testshire Partnership",
              "assessments": [
                { "on": "2025-11-12", "likelihood": 4, "harm": 5, "residual_likelihood": 3, "residual_harm": 5, "next_review": "2026-02-11" }
              ],
              "actions": [{ "title": "Ask again", "post": "Co-ordinator", "organisation": "North Testshire Partnership" }]
            }
          ],
          "threats": [
            {
              "title": "It may end", "noted_on": "2025-10-01", "what_changed": "A letter", "source": "The funder", "confidence": "high",
              "horizon": "within-a-year", "decision": "risk", "reason": "It will", "decided_on": "2025-11-12", "risk": "Money ends"
            }
          ]
        }
        """;

    [Fact]
    [Trait("Requirement", "D-15")]
    public async Task A_register_comes_from_a_file_and_what_is_late_in_it_is_a_gap()
    {
        var loaded = await Loading.Text(site, "risks", Good);
        loaded.Reasons.ShouldBe("");
        loaded.Report.Added.ShouldBe(2);
        (await Loading.Text(site, "risks", Good)).Report.Unchanged.ShouldBe(2);
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Get("gaps")).Text.ShouldContain("The risk “Money ends” was to be judged by 11 February 2026.");
        var risk = await (await analyst.Get("performance/risks")).Follow("Money ends");
        risk.Text.ShouldContain("Critical 15 of 25 with its controls, 20 without.");
        risk.Text.ShouldContain("Ask again");
        (await (await analyst.Get("performance/threats?show=all")).Follow("It may end")).Text.ShouldContain(
            "Money ends"
        );
    }

    [Theory]
    [Trait("Requirement", "D-15")]
    [InlineData("\"measures\": [\"Incidents\"]", "\"measures\": []", "Choose at least one measure that shows it")]
    [InlineData("\"likelihood\": 4", "\"likelihood\": 9", "Choose how likely it is without controls")]
    [InlineData("\"post\": \"Co-ordinator\"", "\"post\": \"King\"", "has no post called “King”")]
    [InlineData("\"risk\": \"Money ends\"", "\"risk\": \"Rain\"", "There is no risk “Rain”")]
    [InlineData("\"decided_on\": \"2025-11-12\"", "\"decided_on\": \"2025-09-12\"", "before it was noticed")]
    [InlineData("\"noted_on\": \"2025-10-01\"", "\"noted_on\": \"2035-10-01\"", "in the future")]
    public async Task A_file_of_risks_that_is_wrong_somewhere_loads_nothing(
        string what,
        string becomes,
        string sentence
    )
    {
        var wrong = Good.Replace(what, becomes, StringComparison.Ordinal)
            .Replace("Money ends", "Money stops", StringComparison.Ordinal)
            .Replace("It may end", "It may stop", StringComparison.Ordinal);
        (await Loading.Text(site, "risks", wrong)).Reasons.ShouldContain(sentence);
        await using var db = site.Open();
        (await db.Set<Risk>().AnyAsync(r => r.Title == "Money stops")).ShouldBeFalse();
        (await db.Set<Threat>().AnyAsync(t => t.Title == "It may stop")).ShouldBeFalse();
    }
}
