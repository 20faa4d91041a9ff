using System.Net;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Posts;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Accounts;

public sealed class InvitationTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_administrator_invites_and_the_link_works_once()
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var post = await site.Post("Youth worker");
        await using (var db = site.Open())
        {
            (await db.Set<Post>().SingleAsync(p => p.Id == post)).Establish(1, 0, site.Today);
            await db.SaveChangesAsync();
        }
        var page = await (await administrator.Get($"people/posts/{post}/invite")).Submit(
            ("Form.Email", "youth@example.org")
        );
        var link = page.Html.QuerySelector("#invitation-link")!.TextContent;
        (await site.Letters("youth@example.org")).Single().ShouldContain(link);

        using var visitor = site.Visit();
        page = await visitor.Get(link);
        page.Text.ShouldContain("Youth worker, Testshire County Council");
        page = await page.Submit(("Form.FullName", "Illustrative Person"), ("Form.Password", "too short"));
        page.Errors.ShouldBe([
            "Password must be 15 characters or more. Three or four words of your own make a good one",
        ]);
        page = await page.Submit(("Form.FullName", "Illustrative Person"), ("Form.Password", PeopleSite.Password));
        page.Heading.ShouldBe("Set up your authenticator app");

        using var other = site.Visit();
        (await other.Try(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        await using var after = site.Open();
        (await after.Set<Post>().SingleAsync(p => p.Id == post)).IsVacant.ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitation_ends_after_seven_days_or_when_it_is_withdrawn()
    {
        var post = await site.Post("Night worker");
        var token = await site.Invite(post, "night@example.org");
        using var visitor = site.Visit();
        (await visitor.Try($"invitation/{token}")).Status.ShouldBe(HttpStatusCode.OK);
        await using (var db = site.Open())
        {
            (await db.Set<Invitation>().SingleAsync(i => i.PostId == post)).WithdrawnAt = site
                .Clock.GetUtcNow()
                .UtcDateTime;
            await db.SaveChangesAsync();
        }
        (await visitor.Try($"invitation/{token}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var late = await site.Invite(post, "late@example.org");
        site.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(1));
        (await visitor.Try($"invitation/{late}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Neither_token_key_nor_codes_are_readable_in_the_database()
    {
        var person = await site.Join("secret@example.org", Roles.Analyst);
        await using var db = site.Open();
        var tokens = await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<int>>()
            .Select(t => t.Value!)
            .ToListAsync();
        tokens.ShouldNotBeEmpty();
        foreach (var value in tokens)
        {
            value.ShouldNotContain(person.Key);
            foreach (var code in person.RecoveryCodes)
                value.ShouldNotContain(code);
        }
        var history = await db.Set<CommonThread.Shared.HistoryPayload>().Select(p => p.Json).ToListAsync();
        history.ShouldNotContain(j => j.Contains(person.Key) || j.Contains("PasswordHash"));
    }
}
