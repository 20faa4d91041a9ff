using CommonThread.Places;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Narratives;

/// <summary>Writes a partnership's narrative: saves it, or hands it in (D-22).</summary>
[Needs(PerformancePermissions.Narrate)]
public sealed class WriteModel(PlaceTree tree) : NarrativePage(tree)
{
    [BindProperty]
    public NarrativeText Form { get; set; } = new();

    public override async Task<bool> Prepare() => await base.Prepare() && MayWrite && Narrative.SubmittedOn is null;

    public void OnGet() => Form = NarrativeText.From(Narrative);

    public async Task<IActionResult> OnPost(string? then)
    {
        Narrative.Write(Form);
        if (then == "submit")
            Narrative.Submit(Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return then == "submit"
            ? Done($"The narrative for {Quarter.Quarter} is submitted", Narrative.Url)
            : Done("Saved. It is not submitted yet", $"{Narrative.Url}/write");
    }
}
