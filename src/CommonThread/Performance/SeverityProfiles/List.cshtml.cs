using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.SeverityProfiles;

/// <summary>The severity profiles of a quarter, one for each Community Safety Partnership; an analyst begins them here (D-12).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ListModel(PlaceTree tree) : ThreadPage
{
    /// <param name="Profile">The latest version; null where none is begun.</param>
    /// <param name="Content">Null before it is published.</param>
    public sealed record Row(PlaceName Csp, SeverityProfile? Profile, ProfileContent? Content);

    /// <summary>Key of a quarter: 2025-26-Q3. The last one that is over where none is asked for.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Quarter { get; set; }

    public Framework? Framework { get; private set; }

    public Period Chosen { get; private set; }

    public IReadOnlyList<SelectListItem> Quarters { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public WeightTable? Weights { get; private set; }

    public bool MayBuild => Caller.May(PerformancePermissions.Assemble);

    private const int YearsOfQuarters = 3;

    public override async Task<bool> Prepare()
    {
        Framework = (await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..] ? first : null;
        if (Framework is null)
            return true;
        var held = await Db.Set<SeverityProfile>()
            .AsNoTracking()
            .Where(p => p.FrameworkId == Framework.Id)
            .ToListAsync(Stop);
        var last = Period.QuarterOf(Today).Previous();
        if (Quarter is null)
            Chosen = held.Select(p => p.Quarter).Append(last).Max();
        else if (Period.TryParse(Quarter, out var asked) && asked.Kind == PeriodKind.Quarter)
            Chosen = asked;
        else
            return false;
        Quarters =
        [
            .. Enumerable
                .Range(0, YearsOfQuarters * 4)
                .Select(back => last.Plus(-back))
                .Concat(held.Select(p => p.Quarter))
                .Append(Chosen)
                .Distinct()
                .OrderDescending()
                .Select(q => new SelectListItem(q.ToString(), q.Key, q == Chosen)),
        ];
        Weights = await Db.Set<WeightTable>()
            .AsNoTracking()
            .Where(t => t.FrameworkId == Framework.Id)
            .OrderByDescending(t => t.Version)
            .FirstOrDefaultAsync(Stop);
        var names = await tree.Names(Stop);
        Rows =
        [
            .. (
                await LocalCsps.Of(Db, Framework.PlaceId).OrderBy(p => p.Name).Select(p => p.Id).ToListAsync(Stop)
            ).Select(csp =>
            {
                var profile = held.Where(p => p.PlaceId == csp && p.Quarter == Chosen).MaxBy(p => p.Version);
                return new Row(names[csp], profile, profile?.Frozen is { } frozen ? ProfileContent.Thaw(frozen) : null);
            }),
        ];
        return true;
    }

    public async Task<IActionResult> OnPost(int csp)
    {
        if (!MayBuild)
            return Forbid();
        if (Framework is null || Rows.SingleOrDefault(r => r.Csp.Id == csp) is not { } row)
            return NotFound();
        Rules.Check(
            ("", row.Profile is null, $"The profile of {row.Csp.Name} for {Chosen} is begun already. Open it below")
        );
        var profile = SeverityProfile.Begin(Framework.Id, csp, Chosen, Weights, Today);
        Db.Add(profile);
        await Db.SaveChangesAsync(Stop);
        return Done("The profile is begun: look it through, add what the counts hide, and publish it", profile.Url);
    }
}
