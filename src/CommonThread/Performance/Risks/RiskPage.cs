using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Risks;

/// <summary>A page of one risk.</summary>
public abstract class RiskPage : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public Risk Risk { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public bool MayKeep => Caller.May(PerformancePermissions.Risks);

    public IReadOnlyList<Crumb> Trail => [new("Performance", "~/performance"), new("Risks", "~/performance/risks")];

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<Risk>().SingleOrDefaultAsync(r => r.Id == Id, Stop) is not { } risk)
            return false;
        Risk = risk;
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == risk.FrameworkId, Stop);
        return await Find();
    }

    protected virtual Task<bool> Find() => Task.FromResult(true);
}
