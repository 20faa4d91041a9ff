using System.ComponentModel.DataAnnotations;
using CommonThread.Partnerships;
using CommonThread.People.Mail;

namespace CommonThread.People.Accounts;

/// <summary>Makes an invitation and its letter. The page, the set-up of a partnership and the command line come here.</summary>
public static class WriteInvitation
{
    public static TimeSpan Lasts { get; } = TimeSpan.FromDays(7);

    /// <summary>The token, which is kept nowhere else, and the invitation.</summary>
    internal static async Task<(string Token, Invitation Invitation)> Run(
        CommonThreadDb db,
        WriteLetter letters,
        Partnership partnership,
        PostName post,
        string? email,
        string address,
        int? invitedByPostId,
        CancellationToken stop
    )
    {
        var clean = Text.Clean(email);
        Rules.Check(
            (
                "Email",
                clean is { Length: <= 256 }
                    && new EmailAddressAttribute().IsValid(clean)
                    && clean.IndexOfAny([' ', '\n', ',', ';']) < 0,
                "Enter an e-mail address, like name@example.org"
            )
        );
        var now = db.Clock.GetUtcNow().UtcDateTime;
        // A second invitation to the same post makes the first worthless.
        var before = await db.Set<Invitation>()
            .Where(i => i.PostId == post.Id && i.Email == clean && i.UsedAt == null && i.WithdrawnAt == null)
            .ToListAsync(stop);
        foreach (var earlier in before)
            earlier.WithdrawnAt = now;
        var token = SecretToken.New();
        var invitation = new Invitation
        {
            Email = clean!,
            PostId = post.Id,
            TokenHash = SecretToken.Hash(token),
            ExpiresAt = now + Lasts,
            InvitedByPostId = invitedByPostId,
        };
        db.Add(invitation);
        letters.Put(
            db,
            partnership,
            clean!,
            $"You are invited to {partnership.KnownAs}",
            $"""
            You are invited to work in {partnership.Name} as {post.Full}.

            Take the invitation up here within seven days:
            {address}/invitation/{token}

            You will choose a password and set up an authenticator app.
            """,
            invitation.ExpiresAt,
            post.OrganisationId
        );
        await db.SaveChangesAsync(stop);
        return (token, invitation);
    }
}
