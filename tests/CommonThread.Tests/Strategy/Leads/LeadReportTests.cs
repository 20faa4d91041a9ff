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
    [Trait("Speed", "slow")]
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

    [Fact]
    [Trait("Requirement", "A-37")]
    [Trait("Requirement", "A-39")]
    [Trait("Speed", "slow")]
    public async Task A_new_lead_takes_over_what_is_open_and_the_duties_stay_with_the_lead_s_post()
    {
        int priority;
        await using (var own = site.Open())
        {
            var added = CommonThread.Strategy.Priority.Called(site.FrameworkId, "Rural crime");
            own.Add(added);
            await own.SaveChangesAsync();
            priority = added.Id;
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        foreach (
            var (words, number, kind) in new[]
            {
                ("Map the repeat callers", "21", "Action"),
                ("Be an ambassador", "22", "Duty"),
            }
        )
        {
            var form = await officer.Get("strategy/safer/registers/required-actions/add");
            var added = await form.Submit(
                ("Form.Texts[Words]", words),
                ("Form.Texts[Number]", number),
                ("Form.Texts[Kind]", kind)
            );
            added.Status.ShouldBe(HttpStatusCode.OK, added.Text);
        }
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        async Task Lead(string title, string day)
        {
            var post = await site.Post(title, roles: [Roles.PriorityLead]);
            var form = await manager.Get($"strategy/safer/registers/roles/add?priority={priority}");
            var done = await form.Submit(
                ("Form.Texts[Role]", "Lead"),
                ("Form.Texts[PostId]", post.ToString(CultureInfo.InvariantCulture)),
                ("Form.Dates[From].Day", day),
                ("Form.Dates[From].Month", "3"),
                ("Form.Dates[From].Year", "2026")
            );
            done.Status.ShouldBe(HttpStatusCode.OK, done.Text);
        }
        await Lead("Earlier director", "2");
        var stand = await manager.Get($"strategy/safer/checklist/{priority}/21");
        await stand.Submit(("Form.State", "OnTrack"), ("Form.Words", "Begun with the police"));
        var duty = await manager.Get($"strategy/safer/duties/{priority}/22");
        await duty.Submit(("Form.Words", "Met the housing association"));
        await Lead("Later director", "9");

        await using var db = site.Open();
        var later = await site.Post("Later director");
        var standing = await db.Set<CommonThread.Commitments.Commitment>()
            .Where(c => c.Reference == "21" || c.Reference == "22")
            .ToListAsync();
        standing.Count.ShouldBe(2);
        standing.ShouldAllBe(c => c.OwnerPostId == later);

        using var lead = site.Visit();
        await lead.SignInAs(later);
        var mine = await lead.Get("my-priorities");
        mine.Text.ShouldContain("Be an ambassador");
        mine.Text.ShouldContain("Met the housing association");
        mine.Text.ShouldContain("12 March 2026");

        // A required action is marked as done by its update page only when something shows it.
        var action = standing.Single(c => c.Reference == "21");
        var renumbered = await officer.Get("strategy/safer/registers/required-actions");
        var change = await renumbered.Follow("Change Map the repeat callers");
        (await change.Submit(("Form.Texts[Number]", "23"))).Status.ShouldBe(HttpStatusCode.OK);
        (await lead.Get($"strategy/safer/checklist/{priority}/23")).Text.ShouldContain("Begun with the police");
        var taken = await officer.Get(change.Address.ToString());
        (await taken.Submit("#remove")).Errors.ShouldBe(["Say why it is taken out"]);
        (await taken.Submit("#remove", ("Reason", "Merged with the profile"))).Text.ShouldNotContain(
            "Map the repeat callers"
        );
        action.Id.ShouldBeGreaterThan(0);
    }

    [Fact]
    [Trait("Requirement", "A-40")]
    public async Task When_a_quarter_is_over_the_reports_are_opened_and_late_ones_are_listed()
    {
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId);
            framework.LeadReports = PeriodKind.Quarter;
            await db.SaveChangesAsync();
            await new OpenLeadReports().Run(
                new(db, new DateOnly(2026, 3, 12), new DateTime(2026, 3, 12, 3, 0, 0, DateTimeKind.Utc), site.Folder),
                CancellationToken.None
            );
            await new OpenLeadReports().Run(
                new(db, new DateOnly(2026, 3, 12), new DateTime(2026, 3, 12, 3, 0, 0, DateTimeKind.Utc), site.Folder),
                CancellationToken.None
            );
            (
                await db.Set<LeadReport>()
                    .CountAsync(r => r.PriorityId == site.PriorityId && r.QuarterStart == new DateOnly(2025, 10, 1))
            ).ShouldBe(1);
        }
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var page = await manager.Get("strategy/safer/reports");
        page.Text.ShouldContain("Antisocial behaviour, Quarter 3 2025-26: due 31 January 2026");
        (await manager.Get("strategy/safer/reports?handler=csv")).Body.ShouldContain("Quarter 3 2025-26");
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Get("strategy/safer/reports")).Html.QuerySelector("#due").ShouldBeNull();
    }

    [Fact]
    [Trait("Requirement", "A-43")]
    public async Task A_partnership_marks_guidance_as_received_and_used()
    {
        await using (var db = site.Open())
        {
            db.Add(CommonThread.Places.Place.Called("Northern partnership", CommonThread.Places.PlaceType.CspArea));
            await db.SaveChangesAsync();
        }
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"strategy/safer/registers/guidance/add?priority={Priority}");
        var list = await form.Submit(("Form.Texts[Title]", "Triage form"), ("Form.Texts[Kind]", "Toolkit"));
        list.Text.ShouldContain("Not received yet by Northern partnership");
        using var coordinator = await site.SignIn(Roles.CspCoordinator);
        list = await coordinator.Get("strategy/safer/registers/guidance");
        var mark = await list.Follow("Mark it as received or used by your partnership");
        (
            await mark.Submit(("Form.UsedOn.Day", "1"), ("Form.UsedOn.Month", "3"), ("Form.UsedOn.Year", "2026"))
        ).Errors.ShouldBe(["It cannot be used before it is received"]);
        (await mark.Submit()).Text.ShouldNotContain("Not received yet by");
    }
}
