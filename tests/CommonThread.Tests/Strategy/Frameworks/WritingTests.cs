using System.Net;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Reviews;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.Strategy.Frameworks;

public sealed class WritingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    [Trait("Requirement", "A-01")]
    [Trait("Speed", "slow")]
    public async Task A_strategy_officer_writes_a_framework_from_nothing_one_page_at_a_time()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var owner = await site.Organisation("Testshire County Council");
        var add = await officer.Get("strategy/add");
        (await add.Submit(("Form.Title", ""))).Errors.ShouldContain("Enter the title, up to 250 characters");
        var write = await add.Submit(
            ("Form.Title", "Safer Testshire Strategy"),
            ("Form.ShortTitle", "Safer Testshire"),
            ("Form.Type", "Strategy"),
            ("Form.OwnerOrganisationId", $"{owner}")
        );
        write.Status.ShouldBe(HttpStatusCode.OK, string.Join("; ", write.Errors));
        write.Heading.ShouldBe("Write Safer Testshire");
        const string Home = "strategy/safer-testshire-strategy";

        // The period cannot run backwards; what was typed is kept.
        var period = await officer.Get(Home + "/period");
        var backwards = await period.Submit(
            ("Form.PeriodStart.Day", "1"),
            ("Form.PeriodStart.Month", "4"),
            ("Form.PeriodStart.Year", "2026"),
            ("Form.PeriodEnd.Day", "31"),
            ("Form.PeriodEnd.Month", "3"),
            ("Form.PeriodEnd.Year", "2025")
        );
        backwards.Errors.ShouldContain("The period cannot end before it starts");
        (await backwards.Submit(("Form.PeriodEnd.Year", "2029"), ("Form.ReviewEveryMonths", "12"))).Status.ShouldBe(
            HttpStatusCode.OK
        );

        (string Page, (string, string)[] Values)[] parts =
        [
            ("vision", [("Form.Vision", "Every street is a good street"), ("Form.Aim", "Safer together")]),
            ("vision-parts", [("Form.Name", "People"), ("Form.Words", "People look out for one another")]),
            ("themes", [("Form.Name", "Cohesion"), ("Form.Number", "1")]),
            ("priorities", [("Form.Name", "Hate crime"), ("Form.State", "Current"), ("Form.Levels", "Enforcement")]),
            ("objectives", [("Form.Words", "Fewer repeat victims"), ("Form.Number", "1")]),
            ("operational-objectives", [("Form.Words", "Open three hubs"), ("Form.FinancialYear", "2026")]),
            ("principles", [("Form.Words", "Listen first"), ("Form.Kind", "Principle")]),
            ("pledges", [("Form.Words", "Answer everyone")]),
            ("outcomes", [("Form.Words", "People feel they belong")]),
            ("promises", [("Form.Words", "Opened three hubs")]),
            ("programmes", [("Form.Name", "Investing in places"), ("Form.Aliases", "Places\nInvesting in place")]),
            ("corporate-priorities", [("Form.Name", "Strong communities")]),
            ("drivers", [("Form.Title", "Crime and Disorder Act 1998"), ("Form.Kind", "Legislation")]),
        ];
        foreach (var (page, values) in parts)
        {
            var form = await officer.Get($"{Home}/{page}");
            form.Html.QuerySelectorAll("h1").Length.ShouldBe(1, page);
            if (page != "vision")
                (await form.Submit()).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, page);
            var done = await form.Submit(values);
            done.Status.ShouldBe(HttpStatusCode.OK, $"{page}: {string.Join("; ", done.Errors)}");
            done.Text.ShouldContain(values[0].Item2, customMessage: page);
        }

        // Each is changed and taken out on the page that its line names.
        write = await officer.Get(Home + "/write");
        foreach (
            var link in write
                .Html.QuerySelectorAll(".govuk-summary-list__actions a")
                .Select(a => new Uri(write.Address, a.GetAttribute("href")!).ToString())
                .ToList()
        )
        {
            var change = await officer.Try(link);
            change.Status.ShouldBe(HttpStatusCode.OK, link);
            (await change.Submit("main form[method=post]")).Status.ShouldBe(HttpStatusCode.OK, link);
        }
        await using (var db = site.Open())
        {
            var principle = await db.Set<CommonThread.Strategy.Principles.Principle>().Select(p => p.Id).SingleAsync();
            var page = await officer.Get($"{Home}/principles/{principle}");
            (await page.Submit("form[action*='Remove']")).Text.ShouldContain("The principle is taken out");
        }

        // A draft shows to partners, not to the public; the words of the framework can be read as a whole.
        (await officer.Get(Home)).Text.ShouldContain("These are the words being written");
        using var reader = site.Visit();
        (await reader.Try(Home)).Status.ShouldBe(HttpStatusCode.NotFound);
        var version = await officer.Get(Home + "/versions/1");
        (await version.Submit("#move", ("Form.To", "OutForConsultation"), ("Reason", "Six weeks"))).Status.ShouldBe(
            HttpStatusCode.OK
        );
        (await reader.Get(Home)).Text.ShouldContain("Every street is a good street");
    }

    [Fact]
    [Trait("Requirement", "A-02")]
    public async Task A_link_of_parents_may_not_form_a_loop()
    {
        var (upper, lower) = (await Make("Upper plan"), await Make("Lower plan"));
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (
            await (await officer.Get("strategy/lower-plan/drivers")).Submit(("Form.ParentFrameworkId", $"{upper}"))
        ).Status.ShouldBe(HttpStatusCode.OK);
        (
            await (await officer.Get("strategy/upper-plan/drivers")).Submit(("Form.ParentFrameworkId", $"{lower}"))
        ).Errors.ShouldContain("A framework cannot answer to itself, nor to one that answers to it");
        await using var db = site.Open();
        (await db.Set<Driver>().CountAsync(d => d.FrameworkId == upper)).ShouldBe(0);
    }

    [Fact]
    [Trait("Requirement", "A-08")]
    [Trait("Requirement", "A-09")]
    [Trait("Speed", "slow")]
    public async Task Evidence_comes_before_judgement_and_a_promise_is_reported_with_what_shows_it()
    {
        var id = await Make("Evidence plan");
        await using var db = site.Open();
        var outcome = Outcome.Of(id, "Neighbours know one another");
        var promise = Promise.To(id, "Opened three hubs", site.Today.AddDays(-2));
        db.AddRange(outcome, promise);
        await db.SaveChangesAsync();
        using var lead = await site.SignIn(Roles.PriorityLead);
        (await lead.Get("gaps")).Text.ShouldContain("“Neighbours know one another” has no measure and no evidence");
        var page = await lead.Get($"strategy/evidence-plan/outcomes/{outcome.Id}/evidence");
        (await page.Submit("#judge", ("Judge.Judgement", "Partly"))).Errors.ShouldContain(
            "Add at least one piece of evidence before you judge"
        );
        page = await page.Submit("#add", ("Form.Words", "61 percent say so"), ("Form.Source", "Resident survey"));
        page.Text.ShouldContain("61 percent say so");
        (await page.Submit("#judge", ("Judge.Judgement", "Partly"))).Text.ShouldContain("Partly, on 12 March 2026");
        var report = await lead.Get($"strategy/evidence-plan/promises/{promise.Id}/report");
        (await report.Submit(("Form.State", "PartlyKept"))).Errors.ShouldContain(
            "Say what shows it, so that a reader can judge for themselves"
        );
        (await report.Submit(("Form.State", "PartlyKept"), ("Form.Evidence", "Two are open"))).Text.ShouldContain(
            "Two are open"
        );
        (await lead.Get("gaps")).Text.ShouldNotContain("“Neighbours know one another” has no measure");

        // A reader may read the evidence and not add to it.
        using var councillor = await site.SignIn(Roles.Councillor);
        var read = await councillor.Get($"strategy/evidence-plan/outcomes/{outcome.Id}/evidence");
        read.Html.QuerySelector("#add").ShouldBeNull();
        (await councillor.Try($"strategy/evidence-plan/promises/{promise.Id}/report")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    [Trait("Requirement", "A-50")]
    public async Task What_follows_a_framework_is_decided_once_its_end_nears()
    {
        var id = await Make("Ending plan", VersionState.InForce, site.Today.AddMonths(3));
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Get("gaps")).Text.ShouldContain("in less than 6 months, and nobody has said what follows");
        var end = await officer.Get("strategy/ending-plan/end");
        (await end.Submit(("Form.Expiry", "RemainsLive"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (
            await end.Submit(("Form.Expiry", "RemainsLive"), ("Form.ExpiryReason", "Cabinet, 1 March: it remains live"))
        ).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.Get("gaps")).Text.ShouldNotContain("Ending plan ends on");
        await using var db = site.Open();
        (await db.Set<Framework>().SingleAsync(f => f.Id == id)).RemainsLive.ShouldBeTrue();
    }

    [Fact]
    [Trait("Requirement", "A-48")]
    public async Task The_next_review_opens_by_itself_once_and_is_overdue_after_its_day()
    {
        var id = await Make("Reviewed plan", VersionState.InForce, site.Today.AddYears(2));
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == id);
            framework.IsReviewedEvery(12);
            await db.SaveChangesAsync();
            for (var night = 0; night < 2; night++)
            {
                await OpenReviews.ForAll(db, site.Today, TestContext.Current.CancellationToken);
                await db.SaveChangesAsync();
            }
            var review = await db.Set<FrameworkReview>().SingleAsync(r => r.FrameworkId == id);
            review.Due.ShouldBeGreaterThan(site.Today.AddDays(-FrameworkReview.RemindDaysBefore));
            review.Move(site.Today.AddDays(-1));
            await db.SaveChangesAsync();
        }
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Get("gaps")).Text.ShouldContain("review of Reviewed plan was due on");
        var opened = await (await officer.Get("strategy/reviewed-plan/reviews")).Follow("Open a review");
        (
            await opened.Submit(
                ("Form.Kind", "Refresh"),
                ("Form.Due.Day", "1"),
                ("Form.Due.Month", "6"),
                ("Form.Due.Year", "2026")
            )
        ).Text.ShouldContain("Refresh review, to come");
    }

    private async Task<int> Make(string title, VersionState state = VersionState.Draft, DateOnly? end = null)
    {
        var owner = await site.Organisation("Testshire County Council");
        await using var db = site.Open();
        var framework = Framework.Titled(title, FrameworkType.Plan, owner);
        framework.Last(site.Today.AddYears(-1), end);
        framework.Stand(state);
        framework.ShowTo(Marking.Public);
        db.Add(framework);
        await db.SaveChangesAsync();
        if (state == VersionState.Draft)
            db.Add(CommonThread.Strategy.Versions.FrameworkVersion.Draft(framework.Id, 1, "First"));
        await db.SaveChangesAsync();
        return framework.Id;
    }

    [Fact]
    [Trait("Requirement", "A-48")]
    [Trait("Requirement", "A-53")]
    public async Task A_new_agreement_is_reviewed_yearly_and_its_owner_sets_how_many_partners_must_agree()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var owner = await site.Organisation("Testshire County Council");
        await (await officer.Get("strategy/add")).Submit(
            ("Form.Title", "Agreement of Testshire"),
            ("Form.Type", "Agreement"),
            ("Form.OwnerOrganisationId", $"{owner}")
        );
        (await officer.Get("strategy/agreement-of-testshire/reviews")).Text.ShouldContain("It is reviewed every year");
        var particulars = await officer.Get("strategy/agreement-of-testshire/particulars");
        (await particulars.Submit(("Form.RequiredAdoptions", "0"))).Errors.ShouldBe([
            "The number of partners that must agree must be 1 or more",
        ]);
        (await particulars.Submit(("Form.RequiredAdoptions", "2"))).Status.ShouldBe(HttpStatusCode.OK);
        await using var db = site.Open();
        (await db.Set<Framework>().SingleAsync(f => f.Slug == "agreement-of-testshire")).RequiredAdoptions.ShouldBe(2);
    }
}
