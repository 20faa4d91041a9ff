using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.SignIn;

/// <summary>Sets up the authenticator app, before the first session or for a new telephone, and shows the recovery codes once.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class SetUpCodesModel(UserManager<Account> accounts, CurrentPartnership current) : ThreadPage
{
    public sealed class Input
    {
        public string? Code { get; set; }
    }

    private SecondStep.Waiting? waiting;

    [BindProperty]
    public Input Form { get; set; } = new();

    public string Key { get; private set; } = "";

    /// <summary>Drawn by us from the key alone; there is nothing in it to encode.</summary>
    public Microsoft.AspNetCore.Html.IHtmlContent Drawing { get; private set; } =
        Microsoft.AspNetCore.Html.HtmlString.Empty;

    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public string Next { get; private set; } = "";

    private SecondStep Steps => HttpContext.RequestServices.GetRequiredService<SecondStep>();

    public override async Task<bool> Prepare()
    {
        waiting = await Steps.Read();
        if (waiting?.NewKey is not { } key)
            return true;
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        Drawing = new Microsoft.AspNetCore.Html.HtmlString(
            QrDrawing.Svg(AuthenticatorCode.Address(key, current.Required.KnownAs, waiting.Account.Email ?? ""))
        );
        Next = Url.IsLocalUrl(waiting.From) ? waiting.From! : Url.Content("~/my-work");
        return true;
    }

    public IActionResult OnGet() => waiting?.NewKey is null ? LocalRedirect(Url.Content("~/sign-in")) : Page();

    public async Task<IActionResult> OnPost()
    {
        if (waiting?.NewKey is not { } key)
            return LocalRedirect(Url.Content("~/sign-in"));
        var account = waiting.Account;
        if (AuthenticatorCode.Accept(key, Form.Code, Clock.GetUtcNow(), 0) is not { } step)
            throw Rules.Refuse(
                "Code",
                "That code does not match. Check that the app shows this account, and try again"
            );
        var store = HttpContext.RequestServices.GetRequiredService<IUserStore<Account>>();
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, Stop);
        account.TwoFactorEnabled = true;
        account.LastCodeStep = step;
        // An older session must not live on with a factor that is no longer right.
        account.EndSessions();
        RecoveryCodes = [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10))!];
        var session = HttpContext.RequestServices.GetRequiredService<Session>();
        await session.Begin(account, $"{waiting.Way} and a new code", Stop);
        await Steps.End();
        return Page();
    }
}
