using CommonThread.Measures;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CommonThread.Performance.HarmWeights;

/// <summary>A page about what harm weighs, under the framework whose leads report, or else the first that is in force.</summary>
public abstract class WeightsPage : ThreadPage
{
    public Framework? Framework { get; private set; }

    /// <summary>Kinds of harm by name, those in use first.</summary>
    public IReadOnlyList<HarmCategory> Categories { get; private set; } = [];

    /// <summary>Versions of the weights, the one in use first.</summary>
    public IReadOnlyList<WeightTable> Tables { get; private set; } = [];

    /// <summary>The version in use; null before the first.</summary>
    public WeightTable? Latest => Tables is [var latest, ..] ? latest : null;

    public IReadOnlyList<Priority> Priorities { get; private set; } = [];

    public bool MayWeigh => Caller.May(PerformancePermissions.Weigh);

    public IReadOnlyList<HarmCategory> InUse => [.. Categories.Where(c => !c.IsRetired)];

    /// <summary>Changed by forms, so that they are tracked.</summary>
    public override async Task<bool> Prepare()
    {
        Framework = (await CurrentPriorities.Frameworks(Db, Stop)) is [var first, ..] ? first : null;
        if (Framework is null)
            return true;
        Categories = await Db.Set<HarmCategory>()
            .Where(c => c.FrameworkId == Framework.Id)
            .OrderBy(c => c.IsRetired)
            .ThenBy(c => c.Name)
            .ToListAsync(Stop);
        Tables = await Db.Set<WeightTable>()
            .AsNoTracking()
            .Include(t => t.Weights)
            .Where(t => t.FrameworkId == Framework.Id)
            .OrderByDescending(t => t.Version)
            .ToListAsync(Stop);
        Priorities = await CurrentPriorities.Of(Db, Framework.Id, Stop);
        return true;
    }

    /// <summary>The measures that can be weighed: counts in use that have a value for each month or quarter.</summary>
    protected async Task<IReadOnlyList<Measure>> Counts() =>
        await Db.Set<Measure>()
            .AsNoTracking()
            .Where(m =>
                m.Kind == MeasureKind.Count
                && m.Status == MeasureStatus.InUse
                && (m.Frequency == PeriodKind.Month || m.Frequency == PeriodKind.Quarter)
            )
            .OrderBy(m => m.Title)
            .ToListAsync(Stop);

    protected static IReadOnlyList<SelectListItem> Choices(IReadOnlyList<Measure> counts) =>
        ChoiceList.Of(counts, m => m.Id, m => m.Title);
}
