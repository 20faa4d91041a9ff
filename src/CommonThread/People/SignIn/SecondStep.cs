using System.Globalization;
using System.Security.Claims;
using CommonThread.Partnerships;
using CommonThread.People.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace CommonThread.People.SignIn;

/// <summary>
/// Between the password and the code: a short-lived cookie that names the account, its stamp and the partnership and opens
/// nothing. The session's own cookie is given only after the second factor, so that there is no half-open session to guard.
/// </summary>
internal sealed class SecondStep(
    IHttpContextAccessor accessor,
    CurrentPartnership current,
    UserManager<Account> accounts,
    TimeProvider clock
)
{
    private const string Key = "key";
    private const string From = "from";
    private const string Stamp = "stamp";
    private const string Way = "way";

    /// <summary>What the cookie says: who, how they came this far, where they were going, and the key of an app being set up.</summary>
    public sealed record Waiting(Account Account, string Way, string? From, string? NewKey);

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>Begins, and says which page comes next.</summary>
    /// <param name="again">Whether a new authenticator app is to be set up though there is one.</param>
    public async Task<string> Begin(Account account, string way, string? from, bool again = false)
    {
        var setsUp = again || !account.TwoFactorEnabled;
        var claims = new List<Claim>
        {
            new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
            new(LoadCaller.PartnershipClaim, current.Required.Slug),
            new(Stamp, account.SecurityStamp ?? ""),
            new(Way, way),
        };
        if (from is not null)
            claims.Add(new(From, from));
        if (setsUp)
            claims.Add(new(Key, AuthenticatorCode.NewKey()));
        await Http.SignInAsync(
            IdentityConstants.TwoFactorUserIdScheme,
            new ClaimsPrincipal(new ClaimsIdentity(claims, IdentityConstants.TwoFactorUserIdScheme)),
            new AuthenticationProperties { IsPersistent = false }
        );
        return setsUp ? "~/sign-in/set-up-codes" : "~/sign-in/code";
    }

    /// <summary>Who waits at this step here; null when nobody does.</summary>
    public async Task<Waiting?> Read()
    {
        var cookie = await Http.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (
            cookie.Principal is not { } who
            || who.FindFirstValue(LoadCaller.PartnershipClaim) != current.Required.Slug
            || who.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id
            || who.FindFirstValue(Way) is not { } way
        )
            return null;
        var account = await accounts.FindByIdAsync(id);
        if (
            account is not { SuspendedAt: null }
            || account.IsResting(clock.GetUtcNow().UtcDateTime)
            || account.SecurityStamp != who.FindFirstValue(Stamp)
        )
            return null;
        return new(account, way, who.FindFirstValue(From), who.FindFirstValue(Key));
    }

    public Task End() => Http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
}
