using CommonThread.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Reviews;

/// <summary>Records what a review found and decided (A-48). The next one is opened by itself.</summary>
[Needs(StrategyPermissions.Review)]
public sealed class ConcludeModel : FrameworkPage
{
    public sealed class Input
    {
        public DateOnly? HeldOn { get; set; }

        public string? Findings { get; set; }

        public ReviewDecision? Decision { get; set; }

        public int? DecidedById { get; set; }

        public string? Changes { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public FrameworkReview Review { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task<bool> Find()
    {
        var review = await Db.Set<FrameworkReview>()
            .SingleOrDefaultAsync(r => r.Id == Id && r.FrameworkId == Framework.Id, Stop);
        if (review is null || !May(StrategyPermissions.Review))
            return false;
        Review = review;
        Bodies = await OrganisationChoices.For(Db, null, Stop);
        return true;
    }

    public void OnGet() => Form = new() { DecidedById = Framework.ApprovingBodyId };

    public async Task<IActionResult> OnPost()
    {
        Review.Conclude(Form.HeldOn, Form.Findings, Form.Decision, Form.DecidedById, Form.Changes, Today);
        await Db.SaveChangesAsync(Stop);
        var opened = await OpenReviews.For(Db, Framework, Today, Stop);
        await Db.SaveChangesAsync(Stop);
        var next = opened ? ". The next one is open" : "";
        return Form.Decision == ReviewDecision.Keep
            ? Done($"The review is recorded: the framework is kept{next}", $"{Home}/reviews")
            : Done(
                $"The review is recorded{next}. Write the {(Form.Decision == ReviewDecision.Refresh ? "refreshed" : "new")} version when you are ready",
                $"{Home}/versions"
            );
    }
}
