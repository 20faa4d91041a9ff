using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.History;

public sealed class HistoryPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_auditor_searches_by_record_and_exports_and_the_export_is_recorded()
    {
        var post = await site.Post("Watched post");
        using var auditor = await site.SignIn(Roles.Auditor);
        var page = await auditor.Get($"history?Ask.Record=post-{post}");
        page.Text.ShouldContain("1 entry");
        page.Text.ShouldContain("added the post: Title “Watched post”; ");
        var csv = await page.Submit("form#export");
        csv.Type.ShouldBe("text/csv");
        csv.Body.ShouldContain($"post-{post}");
        csv.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        (await auditor.Get("history?Ask.Did=exported")).Text.ShouldContain("1 entry");
        (await auditor.Get("history?Ask.Since.Day=1&Ask.Since.Month=1&Ask.Since.Year=2030")).Text.ShouldContain(
            "Nothing like that was recorded"
        );
    }

    [Fact]
    public async Task The_history_of_an_account_is_not_everybody_s_to_read()
    {
        var person = await site.Join("private@example.org", Roles.Analyst);
        var account = await site.Account(person.Email);
        using var analyst = await site.SignIn(Roles.Analyst);
        (await analyst.Try($"history/account-{account.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await analyst.Try("history")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var auditor = await site.SignIn(Roles.Auditor);
        (await auditor.Get($"history/account-{account.Id}")).Text.ShouldContain("signed in");
    }

    [Fact]
    [Trait("Requirement", "I-39")]
    public async Task The_history_calls_an_account_by_its_post_and_tells_no_address_of_the_demonstration()
    {
        using var holder = await site.SignIn(Roles.PartnerOfficer, "Post Council", "Holder of a post");
        using var auditor = await site.SignIn(Roles.Auditor, title: "Auditor of accounts");
        foreach (var kind in new[] { "account", "post-holding" })
        {
            var page = await auditor.Get($"history?Ask.Record={kind}");
            page.Text.ShouldContain("Holder of a post, Post Council");
            page.Text.ShouldNotContain("demonstration.invalid");
            page.Text.ShouldNotMatch(@"Account \d");
        }
        (await auditor.Get("history?Ask.Record=account")).Text.ShouldContain(
            "account of the Holder of a post, Post Council"
        );
    }
}
