using System.Globalization;
using System.Net;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.Commitments;

public sealed class CommitmentPageTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    private async Task<int> Action(string title, int? post, CommitmentKind kind = CommitmentKind.PlanAction)
    {
        await using var db = site.Open();
        var action = Commitment.To(kind, new("priority", site.PriorityId), title);
        action.OwnedBy(null, post);
        action.Plan(new(2026, 1, 1), new(2026, 2, 1));
        db.Add(action);
        await db.SaveChangesAsync();
        return action.Id;
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task The_link_to_report_is_offered_to_those_it_opens_for_and_to_nobody_else()
    {
        var id = await Action("Count the bicycles", site.LeadPost);
        foreach (var role in Roles.All)
        {
            using var visitor = await site.SignIn(role.Key, "Another Council " + role.Key);
            foreach (
                var path in new[] { "gaps", "my-work", $"commitments/{id}", $"strategy/priorities/{site.PriorityId}" }
            )
            {
                var page = await visitor.Try(path);
                var offered = page
                    .Html.QuerySelectorAll("a")
                    .Any(a =>
                        a.GetAttribute("href")?.EndsWith($"commitments/{id}/update", StringComparison.Ordinal) == true
                    );
                if (offered)
                    (await visitor.Try($"commitments/{id}/update")).Status.ShouldBe(
                        HttpStatusCode.OK,
                        $"{role.Key} is offered it on {path}"
                    );
            }
        }
    }

    [Fact]
    [Trait("Requirement", "A-35")]
    [Trait("Speed", "slow")]
    public async Task Joint_working_is_recorded_and_shows_on_both_sides()
    {
        var id = await Action("Train the door staff", site.LeadPost);
        int other;
        await using (var db = site.Open())
        {
            var priority = Priority.Called(site.FrameworkId, "Night time economy " + id);
            db.Add(priority);
            await db.SaveChangesAsync();
            other = priority.Id;
        }
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var page = await (await lead.Get($"commitments/{id}")).Follow(
            "Say which other priority, board or plan shares this work"
        );
        (await page.Submit("#share")).Errors.ShouldBe(
            ["Choose whether the issue is common or complementary", "Choose who or what shares it, or write its name"],
            ignoreOrder: true
        );
        var found = await lead.Get($"commitments/{id}/share?q=night+economy");
        var shared = await found.Submit("#share", ("Form.Record", $"priority-{other}"), ("Form.Kind", "Complementary"));
        shared.Text.ShouldContain("Complements Night time economy");
        (await lead.Get($"strategy/priorities/{other}")).Text.ShouldContain("Train the door staff");
        (await lead.Get($"thread/priority-{other}")).Text.ShouldContain("Train the door staff");
        page = await lead.Get($"commitments/{id}/share");
        shared = await page.Submit("#share", ("Form.With", "Licensing Board of Northtown"), ("Form.Kind", "Common"));
        shared.Text.ShouldContain("Shares a common issue with Licensing Board of Northtown");
        page = await lead.Get($"commitments/{id}/share");
        (await page.Submit("form[action*='Remove']")).Errors.ShouldBe(["Say why it is no longer shared"]);
        (
            await page.Submit("form[action*='Remove']", ("Reason", "The economy board is wound up"))
        ).Text.ShouldNotContain("Complements Night time economy");
    }

    [Fact]
    [Trait("Requirement", "A-55")]
    [Trait("Speed", "slow")]
    public async Task A_partner_declares_for_itself_and_the_owner_agrees_to_work_jointly()
    {
        var id = await Action("Share the camera van", site.LeadPost);
        using var partner = await site.SignIn(Roles.PartnerOfficer, "Northtown Borough Council");
        var theirs = await site.Organisation("Northtown Borough Council");
        var ours = await site.Organisation("Testshire County Council");
        var page = await partner.Get($"commitments/{id}");
        var refused = await page.Submit(
            "#declare",
            ("organisation", ours.ToString(CultureInfo.InvariantCulture)),
            ("mode", "Aligned")
        );
        refused.Errors.ShouldBe(["Only an organisation’s own officers may say how it works"]);
        var unsaid = await page.Submit(
            "#declare",
            ("organisation", theirs.ToString(CultureInfo.InvariantCulture)),
            ("note", "We bring a van")
        );
        unsaid.Errors.ShouldBe(["Choose joint, aligned or independent"]);
        unsaid.MendsAt("mode");
        unsaid.Html.GetElementById("note")!.GetAttribute("value").ShouldBe("We bring a van");
        page = await page.Submit(
            "#declare",
            ("organisation", theirs.ToString(CultureInfo.InvariantCulture)),
            ("mode", "Joint")
        );
        page.Text.ShouldContain("Joint, waiting for the owner’s agreement");
        page.Text.ShouldNotContain("Agree to work jointly");
        // Who may change any action does not thereby speak for its owner.
        using var stranger = await site.SignIn(Roles.StrategyOfficer, "Northtown Borough Council");
        (await stranger.Get($"commitments/{id}")).Text.ShouldNotContain("Agree to work jointly");
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var agreed = await (await lead.Get($"commitments/{id}")).Submit("form[action*='Agree']");
        agreed.Text.ShouldNotContain("waiting for the owner’s agreement");
        agreed.Text.ShouldContain("Joint");
    }

    [Fact]
    [Trait("Requirement", "A-28")]
    public async Task A_required_action_is_not_done_before_something_shows_it()
    {
        var id = await Action("Scoping and mapping", site.LeadPost, CommitmentKind.RequiredAction);
        using var lead = site.Visit();
        await lead.SignInAs(site.LeadPost);
        var update = await lead.Get($"commitments/{id}/update");
        var refused = await update.Submit(("Form.State", "Done"), ("Form.Text", "The map is there."));
        refused.Errors.ShouldBe(["Add evidence before you say that a required action is done"]);
        var evidence = await lead.Get($"evidence/add?on=commitment-{id}");
        await evidence.Submit(("Form.Words", "The map of repeat places"));
        (await update.Submit(("Form.State", "Done"), ("Form.Text", "The map is there."))).Text.ShouldContain("Done");
    }

    [Fact]
    public async Task What_shares_an_action_and_is_hidden_is_not_named_to_readers()
    {
        var id = await Action("Close the alley", site.LeadPost);
        await using (var db = site.Open())
        {
            var hidden = Framework.Titled(
                "Draft of the secret strategy",
                FrameworkType.Strategy,
                await site.Organisation("Testshire County Council")
            );
            hidden.MoveTo("secret");
            db.Add(hidden);
            await db.SaveChangesAsync();
            var action = await db.Set<Commitment>().Include(c => c.SharedWith).SingleAsync(c => c.Id == id);
            action.ShareWith(SharedIssue.Common, hidden.Title, hidden.Record);
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        (await reader.Get($"commitments/{id}")).Text.ShouldNotContain("secret strategy");
    }
}
