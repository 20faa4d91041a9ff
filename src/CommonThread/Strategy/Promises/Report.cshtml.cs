using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Promises;

/// <summary>Says whether a promise was kept, partly kept or not kept, and what shows it .</summary>
[Needs(StrategyPermissions.Evidence)]
public sealed class ReportModel : FrameworkPage
{
    public sealed class Input
    {
        public PromiseState State { get; set; }

        public string? Evidence { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Promise Promise { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        var promise = await Db.Set<Promise>()
            .SingleOrDefaultAsync(p => p.Id == Id && p.FrameworkId == Framework.Id, Stop);
        if (promise is null || !May(StrategyPermissions.Evidence))
            return false;
        Promise = promise;
        return true;
    }

    public void OnGet() => Form = new() { State = Promise.State, Evidence = Promise.Evidence };

    public async Task<IActionResult> OnPost()
    {
        Promise.Report(Form.State, Form.Evidence, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("What happened is recorded", $"{Home}#promises");
    }
}
