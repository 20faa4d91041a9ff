using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Leads;

/// <summary>Answers a lead's concern for the Performance Group or the Board.</summary>
[Needs(PlanPermissions.Answer)]
public sealed class AnswerModel : PartPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Concern Concern { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        if (!await base.Prepare())
            return false;
        var concern = await Db.Set<Concern>()
            .SingleOrDefaultAsync(c => c.Id == Id && c.FrameworkId == Framework.Id, Stop);
        if (concern is null)
            return false;
        Concern = concern;
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPost()
    {
        Concern.Reply(Form.Answer, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return Done("The concern is answered", $"{Home}/registers/concerns#entry-{Id}");
    }

    public sealed class Input
    {
        public string? Answer { get; set; }
    }
}
