using CommonThread.Journeys.Browsing;
using CommonThread.People;
using CommonThread.Tests.Hosting;
using CommonThread.Tests.People;
using Microsoft.Playwright;

namespace CommonThread.Journeys;

/// <summary>A passkey from its making to the next morning, with the browser's own authenticator.</summary>
public sealed class PasskeyTests(TestSite site, Chromium chromium) : IClassFixture<TestSite>, IClassFixture<Chromium>
{
    [Fact]
    public async Task A_person_adds_a_passkey_signs_out_and_comes_back_with_it()
    {
        var person = await site.Join("passkey@example.org", Roles.StrategyOfficer);
        // A passkey belongs to a name: an address in numbers has none.
        var address = new UriBuilder(site.Address) { Host = "localhost" }.Uri;
        var page = await chromium.Open(address);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );

        await page.GotoAsync("sign-in");
        await page.GetByLabel("E-mail address").FillAsync(person.Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(person.Password);
        await page.Locator("form#sign-in button[type=submit]").ClickAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.GetByLabel("Code from your authenticator app").FillAsync(person.Code);
        await page.Locator("main form button").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).WaitForAsync();

        // Somebody at an unattended screen does not know the password.
        await page.GotoAsync("account");
        await page.Locator("form[data-passkey=add] input[type=password]").FillAsync("not the password");
        await page.Locator("form[data-passkey=add] button[type=submit]").ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("That is not your password");

        await page.GotoAsync("account");
        await page.Locator("form[data-passkey=add] input[type=password]").FillAsync(person.Password);
        await page.Locator("form[data-passkey=add] button[type=submit]").ClickAsync();
        await page.GetByText("Your passkey is added").WaitForAsync();

        await SignOut(page);
        await page.GotoAsync("sign-in");
        await page.Locator("form[data-passkey=sign-in] button").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith("/my-work", StringComparison.Ordinal));
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("What needs you today");

        // A passkey that was removed opens nothing.
        await page.GotoAsync("account");
        await page.Locator("form[action*=RemovePasskey] button").ClickAsync();
        await page.GetByText("The passkey is removed").WaitForAsync();
        await SignOut(page);
        await page.GotoAsync("sign-in");
        await page.Locator("form[data-passkey=sign-in] button").ClickAsync();
        await page.Locator(".govuk-error-summary").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("That passkey opens no account here");
        await page.GotoAsync("my-work");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Sign in");
    }

    // A click does not wait for where it leads.
    private static async Task SignOut(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in", Exact = true }).First.WaitForAsync();
    }
}
