using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Quarters;

/// <summary>A page of one quarter.</summary>
public abstract class QuarterPage : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public ReportingQuarter Quarter { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<ReportingQuarter>().SingleOrDefaultAsync(q => q.Id == Id, Stop) is not { } quarter)
            return false;
        Quarter = quarter;
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == quarter.FrameworkId, Stop);
        return await Find();
    }

    protected virtual Task<bool> Find() => Task.FromResult(true);
}
