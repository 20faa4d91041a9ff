using CommonThread.Shared.Jobs;

namespace CommonThread.People;

/// <summary>Every night: accounts that nobody used are suspended, and words of letters that are no longer of use are erased.</summary>
internal sealed class NightlyPeople : INightlyRound
{
    public string Title => "Dormant accounts and old letters";

    public int Order => 80;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(context);
        await SuspendDormant.Run(context.Db, context.Today, stop);
        var old = await context
            .Db.Set<Mail.Letter>()
            .Where(l => l.ProtectedBody != null && l.ExpiresAt <= context.Now)
            .ToListAsync(stop);
        foreach (var letter in old)
            letter.Expire();
        await context.Db.SaveChangesAsync(stop);
    }
}
