using System.Net;
using CommonThread.People;
using CommonThread.Performance;
using CommonThread.Performance.Quarters;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Performance.Quarters;

/// <summary>J08, the first half: a quarter is opened, everyone is told, and what comes in is seen, late or not at all.</summary>
public sealed class QuarterTests(QuarterSite site) : IClassFixture<QuarterSite>
{
    private async Task<Page> Opened(Visitor manager)
    {
        var form = await manager.Get("performance/quarters/open");
        return await form.Submit(
            ("Form.FrameworkId", site.FrameworkId.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q3")
        );
    }

    [Fact]
    [Trait("Requirement", "D-21")]
    [Trait("Requirement", "D-22")]
    [Trait("Requirement", "D-24")]
    [Trait("Journey", "J08")]
    public async Task A_quarter_is_opened_its_dates_go_out_and_what_is_missing_is_named()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var quarter = await Opened(manager);
        quarter.Heading.ShouldBe("Quarter 3 2025-26");
        // 31 December 2025 and 15, 20, 25 working days; New Year's Day is none.
        quarter.Text.ShouldContain("Figures published 22 January 2026");
        quarter.Text.ShouldContain("Narratives of the partnerships 29 January 2026 0 of 2 in");
        quarter.Text.ShouldContain("Reports of the leads 29 January 2026 0 of 1 in");
        quarter.Text.ShouldContain("Product 5 February 2026 Draft");
        quarter.Text.ShouldContain("Performance Group meets 12 February 2026");
        // Late ones stand there by the name of the post.
        quarter.Text.ShouldContain("North Testshire CSP: Co-ordinator, North Testshire Partnership");
        quarter.Text.ShouldContain("Antisocial behaviour: Chief Executive, Testshire County Council");
        (await Opened(manager)).Errors.ShouldBe(["Quarter 3 2025-26 is open already"]);

        using var north = await site.As(site.NorthCoordinator);
        var work = await north.Get("my-work");
        work.Text.ShouldContain("Narrative of North Testshire CSP for Quarter 3 2025-26");
        work.Text.ShouldContain("The narrative of North Testshire CSP for Quarter 3 2025-26 is due on 29 January 2026");
        work.Text.ShouldNotContain("South Testshire CSP");

        // To a set form; a nil return must say so, and says nothing else.
        var form = await work.Follow("Narrative of North Testshire CSP for Quarter 3 2025-26");
        (await form.Submit(("then", "submit"))).Errors.ShouldBe([
            "Write the summary, or say that there is nothing to report, before you submit the narrative",
        ]);
        var both = await form.Submit(("Form.IsNil", "true"), ("Form.Issues", "Some"), ("then", "submit"));
        both.Errors.ShouldBe([
            "A nil return says that there is nothing to report: take the other words out, or the tick",
        ]);
        both.Body.ShouldContain("Some");
        var saved = await form.Submit(("Form.Summary", "A hard quarter"), ("then", "save"));
        saved.Text.ShouldContain("Saved. It is not submitted yet");
        using (var analyst = await site.SignIn(Roles.Analyst))
        {
            // Before it is handed in nobody reads over the writer's shoulder.
            var unsent = await (await analyst.Get(quarter.Address.ToString())).Follow("North Testshire CSP");
            unsent.Text.ShouldNotContain("A hard quarter");
            (await analyst.Get("history/narrative-" + unsent.Address.Segments[^1])).Text.ShouldNotContain(
                "A hard quarter"
            );
        }
        var submitted = await saved.Submit(("then", "submit"));
        submitted.Text.ShouldContain("Submitted on 12 March 2026 by Co-ordinator, North Testshire Partnership");
        submitted.Text.ShouldContain("A hard quarter");
        submitted.Text.ShouldContain("Late");

        // The partnership next door cannot write it, correct it, or be spoken for.
        using var south = await site.As(site.SouthCoordinator);
        var address = submitted.Address.ToString();
        (await south.Try(address)).Status.ShouldBe(HttpStatusCode.OK);
        (await south.Try(address + "/write")).Status.ShouldBe(HttpStatusCode.NotFound);
        var corrected = await submitted.Submit("form[action$=Correct]");
        corrected.Text.ShouldContain("A new version is begun");
        var again = await manager.Get(quarter.Address.ToString());
        again.Text.ShouldContain("Narratives of the partnerships 29 January 2026 1 of 2 in");
        again.Text.ShouldNotContain("North Testshire CSP: Co-ordinator, North");
    }

    [Fact]
    [Trait("Requirement", "D-21")]
    public void The_dates_of_a_quarter_follow_on_from_each_other()
    {
        var quarter = Period.Quarter(2025, 4);
        var usual = ReportingQuarter.Usual(quarter);
        usual.DataDue.ShouldBe(new DateOnly(2026, 4, 23));
        usual.ProductDue.ShouldBe(new DateOnly(2026, 5, 8));
        usual.GroupMeets.ShouldBe(new DateOnly(2026, 5, 15));
        var today = new DateOnly(2026, 3, 12);
        var open = ReportingQuarter.Open(1, quarter, usual, today, null);
        Sentence(() => ReportingQuarter.Open(1, quarter.Next(), usual, today, null))
            .ShouldBe("Quarter 1 2026-27 has not begun yet");
        usual.GroupMeets = usual.ProductDue!.Value.AddDays(3);
        Sentence(() => open.Schedule(usual))
            .ShouldBe("The Performance Group must have the product 5 working days before it meets");
        usual = ReportingQuarter.Usual(quarter);
        usual.DataDue = new DateOnly(2026, 3, 20);
        Sentence(() => open.Schedule(usual))
            .ShouldBe("Figures cannot be due before Quarter 4 2025-26 ends on 31 March 2026");
        usual = ReportingQuarter.Usual(quarter);
        usual.BoardMeets = new DateOnly(2026, 5, 30);
        Sentence(() => open.Schedule(usual)).ShouldBe("30 May 2026 is a Saturday: choose a working day");
        usual.BoardMeets = new DateOnly(2026, 5, 25);
        Sentence(() => open.Schedule(usual)).ShouldBe("25 May 2026 is a bank holiday: choose a working day");
        usual.DataDue = null;
        Sentence(() => open.Schedule(usual)).ShouldBe("Enter the day by which figures are due");
    }

    [Fact]
    [Trait("Requirement", "D-27")]
    public void A_decision_dated_on_a_closed_day_is_asked_about_and_one_in_the_future_is_refused()
    {
        var text = new DecisionText
        {
            Answer = BoardAnswer.Agreed,
            Decision = "Yes",
            Reason = "It is needed",
            DecidedOn = new DateOnly(2026, 3, 7),
        };
        BoardDecision Decide() =>
            BoardDecision.On(new("escalation", 1), 1, text, new(2026, 3, 2), new(2026, 3, 12), null);
        Sentence(() => Decide())
            .ShouldBe("7 March 2026 is a Saturday. Check the date, or say below that the Board did decide on it");
        text.OnAClosedDay = true;
        Decide().DecidedOn.ShouldBe(new DateOnly(2026, 3, 7));
        text.DecidedOn = new DateOnly(2026, 3, 14);
        Sentence(() => Decide()).ShouldBe("Date of decision must be today or in the past");
    }

    [Fact]
    [Trait("Requirement", "D-61")]
    public async Task What_the_bodies_keep_among_themselves_is_not_there_for_others()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await manager.Get("performance/quarters/open");
        var quarter = await form.Submit(
            ("Form.FrameworkId", site.FrameworkId.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q2")
        );
        using var stranger = site.Visit();
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Another partner");
        foreach (
            var path in new[]
            {
                quarter.Address.ToString(),
                "performance/escalations",
                "performance/quarters",
                "performance/products/1",
                "performance/narratives/1",
            }
        )
        {
            (await stranger.Try(path)).Heading.ShouldBe("Sign in", path);
            (await partner.Try(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
        // Nor on the thread.
        (await partner.Try("thread/narrative-1")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Try("performance/quarters/open")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("Requirement", "D-21")]
    public async Task Whoever_still_owes_something_is_reminded_seven_days_and_one_day_before()
    {
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await manager.Get("performance/quarters/open");
        var quarter = await form.Submit(
            ("Form.FrameworkId", site.FrameworkId.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q4")
        );
        var round = site.Services.GetServices<INightlyRound>().Single(r => r.Title == "Reminders of the quarter");
        async Task<int> After(DateOnly night)
        {
            await using var db = site.Open();
            await round.Run(new(db, night, DateTime.UnixEpoch, ""), default);
            return await db.Set<Notice>()
                .CountAsync(n =>
                    n.PostId == site.SouthCoordinator
                    && n.Key.StartsWith("quarter:")
                    && n.Text.Contains("Quarter 4 2025-26")
                );
        }
        // Narratives are due on 30 April 2026.
        (await After(new(2026, 4, 22))).ShouldBe(0);
        (await After(new(2026, 4, 23))).ShouldBe(1);
        (await After(new(2026, 4, 24))).ShouldBe(1);
        (await After(new(2026, 4, 29))).ShouldBe(2);
        (await After(new(2026, 4, 29))).ShouldBe(2);
        (await After(new(2026, 5, 4))).ShouldBe(2);
        quarter.Heading.ShouldBe("Quarter 4 2025-26");
    }

    private static string Sentence(Action act) => Should.Throw<RulesBroken>(act).Message;
}
