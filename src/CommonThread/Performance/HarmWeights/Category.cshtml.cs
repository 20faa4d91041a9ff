using CommonThread.Measures;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.HarmWeights;

/// <summary>Adds a kind of harm, or changes one (D-12, D-13).</summary>
[Needs(PerformancePermissions.Weigh)]
public sealed class CategoryModel : WeightsPage
{
    [FromRoute]
    public int? Id { get; set; }

    [BindProperty]
    public CategoryText Form { get; set; } = new();

    public HarmCategory? Category { get; private set; }

    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> PriorityChoices { get; private set; } = [];

    private IReadOnlyList<Measure> counts = [];

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare() || Framework is null)
            return false;
        Category = Categories.SingleOrDefault(c => c.Id == Id);
        counts = await Counts();
        Measures = Choices(counts);
        PriorityChoices = ChoiceList.Of(Priorities, p => p.Id, p => p.Name);
        return Id is null || Category is not null;
    }

    public void OnGet()
    {
        if (Category is { } held)
            Form = new()
            {
                Name = held.Name,
                Covers = held.Covers,
                MeasureId = held.MeasureId,
                RepeatMeasureId = held.RepeatMeasureId,
                VulnerableMeasureId = held.VulnerableMeasureId,
                PriorityId = held.PriorityId,
            };
    }

    public async Task<IActionResult> OnPost()
    {
        var category = Category ?? new HarmCategory { FrameworkId = Framework!.Id };
        category.Describe(Form, counts.Select(m => m.Id).ToHashSet(), Priorities.Select(p => p.Id).ToHashSet());
        Rules.Check(
            (
                "Form.Name",
                !Categories.Any(c =>
                    c.Id != category.Id && string.Equals(c.Name, category.Name, StringComparison.OrdinalIgnoreCase)
                ),
                "There is a kind of harm of this name already"
            )
        );
        if (Category is null)
            Db.Add(category);
        await Db.SaveChangesAsync(Stop);
        return Done(
            Latest is { } table && table.Of(category.Id) is null
                ? $"{category.Name} is kept. It has no weight yet: change the weights to give it one"
                : $"{category.Name} is kept",
            "~/performance/weights"
        );
    }

    public async Task<IActionResult> OnPostRetire()
    {
        if (Category is null)
            return NotFound();
        Category.Retire();
        await Db.SaveChangesAsync(Stop);
        return Done($"{Category.Name} is no longer weighed. Published profiles keep it", "~/performance/weights");
    }

    public async Task<IActionResult> OnPostBringBack()
    {
        if (Category is null)
            return NotFound();
        Category.BringBack();
        await Db.SaveChangesAsync(Stop);
        return Done($"{Category.Name} is weighed again", "~/performance/weights");
    }
}
