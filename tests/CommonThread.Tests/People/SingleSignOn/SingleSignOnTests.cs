using System.Diagnostics;
using System.Net;
using CommonThread.People;
using CommonThread.Tests.Hosting;

namespace CommonThread.Tests.People.SingleSignOn;

/// <summary>Single sign-on against npm's oidc-provider, a certified OpenID provider, over real HTTP.</summary>
[Trait("Speed", "slow")]
public sealed class SingleSignOnTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_verified_address_finds_its_account_and_nothing_else_does()
    {
        var folder = Root();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
            Assert.Skip("npm ci has not been run here");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, "tests/CommonThread.Tests/People/oidc/provider.mjs"));
        start.ArgumentList.Add(new Uri(site.Address, "sign-in/single-sign-on/done").ToString());
        using var provider = Process.Start(start)!;
        try
        {
            provider.ErrorDataReceived += (_, _) => { };
            provider.BeginErrorReadLine();
            string? issuer;
            do issuer = await provider.StandardOutput.ReadLineAsync();
            while (issuer is not null && !issuer.StartsWith("http", StringComparison.Ordinal));
            issuer.ShouldNotBeNull("The provider did not start");
            await Configure(issuer);
            await site.Join("sso@example.org", Roles.Analyst);

            using var known = site.Visit();
            (await SignIn(known, "verified")).Heading.ShouldBe("What needs you today");
            foreach (var other in new[] { "unverified", "stranger" })
            {
                using var visitor = site.Visit();
                var page = await SignIn(visitor, other);
                page.Heading.ShouldBe("You could not be signed in", other);
                page.Status.ShouldBe(HttpStatusCode.Forbidden);
            }
            await using var db = site.Open();
            (
                await db.Set<CommonThread.People.Accounts.Account>().AnyAsync(a => a.Email == "stranger@example.org")
            ).ShouldBeFalse();
        }
        finally
        {
            provider.Kill();
        }
    }

    private async Task Configure(string issuer)
    {
        using var administrator = await site.SignIn(Roles.Administrator);
        var page = await administrator.Get("people/single-sign-on");
        (string, string)[] form =
        [
            ("Form.Enabled", "true"),
            ("Form.Label", "Testshire staff"),
            ("Form.AuthorizationEndpoint", $"{issuer}/auth"),
            ("Form.UserInfoEndpoint", $"{issuer}/me"),
            ("Form.ClientId", "commonthread"),
            ("Form.SecretPassword", "a secret for the tests only"),
            ("Form.AsksSecondFactor", "true"),
        ];
        (await page.Submit([.. form, ("Form.TokenEndpoint", "http://elsewhere.example/token")]))
            .Errors.Single()
            .ShouldStartWith("The token endpoint must be");
        (await page.Submit([.. form, ("Form.TokenEndpoint", $"{issuer}/token")])).Text.ShouldContain(
            "Single sign-on is saved"
        );
    }

    private static async Task<Page> SignIn(Visitor visitor, string login)
    {
        var page = await (await visitor.Get("sign-in")).Follow("Sign in with Testshire staff");
        page = await page.Submit("form", ("login", login), ("password", "anything"));
        return await page.Submit("form");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "package.json")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
