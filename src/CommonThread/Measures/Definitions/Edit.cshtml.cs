using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Definitions;

/// <summary>Changes a definition; the one before is kept as a version.</summary>
[Needs(MeasuresPermissions.Define)]
public sealed class EditModel : ThreadPage
{
    [FromRoute]
    public string Slug { get; set; } = "";

    [BindProperty]
    public MeasureInput Form { get; set; } = new();

    [BindProperty]
    public string? Reason { get; set; }

    public Measure Measure { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        var measure = await Db.Set<Measure>()
            .Include(m => m.Parts)
            .Include(m => m.Versions)
            .SingleOrDefaultAsync(m => m.Slug == Slug, Stop);
        if (measure is null)
            return false;
        Measure = measure;
        Posts = await PostChoices.For(Db, stop: Stop);
        return true;
    }

    public void OnGet() => Form = MeasureInput.From(Measure);

    public async Task<IActionResult> OnPost()
    {
        Measure.Redefine(Form.Over(Measure.AsDefined()), Today, Reason);
        Form.Fill(Measure, Reason);
        await Db.SaveChangesAsync(Stop);
        return Done($"{Measure.Title} is changed.", $"~/measures/{Slug}");
    }

    public async Task<IActionResult> OnPostRetire()
    {
        Measure.Retire();
        await Db.SaveChangesAsync(Stop);
        return Done($"{Measure.Title} is retired. Its figures stay.", $"~/measures/{Slug}");
    }

    public async Task<IActionResult> OnPostBringBack()
    {
        Measure.BringBack();
        await Db.SaveChangesAsync(Stop);
        return Done($"{Measure.Title} is in use again.", $"~/measures/{Slug}");
    }
}
