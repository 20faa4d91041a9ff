using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Risks;

/// <summary>Judges a risk again (D-15).</summary>
[Needs(PerformancePermissions.Risks)]
public sealed class AssessModel : RiskPage
{
    [BindProperty]
    public AssessmentText Form { get; set; } = new();

    protected override Task<bool> Find() => Task.FromResult(Risk.IsOpen);

    public void OnGet()
    {
        if (Risk.Latest is { } held)
            Form = new()
            {
                Likelihood = held.Likelihood,
                Harm = held.Harm,
                ResidualLikelihood = held.ResidualLikelihood,
                ResidualHarm = held.ResidualHarm,
            };
    }

    public async Task<IActionResult> OnPost()
    {
        Risk.Assess(Form, Today, Caller.PostIds.Cast<int?>().FirstOrDefault());
        await Db.SaveChangesAsync(Stop);
        return Done($"It is judged. The next review is on {Risk.NextReview.Say()}", Risk.Url);
    }
}
