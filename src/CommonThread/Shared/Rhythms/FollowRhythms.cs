using CommonThread.Shared.Jobs;

namespace CommonThread.Shared.Rhythms;

/// <summary>Every night: what has come near becomes a due item, and its owner is told, once when it comes near and once when it is late.</summary>
internal sealed class FollowRhythms : INightlyRound
{
    public string Title => "Rhythms and reminders";

    public int Order => 10;

    public async Task Run(NightlyContext context, CancellationToken stop)
    {
        var db = context.Db;
        // No rhythm reminds earlier than three years before; the index on the next due date does the rest.
        var horizon = context.Today.AddDays(1095);
        var rhythms = await db.Set<Rhythm>().Where(r => r.EndedOn == null && r.NextDue <= horizon).ToListAsync(stop);
        foreach (var rhythm in rhythms)
            db.AddRange(rhythm.FallDue(context.Today));
        await db.SaveChangesAsync(stop);

        var open = await db.Set<DueItem>()
            .Include(i => i.Rhythm)
            .Where(i => i.DoneOn == null && (i.RemindedOn == null || i.ChasedOn == null))
            .OrderBy(i => i.DueOn)
            .ToListAsync(stop);
        foreach (var item in open)
            db.AddRange(item.Remind(context.Today, context.Now));
        await db.SaveChangesAsync(stop);
    }
}
