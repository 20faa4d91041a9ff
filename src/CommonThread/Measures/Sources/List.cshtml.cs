using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Sources;

/// <summary>A source with the releases that came from it.</summary>
public sealed record SourceLine(Source Source, IReadOnlyList<Release> Releases);

/// <summary>Where every figure and boundary comes from, under which licence.</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    public IReadOnlyList<SourceLine> Lines { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var releases = (await Db.Set<Release>().AsNoTracking().OrderBy(r => r.Number).ToListAsync(Stop)).ToLookup(r =>
            r.SourceId
        );
        var sources = await Db.Set<Source>()
            .AsNoTracking()
            .OrderBy(s => s.Illustrative)
            .ThenBy(s => s.Name)
            .ThenByDescending(s => s.Date)
            .ToListAsync(Stop);
        Lines = [.. sources.Select(s => new SourceLine(s, [.. releases[s.Id]]))];
        return true;
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File(
            "sources",
            Lines,
            [
                new ExportColumn<SourceLine>("Source", l => l.Source.Name),
                new("Publisher", l => l.Source.Publisher),
                new("Date", l => l.Source.Published.Iso),
                new("Licence", l => l.Source.Licence),
                new("Illustrative", l => l.Source.Illustrative),
                new("Releases", l => string.Join(", ", l.Releases.Select(r => r.Number))),
            ]
        );
}
