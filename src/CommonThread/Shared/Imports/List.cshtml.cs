using CommonThread.Partnerships;

namespace CommonThread.Shared.Imports;

/// <summary>What can be loaded, in the order in which a new partnership loads it, and what was.</summary>
[Needs(ImportsModule.Load)]
public sealed class ListModel(IEnumerable<IImport> imports, Installation installation, CurrentPartnership current)
    : ThreadPage
{
    public const int PageSize = 30;

    public sealed record Row(
        int Id,
        string Title,
        string FileName,
        ImportState State,
        DateTime StartedAt,
        string StartedBy,
        string? Words
    );

    /// <summary>Page of past files, from 1.</summary>
    [Microsoft.AspNetCore.Mvc.BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; } = 1;

    public IReadOnlyList<IImport> Kinds { get; private set; } = [];

    public IReadOnlyList<Row> Runs { get; private set; } = [];

    public ImportUnderWay? UnderWay { get; private set; }

    public async Task OnGet()
    {
        Kinds = [.. imports.Where(i => Caller.May(i.Permission)).OrderBy(i => i.Order).ThenBy(i => i.Title)];
        await using (var shared = installation.Open())
        {
            UnderWay = await shared
                .Set<ImportUnderWay>()
                .AsNoTracking()
                .SingleOrDefaultAsync(u => u.Slug == current.Required.Slug, Stop);
            if (UnderWay?.IsAlive(Clock.GetUtcNow().UtcDateTime) != true)
                UnderWay = null;
        }
        var keys = Kinds.Select(k => k.Key).ToList();
        var mine = Db.Set<ImportRun>().AsNoTracking().Where(r => keys.Contains(r.Import));
        Pages = Math.Max(1, (await mine.CountAsync(Stop) + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, Pages);
        var runs = await mine.OrderByDescending(r => r.Id)
            .Skip((Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(Stop);
        Runs =
        [
            .. runs.Select(r => new Row(
                r.Id,
                Kinds.First(k => k.Key == r.Import).Title,
                r.FileName,
                r.State,
                r.StartedAt,
                r.StartedBy,
                r.Error ?? r.Receipt?.Say()
            )),
        ];
    }

    public static string Colour(ImportState state) =>
        state switch
        {
            ImportState.Loaded => "green",
            ImportState.Refused or ImportState.Interrupted => "red",
            ImportState.Previewed => "yellow",
            ImportState.Cancelled => "grey",
            _ => "blue",
        };

    public static string Word(ImportState state) =>
        state switch
        {
            ImportState.Waiting => "Waiting to be read",
            ImportState.Looking => "Being read",
            ImportState.Previewed => "Ready to load",
            ImportState.Queued => "Waiting to load",
            ImportState.Loading => "Loading",
            ImportState.Refused => "Not loaded",
            ImportState.Cancelled => "Stopped",
            _ => state.Say(),
        };
}
