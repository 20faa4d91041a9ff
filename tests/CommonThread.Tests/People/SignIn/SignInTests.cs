using System.Net;
using CommonThread.People;
using CommonThread.People.Accounts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.SignIn;

[Trait("Speed", "slow")]
public sealed class SignInTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_person_signs_in_with_password_and_code_and_it_is_in_the_history()
    {
        var person = await site.Join("in@example.org", Roles.StrategyOfficer);
        using var visitor = await person.SignIn();
        (await visitor.Get("my-work")).Heading.ShouldBe("What needs you today");
        await using var db = site.Open();
        var account = await site.Account("in@example.org");
        (await db.Set<HistoryEntry>().CountAsync(e => e.Action == "signed in" && e.SubjectId == account.Id)).ShouldBe(
            2
        );
    }

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        var person = await site.Join("half@example.org", Roles.Administrator);
        using var visitor = site.Visit();
        (await person.GivePassword(visitor)).Heading.ShouldBe("Enter a code");
        (await visitor.Get("my-work")).Heading.ShouldBe("Sign in");
        (await visitor.Get("people/accounts")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_code_is_never_accepted_twice()
    {
        var person = await site.Join("replay@example.org", Roles.Analyst);
        using var first = site.Visit();
        using var second = site.Visit();
        var one = await person.GivePassword(first);
        var two = await person.GivePassword(second);
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = person.Code;
        (await one.Submit(("Form.Code", code))).Html.QuerySelector("form[action$='sign-out']").ShouldNotBeNull();
        var again = await two.Submit(("Form.Code", code));
        again.Errors.ShouldBe(["That code does not match, or was used before. Wait for the next one and enter it"]);
        (await second.Get("my-work")).Heading.ShouldBe("Sign in");
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var person = await site.Join("lost@example.org", Roles.Analyst);
        using var first = site.Visit();
        var page = await (await person.GivePassword(first)).Submit(("Form.Code", person.RecoveryCodes[0]));
        page.Text.ShouldContain("9 codes left");
        using var second = site.Visit();
        page = await (await person.GivePassword(second)).Submit(("Form.Code", person.RecoveryCodes[0]));
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task After_eight_wrong_tries_an_account_rests_for_a_quarter_of_an_hour()
    {
        var person = await site.Join("locked@example.org", Roles.Analyst);
        using var visitor = site.Visit();
        for (var i = 0; i < Account.MostFailures; i++)
            (await person.GivePassword(visitor, "wrong wrong wrong")).Status.ShouldBe(
                HttpStatusCode.UnprocessableEntity
            );
        (await person.GivePassword(visitor)).Errors.Single().ShouldStartWith("We do not recognise");
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        (await person.GivePassword(visitor)).Heading.ShouldBe("Enter a code");
    }

    [Fact]
    public async Task A_cookie_of_one_partnership_is_worthless_in_another()
    {
        await site.Add("othershire", "Othershire Together");
        using var visitor = await site.SignIn(Roles.Administrator);
        using var handler = new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false };
        using var raw = new HttpClient(handler) { BaseAddress = site.Root };
        // The same cookie, sent by hand to the other partnership's address.
        var cookie = visitor.CookieHeader(site.Address);
        cookie.ShouldContain("commonthread=");
        using var own = new HttpRequestMessage(HttpMethod.Get, "testshire/my-work")
        {
            Headers = { { "Cookie", cookie } },
        };
        (await raw.SendAsync(own)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var other = new HttpRequestMessage(HttpMethod.Get, "othershire/my-work")
        {
            Headers = { { "Cookie", cookie } },
        };
        (await raw.SendAsync(other)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_devices_at_once()
    {
        var person = await site.Join("many@example.org", Roles.Analyst);
        using var one = await person.SignIn();
        using var two = await person.SignIn();
        (await (await one.Get("account")).Submit("form#everywhere")).Heading.ShouldBe("Sign in");
        (await two.Get("my-work")).Heading.ShouldBe("Sign in");
    }
}
