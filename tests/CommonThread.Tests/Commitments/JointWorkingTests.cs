using System.Globalization;
using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Commitments;

/// <summary>Who says how a partner works on an action, and who agrees to it .</summary>
public sealed class JointWorkingTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private const string Partner = "Northtown Borough Council";

    private async Task<int> Action(string title)
    {
        var owner = await site.Organisation("Testshire County Council");
        await using var db = site.Open();
        var action = Commitment.To(CommitmentKind.PlanAction, new RecordRef("priority", site.PriorityId), title);
        action.OwnedBy(owner, site.LeadPost);
        db.Add(action);
        await db.SaveChangesAsync();
        return action.Id;
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    public async Task An_editor_cannot_declare_for_another_organisation()
    {
        var id = await Action("Share the noise team");
        var partner = await site.Organisation(Partner);
        using var editor = await site.SignIn(Roles.StrategyOfficer);
        var page = await editor.Get($"commitments/{id}");
        page.Html.QuerySelector("#declare").ShouldBeNull("the owner’s own people have nothing to declare");
        using var stranger = await site.SignIn(Roles.StrategyOfficer, "Southtown Borough Council");
        page = await stranger.Get($"commitments/{id}");
        var refused = await page.Submit(
            "#declare",
            ("organisation", partner.ToString(CultureInfo.InvariantCulture)),
            ("mode", "Joint")
        );
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.ShouldBe(["Only an organisation’s own officers may say how it works"]);
        await using var db = site.Open();
        (await db.Set<CommitmentPartner>().AnyAsync(p => p.CommitmentId == id)).ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    public async Task A_partner_cannot_agree_on_the_owner_s_behalf()
    {
        var id = await Action("Share the wardens");
        var partner = (await site.Organisation(Partner)).ToString(CultureInfo.InvariantCulture);
        using var officer = await site.SignIn(Roles.PartnerOfficer, Partner);
        var page = await officer.Get($"commitments/{id}");
        page = await page.Submit("#declare", ("organisation", partner), ("mode", "Joint"));
        page.Text.ShouldContain("Joint, waiting for the owner’s agreement");
        // The button is not there; a forged form is refused as well.
        page.Html.QuerySelector("form[action*='Agree']").ShouldBeNull();
        var forged = await page.SubmitTo($"testshire/commitments/{id}?handler=Agree", ("organisation", partner));
        forged.Status.ShouldBe(HttpStatusCode.NotFound);
        await using (var db = site.Open())
            (await db.Set<CommitmentPartner>().SingleAsync(p => p.CommitmentId == id)).IsJoint.ShouldBeFalse();
        using var owner = site.Visit();
        await owner.SignInAs(site.LeadPost);
        // A proposal may be declined, with a reason that the history keeps; the partner may then say anew how it works.
        const string decline = "form[action*='Decline']";
        var open = await owner.Get($"commitments/{id}");
        (await open.Submit(decline)).Errors.ShouldBe(["Say why you will not work jointly on this"]);
        (await open.Submit(decline, ("Reason", "The wardens are ours alone"))).Text.ShouldContain(
            $"The proposal of {Partner} is declined"
        );
        await using (var db = site.Open())
        {
            (await db.Set<CommitmentPartner>().SingleAsync(p => p.CommitmentId == id)).Mode.ShouldBeNull();
            (await db.Set<HistoryEntry>().AnyAsync(e => e.Reason == "The wardens are ours alone")).ShouldBeTrue();
        }
        (
            await (await officer.Get($"commitments/{id}")).Submit(
                "#declare",
                ("organisation", partner),
                ("mode", "Joint")
            )
        ).Errors.ShouldBeEmpty();
        var agreed = await (await owner.Get($"commitments/{id}")).Submit("form[action*='Agree']");
        agreed.Text.ShouldNotContain("waiting for the owner’s agreement");
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    public async Task Independence_is_shown_as_a_choice_and_never_as_a_failure()
    {
        var id = await Action("Run the youth bus");
        var partner = (await site.Organisation(Partner)).ToString(CultureInfo.InvariantCulture);
        using var officer = await site.SignIn(Roles.PartnerOfficer, Partner);
        var page = await officer.Get($"commitments/{id}");
        (await page.Submit("#declare", ("organisation", partner))).Errors.ShouldBe([
            "Choose joint, aligned or independent",
        ]);
        page = await page.Submit("#declare", ("organisation", partner), ("mode", "Independent"));
        page.Text.ShouldContain("Independent");
        page.Html.QuerySelectorAll("#partners ~ table .govuk-tag--red").ShouldBeEmpty();
        (await officer.Get("gaps")).Text.ShouldNotContain("Run the youth bus has no partner");
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    [Trait("Speed", "slow")]
    public async Task An_editor_cannot_untick_a_partner_that_spoke_for_itself_and_the_partner_can_withdraw()
    {
        var id = await Action("Light the park");
        var partner = (await site.Organisation(Partner)).ToString(CultureInfo.InvariantCulture);
        var named = (await site.Organisation("Southtown Borough Council")).ToString(CultureInfo.InvariantCulture);
        using var officer = await site.SignIn(Roles.PartnerOfficer, Partner);
        var page = await (await officer.Get($"commitments/{id}")).Submit(
            "#declare",
            ("organisation", partner),
            ("mode", "Aligned")
        );
        page.Text.ShouldContain("Aligned");
        using var editor = await site.SignIn(Roles.StrategyOfficer);
        var form = await editor.Get($"commitments/{id}/edit");
        form.Text.ShouldContain($"{Partner}: aligned");
        form.Html.QuerySelectorAll("[name='Form.Supporting']")
            .Select(i => i.GetAttribute("value"))
            .ShouldNotContain(partner);
        // Nothing is ticked, then another organisation is: the partner that spoke for itself stays.
        await form.Submit(("Form.Title", "Light the park"));
        var added = await form.Submit(("Form.Title", "Light the park"), ("Form.Supporting", named));
        added.Errors.ShouldBeEmpty();
        added.Text.ShouldContain(Partner);
        added.Text.ShouldContain("Southtown Borough Council");
        added.Html.QuerySelector("form[action*='Withdraw']").ShouldBeNull();
        (
            await form.SubmitTo($"testshire/commitments/{id}?handler=Withdraw", ("organisation", partner))
        ).Status.ShouldBe(HttpStatusCode.NotFound);
        page = await officer.Get($"commitments/{id}");
        (await page.Submit("form[action*='Withdraw']")).Errors.ShouldBe(["Say why you no longer work on this"]);
        page = await page.Submit("form[action*='Withdraw']", ("Reason", "Our team has moved"));
        page.Text.ShouldContain($"{Partner} no longer works on this");
        await using var db = site.Open();
        (await db.Set<CommitmentPartner>().Where(p => p.CommitmentId == id).CountAsync()).ShouldBe(1);
    }
}
