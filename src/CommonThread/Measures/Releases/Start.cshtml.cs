using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Releases;

/// <summary>Opens a draft release, to be filled by hand.</summary>
[Needs(MeasuresPermissions.Enter)]
public sealed class StartModel : ThreadPage
{
    public sealed class Input
    {
        public string? Title { get; set; }

        /// <summary>A source that is there; 0 for a new one.</summary>
        public int? SourceId { get; set; }

        public string? SourceName { get; set; }

        public string? Publisher { get; set; }

        public string? Licence { get; set; }

        public DateOnly? PublishedOn { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    /// <summary>Slug of the measure that figures are to be entered for.</summary>
    [BindProperty(SupportsGet = true, Name = "measure")]
    public string? MeasureSlug { get; set; }

    public IReadOnlyList<SelectListItem> Sources { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var sources = await Db.Set<Source>()
            .AsNoTracking()
            .OrderBy(s => s.Name)
            .ThenByDescending(s => s.Date)
            .ToListAsync(Stop);
        Sources =
        [
            new("Another source, named below", "0"),
            .. sources.Select(s => new SelectListItem(s.Say(), s.Id.ToString(CultureInfo.InvariantCulture))),
        ];
        return true;
    }

    public async Task<IActionResult> OnPost()
    {
        var source = Form.SourceId is > 0
            ? await Db.Set<Source>().SingleOrDefaultAsync(s => s.Id == Form.SourceId, Stop)
            : null;
        var name = Text.Clean(Form.SourceName);
        Rules.Check(
            (
                nameof(Form.Title),
                Text.Clean(Form.Title) is { Length: <= 200 },
                "Enter a title for the release, up to 200 characters"
            ),
            (
                nameof(Form.SourceName),
                source is not null || name is { Length: <= 200 },
                "Choose a source, or name another"
            ),
            (
                nameof(Form.PublishedOn),
                source is not null || Form.PublishedOn is { } day && day <= Today,
                "Date published must be today or in the past"
            )
        );
        if (source is null)
        {
            source = new Source
            {
                Name = name!,
                Publisher = Text.Clean(Form.Publisher),
                Licence = Text.Clean(Form.Licence),
                Date = Form.PublishedOn!.Value,
            };
            Db.Add(source);
            await Db.SaveChangesAsync(Stop);
        }
        var release = Release.Draft(
            await Release.NextNumber(Db, Stop),
            Form.Title!,
            source,
            Caller.Name,
            Clock.GetUtcNow().UtcDateTime
        );
        Db.Add(release);
        await Db.SaveChangesAsync(Stop);
        var measure = string.IsNullOrEmpty(MeasureSlug) ? "" : $"?measure={Uri.EscapeDataString(MeasureSlug)}";
        return Done($"{release.Name} is open. Enter its figures.", $"~/measures/releases/{release.Number}{measure}");
    }
}
