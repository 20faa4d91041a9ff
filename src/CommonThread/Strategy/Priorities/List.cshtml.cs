using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Priorities;

/// <summary>Finds priorities by any name they have had, by prevention level and by state.</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    private const int Most = 200;

    public sealed record Row(
        int Id,
        string Name,
        string Framework,
        string Slug,
        string? Theme,
        PriorityState State,
        string? FoundAs
    );

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public PreventionLevel? Level { get; set; }

    [BindProperty(SupportsGet = true)]
    public PriorityState? State { get; set; }

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGet()
    {
        var published = await Published.Of(Db, Stop);
        var key = Q is null ? "" : Priority.Key(Q.Length > 200 ? Q[..200] : Q);
        var anywhere = Level is null;
        List<int> marked = Level is { } level
            ? await Db.Set<PreventionMark>()
                .Where(m => m.SubjectKind == StrategyKinds.Priority && m.Level == level)
                .Select(m => m.SubjectId)
                .ToListAsync(Stop)
            : [];
        var priorities = await published.Parts(
            (IQueryable<Priority> all) =>
                all.Include(p => p.EarlierNames)
                    .Where(p => State == null || p.State == State)
                    .Where(p => anywhere || marked.Contains(p.Id))
                    .Where(p =>
                        key == ""
                        || p.NameKey.Contains(key)
                        || (p.ShortName != null && p.ShortName.ToLower().Contains(key))
                        || p.EarlierNames.Any(n => n.NameKey.Contains(key))
                    )
                    .OrderBy(p => p.Position),
            Stop
        );
        var of = priorities.Select(p => p.FrameworkId).Distinct().ToList();
        var frameworks = await published.ByTitle(all => all.Where(f => of.Contains(f.Id)), Stop);
        var themes = (
            await published.Parts(
                (IQueryable<Theme> all) => all.Where(t => of.Contains(t.FrameworkId)).Select(t => new { t.Id, t.Name }),
                Stop
            )
        ).ToDictionary(t => t.Id, t => t.Name);
        var lists = priorities.ToLookup(p => p.FrameworkId);
        Rows =
        [
            .. frameworks
                .SelectMany(f => lists[f.Id].Select(p => (Framework: f, Priority: p)))
                .Take(Most)
                .Select(r => new Row(
                    r.Priority.Id,
                    r.Priority.Name,
                    r.Framework.Called,
                    r.Framework.Slug,
                    r.Priority.ThemeId is { } theme ? themes.GetValueOrDefault(theme) : null,
                    r.Priority.State,
                    r.Priority.NameKey.Contains(key, StringComparison.Ordinal)
                        ? null
                        : r
                            .Priority.EarlierNames.FirstOrDefault(n =>
                                n.NameKey.Contains(key, StringComparison.Ordinal)
                            )
                            ?.Name
                )),
        ];
    }
}
