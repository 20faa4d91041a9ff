using Microsoft.AspNetCore.Identity;

namespace CommonThread.People.Accounts;

/// <summary>
/// Checks an e-mail address and password. Whatever is wrong (no such account, wrong password, resting, suspended), the answer
/// is the same and the work done is the same: one hash of a password and one line in the history.
/// </summary>
internal sealed class CheckPassword(
    UserManager<Account> accounts,
    IPasswordHasher<Account> hasher,
    CommonThreadDb db,
    TimeProvider clock
)
{
    public const string Sentence =
        "We do not recognise that e-mail address and password. After several wrong tries an account rests for 15 minutes";

    private static readonly Lock Making = new();
    private static string? nobodys;

    /// <summary>The account, or null.</summary>
    public async Task<Account?> Run(string? email, string? password, CancellationToken stop)
    {
        var account = email is { Length: <= 256 } ? await accounts.FindByEmailAsync(email) : null;
        var now = clock.GetUtcNow().UtcDateTime;
        var given = password is { Length: <= PasswordRules.Longest } ? password : "";
        var right = Matches(account?.PasswordHash ?? Nobodys(), given) && account?.PasswordHash is not null;
        if (right && account is { SuspendedAt: null, Demonstration: false } && !account.IsResting(now))
            return account;
        await Count(db, account, now, right ? "resting or suspended" : "password", stop);
        return null;
    }

    /// <summary>Counts a wrong password or code, and rests the account after too many.</summary>
    public static async Task Count(
        CommonThreadDb db,
        Account? account,
        DateTime now,
        string way,
        CancellationToken stop
    )
    {
        var id = account?.Id ?? 0;
        var at = new DateTimeOffset(now, TimeSpan.Zero);
        // In the database, so that tries made at the same moment all count.
        await db.Set<Account>()
            .Where(a => a.Id == id && (a.LockoutEnd == null || a.LockoutEnd < at))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), stop);
        DateTimeOffset? until = at + Account.Rest;
        await db.Set<Account>()
            .Where(a => a.Id == id && a.AccessFailedCount >= Account.MostFailures)
            .ExecuteUpdateAsync(
                a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, until),
                stop
            );
        await db.Record("refused", new("account", id), new { Way = way }, stop);
    }

    private bool Matches(string hash, string password) =>
        hasher.VerifyHashedPassword(null!, hash, password) != PasswordVerificationResult.Failed;

    private string Nobodys()
    {
        lock (Making)
            return nobodys ??= hasher.HashPassword(null!, SecretToken.New());
    }
}
