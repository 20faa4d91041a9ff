using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.Accounts;

[Trait("Speed", "slow")]
public sealed class RecoveryTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_forgotten_password_is_answered_alike_for_known_and_unknown_and_its_link_works_once()
    {
        var person = await site.Join("forgot@example.org", Roles.Analyst);
        using var visitor = site.Visit();
        var known = await (await visitor.Get("forgotten-password")).Submit(("Form.Email", person.Email));
        var unknown = await (await visitor.Get("forgotten-password")).Submit(("Form.Email", "nobody@example.org"));
        unknown.Text.ShouldBe(known.Text);
        var letter = (await site.Letters(person.Email, 1)).Single();
        (await site.Letters("nobody@example.org")).ShouldBeEmpty();
        var link = letter.Split('\n').Single(l => l.Contains("/new-password/")).Trim();

        var page = await (await visitor.Get(link)).Submit(("Form.Password", "kettle ferry seven owls"));
        page.Heading.ShouldBe("Sign in");
        (await visitor.Try(link)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await person.GivePassword(visitor)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        person.Password = "kettle ferry seven owls";
        (await person.SignIn()).Dispose();
    }

    [Fact]
    public async Task A_link_for_a_new_password_ends_after_ten_minutes()
    {
        var person = await site.Join("slow@example.org", Roles.Analyst);
        using var visitor = site.Visit();
        await (await visitor.Get("forgotten-password")).Submit(("Form.Email", person.Email));
        var link = (await site.Letters(person.Email, 1))
            .Single()
            .Split('\n')
            .Single(l => l.Contains("/new-password/"))
            .Trim();
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        (await visitor.Try(link)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Accounts_that_nobody_used_for_ninety_days_are_suspended_once()
    {
        var person = await site.Join("dormant@example.org", Roles.Analyst);
        site.Clock.Advance(TimeSpan.FromDays(91));
        await using (var db = site.Open())
        {
            (await SuspendDormant.Run(db, site.Today)).ShouldBeGreaterThanOrEqualTo(1);
            (await SuspendDormant.Run(db, site.Today)).ShouldBe(0);
        }
        using var visitor = site.Visit();
        (await person.GivePassword(visitor)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
