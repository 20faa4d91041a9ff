using System.Net;
using CommonThread.Data;
using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using CommonThread.People.Mail;
using CommonThread.People.Posts;
using CommonThread.Shared;
using CommonThread.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CommonThread.Tests.People;

/// <summary>A person with an account of their own: a password and an authenticator app.</summary>
public sealed class Person(TestSite site, string email, string password)
{
    public string Email { get; } = email;

    public string Password { get; set; } = password;

    public string Key { get; set; } = "";

    public IReadOnlyList<string> RecoveryCodes { get; set; } = [];

    /// <summary>The code the app shows now.</summary>
    public string Code => AuthenticatorCode.At(Key, AuthenticatorCode.StepAt(site.Clock.GetUtcNow()));

    /// <summary>Signs in with the password and the next code.</summary>
    public async Task<Visitor> SignIn(Visitor? with = null)
    {
        var visitor = with ?? site.Visit();
        var page = await GivePassword(visitor);
        page.Heading.ShouldBe("Enter a code", page.Text);
        // No code counts twice: wait for the next one.
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        page = await page.Submit(("Form.Code", Code));
        page.Html.QuerySelector("form[action$='sign-out']").ShouldNotBeNull(page.Text);
        return visitor;
    }

    public async Task<Page> GivePassword(Visitor visitor, string? password = null) =>
        await (await visitor.Get("sign-in")).Submit(
            "form#sign-in",
            ("Form.Email", Email),
            ("Form.Password", password ?? Password)
        );
}

/// <summary>What the tests of accounts do again and again.</summary>
public static class PeopleSite
{
    public const string Password = "plum tractor violet sky";

    /// <summary>Invites somebody to a new post with roles and takes the invitation up, as a person would.</summary>
    public static async Task<Person> Join(
        this TestSite site,
        string email,
        string role,
        string organisation = "Testshire County Council",
        string? title = null
    )
    {
        var post = await site.Post(title ?? $"Officer {email}", organisation, role);
        var token = await site.Invite(post, email);
        var person = new Person(site, email, Password);
        using var visitor = site.Visit();
        var page = await (await visitor.Get($"invitation/{token}")).Submit(
            ("Form.FullName", "Illustrative Person"),
            ("Form.Password", Password)
        );
        page.Heading.ShouldBe("Set up your authenticator app", page.Text);
        person.Key = page
            .Html.QuerySelector("#authenticator-key")!
            .TextContent.Replace(" ", "", StringComparison.Ordinal);
        page = await page.Submit(("Form.Code", person.Code));
        page.Heading.ShouldBe("Keep your recovery codes", page.Text);
        person.RecoveryCodes = [.. page.Html.QuerySelectorAll("#recovery-codes code").Select(c => c.TextContent)];
        site.Clock.Advance(TimeSpan.FromSeconds(60));
        return person;
    }

    /// <summary>Puts an invitation into the database with a token the test knows.</summary>
    public static async Task<string> Invite(this TestSite site, int postId, string email)
    {
        var token = Guid.NewGuid().ToString("N");
        await using var db = site.Open();
        var post = await db.Set<Post>().SingleAsync(p => p.Id == postId);
        post.Establish(1, 0, site.Today);
        db.Add(
            new Invitation
            {
                Email = email,
                PostId = postId,
                TokenHash = SecretToken.Hash(token),
                ExpiresAt = site.Clock.GetUtcNow().UtcDateTime.AddDays(7),
            }
        );
        await db.SaveChangesAsync();
        return token;
    }

    public static async Task<Account> Account(this TestSite site, string email)
    {
        await using var db = site.Open();
        return await db.Set<Account>().AsNoTracking().SingleAsync(a => a.Email == email);
    }

    /// <summary>The letters to somebody that still have words, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> Letters(this TestSite site, string to, int atLeast = 0)
    {
        for (var tries = 0; ; tries++)
        {
            await using var db = site.Open();
            var letters = await db.Set<Letter>()
                .Where(l => l.To == to && l.ProtectedBody != null)
                .OrderBy(l => l.Id)
                .ToListAsync();
            if (letters.Count >= atLeast || tries > 100)
            {
                var open = site.Services.GetRequiredService<WriteLetter>();
                return [.. letters.Select(l => open.Open(l, site.Partnership)!)];
            }
            await Task.Delay(50);
        }
    }
}
