using CommonThread.Partnerships;

namespace CommonThread.People.Mail;

/// <summary>Sends what waits in the outbox of every partnership, and erases what is no longer of use.</summary>
internal sealed class SendOutbox(
    Installation installation,
    MailServer server,
    WriteLetter letters,
    ApplicationSettings settings,
    TimeProvider clock,
    ILogger<SendOutbox> log
) : BackgroundService
{
    private const int MostAttempts = 8;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Schedule)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(20), clock);
        await using var stopping = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            foreach (var partnership in installation.Partnerships)
            {
                try
                {
                    await Run(partnership, stoppingToken);
                }
                catch (Exception problem) when (problem is not OperationCanceledException)
                {
                    log.LogError(problem, "The outbox of {Partnership} could not be sent", partnership.Slug);
                }
            }
        }
    }

    /// <summary>One round for one partnership.</summary>
    public async Task Run(Partnership partnership, CancellationToken stop)
    {
        // A partnership that was just added, or that a newer version must upgrade, may not have been opened yet.
        await installation.Prepare(partnership, stop);
        await using var db = installation.Open(partnership, new Acting { Caller = Caller.System }, clock);
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Set<Letter>()
            .Where(l => l.ProtectedBody != null && (l.ExpiresAt <= now || l.Attempts < MostAttempts))
            .OrderBy(l => l.WrittenAt)
            .Take(50)
            .ToListAsync(stop);
        foreach (var letter in waiting)
        {
            if (letter.ExpiresAt <= now)
            {
                letter.Expire();
            }
            else if (server.IsSet && await TakeInHand(db, letter.Id, now, stop))
            {
                try
                {
                    await server.Send(letter.To, letter.Subject, letters.Open(letter, partnership)!, stop);
                    letter.Sent(now);
                }
                // What is wrong with one letter (an address that is none, a server that refuses it) must not keep the others.
                catch (Exception problem)
                    when (problem
                            is System.Net.Mail.SmtpException
                                or FormatException
                                or ArgumentException
                                or System.Security.Cryptography.CryptographicException
                    )
                {
                    letter.Failed(problem.Message);
                }
            }
            // One at a time, so that a letter that went is never sent twice.
            await db.SaveChangesAsync(stop);
        }
    }

    // Of several instances that find the same letter, the database lets one have it.
    private static async Task<bool> TakeInHand(CommonThreadDb db, int id, DateTime now, CancellationToken stop)
    {
        DateTime? until = now.AddMinutes(2);
        return await db.Set<Letter>()
                .Where(l => l.Id == id && l.SentAt == null && (l.InHandUntil == null || l.InHandUntil <= now))
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.InHandUntil, until), stop) == 1;
    }
}
