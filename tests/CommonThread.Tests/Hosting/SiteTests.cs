using System.Net;
using CommonThread.People;
using CommonThread.Shared;

namespace CommonThread.Tests.Hosting;

public sealed class SiteTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_resident_opens_the_front_page_without_an_account()
    {
        using var visitor = site.Visit();
        (await visitor.Get("")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_page_that_needs_an_account_sends_a_reader_to_sign_in()
    {
        using var visitor = site.Visit();
        (await visitor.Get("my-work")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_post_holder_signs_in_to_a_demonstration()
    {
        using var visitor = await site.SignIn(Roles.StrategyOfficer);
        (await visitor.Get("my-work")).Heading.ShouldBe("What needs you today");
        await using var db = site.Open();
        (await HistoryChain.Verify(db, TestContext.Current.CancellationToken)).Broken.ShouldBeNull();
    }
}
