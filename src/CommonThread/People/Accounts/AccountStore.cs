using System.Security.Cryptography;
using System.Text;
using CommonThread.Partnerships;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace CommonThread.People.Accounts;

/// <summary>
/// Keeps accounts in the partnership's own database. The authenticator's key is protected and recovery codes are hashed
/// before they are written: whoever reads the database cannot make or use a code.
/// </summary>
internal sealed class AccountStore(
    CommonThreadDb db,
    IdentityErrorDescriber errors,
    IDataProtectionProvider protection,
    CurrentPartnership current
)
    : UserOnlyStore<
        Account,
        CommonThreadDb,
        int,
        IdentityUserClaim<int>,
        IdentityUserLogin<int>,
        IdentityUserToken<int>,
        IdentityUserPasskey<int>
    >(db, errors)
{
    private const string Provider = "[CommonThread]";
    private const string Codes = "RecoveryCodes";

    private IDataProtector Protector =>
        field ??= protection.CreateProtector("CommonThread.Authenticator", current.Required.Slug);

    public override Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) =>
        base.SetAuthenticatorKeyAsync(user, Protector.Protect(key), cancellationToken);

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        var kept = await base.GetAuthenticatorKeyAsync(user, cancellationToken);
        return kept is null ? null : Protector.Unprotect(kept);
    }

    public override Task ReplaceCodesAsync(
        Account user,
        IEnumerable<string> recoveryCodes,
        CancellationToken cancellationToken
    ) => Keep(user, [.. recoveryCodes.Select(Hash)], cancellationToken);

    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = await Kept(user, cancellationToken);
        var given = Encoding.ASCII.GetBytes(Hash(code));
        // Every hash is compared, so that the time says nothing about which one was near.
        var match = kept.Where(h => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(h), given))
            .ToList();
        if (match.Count == 0)
            return false;
        await Keep(user, [.. kept.Except(match)], cancellationToken);
        return true;
    }

    public override async Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) =>
        (await Kept(user, cancellationToken)).Count;

    private Task Keep(Account user, List<string> hashes, CancellationToken stop) =>
        SetTokenAsync(user, Provider, Codes, Protector.Protect(string.Join(';', hashes)), stop);

    private async Task<List<string>> Kept(Account user, CancellationToken stop) =>
        await GetTokenAsync(user, Provider, Codes, stop) is { Length: > 0 } kept
            ? [.. Protector.Unprotect(kept).Split(';', StringSplitOptions.RemoveEmptyEntries)]
            : [];

    private static string Hash(string code) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    code.Replace("-", "", StringComparison.Ordinal)
                        .Replace(" ", "", StringComparison.Ordinal)
                        .ToUpperInvariant()
                )
            )
        );
}
