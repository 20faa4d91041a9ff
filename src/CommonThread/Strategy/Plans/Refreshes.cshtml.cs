using CommonThread.Commitments;
using CommonThread.Shared.Rhythms;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Plans;

/// <summary>
/// How fresh each group's action plan is, the overdue ones first; here the programme manager asks for a refresh (A-33).
/// </summary>
[SignedIn]
public sealed class RefreshesModel : FrameworkPage
{
    public sealed class Input
    {
        public List<int> Plans { get; set; } = [];

        public DateOnly? By { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<Plan> Plans { get; private set; } = [];

    public Owners Owners { get; private set; } = null!;

    public bool MayAsk => Caller.May(PlanPermissions.Ask);

    public int Overdue => Plans.Count(p => p.IsOverdueForRefresh(Today));

    protected override async Task<bool> Find()
    {
        Owners = await Owners.Load(Db, Stop);
        Plans =
        [
            .. (
                await PlanRecords
                    .Plans(Db)
                    .Where(p =>
                        p.FrameworkId == Framework.Id && p.Kind == PlanKind.ActionPlan && p.State != PlanState.Closed
                    )
                    .ToListAsync(Stop)
            )
                .OrderByDescending(p => p.IsOverdueForRefresh(Today))
                .ThenBy(p => p.NextRefresh ?? DateOnly.MaxValue)
                .ThenBy(p => p.Title, StringComparer.Ordinal),
        ];
        return true;
    }

    public void OnGet() => Form.By = Today.AddMonths(1);

    public async Task<IActionResult> OnPostAsk()
    {
        if (!MayAsk)
            return NotFound();
        var asked = Plans.Where(p => Form.Plans.Contains(p.Id)).ToList();
        Rules.Check(
            ("Form.Plans", asked.Count > 0, "Choose at least one plan"),
            ("Form.By", Form.By > Today, "Enter the day by which it is to be refreshed, in the future")
        );
        foreach (var plan in asked)
        {
            plan.AskRefresh(Today, Form.By!.Value);
            var url = $"{Home}/plans/{plan.Id}/refresh";
            await KeepRhythm.With(
                Db,
                RefreshRhythm(plan),
                plan.Title.Length > 180 ? $"Refresh {plan.Title[..180]}" : $"Refresh {plan.Title}",
                Every.Year,
                plan.NextRefresh!.Value,
                plan.OwnerPostId,
                remindDays: 30,
                plan.Record,
                url,
                Stop
            );
            if (plan.OwnerPostId is { } owner)
            {
                Db.Add(
                    Notice.To(
                        owner,
                        string.Create(
                            System.Globalization.CultureInfo.InvariantCulture,
                            $"refresh:{plan.Id}:{Today:yyyyMMdd}:{Form.By:yyyyMMdd}"
                        ),
                        $"You are asked to refresh {plan.Title} by {Form.By.Say()}, and to say again what it is to achieve",
                        url,
                        Clock.GetUtcNow().UtcDateTime
                    )
                );
            }
        }
        await Db.SaveChangesAsync(Stop);
        return Done($"{Text.Count(asked.Count, "group is", "groups are")} asked to refresh", $"{Home}/plans/refreshes");
    }

    /// <summary>The rhythm that reminds of a plan's yearly refresh.</summary>
    internal static string RefreshRhythm(Plan plan) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"plan-{plan.Id}-refresh");
}
