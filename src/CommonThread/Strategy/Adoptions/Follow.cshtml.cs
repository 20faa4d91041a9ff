using CommonThread.People;
using CommonThread.Strategy.Plans;
using CommonThread.Strategy.Versions;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Adoptions;

/// <summary>
/// After adoption the owner opens the shared action plan and the collection of good practice, and sets the day on which it
/// reports back to the body that oversees it. Before adoption the page is not there.
/// </summary>
[Needs(StrategyPermissions.Follow)]
public sealed class FollowModel : FrameworkPage
{
    public sealed class Input
    {
        public string? PlanTitle { get; set; }

        public DateOnly? PlanEnd { get; set; }

        public string? CollectionWords { get; set; }

        public DateOnly? ReportBackOn { get; set; }

        public DateOnly? ReportedBackOn { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public AdoptionTally Tally { get; private set; } = null!;

    public Plan? Plan { get; private set; }

    public string? Overseeing { get; private set; }

    public bool IsOpen => Plan is not null && Framework.CollectionOpenedOn is not null;

    protected override async Task<bool> Find()
    {
        if (!MayFollow(Framework, Caller, MayEdit) || await Adopted(Db, Framework, Stop) is not { } tally)
            return false;
        Tally = tally;
        Overseeing = (await OrganisationNames.Find(Db, Framework.OverseeingBodyId, Stop))?.Name;
        Plan = await Db.Set<Plan>()
            .Where(p => p.FrameworkId == Framework.Id && p.PriorityId == null && p.Kind == PlanKind.ActionPlan)
            .OrderByDescending(p => p.State != PlanState.Closed)
            .ThenByDescending(p => p.Id)
            .FirstOrDefaultAsync(Stop);
        return true;
    }

    /// <summary>Whoever writes the framework opens what follows; so does whoever holds a post in the body that owns it.</summary>
    internal static bool MayFollow(Framework framework, Caller caller, bool mayEdit) =>
        mayEdit
        || (
            caller.May(StrategyPermissions.Follow)
            && framework.OwnerOrganisationId is { } owner
            && caller.OrganisationIds.Contains(owner)
        );

    /// <summary>How many agreed, where as many have as are needed; null before that.</summary>
    public static async Task<AdoptionTally?> Adopted(CommonThreadDb db, Framework framework, CancellationToken stop)
    {
        // What partners adopted goes on while the next version is being written.
        var latest = await db.Set<FrameworkVersion>()
            .Where(v => v.FrameworkId == framework.Id)
            .OrderByDescending(v => v.State == VersionState.InForce)
            .ThenByDescending(v => v.State == VersionState.Approved)
            .ThenByDescending(v => v.Number)
            .Select(v => (int?)v.Id)
            .FirstOrDefaultAsync(stop);
        if (latest is not { } version)
            return null;
        var tally = await AdoptionTally.Of(db, framework, version, stop);
        return tally is { Partners: > 0, IsAdopted: true } ? tally : null;
    }

    public void OnGet() =>
        Form = new()
        {
            PlanTitle = $"{Framework.Called}: shared action plan",
            PlanEnd = Framework.PeriodEnd,
            CollectionWords = Framework.CollectionWords,
            ReportBackOn = Framework.ReportBackOn,
            ReportedBackOn = Today,
        };

    public async Task<IActionResult> OnPost()
    {
        Framework.Collect(Form.CollectionWords, Today);
        if (Form.ReportBackOn != Framework.ReportBackOn || Form.ReportBackOn is null)
            Framework.ReportBack(Form.ReportBackOn, Today);
        if (Plan is null)
        {
            // It begins as a draft: its body approves it like any other plan.
            var plan = Plan.Of(Framework.Id, null, PlanKind.ActionPlan, Form.PlanTitle);
            plan.Last(Today, Form.PlanEnd);
            (plan.OwnerPostId, plan.ApprovingBodyId) = (Framework.OwnerPostId, Framework.ApprovingBodyId);
            plan.Position = 1 + await Db.Set<Plan>().CountAsync(p => p.FrameworkId == Framework.Id, Stop);
            Db.Add(plan);
        }
        await Db.SaveChangesAsync(Stop);
        return Done(
            $"The shared action plan and the collection are open. You report back by {Framework.ReportBackOn.Say()}",
            $"{Home}/adoption/follow"
        );
    }

    public async Task<IActionResult> OnPostReported()
    {
        Framework.ReportedBack(Form.ReportedBackOn, Today);
        await Db.SaveChangesAsync(Stop);
        return Done("That you reported back is recorded", $"{Home}/adoption/follow");
    }
}
