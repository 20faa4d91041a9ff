using System.Threading.Channels;
using CommonThread.Partnerships;
using CommonThread.People.Mail;

namespace CommonThread.People.Accounts;

/// <summary>
/// Answers "I forgot my password" away from the request, so that the page takes the same time whether there is such an
/// account or not.
/// </summary>
internal sealed class AnswerForgotten(
    Installation installation,
    WriteLetter letters,
    TimeProvider clock,
    ILogger<AnswerForgotten> log
) : BackgroundService
{
    private sealed record Asked(string Slug, string Email, string Address);

    private readonly Channel<Asked> asked = Channel.CreateBounded<Asked>(
        new BoundedChannelOptions(500) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ask(Partnership partnership, string email, string address) =>
        asked.Writer.TryWrite(new(partnership.Slug, email, address));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Ends with the application; what is still waiting is asked for again.
        await using var stopping = stoppingToken.Register(() => asked.Writer.TryComplete());
        await foreach (var one in asked.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (stoppingToken.IsCancellationRequested)
                return;
            try
            {
                if (installation.Find(one.Slug) is { } partnership)
                    await Answer(partnership, one, stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "A forgotten password could not be answered");
            }
        }
    }

    private async Task Answer(Partnership partnership, Asked one, CancellationToken stop)
    {
        await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
        var key = one.Email.ToUpperInvariant();
        var account = await db.Set<Account>()
            .SingleOrDefaultAsync(a => a.NormalizedEmail == key && !a.Demonstration && a.SuspendedAt == null, stop);
        if (account is null)
            return;
        var token = SecretToken.New();
        var expires = clock.GetUtcNow().UtcDateTime + PasswordReset.Lasts;
        db.Add(
            new PasswordReset
            {
                AccountId = account.Id,
                TokenHash = SecretToken.Hash(token),
                ExpiresAt = expires,
            }
        );
        letters.Put(
            db,
            partnership,
            account.Email!,
            $"A new password for {partnership.KnownAs}",
            $"""
            Somebody, probably you, asked for a new password for {partnership.Name}.

            Choose one here within ten minutes:
            {one.Address}/new-password/{token}

            If it was not you, do nothing. Your password stays as it is.
            """,
            expires,
            account.OrganisationId
        );
        await db.SaveChangesAsync(stop);
        await db.Record("asked for a new password", account.Record, null, stop);
    }
}
