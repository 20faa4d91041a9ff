using System.Globalization;
using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Strategy.LocalReadings;
using CommonThread.Strategy.Plans;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

/// <summary>Two priorities with a lead each: every page on which a lead writes, tried on one's own and on the other's.</summary>
public sealed class TwoLeadsTests(TwoLeadsTests.Site site) : IClassFixture<TwoLeadsTests.Site>
{
    public sealed class Site : DeliverySite
    {
        public int OtherPost { get; private set; }

        public int Other { get; private set; }

        protected override async Task Fill()
        {
            await base.Fill();
            OtherPost = await Post("Head of Cohesion", roles: [Roles.PriorityLead]);
            await using var db = Open();
            var priority = Priority.Called(FrameworkId, "Hate crime");
            db.Add(priority);
            await db.SaveChangesAsync();
            Other = priority.Id;
            db.Add(PriorityRole.Of(priority, RoleOfPriority.Lead, OtherPost, new DateOnly(2020, 1, 1)));
            db.Add(RequiredAction.Of(FrameworkId, RequiredKind.Action, 1, null, "Scoping and mapping"));
            db.Add(RequiredAction.Of(FrameworkId, RequiredKind.Duty, 1, "Ambassador", "Be an ambassador"));
            await db.SaveChangesAsync();
            foreach (var id in new[] { PriorityId, Other })
                Pages[id] = await PagesOf(id);
        }

        /// <summary>The pages that write what belongs to a priority.</summary>
        public Dictionary<int, IReadOnlyList<string>> Pages { get; } = [];

        private async Task<IReadOnlyList<string>> PagesOf(int id)
        {
            await using var db = Open();
            var priority = await db.Set<Priority>().SingleAsync(p => p.Id == id);
            var lead = id == PriorityId ? LeadPost : OtherPost;
            var report = LeadReport.For(priority, CommonThread.Shared.Period.Quarter(2025, 3), null);
            var plans = Enum.GetValues<PlanKind>()
                .Select(k => Plan.Of(FrameworkId, id, k, $"{k} for {priority.Name}"))
                .ToList();
            var guidance = new Guidance
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Title = "Guide",
            };
            var mechanism = new Mechanism { FrameworkId = FrameworkId, PriorityId = id };
            var relationship = new Relationship
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Purpose = "Keep in touch",
            };
            var law = new LawAssessment
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Instrument = "An Act",
            };
            var concern = new Concern
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Words = "The grant ends",
                RaisedOn = Today,
            };
            var scoping = new ScopingExercise
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Question = "Where?",
            };
            var claim = new Claim
            {
                FrameworkId = FrameworkId,
                PriorityId = id,
                Words = "It fell",
            };
            db.AddRange([report, .. plans, guidance, mechanism, relationship, law, concern, scoping, claim]);
            await db.SaveChangesAsync();
            var action = Commitment.To(CommitmentKind.PlanAction, plans[0].Record, $"Act on {priority.Name}");
            action.Plan(null, Today.AddDays(30));
            var required = await db.Set<RequiredAction>().SingleAsync(r => r.Kind == RequiredKind.Action);
            var duty = await db.Set<RequiredAction>().SingleAsync(r => r.Kind == RequiredKind.Duty);
            var council = await Organisation("Testshire County Council");
            var line = Checklist.Make(required, priority, lead, council, CommonThread.Shared.Marking.Public);
            var kept = Checklist.Make(duty, priority, lead, council, CommonThread.Shared.Marking.Public);
            db.AddRange(action, line, kept);
            await db.SaveChangesAsync();
            return
            [
                $"strategy/safer/checklist/{id}/1",
                $"strategy/safer/duties/{id}/1",
                $"strategy/safer/reports/{report.Id}/write",
                $"strategy/safer/reports/next/{id}",
                $"strategy/safer/plans/add?priority={id}",
                $"strategy/safer/plans/{plans[0].Id}/edit",
                $"strategy/safer/plans/{plans[0].Id}/refresh",
                $"strategy/safer/plans/{plans[1].Id}/edit",
                $"strategy/safer/plans/{plans[1].Id}/lines",
                $"strategy/safer/plans/{plans[2].Id}/edit",
                $"strategy/safer/plans/{plans[2].Id}/entries",
                $"strategy/safer/registers/guidance/{guidance.Id}",
                $"strategy/safer/registers/mechanisms/{mechanism.Id}",
                $"strategy/safer/registers/relationships/{relationship.Id}",
                $"strategy/safer/registers/law/{law.Id}",
                $"strategy/safer/registers/concerns/{concern.Id}",
                $"strategy/safer/registers/scoping/{scoping.Id}",
                $"strategy/safer/registers/claims/{claim.Id}",
                $"commitments/add?on={plans[0].Record}",
                $"commitments/{action.Id}/edit",
                $"commitments/{action.Id}/update",
                $"commitments/{action.Id}/share",
                $"evidence/add?on={action.Record}",
                $"commitments/{line.Id}/edit",
                $"commitments/{line.Id}/update",
                $"evidence/add?on={line.Record}",
                $"commitments/{kept.Id}/edit",
                $"evidence/add?on={kept.Record}",
            ];
        }
    }

    private async Task<Visitor> As(int post)
    {
        var visitor = site.Visit();
        await visitor.SignInAs(post);
        return visitor;
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    [Trait("Requirement", "A-29")]
    [Trait("Requirement", "A-40")]
    public async Task A_lead_writes_what_belongs_to_its_own_priority_and_reads_what_belongs_to_another_s()
    {
        using var lead = await As(site.LeadPost);
        using var other = await As(site.OtherPost);
        using var manager = await site.SignIn(Roles.ProgrammeManager);
        var form = await lead.Get($"strategy/safer/checklist/{site.PriorityId}/1");
        var wrong = new List<string>();
        async Task Expect(Visitor who, string name, string page, HttpStatusCode status)
        {
            var shown = await who.Try(page);
            if (shown.Status != status)
                wrong.Add($"GET {page} as {name}: {shown.Status}");
            if (status == HttpStatusCode.Forbidden && shown.Heading != "This is not yours to change")
                wrong.Add($"GET {page} as {name} says {shown.Heading}");
        }
        foreach (var page in site.Pages[site.PriorityId])
        {
            await Expect(lead, "its lead", page, HttpStatusCode.OK);
            await Expect(other, "another lead", page, HttpStatusCode.Forbidden);
            await Expect(manager, "programme manager", page, HttpStatusCode.OK);
        }
        foreach (var page in site.Pages[site.Other])
        {
            await Expect(other, "its lead", page, HttpStatusCode.OK);
            await Expect(lead, "another lead", page, HttpStatusCode.Forbidden);
            var sent = await form.SubmitTo(page, ("Form.Words", "x"), ("Reason", "x"));
            if (sent.Status != HttpStatusCode.Forbidden)
                wrong.Add($"POST {page} as another lead: {sent.Status}");
        }
        wrong.ShouldBeEmpty(string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    [Trait("Requirement", "A-40")]
    public async Task A_page_that_is_another_lead_s_says_who_writes_it_and_leads_to_where_it_is_read()
    {
        using var lead = await As(site.LeadPost);
        var refused = await lead.Try(
            site.Pages[site.Other].Single(p => p.EndsWith("/write", StringComparison.Ordinal))
        );
        refused.Text.ShouldContain(
            "The lead of this priority, its support officer and the programme manager write this"
        );
        var read = await refused.Follow("Read it");
        read.Heading.ShouldBe("Report for Quarter 3 2025-26");
        read.Text.ShouldNotContain("Write it");
    }

    [Fact]
    [Trait("Requirement", "A-40")]
    public async Task Links_to_what_would_be_refused_are_not_shown()
    {
        using var lead = await As(site.LeadPost);
        var closed = site.Pages[site.Other]
            .Select(p => p.Split('?')[0])
            .Where(p => !p.EndsWith("/add", StringComparison.Ordinal))
            .ToHashSet();
        var plans = site.Pages[site.Other]
            .Where(p =>
                p.EndsWith("/edit", StringComparison.Ordinal) && p.Contains("/plans/", StringComparison.Ordinal)
            )
            .Select(p => p[..^5]);
        string[] pages =
        [
            $"strategy/priorities/{site.Other}",
            "strategy/safer/reports",
            "strategy/safer/plans",
            "my-priorities",
            "gaps",
            "my-work",
            .. plans,
            .. "guidance mechanisms relationships law concerns scoping claims"
                .Split(' ')
                .Select(k => $"strategy/safer/registers/{k}"),
        ];
        foreach (var page in pages)
        {
            var shown = await lead.Get(page);
            var links = shown
                .Html.QuerySelectorAll("main a[href]")
                .Select(a => a.GetAttribute("href")!.Split('?')[0])
                .Select(h => h.Replace("/testshire/", "", StringComparison.Ordinal));
            links.Where(closed.Contains).ShouldBeEmpty(page);
            shown
                .Html.QuerySelectorAll($"a[href*='add?priority={site.Other}'], a[href*='priority={site.Other}&kind=']")
                .ShouldBeEmpty(page);
        }
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task A_lead_cannot_give_a_plan_or_an_entry_to_another_s_priority()
    {
        using var lead = await As(site.LeadPost);
        var theirs = site.Other.ToString(CultureInfo.InvariantCulture);
        var form = await lead.Get($"strategy/safer/plans/add?priority={site.PriorityId}");
        form.Html.QuerySelectorAll("[name='Form.Priority'] option")
            .Select(o => o.TextContent.Trim())
            .ShouldBe(["The whole framework", "Antisocial behaviour"]);
        var refused = await form.Submit(
            ("Form.Title", "A plan"),
            ("Form.Kind", "DeliveryPlan"),
            ("Form.Priority", theirs)
        );
        refused.Errors.ShouldBe(["Choose a priority that you lead or support"]);
        var entry = await lead.Get("strategy/safer/registers/relationships/add");
        entry.Html.QuerySelectorAll("[name='Form.Texts[PriorityId]'] option").Length.ShouldBe(2);
        refused = await entry.Submit(("Form.Texts[PriorityId]", theirs), ("Form.Texts[Purpose]", "Keep in touch"));
        refused.Errors.ShouldContain("Priority: choose one of the list");
    }

    [Fact]
    [Trait("Requirement", "A-26")]
    public async Task A_lead_begins_a_plan_of_the_whole_framework_and_owns_it()
    {
        using var lead = await As(site.LeadPost);
        var form = await lead.Get("strategy/safer/plans/add");
        (
            await form.Submit(("Form.Title", "County plan"), ("Form.Kind", "ActionPlan"), ("Form.Owner", ""))
        ).Errors.ShouldBe(["Choose the post that owns a plan of the whole framework"]);
        var plan = await form.Submit(("Form.Title", "County plan"), ("Form.Kind", "ActionPlan"));
        plan.Text.ShouldContain("Chief Executive");
        (await plan.Follow("Change")).Heading.ShouldBe("Change a plan");
        using var other = await As(site.OtherPost);
        (await other.Try(plan.Address + "/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.Get(plan.Address.ToString())).Text.ShouldNotContain("Add an action");
    }

    [Fact]
    [Trait("Requirement", "A-38")]
    [Trait("Requirement", "A-40")]
    public async Task A_support_officer_writes_for_its_lead_until_its_last_day()
    {
        var post = await site.Post("Support officer of Cohesion", roles: [Roles.SupportOfficer]);
        int role;
        await using (var db = site.Open())
        {
            var priority = await db.Set<Priority>().SingleAsync(p => p.Id == site.Other);
            var given = PriorityRole.Of(
                priority,
                RoleOfPriority.SupportOfficer,
                post,
                new DateOnly(2024, 1, 1),
                site.Today
            );
            db.Add(given);
            await db.SaveChangesAsync();
            role = given.Id;
        }
        using var officer = await As(post);
        var page = $"strategy/safer/reports/next/{site.Other}";
        (await officer.Try(page)).Status.ShouldBe(HttpStatusCode.OK);
        (await officer.Try($"strategy/safer/reports/next/{site.PriorityId}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await using (var db = site.Open())
        {
            db.Remove(await db.Set<PriorityRole>().SingleAsync(r => r.Id == role));
            await db.SaveChangesAsync();
        }
        (await officer.Try(page)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
