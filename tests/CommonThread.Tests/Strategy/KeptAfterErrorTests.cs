using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using CommonThread.People;
using CommonThread.Strategy.Versions;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy;

/// <summary>What was typed and ticked is there after an error, and the error names its field as the form does.</summary>
public sealed class KeptAfterErrorTests(KeptAfterErrorTests.Site site) : IClassFixture<KeptAfterErrorTests.Site>
{
    public sealed class Site : DeliverySite
    {
        protected override async Task Fill()
        {
            await base.Fill();
            await using var db = Open();
            db.Add(FrameworkVersion.Draft(FrameworkId, 1, "First version"));
            await db.SaveChangesAsync();
        }
    }

    // A page, the box that is ticked on it, and another field with what cannot be taken.
    private static readonly (string Role, string Page, string Box, string Field, string Value)[] Boxes =
    [
        (Roles.StrategyOfficer, "strategy/safer/period", "Form.Statutory", "Form.ReviewEveryMonths", "some"),
        (Roles.StrategyOfficer, "strategy/safer/period", "Form.Statutory", "Form.PeriodStart.Year", "20"),
        (Roles.StrategyOfficer, "strategy/safer/period", "Form.Statutory", "Form.LegalBasis", ""),
        (Roles.StrategyOfficer, "strategy/safer/period", "Form.Statutory", "Form.ReviewEveryMonths", "-3"),
        (Roles.StrategyOfficer, "strategy/safer/measures/write?kind=CountPerYear", "Form.Public", "Form.Name", ""),
        (
            Roles.ProgrammeManager,
            "strategy/safer/registers/roles/add",
            "Form.Texts[OutsideCoreMembership]",
            "Form.Dates[From].Year",
            "20"
        ),
        (
            Roles.ProgrammeManager,
            "strategy/safer/registers/roles/add",
            "Form.Texts[OutsideCoreMembership]",
            "Form.Texts[PostId]",
            ""
        ),
        (Roles.Analyst, "measures/new", "Form.PartnersOnly", "Form.Title", ""),
        (Roles.Analyst, "measures/new", "Form.Suppress", "Form.Title", ""),
    ];

    [Fact]
    public async Task A_tick_is_kept_when_another_field_fails_and_so_is_its_absence()
    {
        var wrong = new List<string>();
        foreach (var (role, page, box, field, value) in Boxes)
        {
            using var visitor = await site.SignIn(role);
            var form = await visitor.Get(page);
            foreach (var tick in new[] { true, false })
            {
                (string, string)[] sent = tick ? [(field, value), (box, "true")] : [(field, value), (box, "false")];
                var again = await form.Submit(sent);
                if (again.Status != HttpStatusCode.UnprocessableEntity && tick)
                    wrong.Add($"{page} took “{value}” as {field}");
                var shown = again
                    .Html.QuerySelectorAll("input[type=checkbox]")
                    .OfType<IHtmlInputElement>()
                    .SingleOrDefault(i => i.Name == box);
                if (again.Status == HttpStatusCode.UnprocessableEntity && shown?.IsChecked != tick)
                    wrong.Add($"{page} forgot that {box} was {(tick ? "" : "not ")}ticked");
            }
        }
        wrong.ShouldBeEmpty(string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    [Trait("Requirement", "A-31")]
    public async Task A_wrong_date_of_a_register_is_named_by_its_label_once_and_stands_at_its_field()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get("strategy/safer/registers/scoping/add");
        var refused = await form.Submit(
            ("Form.Texts[Question]", "Where do they meet?"),
            ("Form.Dates[CommissionedOn].Day", "3"),
            ("Form.Dates[CommissionedOn].Month", "4"),
            ("Form.Dates[Due].Day", "41"),
            ("Form.Dates[Due].Month", "4"),
            ("Form.Dates[Due].Year", "2026")
        );
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["Commissioned on must include a year", "Due must be a real date"]);
        refused
            .Html.QuerySelectorAll(".govuk-error-message")
            .Select(e => e.TextContent.Replace("Error:", "", StringComparison.Ordinal).Trim())
            .ShouldBe(["Commissioned on must include a year", "Due must be a real date"]);
        foreach (var link in refused.Html.QuerySelectorAll(".govuk-error-summary a"))
            refused.Html.GetElementById(link.GetAttribute("href")!.TrimStart('#')).ShouldNotBeNull();
        refused
            .Html.QuerySelector("[name='Form.Texts[Question]']")!
            .GetAttribute("value")
            .ShouldBe("Where do they meet?");
        refused.Html.QuerySelector("[name='Form.Dates[Due].Day']")!.GetAttribute("value").ShouldBe("41");
    }

    [Fact]
    public async Task A_wrong_date_is_named_as_the_form_names_it()
    {
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        var form = await officer.Get("strategy/safer/period");
        var refused = await form.Submit(
            ("Form.PeriodStart.Day", "31"),
            ("Form.PeriodStart.Month", "2"),
            ("Form.PeriodStart.Year", "2026"),
            ("Form.PeriodEnd.Day", "1")
        );
        refused.Errors.ShouldBe(["First day must be a real date", "Last day must include a month and a year"]);
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    public async Task What_a_partner_says_of_an_action_is_kept_when_the_mode_is_missing()
    {
        int id;
        await using (var db = site.Open())
        {
            var action = CommonThread.Commitments.Commitment.To(
                CommonThread.Commitments.CommitmentKind.PlanAction,
                new(CommonThread.Strategy.StrategyKinds.Priority, site.PriorityId),
                "Walk the estate"
            );
            db.Add(action);
            await db.SaveChangesAsync();
            id = action.Id;
        }
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Testshire Police");
        var page = await partner.Get(string.Create(CultureInfo.InvariantCulture, $"commitments/{id}"));
        var refused = await page.Submit("#declare", ("note", "Two evenings a month"));
        refused.Errors.ShouldBe(["Choose joint, aligned or independent"]);
        refused.Html.QuerySelector("#note")!.GetAttribute("value").ShouldBe("Two evenings a month");
        refused.Html.QuerySelector("details:has(#declare)")!.HasAttribute("open").ShouldBeTrue();
    }
}
