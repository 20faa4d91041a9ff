using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.People.History;

/// <summary>The auditor's search of everything that was done, with its export. An export is itself recorded.</summary>
[Needs(PeoplePermissions.ReadHistory)]
public sealed class SearchModel : ThreadPage
{
    private const int PageSize = 50;
    private const int MostExported = 50_000;

    [BindProperty(SupportsGet = true)]
    public HistoryQuestion Ask { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Actions { get; private set; } = [];

    public IReadOnlyList<Told> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public int At { get; private set; } = 1;

    public int Pages => (Total + PageSize - 1) / PageSize;

    public override async Task<bool> Prepare()
    {
        Posts = await PostChoices.For(Db, stop: Stop);
        Actions =
        [
            .. (await Db.Set<HistoryEntry>().Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(Stop)).Select(
                a => new SelectListItem(a, a)
            ),
        ];
        return true;
    }

    public async Task OnGet()
    {
        var entries = Ask.Ask(Db);
        Total = await entries.CountAsync(Stop);
        _ = int.TryParse(Request.Query["page"], out var asked);
        At = Math.Clamp(asked, 1, Math.Max(1, Pages));
        Lines = await HistoryQuestion.Tell(
            Db,
            entries.OrderByDescending(e => e.Sequence).Skip((At - 1) * PageSize).Take(PageSize),
            Stop
        );
    }

    public async Task<IActionResult> OnPost()
    {
        var lines = await HistoryQuestion.Tell(
            Db,
            Ask.Ask(Db).OrderByDescending(e => e.Sequence).Take(MostExported),
            Stop
        );
        await Db.Record("exported", new("history", 0), new { Lines = lines.Count, Ask.Record }, Stop);
        return CsvExport.File(
            $"history-{Today:yyyy-MM-dd}",
            lines,
            new ExportColumn<Told>("entry", l => l.Sequence),
            new ExportColumn<Told>(
                "at (UTC)",
                l => l.At.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture)
            ),
            new ExportColumn<Told>("who", l => l.Actor),
            new ExportColumn<Told>("record", l => l.Subject.ToString()),
            new ExportColumn<Told>("did", l => l.Sentence),
            new ExportColumn<Told>("because", l => l.Because),
            new ExportColumn<Told>("purpose", l => l.Purpose)
        );
    }
}
