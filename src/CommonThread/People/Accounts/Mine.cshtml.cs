using CommonThread.Partnerships;
using CommonThread.People.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.Accounts;

/// <summary>One's own account: password, authenticator app, passkeys, signing out everywhere.</summary>
[SignedIn(EvenWithoutPost = true)]
[EnableRateLimiting(WaysIn.SignIn)]
public sealed class MineModel(
    UserManager<Account> accounts,
    SignInManager<Account> signIn,
    IPasswordHasher<Account> hasher,
    CurrentPartnership current
) : ThreadPage
{
    private const int MostPasskeys = 10;

    public sealed class Input
    {
        public string? Password { get; set; }
        public string? NewPassword { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    [BindProperty]
    public string? Credential { get; set; }

    [BindProperty]
    public string? Passkey { get; set; }

    public Account Account { get; private set; } = null!;

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var found = await accounts.FindByIdAsync(Caller.AccountId!.Value.ToString(Text.Words));
        if (found is null)
            return false;
        Account = found;
        Passkeys = await accounts.GetPasskeysAsync(found);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostPassword()
    {
        await Prove();
        PasswordRules.Check(
            "NewPassword",
            Form.NewPassword,
            Account.Email,
            current.Required.Name,
            current.Required.ShortName
        );
        Account.PasswordHash = hasher.HashPassword(Account, Form.NewPassword!);
        await Renew();
        await Db.Record("changed password", Account.Record, null, Stop);
        return Done("Your password is changed. Other devices are signed out", "~/account");
    }

    public async Task<IActionResult> OnPostApp()
    {
        await Prove();
        var step = HttpContext.RequestServices.GetRequiredService<SecondStep>();
        return LocalRedirect(Url.Content(await step.Begin(Account, "password", Url.Content("~/account"), again: true)));
    }

    public async Task<IActionResult> OnPostEverywhere()
    {
        Account.EndSessions();
        await accounts.UpdateAsync(Account);
        await signIn.SignOutAsync();
        await Db.Record("signed out everywhere", Account.Record, null, Stop);
        return Done("You are signed out on every device", "~/sign-in");
    }

    public async Task<IActionResult> OnPostPasskeyOptions() =>
        Content(
            await signIn.MakePasskeyCreationOptionsAsync(
                new PasskeyUserEntity
                {
                    Id = Account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Name = Account.Email ?? Account.UserName!,
                    DisplayName = $"{current.Required.KnownAs}: {Caller.Name}",
                }
            ),
            "application/json"
        );

    public async Task<IActionResult> OnPostAddPasskey()
    {
        Rules.Check(
            (
                "",
                Credential is { Length: > 0 and < 20_000 } && Credential.StartsWith('{'),
                "The passkey did not arrive. Try again"
            ),
            ("", Passkeys.Count < MostPasskeys, $"You have {MostPasskeys} passkeys; remove one that you no longer use")
        );
        await Prove();
        var made = await signIn.PerformPasskeyAttestationAsync(Credential!);
        Rules.Check(("", made.Succeeded, "The passkey could not be checked. Try again"));
        made.Passkey!.Name = $"Added on {Today.Say()}";
        await accounts.AddOrUpdatePasskeyAsync(Account, made.Passkey);
        await Db.Record("added a passkey", Account.Record, null, Stop);
        return Done("Your passkey is added", "~/account");
    }

    public async Task<IActionResult> OnPostRemovePasskey()
    {
        var one = Passkeys.FirstOrDefault(p => Convert.ToHexString(p.CredentialId) == Passkey);
        if (one is null)
            return NotFound();
        await accounts.RemovePasskeyAsync(Account, one.CredentialId);
        await Db.Record("removed a passkey", Account.Record, null, Stop);
        return Done("The passkey is removed", "~/account");
    }

    // A new way in asks for the password again: an unattended screen must not be enough. Whoever signs in at their own
    // organisation has none here.
    private async Task Prove()
    {
        if (Account.PasswordHash is null)
            return;
        var proven = await HttpContext
            .RequestServices.GetRequiredService<CheckPassword>()
            .Run(Account.Email, Form.Password, Stop);
        Rules.Check(("Password", proven is not null, "That is not your password"));
    }

    private async Task Renew()
    {
        Account.EndSessions();
        var saved = await accounts.UpdateAsync(Account);
        Rules.Check(("", saved.Succeeded, "That did not work. Try again"));
        await signIn.SignInAsync(Account, isPersistent: false);
    }
}
