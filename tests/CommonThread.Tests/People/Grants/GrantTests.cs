using System.Net;
using CommonThread.People;
using CommonThread.People.Agreements;
using CommonThread.People.Grants;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Grants;

public sealed class GrantTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_role_taken_back_ends_with_the_holder_s_next_request()
    {
        using var administrator = await site.SignIn(Roles.Administrator, title: "First administrator");
        using var auditor = await site.SignIn(Roles.Auditor);
        (await auditor.Try("history")).Status.ShouldBe(HttpStatusCode.OK);
        int grant;
        await using (var db = site.Open())
            grant = await db.Set<Grant>()
                .Where(g => g.Role == Roles.Auditor && g.RevokedAt == null)
                .Select(g => g.Id)
                .SingleAsync();
        var page = await administrator.Get($"people/grants/{grant}/revoke");
        (await page.Submit()).Errors.ShouldBe(["Say why the grant is taken back"]);
        (await page.Submit(("Reason", "The audit is over"))).Text.ShouldContain("It ended at once");
        (await auditor.Try("history")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_administrator_gives_a_role_with_purpose_and_term()
    {
        using var administrator = await site.SignIn(Roles.Administrator, title: "Second administrator");
        var post = await site.Post("Policy adviser");
        var page = await (await administrator.Get($"people/grants/add?post={post}")).Submit(
            ("Form.Role", Roles.Analyst),
            ("Form.HighestMarking", "Restricted"),
            ("Form.Purpose", "The annual assessment"),
            ("Form.Until.Day", "1"),
            ("Form.Until.Month", "9"),
            ("Form.Until.Year", "2026")
        );
        page.Text.ShouldContain("Policy adviser, Testshire County Council is now analyst");
        await using var db = site.Open();
        var grant = await db.Set<Grant>().SingleAsync(g => g.PostId == post);
        grant.HighestMarking.ShouldBe(Marking.Restricted);
        grant.Until.ShouldBe(new DateOnly(2026, 9, 1));
        grant.ApprovedByPostId.ShouldNotBeNull();

        // The list says for what.
        var list = await administrator.Get("people/grants");
        list.Html.QuerySelectorAll("thead th").Select(h => h.TextContent).ShouldContain("For what");
        list.Html.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Policy adviser", StringComparison.Ordinal))
            .QuerySelectorAll("td")[1]
            .TextContent.ShouldBe("The annual assessment");
        list.Html.QuerySelectorAll("tbody tr")
            .Single(r =>
                r.TextContent.Contains("Second administrator", StringComparison.Ordinal)
                && !r.TextContent.Contains("Policy adviser", StringComparison.Ordinal)
            )
            .QuerySelectorAll("td")[1]
            .TextContent.ShouldBe("Not said");
    }

    [Fact]
    [Trait("Requirement", "I-44")]
    public async Task A_role_under_an_agreement_takes_its_purpose_and_needs_a_party_and_restricted_reading()
    {
        using var administrator = await site.SignIn(Roles.Administrator, title: "Fourth administrator");
        var post = await site.Post("Tasking analyst");
        var outside = await site.Post("Outside analyst", "Outside Trust");
        string agreement;
        await using (var db = site.Open())
        {
            var sharing = new Agreement
            {
                Title = "Tasking together",
                Purpose = "Fewer burglaries",
                Start = site.Today,
                Review = site.Today.AddYears(1),
            };
            sharing.Add(await site.Organisation("Testshire County Council"), site.Today);
            sharing.Add(await site.Organisation("Testshire Police"), site.Today);
            db.Add(sharing);
            await db.SaveChangesAsync();
            agreement = sharing.Id.ToString(Text.Words);
        }
        var page = await (await administrator.Get($"people/grants/add?post={outside}")).Submit(
            ("Form.Role", Roles.Analyst),
            ("Form.AgreementId", agreement),
            ("Form.HighestMarking", "Restricted")
        );
        page.Errors.ShouldBe(["The post’s organisation must be a live party to that agreement"]);
        page = await (await administrator.Get($"people/grants/add?post={post}")).Submit(
            ("Form.Role", Roles.Analyst),
            ("Form.AgreementId", agreement)
        );
        page.Errors.ShouldBe([
            "A role under an agreement reads restricted records: choose “Restricted”, or no agreement",
        ]);
        page = await page.Submit(("Form.HighestMarking", "Restricted"));
        page.Text.ShouldContain("Tasking analyst, Testshire County Council is now analyst");
        page.Text.ShouldContain("Fewer burglaries");
        page.Text.ShouldContain("shared under Tasking together");
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_their_own_post()
    {
        var own = await site.Post("Third administrator", roles: Roles.Administrator);
        using var administrator = site.Visit();
        await administrator.SignInAs(own);
        var page = await (await administrator.Get($"people/grants/add?post={own}")).Submit(
            ("Form.Role", Roles.Auditor)
        );
        page.Errors.ShouldBe(["Nobody gives a role to their own post: ask another administrator"]);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public async Task An_administrator_of_one_organisation_cannot_touch_another_s_people()
    {
        await site.Organisation("Otherborough Council");
        var theirs = await site.Post("Clerk", "Otherborough Council");
        var person = await site.Join("clerk@example.org", Roles.Analyst, "Otherborough Council", "Cashier");
        var account = await site.Account(person.Email);
        var token = await site.Invite(theirs, "new@example.org");
        token.ShouldNotBeEmpty();
        int invitation,
            holding;
        await using (var db = site.Open())
        {
            invitation = await db.Set<CommonThread.People.Accounts.Invitation>()
                .Where(i => i.PostId == theirs)
                .Select(i => i.Id)
                .SingleAsync();
            holding = await db.Set<CommonThread.People.Posts.PostHolding>()
                .Where(h => h.AccountId == account.Id)
                .Select(h => h.Id)
                .SingleAsync();
        }
        using var administrator = await site.SignIn(Roles.OrganisationAdministrator, "Mytown Council");
        var own = await site.Post("Caretaker", "Mytown Council");
        (await administrator.Try($"people/posts/{own}/edit")).Status.ShouldBe(HttpStatusCode.OK);
        foreach (
            var path in new[]
            {
                $"people/posts/{theirs}/edit",
                $"people/posts/{theirs}/invite",
                $"people/posts/{theirs}/appoint",
                $"people/accounts/{account.Id}",
                $"people/holdings/{holding}/end",
                $"people/invitations/{invitation}/withdraw",
                "people/organisations/otherborough-council/edit",
                "people/organisations/otherborough-council/posts/add",
                "people/organisations/otherborough-council/champions/add",
            }
        )
            (await administrator.Try(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        // The list names nobody else's people either; and a post to another's id is refused as a page would be.
        (await administrator.Get("people/accounts")).Text.ShouldNotContain("clerk@example.org");
        var form = await administrator.Get($"people/posts/{own}/invite");
        var foreign = await form.SubmitTo($"people/posts/{theirs}/invite", ("Form.Email", "spy@example.org"));
        foreign.Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Get($"people/posts/{theirs}")).Text.ShouldNotContain("new@example.org");
        (await administrator.Try("people/grants")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Restricted_reading_reaches_no_further_than_the_post_that_was_given_it()
    {
        var first = await site.Post("Case officer", "Aville Council");
        var second = await site.Post("Guest", "Beeton Council", Roles.Analyst);
        await using var db = site.Open();
        db.Add(Grant.Of(Roles.Analyst, first, site.Today, highest: Marking.Restricted));
        var account = new CommonThread.People.Accounts.Account
        {
            UserName = "two@example.org",
            Email = "two@example.org",
            OrganisationId = await site.Organisation("Aville Council"),
            CreatedAt = site.Clock.GetUtcNow().UtcDateTime,
        };
        db.Add(account);
        await db.SaveChangesAsync();
        foreach (var post in new[] { first, second })
            db.Add(
                new CommonThread.People.Posts.PostHolding
                {
                    PostId = post,
                    AccountId = account.Id,
                    From = site.Today,
                }
            );
        await db.SaveChangesAsync();
        var caller = await CommonThread.People.SignIn.LoadCaller.CallerOf(
            db,
            (Modules)site.Services.GetService(typeof(Modules))!,
            account.Id,
            site.Today
        );
        caller.OrganisationIds.Count.ShouldBe(2);
        caller.RestrictedOrganisationIds.ShouldBe([await site.Organisation("Aville Council")]);
    }
}
