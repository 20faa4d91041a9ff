using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Quarters;

/// <summary>Opens a quarter of a framework whose leads report (D-21).</summary>
[Needs(PerformancePermissions.Open)]
public sealed class OpenModel(OpenQuarter open) : ThreadPage
{
    public sealed class Input
    {
        public int? FrameworkId { get; set; }

        /// <summary>A period's key.</summary>
        public string? Quarter { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Frameworks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Quarters { get; private set; } = [];

    private IReadOnlyList<Framework> reporting = [];

    public override async Task<bool> Prepare()
    {
        reporting = [.. (await CurrentPriorities.Frameworks(Db, Stop)).Where(f => f.LeadReports == PeriodKind.Quarter)];
        Frameworks = ChoiceList.Of(reporting, f => f.Id, f => f.ShortTitle ?? f.Title);
        var now = Period.QuarterOf(Today);
        Quarters =
        [
            .. Enumerable
                .Range(0, 5)
                .Select(back => now.Plus(-back))
                .Select(q => new SelectListItem($"{q}, {q.First.Say()} to {q.Last.Say()}", q.Key)),
        ];
        return true;
    }

    public void OnGet()
    {
        // The quarter that ended last is the one to be reported on.
        Form.Quarter = Period.QuarterOf(Today).Previous().Key;
        Form.FrameworkId = reporting is [var only] ? only.Id : null;
    }

    public async Task<IActionResult> OnPost()
    {
        var framework = reporting.FirstOrDefault(f => f.Id == Form.FrameworkId);
        var chosen = Period.TryParse(Form.Quarter, out var quarter) && Quarters.Any(q => q.Value == Form.Quarter);
        Rules.Check(
            ("Form.FrameworkId", framework is not null, "Choose the framework whose quarter it is"),
            ("Form.Quarter", chosen, "Choose the quarter")
        );
        var opened = await open.Now(
            framework!,
            quarter,
            ReportingQuarter.Usual(quarter),
            Today,
            Caller.PostIds.Cast<int?>().FirstOrDefault(),
            Clock.GetUtcNow().UtcDateTime,
            Stop
        );
        return Done($"{quarter} is open, and each post is told what it owes", opened.Url);
    }
}
