using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.SignIn;

/// <summary>The second factor: a code from the authenticator app, or one of the recovery codes.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
public sealed class CodeModel(UserManager<Account> accounts) : ThreadPage
{
    public sealed class Input
    {
        public string? Code { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public async Task<IActionResult> OnGet() =>
        await Waiting() is null ? LocalRedirect(Url.Content("~/sign-in")) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Waiting() is not { } waiting)
            return LocalRedirect(Url.Content("~/sign-in"));
        var account = waiting.Account;
        var now = Clock.GetUtcNow();
        var key = await accounts.GetAuthenticatorKeyAsync(account);
        var step = key is null ? null : AuthenticatorCode.Accept(key, Form.Code, now, account.LastCodeStep);
        var recovered = false;
        if (step is { } accepted)
            account.LastCodeStep = accepted;
        else
            recovered = Form.Code is { Length: >= 10 and <= 30 } code && await Redeem(account, code);
        if (step is null && !recovered)
        {
            await CheckPassword.Count(Db, account, now.UtcDateTime, "code", Stop);
            throw Rules.Refuse(
                "Code",
                "That code does not match, or was used before. Wait for the next one and enter it"
            );
        }
        var session = HttpContext.RequestServices.GetRequiredService<Session>();
        await session.Begin(account, recovered ? $"{waiting.Way} and recovery code" : $"{waiting.Way} and code", Stop);
        await Steps.End();
        if (recovered)
            TempData["Done"] =
                $"You used a recovery code. {Text.Count(await accounts.CountRecoveryCodesAsync(account), "code")} left";
        return LocalRedirect(Url.IsLocalUrl(waiting.From) ? waiting.From : Url.Content("~/my-work"));
    }

    private SecondStep Steps => HttpContext.RequestServices.GetRequiredService<SecondStep>();

    private async Task<bool> Redeem(Account account, string code) =>
        (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;

    private async Task<SecondStep.Waiting?> Waiting() =>
        await Steps.Read() is { NewKey: null } waiting ? waiting : null;
}
