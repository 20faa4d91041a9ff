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
        var priorities = Db.Set<Priority>().AsNoTracking();
        var key = Q is null ? null : Priority.Key(Q.Length > 200 ? Q[..200] : Q);
        if (key is { Length: > 0 })
        {
            priorities = priorities.Where(p =>
                p.NameKey.Contains(key)
                || (p.ShortName != null && p.ShortName.ToLower().Contains(key))
                || p.EarlierNames.Any(n => n.NameKey.Contains(key))
            );
        }
        if (State is { } state)
            priorities = priorities.Where(p => p.State == state);
        if (Level is { } level)
        {
            priorities = priorities.Where(p =>
                Db.Set<PreventionMark>()
                    .Any(m => m.SubjectKind == StrategyKinds.Priority && m.SubjectId == p.Id && m.Level == level)
            );
        }
        var rows = await (
            from priority in priorities
            join framework in Db.Set<Framework>() on priority.FrameworkId equals framework.Id
            join theme in Db.Set<Theme>() on priority.ThemeId equals theme.Id into themes
            from theme in themes.DefaultIfEmpty()
            orderby framework.Title, priority.Position
            select new
            {
                priority.Id,
                priority.Name,
                priority.NameKey,
                Called = framework.ShortTitle ?? framework.Title,
                framework.Slug,
                Theme = theme == null ? null : theme.Name,
                priority.State,
                Earlier = priority.EarlierNames.Select(n => new { n.Name, n.NameKey }).ToList(),
            }
        )
            .Take(Most)
            .ToListAsync(Stop);
        Rows =
        [
            .. rows.Select(r => new Row(
                r.Id,
                r.Name,
                r.Called,
                r.Slug,
                r.Theme,
                r.State,
                key is null || r.NameKey.Contains(key, StringComparison.Ordinal)
                    ? null
                    : r.Earlier.FirstOrDefault(n => n.NameKey.Contains(key, StringComparison.Ordinal))?.Name
            )),
        ];
    }
}
