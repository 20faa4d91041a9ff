namespace CommonThread.Shared.Rhythms;

/// <summary>For modules: starts a rhythm, or changes the one that has the key already. The caller saves.</summary>
public static class KeepRhythm
{
    public static async Task<Rhythm> With(
        CommonThreadDb db,
        string key,
        string title,
        Every every,
        DateOnly anchor,
        int? ownerPostId,
        int remindDays = 14,
        RecordRef? subject = null,
        string? url = null,
        CancellationToken stop = default
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var rhythm =
            db.Set<Rhythm>().Local.FirstOrDefault(r => r.Key == key)
            ?? await db.Set<Rhythm>().SingleOrDefaultAsync(r => r.Key == key, stop);
        if (rhythm is null)
        {
            rhythm = Rhythm.Start(key, title, every, anchor, ownerPostId, remindDays, subject, url);
            db.Add(rhythm);
        }
        else
        {
            rhythm.Change(title, every, anchor, ownerPostId, remindDays, url);
        }
        return rhythm;
    }
}
