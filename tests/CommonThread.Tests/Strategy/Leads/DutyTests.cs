using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Strategy;
using CommonThread.Strategy.Leads;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Strategy.Leads;

/// <summary>The duties of a lead: one truth of how each stands, and partners alone to read it.</summary>
public sealed class DutyTests(DutyTests.Site site) : IClassFixture<DutyTests.Site>
{
    public sealed class Site : DeliverySite
    {
        protected override async Task Fill()
        {
            await base.Fill();
            await using var db = Open();
            db.Add(RequiredAction.Of(FrameworkId, RequiredKind.Duty, 1, "Ambassador", "Be an ambassador for it"));
            db.Add(RequiredAction.Of(FrameworkId, RequiredKind.Action, 1, null, "Scoping and mapping"));
            await db.SaveChangesAsync();
        }
    }

    private async Task<int> Show(string words = "Met the clubs")
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"strategy/safer/duties/{site.PriorityId}/1");
        (await form.Submit(("Form.Words", words))).Status.ShouldBe(HttpStatusCode.OK);
        await using var db = site.Open();
        return await db.Set<Commitment>().Where(c => c.Kind == CommitmentKind.LeadDuty).Select(c => c.Id).SingleAsync();
    }

    [Fact]
    [Trait("Requirement", "A-39")]
    public async Task A_duty_with_evidence_is_in_hand_wherever_it_is_read()
    {
        var duty = await Show();
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var page = await lead.Get($"commitments/{duty}");
        page.Text.ShouldContain("In hand");
        page.Text.ShouldNotContain("Not started");
        page.Text.ShouldContain("was last shown on 12 March 2026");
        page.Text.ShouldNotContain("Update progress");
        (await lead.Get($"thread/priority-{site.PriorityId}")).Text.ShouldNotContain("Not started");
        (await lead.Get($"thread/commitment-{duty}?handler=Json")).Body.ShouldContain("\"state\":\"In hand\"");
        var again = await (await page.Follow("Add evidence")).Submit(("Form.Words", "Met the schools"));
        again.Text.ShouldContain("Met the schools");
        (await lead.Get($"strategy/priorities/{site.PriorityId}")).Text.ShouldContain("Met the schools");
        var refused = await lead.Try($"commitments/{duty}/update");
        refused.Status.ShouldBe(HttpStatusCode.Forbidden);
        refused.Text.ShouldContain("A duty has no end and stands as its evidence shows");
    }

    [Fact]
    [Trait("Requirement", "A-28")]
    public async Task A_required_action_in_hand_is_called_so_on_the_thread_and_on_its_own_page()
    {
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var form = await lead.Get($"strategy/safer/checklist/{site.PriorityId}/1");
        await form.Submit(("Form.State", "OnTrack"));
        await using var db = site.Open();
        var id = await db.Set<Commitment>()
            .Where(c => c.Kind == CommitmentKind.RequiredAction)
            .Select(c => c.Id)
            .SingleAsync();
        (await lead.Get($"commitments/{id}")).Text.ShouldContain("In hand");
        (await lead.Get($"thread/commitment-{id}")).Text.ShouldContain("In hand");
    }

    [Fact]
    [Trait("Requirement", "A-39")]
    public async Task A_duty_is_read_by_partners_and_by_nobody_without_an_account()
    {
        var duty = await Show("Met the residents of the estate");
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Testshire Police");
        (await partner.Get($"commitments/{duty}")).Text.ShouldContain("Met the residents of the estate");
        (await partner.Get($"thread/priority-{site.PriorityId}")).Text.ShouldContain("Be an ambassador for it");
        (await partner.Get($"history/commitment-{duty}")).Status.ShouldBe(HttpStatusCode.OK);
        using var resident = site.Visit();
        (await resident.Try($"commitments/{duty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await resident.Try($"thread/commitment-{duty}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await resident.Try($"thread/commitment-{duty}?handler=Json")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await resident.Try($"history/commitment-{duty}")).Heading.ShouldBe("Sign in");
        foreach (
            var page in new[]
            {
                $"thread/priority-{site.PriorityId}",
                $"thread/priority-{site.PriorityId}?handler=Json",
                $"strategy/priorities/{site.PriorityId}",
                "commitments?Filter.Kind=LeadDuty",
            }
        )
        {
            var shown = await resident.Try(page);
            shown.Body.ShouldNotContain("Met the residents", customMessage: page);
            shown.Body.ShouldNotContain($"commitment-{duty}\"", customMessage: page);
            shown.Text.ShouldNotContain("Be an ambassador for it", customMessage: page);
        }
    }
}
