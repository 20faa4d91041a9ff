using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Strategy.Frameworks;

/// <summary>How long a framework holds, the law behind it, and how often it is reviewed.</summary>
[Needs(StrategyPermissions.Edit)]
public sealed class PeriodModel : FrameworkPage
{
    public sealed class Input
    {
        public DateOnly? PeriodStart { get; set; }

        public DateOnly? PeriodEnd { get; set; }

        public string? DatesInSource { get; set; }

        public bool Statutory { get; set; }

        public string? LegalBasis { get; set; }

        public int? ReviewEveryMonths { get; set; }
    }

    [BindProperty]
    public Input Form { get; set; } = new();

    protected override Task<bool> Find() => Task.FromResult(MayEdit);

    public void OnGet() =>
        Form = new()
        {
            PeriodStart = Framework.PeriodStart,
            PeriodEnd = Framework.PeriodEnd,
            DatesInSource = Framework.DatesInSource,
            Statutory = Framework.Statutory,
            LegalBasis = Framework.LegalBasis,
            ReviewEveryMonths = Framework.ReviewEveryMonths,
        };

    public async Task<IActionResult> OnPost()
    {
        Rules.Check(
            (
                nameof(Form.PeriodEnd),
                Draft is not null
                    || (Form.PeriodStart == Framework.PeriodStart && Form.PeriodEnd == Framework.PeriodEnd),
                "A published period does not change. Extend it by a decision, or start a new version"
            )
        );
        Framework.Last(Form.PeriodStart, Form.PeriodEnd);
        Framework.DatesInSource = Form.DatesInSource;
        Framework.RestsOn(Form.Statutory, Form.LegalBasis);
        Framework.IsReviewedEvery(Form.ReviewEveryMonths);
        await Reviews.OpenReviews.For(Db, Framework, Today, Stop);
        await Db.SaveChangesAsync(Stop);
        return Done("The period and reviews are changed", $"{Home}/write");
    }
}
