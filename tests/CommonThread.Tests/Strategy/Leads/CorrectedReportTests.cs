using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

public sealed class CorrectedReportTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-40")]
    public async Task The_correction_of_a_report_is_neither_late_nor_a_second_concern()
    {
        int id;
        await using (var db = site.Open())
        {
            var priority = await db.Set<Priority>().SingleAsync(p => p.Id == site.PriorityId);
            var report = LeadReport.For(priority, Period.Quarter(2025, 3), new DateOnly(2026, 1, 31));
            report.Write(new LeadReportText { Summary = "Staff are short.", Concern = true });
            report.Submit(new DateOnly(2026, 1, 20), site.LeadPost);
            db.Add(report);
            db.Add(
                new Concern
                {
                    FrameworkId = site.FrameworkId,
                    PriorityId = site.PriorityId,
                    RaisedOn = new DateOnly(2026, 1, 20),
                    Seriousness = Seriousness.Medium,
                    Words = "Staff are short.",
                }
            );
            await db.SaveChangesAsync();
            id = report.Id;
        }
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var write = await (await lead.Get($"strategy/safer/reports/{id}")).Submit();
        var list = await lead.Get("strategy/safer/reports");
        list.Text.ShouldContain("version 2");
        list.Text.ShouldContain("None is late");
        list.Html.QuerySelectorAll("strong.govuk-tag--red").ShouldBeEmpty();
        (await lead.Get("gaps")).Text.ShouldNotContain("The report on Antisocial behaviour");

        await write.Submit(("then", "submit"), ("Form.Summary", "Staff are short in two districts."));
        (await lead.Get("strategy/safer/reports")).Html.QuerySelectorAll("strong.govuk-tag--red").ShouldBeEmpty();
        await using var after = site.Open();
        (await after.Set<Concern>().CountAsync()).ShouldBe(1);
        (await after.Set<LeadReport>().CountAsync(r => r.SubmittedOn != null && r.Concern)).ShouldBe(2);
    }
}
