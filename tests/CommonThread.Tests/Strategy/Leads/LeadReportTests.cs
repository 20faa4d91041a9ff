using System.Globalization;
using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

public sealed class LeadReportTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private string Priority => site.PriorityId.ToString(CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Requirement", "A-40")]
    [Trait("Requirement", "A-41")]
    public async Task A_lead_writes_this_quarter_s_report_and_its_concern_waits_for_an_answer()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var page = await lead.Get($"strategy/priorities/{Priority}");
        page = await lead.Get($"strategy/safer/reports/next/{Priority}");
        page.Text.ShouldContain("Quarter 4 2025-26");
        page = await page.Submit();
        var refused = await page.Submit(("then", "submit"));
        refused.Errors.ShouldBe(["Write the summary before you submit the report"]);
        var submitted = await page.Submit(
            ("then", "submit"),
            ("Form.Summary", "The form works; youth work is thin."),
            ("Form.HelpAsked", "The grant ends in March."),
            ("Form.Concern", "true")
        );
        submitted.Text.ShouldContain("Submitted on 12 March 2026");
        (await lead.Try(submitted.Address + "/write")).Status.ShouldBe(
            HttpStatusCode.NotFound,
            "a submitted report is locked"
        );
        var corrected = await submitted.Submit();
        corrected.Heading.ShouldBe("Report for Quarter 4 2025-26");
        (await lead.Get(submitted.Address.ToString())).Text.ShouldContain("The form works; youth work is thin.");

        using var board = await site.SignIn(Roles.BoardMember);
        var priority = await board.Get($"strategy/priorities/{Priority}");
        priority.Text.ShouldContain("Waiting for the Performance Group and the Board");
        var answer = await (await priority.Follow("Answer it")).Submit(
            ("Form.Answer", "The fund is extended to June.")
        );
        answer.Status.ShouldBe(HttpStatusCode.OK);
        (await board.Get($"strategy/priorities/{Priority}")).Text.ShouldContain("The fund is extended to June.");
    }

    [Fact]
    [Trait("Requirement", "A-28")]
    public async Task A_new_priority_has_the_whole_checklist_and_done_needs_evidence()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get("strategy/safer/registers/required-actions/add");
        await form.Submit(
            ("Form.Texts[Words]", "Scoping and mapping"),
            ("Form.Texts[Number]", "1"),
            ("Form.Texts[Kind]", "Action")
        );
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var priority = await lead.Get($"strategy/priorities/{Priority}");
        priority.Text.ShouldContain("0 of 1 done");
        var stand = await lead.Get($"strategy/safer/checklist/{Priority}/1");
        (await stand.Submit(("Form.State", "Done"))).Errors.ShouldBe(["Say what shows it"]);
        var after = await stand.Submit(("Form.State", "Done"), ("Form.Words", "The map of repeat places"));
        after.Text.ShouldContain("1 of 1 done");
        after.Text.ShouldContain("The map of repeat places");
    }

    [Fact]
    [Trait("Requirement", "A-40")]
    public void A_submitted_report_is_locked_and_corrected_by_a_new_version()
    {
        var report = LeadReport.For(CommonThread.Strategy.Priority.Called(1, "Prevent"), Period.Quarter(2025, 3), null);
        report.Due.ShouldBe(new DateOnly(2026, 1, 31));
        report.Write(new LeadReportText { Summary = "Steady." });
        report.Submit(new DateOnly(2026, 2, 2), 5);
        report.IsLate(new DateOnly(2026, 2, 2)).ShouldBeTrue();
        Should.Throw<RulesBroken>(() => report.Write(new LeadReportText()));
        var next = report.Correct();
        (next.Version, next.SubmittedOn, next.Summary).ShouldBe((2, null, "Steady."));
    }
}
