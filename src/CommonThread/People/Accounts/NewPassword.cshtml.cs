using CommonThread.Partnerships;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CommonThread.People.Accounts;

/// <summary>Sets a new password with the link from the letter, once. The second factor is still asked for at the next sign-in.</summary>
[Public]
[EnableRateLimiting(WaysIn.SignIn)]
public sealed class NewPasswordModel(
    CurrentPartnership current,
    IPasswordHasher<Account> hasher,
    UserManager<Account> accounts
) : ThreadPage
{
    public sealed class Input
    {
        public string? Password { get; set; }
    }

    private PasswordReset? reset;

    [BindProperty]
    public Input Form { get; set; } = new();

    public override async Task<bool> Prepare()
    {
        var hash = SecretToken.Hash(RouteData.Values["token"] as string ?? "");
        var now = Clock.GetUtcNow().UtcDateTime;
        reset = await Db.Set<PasswordReset>()
            .AsNoTracking()
            .SingleOrDefaultAsync(r => r.TokenHash == hash && r.UsedAt == null && r.ExpiresAt > now, Stop);
        return reset is not null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        var account = await accounts.FindByIdAsync(
            reset!.AccountId.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );
        if (account is not { SuspendedAt: null })
            return NotFound();
        PasswordRules.Check(
            "Password",
            Form.Password,
            account.Email,
            current.Required.Name,
            current.Required.ShortName
        );
        var now = Clock.GetUtcNow().UtcDateTime;
        await using var transaction = await Db.Begin(Stop);
        // One of two requests with the same link wins; the other finds it used.
        var used = await Db.Set<PasswordReset>()
            .Where(r => r.AccountId == account.Id && r.UsedAt == null)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.UsedAt, now), Stop);
        if (used == 0)
            return NotFound();
        account.PasswordHash = hasher.HashPassword(account, Form.Password!);
        account.EndSessions();
        await accounts.UpdateAsync(account);
        await Db.Record("chose a new password", account.Record, null, Stop);
        await transaction.CommitAsync(Stop);
        return Done("Your new password is saved. Sign in with it", "~/sign-in");
    }
}
