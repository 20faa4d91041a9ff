using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.SignIn;

/// <summary>Signs in with a passkey, which is both factors at once. Needs JavaScript; the password and code do not.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
public sealed class PasskeyModel(SignInManager<Account> signIn, UserManager<Account> accounts) : ThreadPage
{
    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? From { get; set; }

    public IActionResult OnGet() => LocalRedirect(Url.Content("~/sign-in"));

    /// <summary>What the browser signs. No account is named, so that nothing is told about who has one.</summary>
    public async Task<IActionResult> OnPostOptions() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPost()
    {
        if (Credential is not { Length: > 0 and < 20_000 } || !Credential.StartsWith('{'))
            return LocalRedirect(Url.Content("~/sign-in"));
        var proof = await signIn.PerformPasskeyAssertionAsync(Credential);
        if (
            !proof.Succeeded
            || proof.User is not { SuspendedAt: null } account
            || account.IsResting(Clock.GetUtcNow().UtcDateTime)
        )
        {
            await Db.Record("refused", new("account", 0), new { Way = "passkey" }, Stop);
            return LocalRedirect(Url.Content("~/sign-in"));
        }
        await accounts.AddOrUpdatePasskeyAsync(account, proof.Passkey);
        await HttpContext.RequestServices.GetRequiredService<Session>().Begin(account, "passkey", Stop);
        return LocalRedirect(Url.IsLocalUrl(From) ? From : Url.Content("~/my-work"));
    }
}
