using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Measures.Disclosure;

/// <summary>Sets below which number counts of people are hidden from the public (C-49).</summary>
[Needs(MeasuresPermissions.Disclosure)]
public sealed class EditModel : ThreadPage
{
    [BindProperty]
    public int Threshold { get; set; } = Suppression.DefaultThreshold;

    public IReadOnlyList<Measure> Measures { get; private set; } = [];

    public override async Task<bool> Prepare()
    {
        Measures = await Db.Set<Measure>()
            .AsNoTracking()
            .Where(m => m.Suppress)
            .OrderBy(m => m.Title)
            .ToListAsync(Stop);
        return true;
    }

    public async Task OnGet() => Threshold = (await DisclosureRule.InForce(Db, Stop)).Threshold;

    public async Task<IActionResult> OnPost()
    {
        var rule = await Db.Set<DisclosureRule>().FirstOrDefaultAsync(Stop);
        if (rule is null)
            Db.Add(DisclosureRule.Of(Threshold));
        else
            rule.Set(Threshold);
        await Db.SaveChangesAsync(Stop);
        return Done($"Counts below {Threshold} are hidden from the public.", "~/measures/disclosure");
    }
}
