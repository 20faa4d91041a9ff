using CommonThread.People;
using CommonThread.Performance.Products;
using CommonThread.Performance.Quarters;
using CommonThread.Places;
using CommonThread.Shared.Rhythms;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Escalations;

/// <summary>Raises something that needs the whole county: with a quarter's narrative, or at any time where it is urgent (D-23).</summary>
[Needs(PerformancePermissions.Narrate)]
public sealed class RaiseModel(PlaceTree tree) : ThreadPage
{
    [BindProperty]
    public EscalationText Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public int? Quarter { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Csp { get; set; }

    public ReportingQuarter? Reporting { get; private set; }

    public IReadOnlyList<SelectListItem> Csps { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    private Framework? framework;

    public override async Task<bool> Prepare()
    {
        if (Quarter is { } id)
        {
            Reporting = await Db.Set<ReportingQuarter>().SingleOrDefaultAsync(q => q.Id == id, Stop);
            if (Reporting is null)
                return false;
            framework = await Db.Set<Framework>().SingleAsync(f => f.Id == Reporting.FrameworkId, Stop);
            var product = await Db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.QuarterId == id, Stop);
            // Once its product is approved, what is raised is raised between quarters.
            if (product?.State.IsFrozen() == true)
                Reporting = null;
        }
        framework ??= (await CurrentPriorities.Frameworks(Db, Stop)).FirstOrDefault(f => f.LeadReports is not null);
        if (framework is null)
            return false;
        Csps = await OwnCsps.Of(Db, tree, framework.PlaceId, Today, Stop);
        Priorities = ChoiceList.Of(await CurrentPriorities.Of(Db, framework.Id, Stop), p => p.Id, p => p.Name);
        return Csps.Count > 0;
    }

    public void OnGet()
    {
        if (Csps.Count == 1)
            Csp = int.Parse(Csps[0].Value, Text.Words);
        Form.IsUrgent = Reporting is null;
    }

    public async Task<IActionResult> OnPost()
    {
        var own = Csps.FirstOrDefault(c => c.Value == Csp?.ToString(Text.Words));
        Rules.Check(
            ("Csp", own is not null, "Choose the partnership"),
            (
                "Form.IsUrgent",
                Reporting is not null || Form.IsUrgent,
                "What is not urgent is raised with the narrative of a quarter: tick that it is urgent, or begin from the narrative"
            ),
            (
                "Form.PriorityId",
                Form.PriorityId is not { } p || Priorities.Any(c => c.Value == p.ToString(Text.Words)),
                "Choose a priority of the list"
            )
        );
        var item = new Escalation
        {
            FrameworkId = framework!.Id,
            QuarterId = Reporting?.Id,
            PlaceId = Csp!.Value,
            RaisedOn = Today,
            RaisedByPostId = Caller.PostIds.Cast<int?>().FirstOrDefault(),
        };
        item.Describe(Form);
        Rules.Check(
            (
                "",
                !await Db.Set<Escalation>()
                    .AnyAsync(e => e.PlaceId == item.PlaceId && e.RaisedOn == Today && e.Item == item.Item, Stop),
                "This is raised already, today and in the same words"
            )
        );
        Db.Add(item);
        await Db.SaveChangesAsync(Stop);
        foreach (
            var post in await PostsThatMay.In(
                Db,
                PerformancePermissions.RolesOf(PerformancePermissions.Approve),
                null,
                Today,
                Stop
            )
        )
            Db.Add(
                Notice.To(
                    post,
                    $"{item.Record}:raised",
                    $"{own!.Text} raises{(item.IsUrgent ? ", urgently" : "")}: {(item.Item.Length > 200 ? item.Item[..200] + "…" : item.Item)}",
                    item.Url,
                    Clock.GetUtcNow().UtcDateTime
                )
            );
        await Db.SaveChangesAsync(Stop);
        return Done("It is raised. The Performance Group says what becomes of it", item.Url);
    }
}
