using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.Escalations;

/// <summary>A page of one thing that was raised.</summary>
public abstract class EscalationPage(PlaceTree tree) : ThreadPage
{
    protected PlaceTree Tree { get; } = tree;

    [FromRoute]
    public int Id { get; set; }

    public Escalation Item { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public string Csp { get; private set; } = "";

    public Priority? Priority { get; private set; }

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<Escalation>().SingleOrDefaultAsync(e => e.Id == Id, Stop) is not { } item)
            return false;
        Item = item;
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == item.FrameworkId, Stop);
        Csp = (await Tree.Names(Stop)).GetValueOrDefault(item.PlaceId)?.Name ?? "";
        Priority = item.PriorityId is { } p
            ? await Db.Set<Priority>().SingleOrDefaultAsync(x => x.Id == p, Stop)
            : null;
        return true;
    }
}
