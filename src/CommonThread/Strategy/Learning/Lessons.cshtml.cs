using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Learning;

/// <summary>A review of lessons, and the answer to each key issue: a change in the next version, or a reason for none .</summary>
[SignedIn]
public sealed class LessonsModel : PartPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public LessonsReview Review { get; private set; } = null!;

    public bool MayAnswer => Caller.May(PlanPermissions.ApproveLearning);

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        var review = await Db.Set<LessonsReview>()
            .Include(r => r.Lessons)
            .Include(r => r.Issues)
            .AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == Id && r.FrameworkId == Framework.Id, Stop);
        if (review is null)
            return false;
        Review = review;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost(int number, string? answer, string? noChangeReason)
    {
        var issue = Review.Issues.Find(i => i.Number == number);
        if (!MayAnswer || issue is null)
            return NotFound();
        if (Text.Clean(noChangeReason) is not null)
            issue.LeaveAsItIs(noChangeReason);
        else
            issue.AnswerWith(answer, null);
        await Db.SaveChangesAsync(Stop);
        return Done($"Key issue {number} is answered", $"{Home}/lessons/{Id}");
    }
}
