using System.Runtime.CompilerServices;
using CommonThread.Strategy.Drivers;
using CommonThread.Strategy.Objectives;
using CommonThread.Strategy.Outcomes;
using CommonThread.Strategy.Pledges;
using CommonThread.Strategy.Principles;
using CommonThread.Strategy.Promises;
using CommonThread.Strategy.Visions;

namespace CommonThread.Strategy.Versions;

/// <summary>
/// Frameworks and their parts as they stand in the version that is published. The tables hold the words of the latest version;
/// where that is not the published one, because the next is being written or consulted on, what was written since is undone
/// from the history, nothing stands that the published text does not say, and how the framework stands and for how long is that
/// version's. What is consulted on is read in its own version and listed among the <see cref="Consultations"/>. What becomes of
/// a part (a promise kept, an outcome judged) is a fact of today and not undone.
/// </summary>
internal sealed class Published
{
    // One answer for a request: each request has a context of its own.
    private static readonly ConditionalWeakTable<CommonThreadDb, Published> Known = [];

    private readonly CommonThreadDb db;
    private readonly Dictionary<Type, object> standing = [];
    private readonly HashSet<RecordRef> gone = [];
    private Dictionary<int, (FrameworkVersion Version, FrameworkText Text)> versions = [];
    private WordsSince since = WordsSince.None;
    private List<int> behind = [];

    private Published(CommonThreadDb db) => this.db = db;

    /// <summary>As the caller reads: whoever is inside reads the words being written along with the rest.</summary>
    public static Task<Published> Of(CommonThreadDb db, CancellationToken stop) =>
        db.IsInside() ? Task.FromResult(Tables(db)) : ForAll(db, stop);

    /// <summary>The words that the tables hold now, published or not.</summary>
    public static Published Tables(CommonThreadDb db) => new(db);

    /// <summary>The published words, whoever reads.</summary>
    public static async Task<Published> ForAll(CommonThreadDb db, CancellationToken stop)
    {
        if (Known.TryGetValue(db, out var known))
            return known;
        var published = new Published(db);
        await published.Load(stop);
        Known.AddOrUpdate(db, published);
        return published;
    }

    /// <summary>
    /// Reads parts. The query is put to the database for the frameworks whose tables are published, and to the published parts
    /// of the others; it must therefore ask nothing of other tables. Rows of the two follow one another.
    /// </summary>
    public async Task<List<TRow>> Parts<T, TRow>(
        Func<IQueryable<T>, IQueryable<TRow>> query,
        CancellationToken stop = default
    )
        where T : FrameworkPart
    {
        var rows = db.Set<T>().AsNoTracking();
        if (behind.Count == 0)
            return await query(rows).ToListAsync(stop);
        return
        [
            .. await query(rows.Where(p => !behind.Contains(p.FrameworkId))).ToListAsync(stop),
            .. query((await Standing<T>(stop)).AsQueryable()),
        ];
    }

    /// <summary>Reads frameworks in the same way.</summary>
    public async Task<List<TRow>> Frameworks<TRow>(
        Func<IQueryable<Framework>, IQueryable<TRow>> query,
        CancellationToken stop = default
    )
    {
        var rows = db.Set<Framework>().AsNoTracking();
        if (behind.Count == 0)
            return await query(rows).ToListAsync(stop);
        return
        [
            .. await query(rows.Where(f => !behind.Contains(f.Id))).ToListAsync(stop),
            .. query((await StandingFrameworks(stop)).AsQueryable()),
        ];
    }

    /// <summary>Frameworks by their published titles.</summary>
    public async Task<List<Framework>> ByTitle(
        Func<IQueryable<Framework>, IQueryable<Framework>> query,
        CancellationToken stop
    )
    {
        var found = await Frameworks(q => query(q).OrderBy(f => f.Title), stop);
        return behind.Count == 0 ? found : [.. found.OrderBy(f => f.Title, StringComparer.Ordinal)];
    }

    /// <summary>Whether a part that stands in the published version is no more in the tables.</summary>
    public bool IsGone(FrameworkPart part) => gone.Contains(part.Record);

    private async Task Load(CancellationToken stop)
    {
        var all = await db.Set<FrameworkVersion>()
            .OrderByDescending(v => v.Number)
            .Select(v => new
            {
                v.Id,
                v.FrameworkId,
                v.Number,
                v.State,
            })
            .ToListAsync(stop);
        var next = new Dictionary<int, int>();
        var found = new List<int>();
        foreach (var framework in all.GroupBy(v => v.FrameworkId))
        {
            if (
                Reading.PublishedOf(framework, v => v.State) is { } published
                && framework.LastOrDefault(v => v.Number > published.Number) is { } after
            )
            {
                next[framework.Key] = after.Id;
                found.Add(published.Id);
            }
        }
        if (found.Count == 0)
            return;
        versions = (
            await db.Set<FrameworkVersion>().AsNoTracking().Where(v => found.Contains(v.Id)).ToListAsync(stop)
        ).ToDictionary(v => v.FrameworkId, v => (v, FrameworkText.Read(v.Content ?? "{}")));
        since = await WordsSince.Load(db, next, stop);
        behind = [.. versions.Keys];
    }

    private async Task<IReadOnlyList<T>> Standing<T>(CancellationToken stop)
        where T : FrameworkPart
    {
        if (standing.TryGetValue(typeof(T), out var known))
            return (IReadOnlyList<T>)known;
        var query = db.Set<T>().AsNoTracking().Where(p => behind.Contains(p.FrameworkId));
        foreach (var list in db.Model.FindEntityType(typeof(T))!.GetNavigations().Where(n => n.IsCollection))
            query = query.Include(list.Name);
        var rows = (await query.ToListAsync(stop)).FindAll(r => since.WasThere(db, r));
        // What was seen with its framework is seen still.
        var seen = (await StandingFrameworks(stop)).Select(f => f.Id).ToHashSet();
        var removed = since.Removed<T>(db).FindAll(r => seen.Contains(r.FrameworkId));
        gone.UnionWith(removed.Select(r => r.Record));
        rows =
        [
            .. rows.Concat(removed)
                .Where(r => IsSaid(r, versions[r.FrameworkId].Text))
                .OrderBy(r => r.FrameworkId)
                .ThenBy(r => r.Position)
                .ThenBy(r => r.Id),
        ];
        standing[typeof(T)] = rows;
        foreach (var priority in rows.OfType<Priority>())
            await ReadAsSaid(priority, stop);
        return rows;
    }

    // What the history does not know: a file brought both versions at once, or the database itself took a theme from its
    // priorities when the theme was taken out. The published text still has it.
    private async Task ReadAsSaid(Priority priority, CancellationToken stop)
    {
        var text = versions[priority.FrameworkId].Text;
        if (text.Priorities.FirstOrDefault(p => priority.IsCalled(p.Name)) is not { } said)
            return;
        priority.ReadAs(said);
        priority.ThemeId = said.Theme is null
            ? null
            : (await Standing<Theme>(stop))
                .FirstOrDefault(t => t.FrameworkId == priority.FrameworkId && t.Name == said.Theme)
                ?.Id;
        priority.VisionPartId = said.VisionPart is null
            ? null
            : (await Standing<VisionPart>(stop))
                .FirstOrDefault(v => v.FrameworkId == priority.FrameworkId && v.Name == said.VisionPart)
                ?.Id;
    }

    private async Task<IReadOnlyList<Framework>> StandingFrameworks(CancellationToken stop)
    {
        if (standing.TryGetValue(typeof(Framework), out var known))
            return (IReadOnlyList<Framework>)known;
        var rows = await db.Set<Framework>().AsNoTracking().Where(f => behind.Contains(f.Id)).ToListAsync(stop);
        foreach (var framework in rows)
        {
            since.Undo(db, framework);
            framework.ReadAs(versions[framework.Id].Text, versions[framework.Id].Version);
        }
        standing[typeof(Framework)] = rows;
        return rows;
    }

    // Asked of what the history does not know, because a file brought both versions at once. What the framework answers to may be linked without a new version, so that it stands as the history has it;
    // only a file says it of a text that is not whole. So does a part that versions do not hold the words of.
    private static bool IsSaid(FrameworkPart part, FrameworkText text)
    {
        var (said, words) = part switch
        {
            Driver d when !text.IsWhole && text.SaysDrivers => (text.Drivers.Select(s => s.Called), d.Title),
            Promise p => (text.Promises.Select(s => s.Words), p.Words),
            Outcome o => (text.Outcomes.Select(s => s.Words), o.Words),
            Objective o => (text.Objectives.Select(s => s.Words), o.Words),
            OperationalObjective o => (text.OperationalObjectives.Select(s => s.Words), o.Words),
            Pledge p => (text.Pledges.Select(s => s.Words), p.Words),
            Principle p => (text.Principles.Select(s => s.Words), p.Words),
            Theme t => (text.Themes.Select(s => s.Name ?? s.Words), t.Name),
            VisionPart v => (text.VisionParts.Select(s => s.Name ?? s.Words), v.Name),
            Priority p => text.Priorities.Any(s => p.IsCalled(s.Name)) ? ([], null) : ([], p.Name),
            _ => ([], null),
        };
        return words is null || said.Select(Priority.Key).Contains(Priority.Key(words), StringComparer.Ordinal);
    }
}
