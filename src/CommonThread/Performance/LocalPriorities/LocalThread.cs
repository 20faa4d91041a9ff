using CommonThread.Commitments;
using CommonThread.Performance.SeverityProfiles;
using CommonThread.Places;
using CommonThread.Strategy;

namespace CommonThread.Performance.LocalPriorities;

/// <summary>
/// The golden thread of a framework's partnerships (D-14): a priority of the Board, what each partnership works on for it, the
/// actions, where, and what came of it. Where the thread breaks is listed.
/// </summary>
public sealed record LocalThread(
    IReadOnlyList<Priority> Priorities,
    IReadOnlyList<LocalStrand> Strands,
    IReadOnlyList<string> Breaks
)
{
    /// <summary>Follows it.</summary>
    /// <param name="cspId">Only what one partnership works on; null for all.</param>
    public static async Task<LocalThread> Of(
        CommonThreadDb db,
        PlaceTree tree,
        Framework framework,
        int? cspId,
        DateOnly today,
        CancellationToken stop
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(framework);
        var names = await tree.Names(stop);
        var priorities = await CurrentPriorities.Of(db, framework.Id, stop);
        var locals = (
            await db.Set<LocalPriority>()
                .AsNoTracking()
                .Where(l => l.FrameworkId == framework.Id)
                .OrderBy(l => l.Name)
                .ToListAsync(stop)
        ).FindAll(l => cspId is null || l.PlaceId == cspId);
        var ids = locals.ConvertAll(l => l.Id);
        var actions = (
            await db.Set<Commitment>()
                .AsNoTracking()
                .Where(c => c.SubjectKind == LocalPriority.RecordKind && ids.Contains(c.SubjectId))
                .OrderBy(c => c.Due)
                .ThenBy(c => c.Id)
                .ToListAsync(stop)
        ).ToLookup(c => c.SubjectId);
        var profiles = await Profiles(db, locals, stop);
        var strands = locals.ConvertAll(l => new LocalStrand(
            l,
            names.GetValueOrDefault(l.PlaceId)?.Name ?? "A partnership",
            priorities.FirstOrDefault(p => p.Id == l.PriorityId),
            [.. actions[l.Id]],
            Moved(l, profiles)
        ));
        return new(priorities, strands, [.. BreaksIn(priorities, strands, today)]);
    }

    private static async Task<List<(SeverityProfile Profile, ProfileContent Content)>> Profiles(
        CommonThreadDb db,
        List<LocalPriority> locals,
        CancellationToken stop
    )
    {
        var places = locals.Select(l => l.PlaceId).Distinct().ToList();
        return
        [
            .. (
                await db.Set<SeverityProfile>()
                    .AsNoTracking()
                    .Where(p => places.Contains(p.PlaceId) && p.PublishedOn != null)
                    .OrderBy(p => p.Start)
                    .ThenBy(p => p.Version)
                    .ToListAsync(stop)
            ).Select(p => (p, ProfileContent.Thaw(p.Frozen!))),
        ];
    }

    // How its lines stood when it was chosen, and how they stand now; only what is weighed alike can be compared.
    private static Moved? Moved(LocalPriority local, List<(SeverityProfile Profile, ProfileContent Content)> profiles)
    {
        var lines = local.Cited.Select(c => c.CategoryId).ToHashSet();
        var (then, now) = (
            profiles.Find(p => p.Profile.Id == local.ProfileId),
            profiles.FindLast(p => p.Profile.PlaceId == local.PlaceId)
        );
        if (then.Profile is null || now.Profile is null || then.Profile.WeightTableId != now.Profile.WeightTableId)
            return null;
        double Sum(ProfileContent content) =>
            content.Lines.Where(l => lines.Contains(l.CategoryId)).Sum(l => l.Severity ?? double.NaN);
        var (before, after) = (Sum(then.Content), Sum(now.Content));
        return double.IsFinite(before) && double.IsFinite(after)
            ? new(then.Content.Quarter, before, now.Content.Quarter, after, now.Content.Unit)
            : null;
    }

    private static IEnumerable<string> BreaksIn(
        IReadOnlyList<Priority> priorities,
        List<LocalStrand> strands,
        DateOnly today
    )
    {
        var current = strands.FindAll(s => s.Local.IsCurrent(today));
        foreach (var priority in priorities.Where(p => !current.Exists(s => s.Priority?.Id == p.Id)))
            yield return $"{priority.Name}: no partnership has a local priority that serves it.";
        foreach (var strand in current)
        {
            if (strand.Local.PriorityId is not null && strand.Priority is null)
                yield return $"{strand.Local.Name} ({strand.Csp}) serves a priority that the Board no longer has.";
            if (strand.Actions.Count == 0)
                yield return $"{strand.Local.Name} ({strand.Csp}) has no action.";
            foreach (var action in strand.Actions.Where(a => a.State == CommitmentState.Done && a.Outcome is null))
                yield return $"“{action.Title}” ({strand.Csp}) is done, and nobody has said what came of it.";
        }
    }
}

/// <summary>What one partnership works on.</summary>
/// <param name="Priority">The Board's priority that it serves; null where it is local only.</param>
public sealed record LocalStrand(
    LocalPriority Local,
    string Csp,
    Priority? Priority,
    IReadOnlyList<Commitment> Actions,
    Moved? Moved
);

/// <summary>Severity of the lines that a local priority answers, when it was chosen and now.</summary>
public sealed record Moved(string Then, double Before, string Now, double After, string Unit)
{
    public string Say() =>
        Then == Now
            ? $"{After.ToString("#,##0", Text.Words)} {Unit} in {Now}, when it was chosen"
            : $"{Before.ToString("#,##0", Text.Words)} {Unit} in {Then}, {After.ToString("#,##0", Text.Words)} in {Now}";
}
