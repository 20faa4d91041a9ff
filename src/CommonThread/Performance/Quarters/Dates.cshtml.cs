using CommonThread.Performance.Products;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Quarters;

/// <summary>Gives a quarter other dates than the usual ones (D-21).</summary>
[Needs(PerformancePermissions.Open)]
public sealed class DatesModel(OpenQuarter open) : QuarterPage
{
    [BindProperty]
    public QuarterDates Form { get; set; } = new();

    // What is over has its dates.
    protected override async Task<bool> Find() =>
        (await Db.Set<Product>().AsNoTracking().SingleOrDefaultAsync(p => p.QuarterId == Id, Stop))?.State.IsFrozen()
        != true;

    public void OnGet() =>
        Form = new()
        {
            DataDue = Quarter.DataDue,
            NarrativesDue = Quarter.NarrativesDue,
            ReportsDue = Quarter.ReportsDue,
            ProductDue = Quarter.ProductDue,
            GroupMeets = Quarter.GroupMeets,
            BoardMeets = Quarter.BoardMeets,
        };

    public async Task<IActionResult> OnPost()
    {
        await open.Reschedule(Quarter, Framework, Form, Today, Clock.GetUtcNow().UtcDateTime, Stop);
        return Done("The dates are changed. What is still owed is owed by them", Quarter.Url);
    }
}
