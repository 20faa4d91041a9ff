using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Reviews;

/// <summary>Opens a review, or a refresh inside the period that leaves the period as it is .</summary>
[Needs(StrategyPermissions.Review)]
public sealed class OpenModel : FrameworkPage
{
    public sealed class Input
    {
        public ReviewKind Kind { get; set; }

        public DateOnly? Due { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override Task<bool> Find() => Task.FromResult(May(StrategyPermissions.Review));

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Rules.Check((nameof(Form.Due), Form.Due is not null, "Enter the day the review is due"));
        var review = FrameworkReview.DueOn(Framework.Id, Form.Kind, Form.Due!.Value);
        review.Position = 1 + await Db.Set<FrameworkReview>().CountAsync(r => r.FrameworkId == Framework.Id, Stop);
        Db.Add(review);
        await Db.SaveChangesAsync(Stop);
        return Done($"The review is open; it is due on {review.Due.Say()}", $"{Home}/reviews");
    }
}
