using System.Net;
using CommonThread.People;
using CommonThread.People.CaseSystems;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.CaseSystems;

[Trait("Requirement", "I-18")]
public sealed class CaseSystemTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_officer_records_what_a_partner_returned_and_corrects_it()
    {
        var partner = await site.Organisation("Partner Police");
        using var officer = await site.SignIn(Roles.SupportOfficer);
        var form = await (await officer.Get("case-system")).Follow("Record a quarter");
        var page = await form.Submit(("Form.System", "ECINs"));
        page.Errors.ShouldBe(["Choose the partner"]);
        page = await page.Submit(
            ("Form.OrganisationId", partner.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q3"),
            ("Form.LicensedUsers", "40"),
            ("Form.ActiveUsers", "41"),
            ("Form.Cases", "12"),
            ("Form.Referrals", "7"),
            ("Form.TrainingHeld", "1")
        );
        page.Errors.ShouldBe(["There cannot be more active users than licensed ones"]);
        page = await page.Submit(("Form.ActiveUsers", "31"));
        page.Heading.ShouldBe("Shared case system");
        Row(page, "Partner Police").ShouldBe(["40", "31", "not known", "12", "7", "1"]);
        page = await (await page.Follow("Change what Partner Police returned")).Submit(("Form.Cases", "13"));
        Row(page, "Partner Police").ShouldBe(["40", "31", "not known", "13", "7", "1"]);
        page = await form.Submit(
            ("Form.System", "ECINs"),
            ("Form.OrganisationId", partner.ToString(Text.Words)),
            ("Form.Quarter", "2025-26-Q3"),
            ("Form.LicensedUsers", "1"),
            ("Form.ActiveUsers", "1"),
            ("Form.Cases", "1"),
            ("Form.Referrals", "1"),
            ("Form.TrainingHeld", "1")
        );
        page.Errors.ShouldBe(["This partner’s quarter is recorded already; change it in the register"]);
    }

    [Fact]
    public async Task Partners_read_it_and_others_do_not()
    {
        using var councillor = await site.SignIn(Roles.Councillor);
        (await councillor.Get("case-system")).Html.QuerySelector("a[href*='case-system/record']").ShouldBeNull();
        (await councillor.Try("case-system/record")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var resident = site.Visit();
        (await resident.Try("case-system")).Heading.ShouldNotBe("Shared case system");
    }

    [Fact]
    public void A_return_is_for_a_quarter_that_has_begun_and_counts_from_nothing()
    {
        var today = new DateOnly(2026, 3, 12);
        Should
            .Throw<RulesBroken>(() => CaseSystemUse.Of("ECINs", 1, Period.Quarter(2026, 1), today))
            .Message.ShouldContain("Choose a quarter that has begun");
        var use = CaseSystemUse.Of("ECINs", 1, Period.Quarter(2025, 4), today);
        Should.Throw<RulesBroken>(() => use.Count(1, 1, -1, 0, 0)).Message.ShouldContain("number of cases");
        use.Count(0, 0, 0, 0, 0);
        use.Quarter.ShouldBe(Period.Quarter(2025, 4));
    }

    private static string[] Row(Page page, string partner) =>
        [
            .. page
                .Html.QuerySelectorAll("main table tbody tr")
                .First(r => r.TextContent.Contains(partner, StringComparison.Ordinal))
                .QuerySelectorAll("td.govuk-table__cell--numeric")
                .Select(c => c.TextContent.Trim()),
        ];
}
