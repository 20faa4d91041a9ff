using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Measures.Definitions;

/// <summary>Defines a measure, before any figure is entered for it.</summary>
[Needs(MeasuresPermissions.Define)]
public sealed class AddModel : ThreadPage
{
    [BindProperty]
    public MeasureInput Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Posts = await PostChoices.For(Db, stop: Stop);
        return true;
    }

    public async Task<IActionResult> OnPost()
    {
        var definition = Form.Over(null);
        var measure = Measure.Define(definition, Today);
        if (await Db.Set<Measure>().AnyAsync(m => m.Slug == measure.Slug, Stop))
            throw Rules.Refuse(nameof(Form.Title), $"There is a measure called “{measure.Title}” already");
        Form.Fill(measure, null);
        Db.Add(measure);
        await Db.SaveChangesAsync(Stop);
        return Done($"{measure.Title} is defined. Figures can now be entered for it.", $"~/measures/{measure.Slug}");
    }
}
