using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>Writes what an analyst makes of a profile, and what the counts of each kind of harm hide. No figure is typed (D-12).</summary>
[Needs(PerformancePermissions.Assemble)]
public sealed class WriteModel(BuildProfile build, PlaceTree tree) : ProfilePage(build, tree)
{
    public sealed class Input
    {
        public string? Summary { get; set; }

        /// <summary>By the number of the kind of harm.</summary>
        public Dictionary<int, string?> Notes { get; set; } = [];
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare() || Profile.PublishedOn is not null)
            return false;
        foreach (var line in Contents.Lines)
            Form.Notes.TryAdd(line.CategoryId, line.Note);
        return true;
    }

    public void OnGet() => Form.Summary = Profile.Summary;

    public async Task<IActionResult> OnPost()
    {
        Profile.Summarise(Form.Summary);
        foreach (var line in Contents.Lines)
            Profile.Note(line.CategoryId, Form.Notes.GetValueOrDefault(line.CategoryId));
        await Db.SaveChangesAsync(Stop);
        return Done("The words are saved", Profile.Url);
    }
}
