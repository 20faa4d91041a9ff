using System.Net;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.People.Grants;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Shared.Jobs;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People.Accounts;

[Trait("Speed", "slow")]
public sealed class AccountLifeTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_changed_password_keeps_this_session_and_ends_every_other()
    {
        var person = await site.Join("changes@example.org", Roles.Analyst);
        using var here = await person.SignIn();
        using var there = await person.SignIn();
        var page = await here.Get("account");
        (
            await page.Submit("form#password", ("Form.Password", "wrong"), ("Form.NewPassword", "amber kites over fen"))
        ).Errors.ShouldBe(["That is not your password"]);
        (
            await page.Submit(
                "form#password",
                ("Form.Password", person.Password),
                ("Form.NewPassword", "manchester123456")
            )
        )
            .Errors.Single()
            .ShouldStartWith("That password is one of those that others try first");
        page = await page.Submit(
            "form#password",
            ("Form.Password", person.Password),
            ("Form.NewPassword", "amber kites over fen")
        );
        page.Text.ShouldContain("Your password is changed");
        (await here.Get("my-work")).Heading.ShouldBe("What needs you today");
        (await there.Get("my-work")).Heading.ShouldBe("Sign in");
        using var again = site.Visit();
        (await person.GivePassword(again)).Errors.Single().ShouldStartWith("We do not recognise");
        person.Password = "amber kites over fen";
        using var back = await person.SignIn();
        (await back.Get("account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("Requirement", "I-44")]
    public async Task The_night_suspends_who_was_not_here_for_ninety_days_and_a_second_night_nobody()
    {
        var gone = await site.Join("dormant@example.org", Roles.Analyst);
        site.Clock.Advance(TimeSpan.FromDays(60));
        var here = await site.Join("present@example.org", Roles.Analyst);
        site.Clock.Advance(TimeSpan.FromDays(32));
        for (var night = 0; night < 2; night++)
        {
            var round = site.Services.GetServices<INightlyRound>().Single(r => r.Title.StartsWith("Dormant accounts"));
            await using var db = site.Open();
            await round.Run(
                new NightlyContext(db, site.Today, site.Clock.GetUtcNow().UtcDateTime, site.Folder),
                TestContext.Current.CancellationToken
            );
        }
        (await site.Account(gone.Email)).SuspendedAt.ShouldNotBeNull();
        (await site.Account(here.Email)).SuspendedAt.ShouldBeNull();
        using var visitor = site.Visit();
        (await gone.GivePassword(visitor)).Errors.Single().ShouldStartWith("We do not recognise");
        await using var history = site.Open();
        var account = await site.Account(gone.Email);
        (
            await history
                .Set<HistoryEntry>()
                .CountAsync(e =>
                    e.SubjectKind == "account"
                    && e.SubjectId == account.Id
                    && e.Reason == "Nobody signed in for 90 days"
                )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawn_invitation_opens_nothing_and_another_organisation_cannot_withdraw_it()
    {
        var post = await site.Post("Invited clerk", "Home Council");
        var token = await site.Invite(post, "withdrawn@example.org");
        int id;
        await using (var db = site.Open())
            id = await db.Set<Invitation>().Where(i => i.PostId == post).Select(i => i.Id).SingleAsync();
        using var stranger = await site.SignIn(Roles.OrganisationAdministrator, "Away Council");
        var own = await site.Post("Own clerk", "Away Council");
        var form = await stranger.Get($"people/posts/{own}/edit");
        (await form.SubmitTo($"people/invitations/{id}/withdraw")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var visitor = site.Visit();
        (await visitor.Try($"invitation/{token}")).Status.ShouldBe(HttpStatusCode.OK);
        using var administrator = await site.SignIn(Roles.OrganisationAdministrator, "Home Council");
        form = await administrator.Get($"people/posts/{post}/edit");
        (await form.SubmitTo($"people/invitations/{id}/withdraw")).Text.ShouldContain("The invitation is withdrawn");
        (await visitor.Try($"invitation/{token}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_leaves_their_last_post_reads_what_a_resident_reads_at_once()
    {
        var person = await site.Join("leaver@example.org", Roles.Administrator, title: "Leaving administrator");
        using var visitor = await person.SignIn();
        (await visitor.Try("people/accounts")).Status.ShouldBe(HttpStatusCode.OK);
        var account = await site.Account(person.Email);
        DateOnly? yesterday = site.Today.AddDays(-1);
        await using (var db = site.Open())
            await db.Set<PostHolding>()
                .Where(h => h.AccountId == account.Id)
                .ExecuteUpdateAsync(h => h.SetProperty(x => x.Until, yesterday));
        foreach (var path in new[] { "people/accounts", "gaps", "agreements", "people/my-posts" })
            (await visitor.Try(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        // Their own account, and the way out, stay open.
        (await visitor.Get("account"))
            .Html.QuerySelector("form[action$='sign-out']")
            .ShouldNotBeNull();
        (await visitor.Try("my-work")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_role_for_a_place_that_is_not_here_is_refused_with_its_row()
    {
        await site.Organisation("Scoped Council");
        var loaded = await Places.Loading.Text(
            site,
            "posts",
            "organisation,title,roles,places\nScoped Council,Warden,analyst,ward:Nowhere\n"
        );
        loaded.Kept.ShouldBeFalse();
        loaded.Reasons.ShouldContain("There is no place “ward:Nowhere” here");
        await using var db = site.Open();
        (await db.Set<Post>().AnyAsync(p => p.Title == "Warden")).ShouldBeFalse();
        (await db.Set<Grant>().AnyAsync(g => g.PlaceReference != null)).ShouldBeFalse();
    }
}
