using CommonThread.Commitments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Strategy.Learning;

/// <summary>A review of lessons, and the answer to each key issue: a change in the next version, or a reason for none .</summary>
[SignedIn]
public sealed class LessonsModel(Modules modules) : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public LessonsReview Review { get; private set; } = null!;

    /// <summary>What of the framework's words may answer an issue: "priority-12", with its noun and title.</summary>
    public IReadOnlyList<SelectListItem> Changes { get; private set; } = [];

    /// <summary>The records that answer issues already.</summary>
    public IReadOnlyDictionary<RecordRef, RecordCard> Linked { get; private set; } = null!;

    public bool MayAnswer => Caller.May(PlanPermissions.ApproveLearning);

    protected override async Task<bool> Find()
    {
        var review = await Db.Set<LessonsReview>()
            .Include(r => r.Lessons)
            .Include(r => r.Issues)
            .AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == Id && r.FrameworkId == Framework.Id, Stop);
        if (review is null)
            return false;
        Review = review;
        Linked = await RecordCards.Load(
            Db,
            modules,
            review
                .Issues.Where(i => i.LinkedId is not null)
                .Select(i => new RecordRef(i.LinkedKind!, i.LinkedId!.Value)),
            Stop
        );
        if (MayAnswer)
        {
            Changes =
            [
                .. await Of<Priority>("Priority", p => p.Name),
                .. await Of<Objectives.Objective>("Objective", o => o.Words),
                .. await Of<Principles.Principle>("Principle", p => p.Name ?? p.Words),
                .. await Of<Pledges.Pledge>("Pledge", p => p.Words),
                .. await Of<Outcomes.Outcome>("We will know if", o => o.Words),
                .. await Of<Promises.Promise>("Promise", p => p.Words),
                .. await Of<Activities.Activity>("Activity", a => a.Title),
                .. await Of<SuccessMeasures.SuccessMeasure>("Measure", m => m.Name),
            ];
        }
        return true;
    }

    private async Task<IEnumerable<SelectListItem>> Of<T>(string noun, Func<T, string> title)
        where T : FrameworkPart =>
        (
            await Db.Set<T>()
                .AsNoTracking()
                .Where(p => p.FrameworkId == Framework.Id)
                .OrderBy(p => p.Position)
                .ToListAsync(Stop)
        ).Select(p => new SelectListItem($"{noun}: {title(p)}", p.Record.ToString()));

    public void OnGet() { }

    public async Task<IActionResult> OnPost(int number, string? linked, string? answer, string? noChangeReason)
    {
        var issue = Review.Issues.Find(i => i.Number == number);
        if (!MayAnswer || issue is null)
            return NotFound();
        if (Text.Clean(noChangeReason) is not null)
            issue.LeaveAsItIs(noChangeReason);
        else
        {
            var change = Changes.FirstOrDefault(c => c.Value == linked);
            Rules.Check(
                (
                    $"linked-{number}",
                    change is not null,
                    "Choose what in the next version answers it, or say why nothing changes"
                )
            );
            _ = RecordRef.TryParse(linked, out var record);
            issue.AnswerWith(answer ?? change!.Text, record);
        }
        await Db.SaveChangesAsync(Stop);
        return Done($"Key issue {number} is answered", $"{Home}/lessons/{Id}");
    }
}
