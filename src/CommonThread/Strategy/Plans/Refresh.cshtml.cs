using CommonThread.Shared.Rhythms;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Plans;

/// <summary>A group refreshes its action plan and says again what it is to achieve; the next refresh is due in a year .</summary>
[Needs(PlanPermissions.OwnPlans)]
public sealed class RefreshModel : FrameworkPage
{
    public sealed class Input
    {
        public string? Outcome { get; set; }

        public DateOnly? On { get; set; }

        public DateOnly? ReportedOn { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public Input Form { get; set; } = new();

    public Plan Plan { get; private set; } = null!;

    protected override async Task<bool> Find()
    {
        var plan = await Db.Set<Plan>().SingleOrDefaultAsync(p => p.Id == Id && p.FrameworkId == Framework.Id, Stop);
        if (plan is null || plan.Kind != PlanKind.ActionPlan)
            return false;
        if (!PlanAuthor.MayRefresh(plan, Caller, await Serving()))
            return NotTheirs(PlanAuthor.ForItsAuthors, $"{Home}/plans/{Id.ToString(Text.Words)}");
        Plan = plan;
        return true;
    }

    public void OnGet() =>
        Form = new()
        {
            On = Today,
            Outcome = Plan.IntendedOutcome,
            ReportedOn = null,
        };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            ("On", Form.On is not null, "Enter the day it was refreshed"),
            ("On", Form.On is null || Form.On <= Today, "Date must be today or in the past"),
            (
                "ReportedOn",
                Form.ReportedOn is null || Form.ReportedOn <= Today,
                "Date of the report to the Board must be today or in the past"
            )
        );
        Plan.Refresh(Form.Outcome, Form.On!.Value, Form.ReportedOn);
        await Settle();
        await Db.SaveChangesAsync(Stop);
        return Done("The plan is refreshed", $"{Home}/plans/{Id}");
    }

    // Where the refresh was asked for, its reminder is answered and the next one counted from the new date.
    private async Task Settle()
    {
        var key = RefreshesModel.RefreshRhythm(Plan);
        var rhythm = await Db.Set<Rhythm>().SingleOrDefaultAsync(r => r.Key == key, Stop);
        if (rhythm is null)
            return;
        foreach (
            var item in await Db.Set<DueItem>()
                .Include(i => i.Rhythm)
                .Where(i => i.RhythmId == rhythm.Id && i.DoneOn == null)
                .ToListAsync(Stop)
        )
            item.Done(Form.On!.Value, Today, Plan.OwnerPostId, null);
        rhythm.Change(
            rhythm.Title,
            rhythm.Every,
            Plan.NextRefresh!.Value,
            Plan.OwnerPostId,
            rhythm.RemindDays,
            rhythm.Url
        );
    }
}
