using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Identity;

namespace CommonThread.People.SignIn;

/// <summary>Begins a session and says so in the history.</summary>
internal sealed class Session(
    SignInManager<Account> signIn,
    UserManager<Account> accounts,
    CommonThreadDb db,
    Modules modules,
    TimeProvider clock
)
{
    /// <param name="way">How the person proved who they are: "password and code".</param>
    /// <exception cref="RulesBroken">The account is suspended, or another request of the same account was quicker.</exception>
    public async Task Begin(Account account, string way, CancellationToken stop)
    {
        Rules.Check(("", account.SuspendedAt is null, CheckPassword.Sentence));
        account.LastSignedInAt = clock.GetUtcNow().UtcDateTime;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        db.Acting.Caller = await LoadCaller.CallerOf(db, modules, account.Id, clock.Today());
        // The concurrency stamp lets one of two requests with the same code through, never both.
        var saved = await accounts.UpdateAsync(account);
        Rules.Check(("", saved.Succeeded, "That did not work. Try again"));
        await signIn.SignInAsync(account, isPersistent: false);
        await db.Record("signed in", account.Record, new { Way = way }, stop);
    }
}
