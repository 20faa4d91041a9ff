using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Releases;

public sealed record ReleaseLine(Release Release, Source Source);

/// <summary>Every release of figures, latest first.</summary>
[Public]
public sealed class ListModel : ThreadPage
{
    public IReadOnlyList<ReleaseLine> Lines { get; private set; } = [];

    public bool MayEnter => Caller.May(MeasuresPermissions.Enter);

    public override async Task<bool> Prepare()
    {
        Lines = await Db.Set<Release>()
            .AsNoTracking()
            .Join(Db.Set<Source>(), r => r.SourceId, s => s.Id, (r, s) => new { r, s })
            .OrderByDescending(x => x.r.Number)
            .Select(x => new ReleaseLine(x.r, x.s))
            .ToListAsync(Stop);
        return true;
    }

    public IActionResult OnGetCsv() =>
        CsvExport.File(
            "releases",
            Lines,
            [
                new ExportColumn<ReleaseLine>("Release", l => l.Release.Number),
                new("Title", l => l.Release.Title),
                new("Source", l => l.Source.Name),
                new("Publisher", l => l.Source.Publisher),
                new("Source date", l => l.Source.Published.Iso),
                new("State", l => l.Release.State),
                new("Values", l => l.Release.Values),
                new("Revised", l => l.Release.Revised),
                new("From", l => l.Release.CoversFrom),
                new("To", l => l.Release.CoversTo),
                new("Published", l => l.Release.PublishedAt),
            ]
        );
}
