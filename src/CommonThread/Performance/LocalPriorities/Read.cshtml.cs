using CommonThread.Commitments;
using CommonThread.People;
using CommonThread.Performance.HarmWeights;
using CommonThread.Places;
using CommonThread.Strategy;
using Microsoft.AspNetCore.Mvc;

namespace CommonThread.Performance.LocalPriorities;

/// <summary>What a partnership works on of its own accord, with its actions (D-14).</summary>
[Needs(PerformancePermissions.Read)]
public sealed class ReadModel(PlaceTree tree) : ThreadPage
{
    [FromRoute]
    public int Id { get; set; }

    public LocalStrand Strand { get; private set; } = null!;

    public Framework Framework { get; private set; } = null!;

    public IReadOnlyList<HarmCategory> Lines { get; private set; } = [];

    public CommitmentTable Actions { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    public bool MayAct => MayWrite && Caller.May(CommitmentPermissions.Edit);

    public override async Task<bool> Prepare()
    {
        if (await Db.Set<LocalPriority>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == Id, Stop) is not { } local)
            return false;
        Framework = await Db.Set<Framework>().SingleAsync(f => f.Id == local.FrameworkId, Stop);
        var thread = await LocalThread.Of(Db, tree, Framework, local.PlaceId, Today, Stop);
        Strand = thread.Strands.Single(s => s.Local.Id == Id);
        var cited = local.Cited.Select(c => c.CategoryId).ToList();
        Lines = await Db.Set<HarmCategory>().Where(c => cited.Contains(c.Id)).OrderBy(c => c.Name).ToListAsync(Stop);
        Actions = new(Strand.Actions, await Owners.Load(Db, Stop), Today, "Actions");
        MayWrite = Caller.May(PerformancePermissions.Narrate, await tree.WithAllAbove(local.PlaceId, Today, Stop));
        return true;
    }
}
