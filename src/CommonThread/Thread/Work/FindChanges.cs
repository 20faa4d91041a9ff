using CommonThread.Shared.Work;

namespace CommonThread.Thread.Work;

/// <summary>What somebody else changed in a record that the caller's posts answer for.</summary>
/// <param name="Who">The post that changed it last.</param>
/// <param name="At">When, in coordinated universal time.</param>
public sealed record Change(RecordCard Card, string Who, DateTime At);

/// <summary>Finds what changed since the caller was last here: between the last two times of signing in, and since.</summary>
public sealed class FindChanges(CommonThreadDb db, Modules modules, IEnumerable<IMyWork> work, TimeProvider clock)
{
    private const int Most = 20;

    /// <summary>The newest change of each record, newest first; nothing on the caller's first visit.</summary>
    public async Task<IReadOnlyList<Change>> For(Caller caller, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var visits = await db.Set<HistoryEntry>()
            .Where(e => e.AccountId == caller.AccountId && e.Action == "signed in")
            .OrderByDescending(e => e.Sequence)
            .Select(e => e.At)
            .Take(2)
            .ToListAsync(stop);
        if (visits.Count < 2)
            return [];
        var records = new HashSet<RecordRef>();
        foreach (var module in work)
            records.UnionWith(await module.AnswersFor(caller, clock.Today(), stop));
        var since = visits[1];
        var changes = new List<Change>();
        foreach (var group in records.GroupBy(r => r.Kind, StringComparer.Ordinal))
        {
            if (!modules.Kinds.TryGetValue(group.Key, out var kind))
                continue;
            var ids = group.Select(r => r.Id).ToList();
            var entries = await db.Set<HistoryEntry>()
                .Where(e =>
                    e.SubjectKind == group.Key
                    && ids.Contains(e.SubjectId)
                    && e.At > since
                    && e.AccountId != caller.AccountId
                    && (e.Action == "changed" || e.Action == "created")
                )
                .OrderByDescending(e => e.Sequence)
                .Select(e => new
                {
                    e.SubjectId,
                    e.Actor,
                    e.At,
                })
                .Take(200)
                .ToListAsync(stop);
            var newest = entries.DistinctBy(e => e.SubjectId).ToDictionary(e => e.SubjectId);
            foreach (var card in await kind.Cards(db, newest.Keys, stop))
                changes.Add(new(card, newest[card.Record.Id].Actor, newest[card.Record.Id].At));
        }
        return [.. changes.OrderByDescending(c => c.At).Take(Most)];
    }
}
