using CommonThread.Places;
using CommonThread.Shared.Exports;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Profiles;

/// <summary>The profile of a place as a file (C-48).</summary>
[Public]
public sealed class DownloadModel : ThreadPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    public async Task<IActionResult> OnGet()
    {
        var place = await Db.Set<Place>().AsNoTracking().SingleOrDefaultAsync(p => p.Slug == Slug, Stop);
        if (place is null)
            return NotFound();
        var profile = await HttpContext.RequestServices.GetRequiredService<DrawUpProfile>().Of(place.Id, Today, Stop);
        return CsvExport.File(
            $"{place.Name}-figures",
            profile.Rows,
            [
                new ExportColumn<ProfileRow>("Place", _ => place.Name),
                new("Code", _ => place.Code),
                new("Measure", r => r.Measure.Title),
                new("Period", r => r.Comparison?.Period ?? r.Latest.Period.ToString()),
                new(
                    "Value",
                    r =>
                        r.Comparison is { } c ? c.Value
                        : r.Latest.Hidden ? "hidden"
                        : r.Latest.Value
                ),
                new("Unit", r => r.Unit),
                new("Count", r => r.Raw),
                new("Compared with", r => r.AboveName),
                new("Its value", r => r.Above),
                new("Places like this", r => r.Similar),
                new("Mean", r => r.Comparison?.Mean),
                new("Best", r => r.Comparison?.Best),
                new("Worst", r => r.Comparison?.Worst),
                new("Rank", r => r.Comparison?.Rank),
                new("Of", r => r.Comparison?.Of),
                new("Old", r => r.Old),
                new("Note", r => r.Break?.Say()),
                new("Commentary", r => r.Latest.Note),
                new("Source", r => r.Latest.From.Text),
                new("Source date", r => r.Latest.From.Date),
                new("Release", r => r.Latest.From.ReleaseNumber),
            ]
        );
    }
}
