using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Products;

/// <summary>
/// Writes what a product says besides its figures: the summary, a comment on each measure that needs attention, and what is
/// recommended. Figures cannot be typed here (D-25).
/// </summary>
[Needs(PerformancePermissions.Assemble)]
public sealed class WriteModel(AssembleProduct assemble) : ProductPage(assemble)
{
    public sealed class Input
    {
        public string? Summary { get; set; }

        /// <summary>By the number of the measure.</summary>
        public Dictionary<int, string?> Comments { get; set; } = [];

        public string? Words { get; set; }

        public string? Because { get; set; }

        public int? PriorityId { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        if (Product.State.IsFrozen())
            return false;
        Priorities = ChoiceList.Of(await CurrentPriorities.Of(Db, Framework.Id, Stop), p => p.Id, p => p.Name);
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            Summary = Product.Summary,
            Comments = Contents.Exceptions.ToDictionary(e => e.MeasureId, e => e.Comment),
        };

    public async Task<IActionResult> OnPost()
    {
        Product.Summarise(Form.Summary);
        foreach (var line in Contents.Exceptions)
            Product.Comment(line.MeasureId, Form.Comments.GetValueOrDefault(line.MeasureId));
        await Db.SaveChangesAsync(Stop);
        return Done("The words are saved", Product.Url);
    }

    public async Task<IActionResult> OnPostRecommend()
    {
        Rules.Check(
            (
                "Form.PriorityId",
                Form.PriorityId is not { } p || Priorities.Any(c => c.Value == p.ToString(Text.Words)),
                "Choose a priority of the list"
            )
        );
        Product.Recommend(Form.Words, Form.Because, Form.PriorityId);
        await Db.SaveChangesAsync(Stop);
        return Done("The recommendation is added", $"{Product.Url}/write#recommendations");
    }

    public async Task<IActionResult> OnPostWithdraw(int recommendation)
    {
        if (!Product.Recommendations.Any(r => r.Id == recommendation))
            return NotFound();
        Product.Withdraw(recommendation);
        await Db.SaveChangesAsync(Stop);
        return Done("The recommendation is taken out", $"{Product.Url}/write#recommendations");
    }
}
