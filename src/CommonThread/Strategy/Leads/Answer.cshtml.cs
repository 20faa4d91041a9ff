using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>Answers a lead's concern for the Performance Group or the Board.</summary>
[Needs(PlanPermissions.Answer)]
public sealed class AnswerModel : FrameworkPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Concern Concern { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        var concern = await Db.Set<Concern>()
            .SingleOrDefaultAsync(c => c.Id == Id && c.FrameworkId == Framework.Id, Stop);
        if (concern is null || !concern.IsOpen)
            return false;
        Concern = concern;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Concern.Reply(Form.Answer, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return Done("The concern is answered, and has left both bodies’ lists", $"{Home}/concerns/board");
    }

    public sealed class Input
    {
        public string? Answer { get; set; }
    }
}
