using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Places;
using CommonThread.Shared;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;

namespace CommonThread.Tests.People.Posts;

/// <summary>What is attached to a post shows on its page and on its holder's, whoever holds it.</summary>
public sealed class DutiesTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "B-15")]
    public async Task A_post_s_page_and_its_holder_s_own_show_places_priorities_actions_and_rhythms()
    {
        await using (var db = site.Open())
        {
            var place = await db.Set<Place>().SingleAsync(p => p.Code == "E10000099");
            db.Add(PlacePost.Of(place.Id, site.LeadPost, PlaceRole.ChiefOfficerSponsor, site.Today.AddDays(-9)));
            var priority = await db.Set<Priority>().SingleAsync(p => p.Id == site.PriorityId);
            db.Add(
                CommonThread.Strategy.Leads.PriorityRole.Of(
                    priority,
                    CommonThread.Strategy.Leads.RoleOfPriority.Lead,
                    site.LeadPost,
                    site.Today.AddDays(-9)
                )
            );
            var action = Commitment.To(CommitmentKind.PlanAction, priority.Record, "Light the underpass");
            action.OwnedBy(null, site.LeadPost);
            db.Add(action);
            db.Add(
                Rhythm.Start("by-hand-sponsor", "Sponsor’s visit", Every.Quarter, site.Today.AddDays(30), site.LeadPost)
            );
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        var shown = await reader.Get($"people/posts/{site.LeadPost}");
        shown.Text.ShouldContain("Testshire");
        shown.Text.ShouldContain("Chief officer sponsor");
        shown.Text.ShouldContain("Antisocial behaviour");
        shown.Text.ShouldContain("Light the underpass");
        // What falls due for it is the partners' own.
        shown.Text.ShouldNotContain("Sponsor’s visit");
        using var holder = site.Visit();
        await holder.SignInAs(site.LeadPost);
        var own = await holder.Get("people/my-posts");
        own.Text.ShouldContain("Light the underpass");
        own.Text.ShouldContain("Sponsor’s visit");
        (await own.Follow("Antisocial behaviour")).Heading.ShouldContain("Antisocial behaviour");
        // A councillor's or sponsor's own places come first (C-03).
        (await holder.Get("places")).Text.ShouldContain("Testshire");
    }
}
