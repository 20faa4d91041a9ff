using System.Globalization;
using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using CommonThread.Strategy.Activities;
using CommonThread.Strategy.Programmes;
using CommonThread.Strategy.Resources;
using CommonThread.Strategy.Reviews;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.Strategy.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.Strategy.Activities;

public sealed class WordsOnPagesTests(DeliverySite site) : IClassFixture<DeliverySite>
{
    [Fact]
    [Trait("Requirement", "A-13")]
    public async Task Readers_see_no_link_that_leads_nowhere_and_names_keep_their_capitals()
    {
        await using (var db = site.Open())
        {
            var programme = Programme.Called(site.FrameworkId, "LEAK prevention");
            db.Add(programme);
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        var page = await reader.Get("strategy/safer/delivery");
        page.Text.ShouldContain("LEAK prevention");
        page.Html.QuerySelectorAll("main a")
            .Where(a => string.IsNullOrEmpty(a.GetAttribute("href")))
            .ShouldBeEmpty("a link without an address does nothing");
        page.Text.ShouldNotContain("Change");
        using var officer = await site.SignIn(Roles.StrategyOfficer);
        (await officer.Get("strategy/safer/delivery")).Text.ShouldContain("Change LEAK prevention");
    }

    [Fact]
    [Trait("Requirement", "A-13")]
    public async Task A_work_stream_shows_its_owner_and_its_note()
    {
        await using (var db = site.Open())
        {
            var activity = Activity.Called(site.FrameworkId, "Walk the estate");
            db.Add(activity);
            await db.SaveChangesAsync();
            var stream = WorkStream.Of(activity, null, "Evening rounds");
            (stream.OwnerPostId, stream.Note) = (site.LeadPost, "Two evenings a week since May");
            db.Add(stream);
            await db.SaveChangesAsync();
        }
        using var reader = site.Visit();
        var page = await reader.Get("strategy/safer/delivery");
        page.Text.ShouldContain("Two evenings a week since May");
        page.Text.ShouldContain("Evening rounds Not started Chief Executive");
    }

    [Fact]
    [Trait("Requirement", "A-05")]
    public void A_noun_has_the_article_that_is_said() =>
        new[] { "objective", "operational objective", "Outcome", "pledge" }
            .Select(Text.WithArticle)
            .ShouldBe(["an objective", "an operational objective", "an Outcome", "a pledge"]);

    [Fact]
    [Trait("Requirement", "A-17")]
    public void More_allotted_than_there_is_is_too_much_also_where_nothing_is_recorded_as_available()
    {
        var total = new TotalsModel.Total(2025, ResourceKind.Posts, null, 0, 1);
        (total.IsTooMuch, total.Complaint, total.Say(1)).ShouldBe((true, "Nothing is recorded as available", "1 post"));
        new TotalsModel.Total(2025, ResourceKind.Posts, null, 2, 2).IsTooMuch.ShouldBeFalse();
    }

    [Fact]
    [Trait("Requirement", "A-48")]
    public async Task The_owner_of_a_framework_is_told_once_that_its_review_is_open()
    {
        await using (var db = site.Open())
        {
            var framework = await db.Set<Framework>().SingleAsync(f => f.Id == site.FrameworkId);
            framework.OwnedBy(framework.OwnerOrganisationId!.Value, site.LeadPost);
            framework.IsReviewedEvery(12);
            await db.SaveChangesAsync();
        }
        var round = site.Services.GetServices<INightlyRound>().Single(r => r.Title == "Reviews of frameworks");
        for (var night = 0; night < 2; night++)
        {
            await using var db = site.Open();
            await round.Run(
                new NightlyContext(db, site.Today, site.Clock.GetUtcNow().UtcDateTime, site.Folder),
                TestContext.Current.CancellationToken
            );
        }
        await using var after = site.Open();
        var review = await after.Set<FrameworkReview>().SingleAsync(r => r.FrameworkId == site.FrameworkId);
        var notice = await after.Set<Notice>().SingleAsync(n => n.PostId == site.LeadPost);
        notice.Text.ShouldBe($"The review of Safer Testshire Agreement is open. It is due on {review.Due.Say()}");
    }
}
