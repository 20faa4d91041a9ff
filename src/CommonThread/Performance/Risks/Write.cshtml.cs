using CommonThread.Measures;
using CommonThread.People;
using CommonThread.Performance.Threats;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.Risks;

/// <summary>Adds a risk, also from a threat (D-17), or changes what is said of one (D-15).</summary>
[Needs(PerformancePermissions.Risks)]
public sealed class WriteModel : ThreadPage
{
    [FromRoute]
    public int? Id { get; set; }

    /// <summary>The threat that becomes a risk.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Threat { get; set; }

    [BindProperty]
    public RiskText Form { get; set; } = new();

    public Risk? Risk { get; private set; }

    public Threats.Threat? From { get; private set; }

    public IReadOnlyList<SelectListItem> Priorities { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Measures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Posts { get; private set; } = [];

    private Framework framework = null!;

    public override async Task<bool> Prepare()
    {
        if (Id is { } id)
        {
            Risk = await Db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == id, Stop);
            if (Risk is not { IsOpen: true })
                return false;
            framework = await Db.Set<Framework>().SingleAsync(f => f.Id == Risk.FrameworkId, Stop);
        }
        else if ((await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..])
        {
            framework = first;
        }
        else
        {
            return false;
        }
        if (Threat is { } threat)
        {
            From = await Db.Set<Threats.Threat>().SingleOrDefaultAsync(t => t.Id == threat, Stop);
            if (From is not { Decision: ThreatDecision.Risk, RiskId: null })
                return false;
        }
        Priorities = ChoiceList.Of(await CurrentPriorities.Of(Db, framework.Id, Stop), p => p.Id, p => p.Name);
        Measures = ChoiceList.Of(
            await Db.Set<Measure>()
                .AsNoTracking()
                .Where(m => m.Status == MeasureStatus.InUse && m.Role != MeasureRole.Context)
                .OrderBy(m => m.Title)
                .ToListAsync(Stop),
            m => m.Id,
            m => m.Title
        );
        Areas = ChoiceList.Of(
            await LocalCsps.Of(Db, framework.PlaceId).OrderBy(p => p.Name).ToListAsync(Stop),
            p => p.Id,
            p => p.Name
        );
        Posts = await PostChoices.For(Db, stop: Stop);
        return true;
    }

    public void OnGet()
    {
        if (Risk is { } held)
            Form = RiskText.From(held);
        else if (From is { } threat)
            Form = new()
            {
                Title = threat.Title,
                Cause = threat.WhatChanged,
                PriorityId = threat.PriorityId,
            };
    }

    public async Task<IActionResult> OnPost()
    {
        var risk = Risk ?? new Risk { FrameworkId = framework.Id, Illustrative = From?.Illustrative ?? false };
        risk.Describe(Form, Ids(Priorities), Ids(Measures), Ids(Areas), Ids(Posts));
        Rules.Check(
            (
                "Form.Title",
                !await Db.Set<Risk>()
                    .AnyAsync(r => r.FrameworkId == framework.Id && r.Title == risk.Title && r.Id != risk.Id, Stop),
                "There is a risk of this name already"
            )
        );
        if (Risk is null)
        {
            risk.JudgeFrom(Today);
            Db.Add(risk);
        }
        await Db.SaveChangesAsync(Stop);
        if (From is { } threat)
        {
            threat.RiskId = risk.Id;
            await Db.SaveChangesAsync(Stop);
        }
        return Risk is null
            ? Done("The risk is in the register. Now judge how heavy it is", $"{risk.Url}/assess")
            : Done("The risk is changed", risk.Url);
    }

    private static HashSet<int> Ids(IReadOnlyList<SelectListItem> items) =>
        [.. items.Select(i => int.Parse(i.Value, Text.Words))];
}
