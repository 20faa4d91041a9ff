using CommonThread.Partnerships;
using Microsoft.AspNetCore.DataProtection;

namespace CommonThread.People.Mail;

/// <summary>Puts e-mails into the outbox and opens them again.</summary>
internal sealed class WriteLetter(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Adds a letter to the database; the caller saves.</summary>
    public void Put(
        CommonThreadDb db,
        Partnership partnership,
        string to,
        string subject,
        string body,
        DateTime expiresAt,
        int? organisationId = null
    )
    {
        var letter = new Letter
        {
            To = to,
            Subject = subject,
            WrittenAt = clock.GetUtcNow().UtcDateTime,
            ExpiresAt = expiresAt,
            OrganisationId = organisationId,
        };
        letter.Hold(Protector(partnership).Protect(body));
        db.Add(letter);
    }

    public string? Open(Letter letter, Partnership partnership) =>
        letter.ProtectedBody is { } body ? Protector(partnership).Unprotect(body) : null;

    private IDataProtector Protector(Partnership partnership) =>
        protection.CreateProtector("CommonThread.Outbox", partnership.Slug);
}
