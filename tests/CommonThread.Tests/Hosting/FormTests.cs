using System.Net;
using CommonThread.People;

namespace CommonThread.Tests.Hosting;

public sealed class FormTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_post_without_the_page_s_own_token_changes_nothing()
    {
        var post = await site.Post("Clerk", roles: Roles.Analyst);
        using var visitor = site.Visit();
        using var form = new FormUrlEncodedContent([
            new("PostId", post.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ]);
        using var answer = await visitor.Http.PostAsync("sign-in/demonstration", form);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_form_that_posts_carries_a_token()
    {
        await site.Post("Clerk", roles: Roles.Analyst);
        using var visitor = site.Visit();
        var page = await visitor.Get("sign-in");
        page.Html.QuerySelector("form[method=post] input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }
}
